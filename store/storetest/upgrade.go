package storetest

import (
	"testing"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Older checks that a store whose layout was put back to an earlier one by older is brought up to date when it is opened: what
// has changed is told as ever, the tasks from before first.
func Older(t *testing.T, open func(testing.TB) Store, older func()) {
	t.Helper()
	b := &bench{Subject: Subject{Store: open(t)}, t: t, ctx: t.Context()}
	for _, id := range []tasks.ID{"a", "b", "c"} {
		b.must(workflow.Commit{Change: change(id, 1)})
	}
	b.check("close", b.Store.Close())
	older()
	b.Store = open(t)
	ids, point, err := b.Store.Changed(b.ctx, 0, 10)
	b.check("changed", err)
	if len(ids) != 3 {
		t.Fatalf("of three tasks from before %v are told", ids)
	}
	b.must(workflow.Commit{Change: change("b", 2)})
	b.changed(point, 10, "b")
	b.Store.Close()
}
