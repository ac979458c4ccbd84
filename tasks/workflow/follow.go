package workflow

import (
	"context"
	"fmt"

	"otklik/tasks"
)

// followed is how many changed tasks are read at once.
const followed = 500

// Follow gives Settings.Learn every task that has changed since the last time, whichever process changed it; the first time, all.
// Afterwards what was learned is what the store held when Follow was called, or later. One at a time does it, the others wait.
func (f *Flow) Follow(ctx context.Context) error {
	select {
	case f.following <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-f.following }()
	for f.learn != nil {
		ids, point, err := f.Store.Changed(ctx, f.point, followed)
		if err != nil {
			return fmt.Errorf("follow changes: %w", err)
		}
		if len(ids) == 0 {
			return nil
		}
		if err := f.Some(ctx, ids, func(t tasks.Task) error { f.learn(t); return ctx.Err() }); err != nil {
			return fmt.Errorf("follow changes: %w", err)
		}
		if f.point = point; len(ids) < followed {
			return nil
		}
	}
	return nil
}
