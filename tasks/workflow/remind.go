package workflow

import (
	"context"
	"encoding/json"
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
	now := f.now()
	if t.Importance == tasks.Normal && now.Sub(it.Due) > onTime {
		if next, err := f.calendar.Next(now); err == nil && next.After(now) {
			return Settlement{Item: it, Outcome: Retry, At: next, Reason: "not working time"}, nil
		}
	}
	command := tasks.Remind{Step: body.Step, Due: body.Due}
	_, err = f.Do(ctx, Order{Task: body.Task, Command: command, By: tasks.TheSystem()})
	return done, settled(err)
}
