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

// HandIn makes a task of a message that somebody of the staff has come upon [2, 4]. Where the message is a task already, however it
// came to be one, that task is returned and fresh is false.
func (f *Flow) HandIn(ctx context.Context, m tasks.Found) (t tasks.Task, fresh bool, err error) {
	for range maxConflicts {
		t, fresh, err = f.take(ctx, m)
		if !errors.Is(err, ErrConflict) {
			return t, fresh, err
		}
	}
	return t, false, fmt.Errorf("hand in: %w", err)
}

func (f *Flow) detect(ctx context.Context, m tasks.Found) error {
	_, _, err := f.take(ctx, m)
	if errors.Is(err, ErrConflict) {
		return nil // found meanwhile by another way
	}
	return err
}

// take makes a task of a message once.
func (f *Flow) take(ctx context.Context, m tasks.Found) (t tasks.Task, fresh bool, err error) {
	id := m.Source.ID()
	t, err = f.Task(ctx, id)
	if err == nil {
		return t, false, nil // found before
	}
	if !errors.Is(err, ErrNotFound) {
		return t, false, fmt.Errorf("load task: %w", err)
	}
	from := f.now()
	if !m.SeenAt.IsZero() && m.SeenAt.Before(from) {
		from = m.SeenAt
	}
	clock, err := f.calendar.Next(from)
	if err != nil {
		f.log.Error("working time is not known", "task", id, "err", err)
		clock = from
	}
	earlier, err := f.earlier(ctx, m)
	if err != nil {
		return t, false, err
	}
	c := tasks.Detect{Found: m, ClockFrom: clock, Earlier: earlier}
	t, err = f.attempt(ctx, tasks.Task{}, Order{Command: c, By: tasks.TheSystem()})
	return t, err == nil, err
}
