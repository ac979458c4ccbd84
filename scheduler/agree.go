package scheduler

import (
	"context"

	"otklik/tasks/workflow"
)

const linksAtOnce = 4

// Agree returns the loop that brings duplicates and continuations into agreement with the tasks that they belong to.
func Agree(d Deps) *Loop {
	l := &Loop{Queue: workflow.Links, Deps: d, AtOnce: linksAtOnce}
	l.Work = each(func(ctx context.Context, it workflow.Item) error {
		s, err := l.Flow.Agree(ctx, it)
		if err != nil {
			return err
		}
		return l.Flow.Commit(ctx, workflow.Commit{Settle: []workflow.Settlement{s}})
	})
	return l
}
