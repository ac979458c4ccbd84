package scheduler

import (
	"context"

	"otklik/tasks/workflow"
)

const publicationsAtOnce = 8

// Publish returns the loop that puts approved answers into the network.
func Publish(d Deps, n workflow.Network) *Loop {
	l := &Loop{Queue: workflow.Publications, Deps: d, AtOnce: publicationsAtOnce}
	l.Work = each(func(ctx context.Context, it workflow.Item) error {
		s, err := l.Flow.Publish(ctx, n, it)
		if err != nil {
			return err
		}
		return l.Flow.Commit(ctx, workflow.Commit{Settle: []workflow.Settlement{s}})
	})
	return l
}
