package scheduler

import (
	"context"

	"otklik/tasks/workflow"
)

const termsAtOnce = 32

// Remind returns the loop that tells people of terms that have come.
func Remind(d Deps) *Loop {
	l := &Loop{Queue: workflow.Terms, Deps: d, AtOnce: termsAtOnce}
	l.Work = each(func(ctx context.Context, it workflow.Item) error {
		s, err := l.Flow.Remind(ctx, it)
		if err != nil {
			return err
		}
		return l.Flow.Commit(ctx, workflow.Commit{Settle: []workflow.Settlement{s}})
	})
	return l
}
