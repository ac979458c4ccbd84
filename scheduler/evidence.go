package scheduler

import (
	"context"

	"otklik/tasks/workflow"
)

const evidenceAtOnce = 2 // photos are large and can wait

// Preserve returns the loop that keeps the photos of residents' messages.
func Preserve(d Deps, from workflow.Fetcher, to workflow.Files) *Loop {
	l := &Loop{Queue: workflow.Evidence, Deps: d, AtOnce: evidenceAtOnce}
	l.Work = each(func(ctx context.Context, it workflow.Item) error {
		s, err := l.Flow.Preserve(ctx, from, to, it)
		if err != nil {
			return err
		}
		return l.Flow.Commit(ctx, workflow.Commit{Settle: []workflow.Settlement{s}})
	})
	return l
}
