package workflow

import (
	"context"
	"errors"
	"fmt"

	"otklik/tasks"
)

// FallBack calls a department's executors to whatever its chat alone was told of and nobody has taken: the chat does not serve any
// more. It can be repeated: who was called is not called again.
func (f *Flow) FallBack(ctx context.Context, d tasks.DepartmentID) error {
	list, err := f.waiting(ctx)
	if err != nil {
		return err
	}
	for _, t := range list {
		if err := f.fallBack(ctx, t, d); err != nil {
			return err
		}
	}
	return nil
}

// FallBackOn is FallBack for one task; none where there is no such task.
func (f *Flow) FallBackOn(ctx context.Context, id tasks.ID, d tasks.DepartmentID) error {
	t, err := f.Task(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("load task: %w", err)
	}
	return f.fallBack(ctx, t, d)
}

func (f *Flow) fallBack(ctx context.Context, t tasks.Task, d tasks.DepartmentID) error {
	roster, err := f.People(ctx)
	if err != nil {
		return err
	}
	to := t.Stranded(d, roster)
	if len(to) == 0 {
		return nil
	}
	return f.give(ctx, t.ID, tasks.HandOver{To: to, Kind: tasks.ChatGone}, "")
}
