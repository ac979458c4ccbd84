package scheduler

import (
	"context"

	"otklik/tasks/workflow"
)

const termsAtOnce = 32

// Remind returns the loop that tells people of terms that have come.
func Remind(d Deps) *Loop {
	l := &Loop{Queue: workflow.Terms, Deps: d, AtOnce: termsAtOnce}
	l.Work = func(ctx context.Context, it workflow.Item) error {
		if err := l.Flow.Remind(ctx, it); err != nil {
			return err
		}
		done := workflow.Settlement{Item: it, Outcome: workflow.Done}
		return l.Flow.Commit(ctx, workflow.Commit{Settle: []workflow.Settlement{done}})
	}
	return l
}
