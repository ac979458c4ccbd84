package workflow

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"otklik/tasks"
)

// viewNumber is the reference by which a task is found by its number.
const viewNumber tasks.View = "number"

func numberKey(n int64) string { return "number/" + strconv.FormatInt(n, 10) }

// numberRef notes which task has just taken a number.
func numberRef(t tasks.Task) Ref {
	return Ref{Message: numberKey(t.Number), Task: t.ID, View: viewNumber, Call: t.Number}
}

// Numbered returns the task with this number, ErrNotFound where there is none.
func (f *Flow) Numbered(ctx context.Context, n int64) (tasks.Task, error) {
	ref, err := f.RefAt(ctx, 0, numberKey(n))
	if errors.Is(err, ErrNotFound) {
		return tasks.Task{}, ErrNotFound
	}
	if err != nil {
		return tasks.Task{}, fmt.Errorf("task by number: %w", err)
	}
	t, err := f.Task(ctx, ref.Task)
	if err != nil {
		return t, fmt.Errorf("load task: %w", err)
	}
	return t, nil
}
