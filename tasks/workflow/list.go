package workflow

import (
	"context"
	"errors"
	"fmt"
	"time"

	"otklik/tasks"
)

// List queues the day's list: in the morning for everybody with an open duty, in the evening, for controllers and deputies,
// of what is overdue or will be by until. What is queued for one person becomes one message. day names the day: the list of
// a day is queued once, whatever restarts.
func (f *Flow) List(ctx context.Context, rung tasks.RungName, day string, until time.Time) error {
	policy, err := f.Policy(ctx)
	if err != nil {
		return err
	}
	now := f.now()
	list, err := f.waiting(ctx)
	if err != nil {
		return err
	}
	for _, t := range list {
		c := Commit{Keys: []Key{{Name: fmt.Sprintf("list/%s/%s/%s", rung, day, t.ID), Until: now.Add(keyLife)}}}
		for _, r := range tasks.Listed(t, rung, until, policy.Roster) {
			c.Put = append(c.Put, reminderItem(r, now))
		}
		if len(c.Put) == 0 {
			continue
		}
		if err := f.Commit(ctx, c); err != nil && !errors.Is(err, ErrRepeated) {
			return fmt.Errorf("list of %s: %w", t.ID, err)
		}
	}
	return nil
}
