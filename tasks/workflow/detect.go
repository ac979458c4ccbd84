package workflow

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"otklik/tasks"
)

// parallelDetects is how many messages of one batch are committed at once: the store writes them in few transactions.
const parallelDetects = 32

// Detect makes tasks of messages that a source has found, and only then notes where the source has got to. A message that
// is a task already stays as it is. On an error nothing is noted: the source must give the batch again.
func (f *Flow) Detect(ctx context.Context, found []tasks.Found, cursors map[string]string) error {
	errs := make([]error, len(found))
	slots := make(chan struct{}, parallelDetects)
	var wg sync.WaitGroup
	for i, m := range found {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			errs[i] = f.detect(ctx, m)
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if len(cursors) == 0 {
		return nil
	}
	if err := f.Commit(ctx, Commit{Cursors: cursors}); err != nil {
		return fmt.Errorf("note cursor: %w", err)
	}
	return nil
}

func (f *Flow) detect(ctx context.Context, m tasks.Found) error {
	id := m.Source.ID()
	_, err := f.Task(ctx, id)
	if err == nil {
		return nil // found before
	}
	if !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("load task: %w", err)
	}
	now := f.now()
	clock, err := f.calendar.Next(now)
	if err != nil {
		f.log.Error("working time is not known", "task", id, "err", err)
		clock = now
	}
	earlier, err := f.earlier(ctx, m)
	if err != nil {
		return err
	}
	c := tasks.Detect{Found: m, ClockFrom: clock, Earlier: earlier}
	_, err = f.attempt(ctx, tasks.Task{}, Order{Command: c, By: tasks.TheSystem()})
	if errors.Is(err, ErrConflict) {
		return nil // found meanwhile by another way
	}
	return err
}
