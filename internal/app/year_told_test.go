package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// diary keeps what was sent.
type diary struct {
	mu     sync.Mutex
	sent   []sentReminder
	alerts []sentAlert
}

type sentReminder struct {
	tasks.Reminder
	real, clock time.Time
	message     int // reminders of one message have one number
}

type sentAlert struct {
	task   tasks.ID
	person tasks.PersonID
	real   time.Time
}

// messenger sends to the diary.
type messenger struct {
	flow *workflow.Flow
	year *year
}

// Remind sends one message of reminders.
func (m *messenger) Remind(ctx context.Context, items []workflow.Item) error {
	var c workflow.Commit
	var list []tasks.Reminder
	for _, it := range items {
		var r tasks.Reminder
		if err := json.Unmarshal(it.Body, &r); err != nil {
			return fmt.Errorf("reminder: %w", err)
		}
		list = append(list, r)
		c.Settle = append(c.Settle, workflow.Settlement{Item: it, Outcome: workflow.Done})
	}
	time.Sleep(sending)
	if err := m.flow.Commit(ctx, c); err != nil {
		return err
	}
	d := &m.year.told
	d.mu.Lock()
	defer d.mu.Unlock()
	number := len(d.sent)
	for _, r := range list {
		d.sent = append(d.sent, sentReminder{r, time.Now(), m.year.clock.Now(), number})
	}
	return nil
}

// Deliver sends one alert.
func (m *messenger) Deliver(ctx context.Context, it workflow.Item) error {
	var n tasks.Notice
	if err := json.Unmarshal(it.Body, &n); err != nil {
		return fmt.Errorf("notice: %w", err)
	}
	time.Sleep(sending)
	c := workflow.Commit{Settle: []workflow.Settlement{{Item: it, Outcome: workflow.Done}}}
	if err := m.flow.Commit(ctx, c); err != nil {
		return err
	}
	d := &m.year.told
	d.mu.Lock()
	defer d.mu.Unlock()
	d.alerts = append(d.alerts, sentAlert{n.Task, n.Person, time.Now()})
	return nil
}
