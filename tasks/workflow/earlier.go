package workflow

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"otklik/tasks"
)

// viewAnswer is a published answer as the network shows it: its reference says which task an answer belongs to.
const viewAnswer tasks.View = "answer"

// answerRef notes where an answer stands, so that a reply to it finds its task.
func answerRef(t tasks.Task, comment int64) Ref {
	s := t.Publication.To
	s.Comment = comment
	return Ref{Message: s.Key(), Task: t.ID, View: viewAnswer, Call: comment}
}

// maxChain is how many continuations of continuations are followed back.
const maxChain = 20

// earlier finds the task that a message may continue: it replies to an answer that its author was given or to words of their
// own, or stands in a thread that they began. "" for none.
func (f *Flow) earlier(ctx context.Context, m tasks.Found) (tasks.ID, error) {
	if m.Author.ID == 0 { // nobody knows who wrote
		return "", nil
	}
	for _, comment := range []int64{m.ReplyTo, m.Source.Thread} {
		if comment == 0 || comment == m.Source.Comment {
			continue
		}
		at := m.Source
		at.Comment = comment
		id := at.ID()
		ref, err := f.RefAt(ctx, 0, at.Key())
		switch {
		case err == nil:
			id = ref.Task
		case !errors.Is(err, ErrNotFound):
			return "", fmt.Errorf("answer %s: %w", strconv.FormatInt(comment, 10), err)
		}
		t, err := f.origin(ctx, id)
		if err != nil {
			return "", err
		}
		if t.Found.Author.ID == m.Author.ID && (t.Status.Open() || t.Status == tasks.Published) {
			return t.ID, nil
		}
	}
	return "", nil
}

// origin is the task, or the one that it went on in.
func (f *Flow) origin(ctx context.Context, id tasks.ID) (tasks.Task, error) {
	var t tasks.Task
	for range maxChain {
		var err error
		if t, err = f.taskOrNone(ctx, id); err != nil || t.Status != tasks.Joined {
			return t, err
		}
		id = t.Earlier
	}
	return t, nil
}
