package scheduler

import (
	"context"
	"encoding/json"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Reminder turns what a person must be reminded of into one message and settles all of it.
type Reminder interface {
	Remind(ctx context.Context, items []workflow.Item) error
}

// remindersAtOnce is how many reminders one claim may fold.
const remindersAtOnce = 1000

// Digest returns the loop that reminds people: what falls due for one person together is one message.
func Digest(d Deps, r Reminder) *Loop {
	return &Loop{
		Queue: workflow.Reminders, Deps: d, AtOnce: remindersAtOnce, Work: r.Remind,
		Group: func(it workflow.Item) string {
			var body tasks.Reminder
			if err := json.Unmarshal(it.Body, &body); err != nil {
				return it.Key
			}
			return string(body.Person)
		},
	}
}
