package scheduler

import (
	"context"

	"otklik/tasks/workflow"
)

// Deliverer turns a claimed notice into a message and settles it.
type Deliverer interface {
	Deliver(ctx context.Context, it workflow.Item) error
}

// How many notices of a queue are on their way at once. Alerts and prompts have places of their own, so that a thousand
// ordinary notices that wait for the messenger's limits never stand before them.
const (
	alertsAtOnce  = 8
	promptsAtOnce = 32
	noticesAtOnce = 64
)

// Deliver returns the loops that deliver alerts, prompts and notices.
func Deliver(d Deps, to map[workflow.Queue]Deliverer) []*Loop {
	lanes := &Lanes{}
	atOnce := map[workflow.Queue]int{
		workflow.Alerts: alertsAtOnce, workflow.Prompts: promptsAtOnce, workflow.Notices: noticesAtOnce,
	}
	var loops []*Loop
	for _, q := range []workflow.Queue{workflow.Alerts, workflow.Prompts, workflow.Notices} {
		loops = append(loops, &Loop{
			Queue: q, Deps: d, Lanes: lanes, AtOnce: atOnce[q], Work: each(to[q].Deliver),
		})
	}
	return loops
}

// each works a group's items one by one; these loops' groups are of one.
func each(work func(context.Context, workflow.Item) error) func(context.Context, []workflow.Item) error {
	return func(ctx context.Context, items []workflow.Item) error {
		for _, it := range items {
			if err := work(ctx, it); err != nil {
				return err
			}
		}
		return nil
	}
}
