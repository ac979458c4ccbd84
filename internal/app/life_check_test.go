package app_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
)

func (l *life) all() []tasks.Task {
	var list []tasks.Task
	must(l.t, l.store.Each(l.t.Context(), func(t tasks.Task) error {
		list = append(list, t)
		return nil
	}))
	return list
}

// finished reports whether nobody has anything to do: what is promised for a later day waits for it.
func (l *life) finished() bool {
	for _, t := range l.all() {
		if t.Status.Open() || slices.ContainsFunc(t.OpenPromises(), func(p tasks.Promise) bool { return !waits(t, p) }) {
			return false
		}
	}
	return len(l.missing()) == 0
}

// waits reports whether a promise of a task waits for its day.
func waits(t tasks.Task, p tasks.Promise) bool {
	term, runs := t.TermOf(tasks.StepPromise, fmt.Sprint(p.No))
	return !t.Status.Open() && t.Status != tasks.Published || // given up with its task
		p.State == tasks.PromiseOpen && runs && term.Due.After(time.Now())
}

// missing lists the comments that are no task; those that were deleted for a time may have been seen by nobody.
func (l *life) missing() []int64 {
	found := map[int64]bool{}
	for _, t := range l.all() {
		found[t.Found.Source.Comment] = true
	}
	return slices.DeleteFunc(slices.Clone(l.comments), func(id int64) bool { return found[id] || l.gone[id] })
}

// check looks at the end whether everything is as it must be.
func (l *life) check() {
	list := l.all()
	if lost := l.missing(); len(lost) > 0 || len(list) > len(l.comments) {
		l.t.Errorf("%d tasks of %d messages, %d are missing", len(list), len(l.comments), len(lost))
	}
	numbers := map[int64]bool{}
	for _, t := range list {
		l.checkTask(t)
		if t.Number > 0 {
			if numbers[t.Number] {
				l.t.Errorf("number %d was given twice", t.Number)
			}
			numbers[t.Number] = true
		}
	}
	for n := range int64(len(numbers)) {
		if !numbers[n+1] {
			l.t.Errorf("number %d was left out", n+1)
		}
	}
	l.checkWall(list)
	unanswered := 0
	for query := range l.taps {
		if _, ok := l.tg.Answer(query); !ok {
			unanswered++
		}
	}
	if unanswered > l.faults {
		l.t.Errorf("%d taps were not answered, with %d faults", unanswered, l.faults)
	}
	for _, c := range append(l.tg.Complaints(), l.vk.Complaints()...) {
		l.t.Errorf("complaint: %s", c)
	}
	if n := l.tg.Count429(); n > 0 {
		l.t.Errorf("Telegram had to say «too many requests» %d times", n)
	}
}

func (l *life) checkTask(t tasks.Task) {
	if t.Status.Open() {
		l.t.Errorf("task %s has come to rest in %s", t.ID, t.Status)
	}
	for _, p := range t.OpenPromises() {
		if !waits(t, p) {
			l.t.Errorf("task %s (%s): nobody sees to %+v", t.ID, t.Status, p)
		}
	}
	events, err := l.store.Events(l.t.Context(), t.ID)
	must(l.t, err)
	if again := written(l.t, tasks.Replay(events)); again != written(l.t, t) {
		l.t.Errorf("task %s: history replays to another task", t.ID)
	}
	if err := tasks.Verify(events, t.Seal); err != nil {
		l.t.Error(err)
	}
	l.checkCards(t)
}

// checkWall compares what the community has written with what was approved and published: each once, in the same words, under
// what the resident wrote.
func (l *life) checkWall(list []tasks.Task) {
	said := map[string]bool{}
	standing := map[int64]string{}
	for _, a := range l.vk.Answers() {
		if said[fmt.Sprint(a.ReplyTo, a.Text)] {
			l.t.Errorf("%q stands there twice", a.Text)
		}
		said[fmt.Sprint(a.ReplyTo, a.Text)] = true
		standing[a.ID] = a.Text
		if !slices.ContainsFunc(list, func(t tasks.Task) bool { return l.released(t, a.ReplyTo, a.Text) }) {
			l.t.Errorf("%q was published, and nobody had approved it for %d", a.Text, a.ReplyTo)
		}
	}
	seen := map[int64]bool{}
	for _, t := range list {
		for _, p := range t.Posted {
			d, _ := t.Draft(p.Draft)
			if p.Comment == 0 {
				continue // by hand
			}
			if standing[p.Comment] != d.Text || seen[p.Comment] {
				l.t.Errorf("task %s: version %d is said to stand in comment %d, where there is %q", t.ID, d.No, p.Comment, standing[p.Comment])
			}
			seen[p.Comment] = true
		}
	}
}

// released reports whether a text was approved when somebody had it published under a comment of the task's resident.
func (l *life) released(t tasks.Task, under int64, text string) bool {
	events, err := l.store.Events(l.t.Context(), t.ID)
	must(l.t, err)
	for i, e := range events {
		c, ok := e.Command.(tasks.Publish)
		if !ok {
			continue
		}
		then := tasks.Replay(events[:i])
		d, approved := then.Approved()
		if approved && d.No == c.Draft && d.Text == text && (then.Target().Comment == under || t.Target().Comment == under) {
			return true
		}
	}
	return false
}

func written(t testing.TB, v any) string {
	data, err := json.Marshal(v)
	must(t, err)
	return string(data)
}

// checkCards looks whether everybody's card says how it ended.
func (l *life) checkCards(t tasks.Task) {
	ends := map[tasks.Status]string{
		tasks.Published: "ответ опубликован", tasks.Declined: "не к нам", tasks.Withheld: "без ответа",
		tasks.Joined: "продолжение", tasks.Lapsed: "закрыт",
	}
	for _, told := range t.Told {
		if told.View != tasks.ViewCard {
			continue
		}
		ref, err := l.store.RefOf(l.t.Context(), t.ID, told.Person, told.View)
		if err != nil {
			l.t.Errorf("task %s: %s never got the card: %v", t.ID, told.Person, err)
			continue
		}
		var id int
		fmt.Sscan(ref.Message, &id)
		m, _ := l.tg.Message(ref.Chat, id)
		head, _, _ := strings.Cut(m.Text, "\n\n")
		if end, ended := ends[t.Status]; !ended || !strings.Contains(strings.ToLower(head), end) {
			l.t.Errorf("task %s (%s): %s still sees %q with %q", t.ID, t.Status, told.Person, m.Text, m.Labels())
		}
	}
}
