package scheduler

import (
	"context"
	"encoding/json"
	"fmt"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Reminder turns what a person must be reminded of into one message and settles all of it.
type Reminder interface {
	Remind(ctx context.Context, items []workflow.Item) error
}

// remindersAtOnce is how many reminders one claim may fold.
const remindersAtOnce = 1000

// Digest returns the loop that reminds people: what falls due for one person together is one message. What could not go out
// in time, because nothing ran, does not go out at night.
func Digest(d Deps, r Reminder) *Loop {
	return &Loop{
		Queue: workflow.Reminders, Deps: d, AtOnce: remindersAtOnce,
		Work: func(ctx context.Context, items []workflow.Item) error {
			items, held := d.Flow.Hold(items)
			if len(held) > 0 {
				if err := d.Flow.Commit(ctx, workflow.Commit{Settle: held}); err != nil {
					return fmt.Errorf("hold reminders until working time: %w", err)
				}
			}
			if len(items) == 0 {
				return nil
			}
			return r.Remind(ctx, items)
		},
		Group: func(it workflow.Item) string {
			var body tasks.Reminder
			if err := json.Unmarshal(it.Body, &body); err != nil {
				return it.Key
			}
			return string(body.Person)
		},
	}
}
