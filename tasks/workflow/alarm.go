package workflow

import (
	"context"
	"errors"
	"time"

	"otklik/tasks"
)

// ViewAlarm tells administrators that the program does not do what it should by itself. It belongs to no task.
const ViewAlarm tasks.View = "alarm"

// ViewBarred tells administrators that a network takes nothing from the program until they mend its tokens.
const ViewBarred tasks.View = "barred"

// Alarm tells the administrators, once an hour at most.
func (f *Flow) Alarm(ctx context.Context) error { return f.tellAdmins(ctx, ViewAlarm) }

// AlarmBarred tells the administrators, once an hour at most.
func (f *Flow) AlarmBarred(ctx context.Context) error { return f.tellAdmins(ctx, ViewBarred) }

func (f *Flow) tellAdmins(ctx context.Context, view tasks.View) error {
	roster, err := f.People(ctx)
	if err != nil {
		return err
	}
	now := f.now()
	c := Commit{Keys: []Key{{Name: string(view), Until: now.Add(time.Hour)}}}
	for _, p := range roster.With(tasks.Admin) {
		if p.Account != 0 {
			n := tasks.Notice{Person: p.ID, View: view, Call: now.UnixNano(), Urgent: true}
			c.Put = append(c.Put, NoticeItem(n, now))
		}
	}
	if err := f.Commit(ctx, c); err != nil && !errors.Is(err, ErrRepeated) {
		return err
	}
	return nil
}
