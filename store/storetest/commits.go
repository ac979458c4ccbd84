package storetest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

func exerciseTasks(t *testing.T, b *bench) {
	_, err := b.Store.Task(b.ctx, "absent")
	if !errors.Is(err, workflow.ErrNotFound) {
		t.Fatalf("absent task: %v, want %v", err, workflow.ErrNotFound)
	}
	events, err := b.Store.Events(b.ctx, "absent")
	if err != nil || len(events) != 0 {
		t.Fatalf("history of an absent task: %v, %v", events, err)
	}
	b.check("ping", b.Store.Ping(b.ctx))
	var want []tasks.Event
	for rev := int64(1); rev <= 12; rev++ { // two digits: a history must not be ordered by text
		c := change("a", rev)
		b.must(workflow.Commit{Change: c})
		want = append(want, c.Event)
	}
	b.must(workflow.Commit{Change: change("b", 1)})
	b.same("task", b.task("a"), change("a", 12).Task)
	events, err = b.Store.Events(b.ctx, "a")
	b.check("events", err)
	b.same("history", events, want)
	count, err := b.Store.Count(b.ctx)
	b.check("count", err)
	b.same("count", count, map[tasks.Status]int64{tasks.Registered: 1, tasks.Detected: 1})
	exerciseEach(t, b)
}

func exerciseEach(t *testing.T, b *bench) {
	var ids []string
	b.check("each", b.Store.Each(b.ctx, func(task tasks.Task) error {
		ids = append(ids, string(task.ID))
		_, err := b.Store.Task(b.ctx, task.ID) // the store can be used meanwhile
		if err == nil {
			err = b.Store.Commit(b.ctx, workflow.Commit{At: b.now, Cursors: map[string]string{"c": string(task.ID)}})
		}
		return err
	}))
	slices.Sort(ids)
	b.same("each", ids, []string{"a", "b"})
	enough, calls := errors.New("enough"), 0
	err := b.Store.Each(b.ctx, func(tasks.Task) error { calls++; return enough })
	if !errors.Is(err, enough) || calls != 1 {
		t.Fatalf("each that is stopped: %v after %d calls", err, calls)
	}
}

func exerciseConflicts(t *testing.T, b *bench) {
	side := workflow.Commit{
		Put: []workflow.Item{item(workflow.Notices, "n", b.now, "x")}, Keys: key("k", later(60)),
		Cursors: map[string]string{"c": "1"}, Refs: []workflow.Ref{{Chat: 1, Message: "1", Task: "a", Person: "p", View: "card"}},
	}
	with := func(c *tasks.Change) workflow.Commit { side.Change = c; return side }
	b.refused(workflow.ErrConflict, with(change("a", 2)))
	b.refused(workflow.ErrConflict, with(numbered("a", 1, 2)))
	roster := with(nil)
	roster.Roster, roster.RosterVersion = &tasks.Roster{}, 1
	b.refused(workflow.ErrConflict, roster)
	b.untouched()
	b.must(workflow.Commit{Change: change("a", 1)})
	for _, rev := range []int64{1, 3, 0} {
		b.refused(workflow.ErrConflict, with(change("a", rev)))
	}
	b.same("task", b.task("a"), change("a", 1).Task)
	b.must(with(change("a", 2)))
	b.refused(workflow.ErrRepeated, with(change("a", 2))) // that it was done before says more than that it conflicts
	b.waiting(workflow.Notices, 1, 0)
}

// untouched wants the side effects of exerciseConflicts not to be there.
func (b *bench) untouched() {
	b.t.Helper()
	b.waiting(workflow.Notices, 0, 0)
	cursor, err := b.Store.Cursor(b.ctx, "c")
	b.check("cursor", err)
	b.same("cursor", cursor, "")
	if _, err := b.Store.RefAt(b.ctx, 1, "1"); !errors.Is(err, workflow.ErrNotFound) {
		b.t.Fatalf("a refused commit left a reference: %v", err)
	}
	last, err := b.Store.LastNumber(b.ctx)
	b.check("last number", err)
	b.same("last number", last, int64(0))
	_, version, err := b.Store.Roster(b.ctx, 0)
	b.check("roster", err)
	b.same("roster version", version, int64(0))
}

func exerciseKeys(_ *testing.T, b *bench) {
	until := later(10)
	b.must(workflow.Commit{Keys: append(key("a", until), key("b", later(20))...), Cursors: map[string]string{"c": "1"}})
	repeat := func(at time.Time, names ...string) workflow.Commit {
		c := workflow.Commit{At: at, Cursors: map[string]string{"c": "2"}}
		for _, n := range names {
			c.Keys = append(c.Keys, workflow.Key{Name: n, Until: later(30)})
		}
		return c
	}
	b.refused(workflow.ErrRepeated, repeat(b.now, "a"))
	b.refused(workflow.ErrRepeated, repeat(until.Add(-time.Microsecond), "a"))
	b.refused(workflow.ErrRepeated, repeat(until, "a", "b")) // b's claim runs on; a must not be claimed either
	b.must(repeat(until, "a"))
	b.refused(workflow.ErrRepeated, repeat(later(29), "new", "a"))
	b.must(repeat(later(29), "new", "b"))
	b.refused(workflow.ErrRepeated, repeat(later(29), "new"))
	long := strings.Repeat("ключ:", 100)
	b.must(repeat(later(29), long))
	b.refused(workflow.ErrRepeated, repeat(later(29), long))
}

func exerciseNumbers(_ *testing.T, b *bench) {
	b.must(workflow.Commit{Change: numbered("a", 1, 1)})
	b.refused(workflow.ErrConflict, workflow.Commit{Change: numbered("b", 1, 1)})
	b.refused(workflow.ErrConflict, workflow.Commit{Change: numbered("b", 1, 3)})
	b.must(workflow.Commit{Change: numbered("b", 1, 2)})
	unnumbered := change("b", 2)
	unnumbered.Task.Number = 2
	b.must(workflow.Commit{Change: unnumbered})
	last, err := b.Store.LastNumber(b.ctx)
	b.check("last number", err)
	b.same("last number", last, int64(2))
}
