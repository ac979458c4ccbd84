package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"otklik/tasks"
)

// onTime is how late a rung may come and still count as on time.
const onTime = time.Minute

// Remind lets the rungs of a term tell whom they must, and says how the item ends. A term that has ended meanwhile is passed
// over. What comes late, after a time in which nothing ran, waits for working time, except for high importance.
func (f *Flow) Remind(ctx context.Context, it Item) (Settlement, error) {
	done := Settlement{Item: it, Outcome: Done}
	var body TermBody
	if err := json.Unmarshal(it.Body, &body); err != nil {
		return done, fmt.Errorf("term: %w", err)
	}
	t, err := f.Task(ctx, body.Task)
	if err != nil {
		return done, fmt.Errorf("load task: %w", err)
	}
	if s, held := f.held(it, t.Importance == tasks.High); held {
		return s, nil
	}
	command := tasks.Remind{Step: body.Step, Of: body.Of, Due: body.Due}
	t, err = f.Do(ctx, Order{Task: body.Task, Command: command, By: tasks.TheSystem()})
	if errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		if term, runs := t.TermOf(body.Step, body.Of); runs && term.Due.Equal(body.Due) && !term.Next.IsZero() {
			return Settlement{Item: it, Outcome: Retry, At: f.ahead(term.Next), Reason: "the clock stepped back"}, nil
		}
	}
	return done, settled(err)
}

// ahead is the instant, or a moment from now where it has passed already.
func (f *Flow) ahead(t time.Time) time.Time {
	if soon := f.now().Add(time.Second); t.Before(soon) {
		return soon
	}
	return notBefore(t)
}

// Hold parts claimed reminders: those that may go out now, and the settlements of those that could not go out in time and
// wait for working time.
func (f *Flow) Hold(items []Item) (out []Item, held []Settlement) {
	for _, it := range items {
		var r tasks.Reminder
		err := json.Unmarshal(it.Body, &r)
		if s, wait := f.held(it, r.Urgent); wait && err == nil {
			held = append(held, s)
			continue
		}
		out = append(out, it)
	}
	return out, held
}

// held tells whether an item that comes late has to wait for working time, and until when.
func (f *Flow) held(it Item, urgent bool) (Settlement, bool) {
	now := f.now()
	if urgent || now.Sub(it.Due) <= onTime {
		return Settlement{}, false
	}
	next, err := f.calendar.Next(now)
	if err != nil || !next.After(now) {
		return Settlement{}, false
	}
	return Settlement{Item: it, Outcome: Retry, At: next, Reason: "not working time"}, true
}
