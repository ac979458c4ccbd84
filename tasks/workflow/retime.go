package workflow

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"otklik/tasks"
)

// The places where the store keeps which calendar and terms count, and how often they have changed.
const (
	clockCursor = "worktime"
	turnsCursor = "worktime/turns"
	underway    = "→" // before the version: not all tasks have been counted by it yet
)

// Retime counts the terms of all open tasks anew when the calendar, the hours or the terms are others than those that the
// store was last used with. It returns how many tasks it looked at; after a fault it can be called again, with the same
// version or another, and no task is counted twice by one change.
func (f *Flow) Retime(ctx context.Context, version string) (int, error) {
	was, err := f.Cursor(ctx, clockCursor)
	if err != nil || was == version {
		return 0, err
	}
	if was == "" {
		return 0, f.Commit(ctx, Commit{Cursors: map[string]string{clockCursor: version}})
	}
	turn, err := f.turn(ctx, was, version)
	if err != nil {
		return 0, err
	}
	var open []tasks.ID
	err = f.Each(ctx, func(t tasks.Task) error {
		if t.Status.Open() || len(t.Terms) > 0 {
			open = append(open, t.ID)
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("open tasks: %w", err)
	}
	for _, id := range open {
		key := "retime/" + turn + "/" + string(id)
		_, err := f.Do(ctx, Order{Task: id, Command: tasks.Retime{Version: version}, By: tasks.TheSystem(), Key: key})
		if err := settled(err); err != nil && !errors.Is(err, ErrRepeated) {
			return 0, fmt.Errorf("task %s: %w", id, err)
		}
	}
	return len(open), f.Commit(ctx, Commit{Cursors: map[string]string{clockCursor: version}})
}

// turn numbers a change of the calendar and notes that it is under way; one that a fault has cut short keeps its number.
func (f *Flow) turn(ctx context.Context, was, version string) (string, error) {
	last, err := f.Cursor(ctx, turnsCursor)
	if err != nil {
		return "", fmt.Errorf("changes of the calendar: %w", err)
	}
	if was == underway+version {
		return last, nil
	}
	n, _ := strconv.Atoi(last) // nothing before the first
	next := strconv.Itoa(n + 1)
	err = f.Commit(ctx, Commit{Cursors: map[string]string{clockCursor: underway + version, turnsCursor: next}})
	return next, err
}
