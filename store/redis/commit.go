package redis

import (
	"context"
	"fmt"
	"strconv"

	"otklik/tasks/workflow"
)

// Commit writes all of c or nothing: see workflow.Store, and the package's comment for what an acknowledged one survives.
func (s *Store) Commit(ctx context.Context, c workflow.Commit) error {
	w, err := s.write(c)
	if err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	code, err := s.operate(ctx, w)
	if err != nil {
		// It may have been written all the same, and nobody else wakes this process then.
		for _, b := range w.batches {
			s.wakes.wake(b.queue)
		}
		return fmt.Errorf("commit: %w", err)
	}
	switch code {
	case -1:
		return fmt.Errorf("commit: %w", workflow.ErrRepeated)
	case -2:
		return fmt.Errorf("commit: task %s at revision %d: %w", c.Change.Task.ID, c.Change.Task.Rev, workflow.ErrConflict)
	case -3:
		return fmt.Errorf("commit: task %s with number %d: %w", c.Change.Task.ID, c.Change.Task.Number, workflow.ErrConflict)
	case -4:
		return fmt.Errorf("commit: roster after version %d: %w", c.RosterVersion, workflow.ErrConflict)
	}
	for i, b := range w.batches {
		if code&(1<<i) != 0 {
			s.wakes.wake(b.queue)
		}
	}
	return nil
}

// batch is what a Commit does in one queue.
type batch struct {
	queue  workflow.Queue
	settle []workflow.Settlement
	drop   []string
	put    []workflow.Item
}

// sort parts what a Commit does by queues.
func sort(c workflow.Commit) []batch {
	var list []batch
	of := func(q workflow.Queue) *batch {
		for i := range list {
			if list[i].queue == q {
				return &list[i]
			}
		}
		list = append(list, batch{queue: q})
		return &list[len(list)-1]
	}
	for _, x := range c.Settle {
		b := of(x.Item.Queue)
		b.settle = append(b.settle, x)
	}
	for _, x := range c.Drop {
		b := of(x.Queue)
		b.drop = append(b.drop, x.Key)
	}
	for _, x := range c.Put {
		b := of(x.Queue)
		b.put = append(b.put, x)
	}
	return list
}

// args puts the batch into the order that commit.lua reads.
func (b batch) args(args []any) []any {
	args = append(args, string(b.queue), len(b.settle))
	for _, x := range b.settle {
		args = append(args, x.Item.Key, x.Item.Version, x.Item.Attempt, int(x.Outcome), micros(x.At), x.Reason)
	}
	args = append(args, len(b.drop))
	for _, key := range b.drop {
		args = append(args, key)
	}
	args = append(args, len(b.put))
	for _, x := range b.put {
		args = append(args, x.Key, micros(x.Due), x.Body)
	}
	return args
}

// blankOr is n for a script, "" where there is none.
func blankOr(there bool, n int64) string {
	if !there {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
