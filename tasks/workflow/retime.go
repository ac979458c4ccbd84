package workflow

import (
	"context"
	"errors"
	"fmt"

	"otklik/tasks"
)

// clockCursor names the place where the store keeps which calendar and terms count.
const clockCursor = "worktime"

// Retime counts the terms of all open tasks anew when the calendar, the hours or the terms are others than those that the
// store was last used with. It returns how many tasks it looked at; after a fault it can be called again.
func (f *Flow) Retime(ctx context.Context, version string) (int, error) {
	was, err := f.Cursor(ctx, clockCursor)
	if err != nil || was == version {
		return 0, err
	}
	var open []tasks.ID
	if was != "" {
		err = f.Each(ctx, func(t tasks.Task) error {
			if t.Status.Open() {
				open = append(open, t.ID)
			}
			return nil
		})
		if err != nil {
			return 0, fmt.Errorf("open tasks: %w", err)
		}
	}
	for _, id := range open {
		key := "retime/" + version + "/" + string(id)
		_, err := f.Do(ctx, Order{Task: id, Command: tasks.Retime{Version: version}, By: tasks.TheSystem(), Key: key})
		if err := settled(err); err != nil && !errors.Is(err, ErrRepeated) {
			return 0, fmt.Errorf("task %s: %w", id, err)
		}
	}
	return len(open), f.Commit(ctx, Commit{Cursors: map[string]string{clockCursor: version}})
}
