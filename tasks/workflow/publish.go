package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"otklik/tasks"
)

// Network is what publishing needs of a social network. Its errors are *Trouble.
type Network interface {
	// Attach brings a file that goes with an answer to the message into the network and returns the reference by which Publish
	// attaches it. Bringing it again does no harm.
	Attach(ctx context.Context, to tasks.Source, m tasks.Media) (ref string, err error)
	// Publish puts text under the message as an answer, with the files of these references. guid names the operation: the network
	// drops a repeat.
	Publish(ctx context.Context, to tasks.Source, text, guid string, files []string) (Answer, error)
	// FindAnswer looks whether exactly this text stands under the message already.
	FindAnswer(ctx context.Context, to tasks.Source, text, guid string, since time.Time) (a Answer, found bool, err error)
}

// Answer is a published answer, and how it stands there where Publish could read it back.
type Answer struct {
	Comment int64
	Link    string
	Read    bool
	Text    string // as it stands
	Files   int    // that stand with it
}

// Trouble is why the network did not do what it was asked.
type Trouble struct {
	Problem tasks.Problem
	Again   bool          // it was not done, and may be tried again
	After   time.Duration // for Again: how long to wait; 0 leaves it to the caller
	Unknown bool          // it may have been done
	Barred  bool          // nothing will be done until an administrator mends what the network is used with
	Err     error
}

// Error names the problem and the cause.
func (t *Trouble) Error() string { return fmt.Sprintf("publishing: %s: %v", t.Problem, t.Err) }

// Unwrap returns the cause.
func (t *Trouble) Unwrap() error { return t.Err }

const (
	publishPatience = 10 * time.Minute // after this the operator decides
	publishPause    = 3 * time.Second  // before finding out, or trying again where the network names no pause
	findBefore      = time.Minute      // clocks differ: an answer may look this much older than the tap
)

// Publish carries one publication a step further and says how its item ends. The answer is looked for before every call but
// the first, so that a call whose fate is not known never becomes a second answer [13].
func (f *Flow) Publish(ctx context.Context, n Network, it Item) (Settlement, error) {
	done := Settlement{Item: it, Outcome: Done}
	var body PublicationBody
	if err := json.Unmarshal(it.Body, &body); err != nil {
		return done, fmt.Errorf("publication: %w", err)
	}
	t, err := f.Task(ctx, body.Task)
	if err != nil {
		return done, fmt.Errorf("load task: %w", err)
	}
	if t.Status != tasks.Publishing {
		return done, nil
	}
	draft, ok := t.Approved()
	if !ok || draft.No != body.Draft || sum(draft.Text) != body.Sum {
		return done, f.giveUp(ctx, t, tasks.ProblemMismatch)
	}
	answer, err := f.publishOnce(ctx, n, t, draft, it)
	if err == nil {
		return done, f.confirm(ctx, t, draft, answer)
	}
	switch {
	case errors.Is(err, errBrought):
		return done, nil
	case errors.Is(err, errKept):
		return done, err
	}
	if ctx.Err() != nil {
		return done, ctx.Err() // the lease ends by itself and the next attempt looks first
	}
	return f.afterTrouble(ctx, t, it, err)
}

// publishOnce looks for the answer where an earlier call may have put it, and publishes if it is not there and its files are in
// the network.
func (f *Flow) publishOnce(ctx context.Context, n Network, t tasks.Task, d tasks.Draft, it Item) (Answer, error) {
	p := t.Publication
	if it.Attempt > 1 || p.Tries > 1 {
		since := d.At.Add(-findBefore) // an earlier answer in the same words is another one
		if a, found, err := n.FindAnswer(ctx, p.To, d.Text, p.GUID, since); err != nil || found {
			return a, unknownIfFinal(err)
		}
	}
	files, err := f.bring(ctx, n, t, d, it)
	if err != nil {
		return Answer{}, err
	}
	return n.Publish(ctx, p.To, d.Text, p.GUID, files)
}

// confirm notes that the answer stands in the network, and what of it stands otherwise than it was approved.
func (f *Flow) confirm(ctx context.Context, t tasks.Task, d tasks.Draft, a Answer) error {
	c := tasks.Confirm{Comment: a.Comment, Link: a.Link, At: f.now()}
	if a.Read {
		c.Left = max(len(d.Media)-a.Files, 0)
	}
	_, err := f.Do(ctx, Order{Task: t.ID, By: tasks.TheSystem(), Command: c, Refs: []Ref{answerRef(t, a.Comment)}})
	if err != nil || !a.Read {
		return settled(err)
	}
	touched := tasks.AnswerTouched{Comment: a.Comment, Text: a.Text, At: f.now()}
	_, err = f.Do(ctx, Order{Task: t.ID, By: tasks.TheSystem(), Command: touched})
	return settled(err)
}

// unknownIfFinal: where the network cannot be read, whether the answer stands there is for a person to see.
func unknownIfFinal(err error) error {
	if trouble := new(Trouble); errors.As(err, &trouble) && !trouble.Again {
		return &Trouble{Problem: tasks.ProblemUnknown, Err: err}
	}
	return err
}

func (f *Flow) afterTrouble(ctx context.Context, t tasks.Task, it Item, err error) (Settlement, error) {
	trouble := &Trouble{Problem: tasks.ProblemUnknown, Unknown: true, Err: err}
	errors.As(err, &trouble)
	f.log.Warn("publication not done", "task", t.ID, "attempt", it.Attempt, "problem", trouble.Problem, "err", err)
	now := f.now()
	if (trouble.Again || trouble.Unknown) && now.Sub(t.Publication.At)+trouble.After < publishPatience {
		at := now.Add(max(trouble.After, publishPause))
		return Settlement{Item: it, Outcome: Retry, At: at, Reason: string(trouble.Problem)}, nil
	}
	if trouble.Barred {
		if err := f.AlarmBarred(ctx); err != nil {
			return Settlement{}, err
		}
	}
	return Settlement{Item: it, Outcome: Done}, f.giveUp(ctx, t, trouble.Problem)
}

func (f *Flow) giveUp(ctx context.Context, t tasks.Task, p tasks.Problem) error {
	_, err := f.Do(ctx, Order{Task: t.ID, By: tasks.TheSystem(), Command: tasks.GiveUp{Problem: p}})
	return settled(err)
}

// settled takes a refusal for done: somebody has moved the task on meanwhile.
func settled(err error) error {
	if refusal := new(tasks.Error); errors.As(err, &refusal) {
		return nil
	}
	return err
}
