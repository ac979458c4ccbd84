package workflow

import (
	"context"
	"errors"
	"time"

	"otklik/tasks"
)

// ViewAlarm tells administrators that the program does not do what it should by itself. It belongs to no task.
const ViewAlarm tasks.View = "alarm"

// Alarm tells the administrators, once an hour at most.
func (f *Flow) Alarm(ctx context.Context) error {
	roster, err := f.People(ctx)
	if err != nil {
		return err
	}
	now := f.now()
	c := Commit{Keys: []Key{{Name: "alarm", Until: now.Add(time.Hour)}}}
	for _, p := range roster.With(tasks.Admin) {
		if p.Account != 0 {
			n := tasks.Notice{Person: p.ID, View: ViewAlarm, Call: now.UnixNano(), Urgent: true}
			c.Put = append(c.Put, NoticeItem(n, now))
		}
	}
	if err := f.Commit(ctx, c); err != nil && !errors.Is(err, ErrRepeated) {
		return err
	}
	return nil
}
