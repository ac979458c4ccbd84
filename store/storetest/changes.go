package storetest

import (
	"errors"
	"slices"
	"testing"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

func exerciseSome(t *testing.T, b *bench) {
	for _, id := range []tasks.ID{"a", "b", "c"} {
		b.must(workflow.Commit{Change: change(id, 1)})
	}
	var ids []tasks.ID
	b.check("some", b.Store.Some(b.ctx, []tasks.ID{"c", "nobody", "a"}, func(task tasks.Task) error {
		ids = append(ids, task.ID)
		_, err := b.Store.Task(b.ctx, task.ID) // the store can be used meanwhile
		return err
	}))
	slices.Sort(ids)
	b.same("some", ids, []tasks.ID{"a", "c"})
	enough, calls := errors.New("enough"), 0
	err := b.Store.Some(b.ctx, []tasks.ID{"a", "c"}, func(tasks.Task) error { calls++; return enough })
	if !errors.Is(err, enough) || calls != 1 {
		t.Fatalf("some that is stopped: %v after %d calls", err, calls)
	}
	b.check("none", b.Store.Some(b.ctx, nil, func(tasks.Task) error { return enough }))
}

func exerciseChanged(_ *testing.T, b *bench) {
	start := b.changed(0, 10)
	for _, id := range []tasks.ID{"a", "b", "c"} {
		b.must(workflow.Commit{Change: change(id, 1)})
	}
	all := b.changed(start, 10, "a", "b", "c")
	b.changed(b.changed(start, 2, "a", "b"), 2, "c")
	b.must(workflow.Commit{Cursors: map[string]string{"c": "1"}})
	b.same("point without a change", b.changed(all, 10), all)
	b.must(workflow.Commit{Change: change("b", 2)})
	b.must(workflow.Commit{Change: change("a", 2)})
	b.must(workflow.Commit{Change: change("b", 3)})
	last := b.changed(all, 10, "a", "b")
	b.changed(0, 10, "c", "a", "b")
	if b.Reopen != nil {
		b.Subject = b.Reopen(b.t)
	}
	b.changed(last, 10)
	b.must(workflow.Commit{Change: change("c", 2)})
	b.changed(last, 10, "c")
}

// changed wants these tasks to have changed after a point and returns the next.
func (b *bench) changed(after int64, limit int, want ...tasks.ID) int64 {
	b.t.Helper()
	got, point, err := b.Store.Changed(b.ctx, after, limit)
	b.check("changed", err)
	b.same("changed", got, want)
	if len(want) > 0 && point <= after {
		b.t.Fatalf("changed: point %d after %d", point, after)
	}
	return point
}
