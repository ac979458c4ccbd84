package storetest

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

func exerciseNewer(t *testing.T, b *bench) {
	roster := &tasks.Roster{Topics: []string{"ЖКХ"}}
	b.must(workflow.Commit{Change: change("a", 1), Refs: []workflow.Ref{{Chat: 1, Message: "1", Task: "a", Person: "p", View: "card"}}, Roster: roster})
	for _, k := range []Kind{TaskRecords, EventRecords, RefRecords, RosterRecords} {
		b.Rewrite(t, k, func(data []byte) []byte { return bytes.Replace(data, []byte(`{"v":1,`), []byte(`{"v":99,`), 1) })
	}
	reads := map[string]func() error{
		"task":   func() error { _, err := b.Store.Task(b.ctx, "a"); return err },
		"each":   func() error { return b.Store.Each(b.ctx, func(tasks.Task) error { return nil }) },
		"some":   func() error { return b.Store.Some(b.ctx, []tasks.ID{"a"}, func(tasks.Task) error { return nil }) },
		"events": func() error { _, err := b.Store.Events(b.ctx, "a"); return err },
		"ref of": func() error { _, err := b.Store.RefOf(b.ctx, "a", "p", "card"); return err },
		"ref at": func() error { _, err := b.Store.RefAt(b.ctx, 1, "1"); return err },
		"roster": func() error { _, _, err := b.Store.Roster(b.ctx, 0); return err },
	}
	for what, read := range reads {
		if err := read(); !errors.Is(err, workflow.ErrNewer) {
			t.Errorf("%s: error %v, want %v", what, err, workflow.ErrNewer)
		}
	}
	b.must(workflow.Commit{Change: change("b", 1)}) // what is not of a newer version goes on
	b.same("task", b.task("b"), change("b", 1).Task)
}

// everything is a commit that writes one of each.
func everything(id tasks.ID, number int64) workflow.Commit {
	return workflow.Commit{
		At: noon(), Change: numbered(id, 1, number), Keys: key(string(id), later(600)),
		Put:     []workflow.Item{item(terms, string(id), later(600), "t"), item(workflow.Notices, string(id), later(600), "n")},
		Cursors: map[string]string{string(id): "1"},
		Refs:    []workflow.Ref{{Chat: number, Message: "1", Task: id, Person: "p", View: "card", At: later(1)}},
	}
}

// stands tells whether everything of a commit is there, and ends the test if it is there by half.
func (b *bench) stands(c workflow.Commit) bool {
	b.t.Helper()
	id := c.Change.Task.ID
	task, err := b.Store.Task(b.ctx, id)
	whole := err == nil
	if !whole && !errors.Is(err, workflow.ErrNotFound) {
		b.t.Fatalf("task: %v", err)
	}
	events, err := b.Store.Events(b.ctx, id)
	b.check("events", err)
	cursor, err := b.Store.Cursor(b.ctx, string(id))
	b.check("cursor", err)
	last, err := b.Store.LastNumber(b.ctx)
	b.check("last number", err)
	_, refErr := b.Store.RefAt(b.ctx, c.Refs[0].Chat, "1")
	got := []bool{task.Rev == 1, len(events) == 1, cursor == "1", last == c.Change.Task.Number, refErr == nil}
	for _, g := range got {
		if g != whole {
			b.t.Fatalf("half a commit: task, event, cursor, number, ref are there: %v", got)
		}
	}
	return whole
}

func exerciseFaults(t *testing.T, b *bench) {
	for i, f := range b.Faults {
		c := everything(tasks.ID(f.Name), int64(i+1))
		f.Arm(t)
		err := b.Store.Commit(b.ctx, c)
		if whole := b.stands(c); err == nil && !whole {
			t.Fatalf("%s: acknowledged and lost", f.Name)
		} else if err == nil {
			t.Logf("%s: the driver got over it", f.Name)
		}
		if err := b.Store.Commit(b.ctx, c); err != nil && !errors.Is(err, workflow.ErrRepeated) {
			t.Fatalf("%s: commit after it: %v", f.Name, err)
		}
		if !b.stands(c) {
			t.Fatalf("%s: nothing stands after the commit was repeated", f.Name)
		}
		b.waiting(terms, int64(i+1), 0)
		b.waiting(workflow.Notices, int64(i+1), 0)
	}
}

func exerciseEndedContext(t *testing.T, b *bench) {
	ended, end := context.WithCancel(b.ctx)
	end()
	c := everything("a", 1)
	if err := b.Store.Commit(ended, c); !errors.Is(err, context.Canceled) {
		t.Fatalf("commit: error %v, want %v", err, context.Canceled)
	}
	if err := b.Store.Commit(b.ctx, c); err != nil && !errors.Is(err, workflow.ErrRepeated) {
		t.Fatalf("commit after it: %v", err)
	}
	b.same("stands", b.stands(c), true)
}

func exerciseReopen(t *testing.T, b *bench) {
	if b.Reopen == nil {
		return
	}
	roster := &tasks.Roster{Topics: []string{"ЖКХ"}}
	c := everything("a", 1)
	c.Roster = roster
	b.must(c)
	b.must(put(item(workflow.Alerts, "leased", b.now, "l"), item(workflow.Publications, "buried", b.now, "b")))
	leased := b.claimOne(workflow.Alerts, b.now, 5*time.Minute, "leased")
	b.settle(b.claimOne(workflow.Publications, b.now, time.Minute, "buried"), workflow.Bury, time.Time{})
	for range 2 {
		b.Subject = b.Reopen(t)
		b.same("stands", b.stands(c), true)
		b.roster(0, roster, 1)
		b.refused(workflow.ErrRepeated, c)
		b.waiting(terms, 1, 0)
		b.waiting(workflow.Publications, 0, 1)
		b.idle(workflow.Alerts, later(1), later(5)) // leases stay; Release ends those of the dead
	}
	b.settle(leased, workflow.Done, time.Time{})
	b.waiting(workflow.Alerts, 0, 0)
	b.must(workflow.Commit{Change: numbered("b", 1, 2), Put: []workflow.Item{item(workflow.Alerts, "leased", b.now, "new")}})
	if again := b.claimOne(workflow.Alerts, b.now, time.Minute, "leased"); again.Version == leased.Version {
		t.Fatal("a version was given twice after reopening")
	}
}

// exerciseClose closes the store while others commit: each of them hears the truth.
func exerciseClose(t *testing.T, b *bench) {
	if b.Reopen == nil {
		b.close()
		b.close()
		return
	}
	var mu sync.Mutex
	var acknowledged []tasks.ID
	started := make(chan struct{}, 1)
	wait := b.parallel(4, func(w int) {
		for i := 0; ; i++ {
			id := tasks.ID(name(w, i))
			if err := b.Store.Commit(b.ctx, workflow.Commit{At: b.now, Change: change(id, 1)}); err != nil {
				return
			}
			mu.Lock()
			acknowledged = append(acknowledged, id)
			mu.Unlock()
			select {
			case started <- struct{}{}:
			default:
			}
		}
	})
	<-started
	old := b.Store
	b.close()
	wait()
	b.check("second close", old.Close())
	b.Subject = b.Reopen(t)
	for _, id := range acknowledged {
		b.same("acknowledged task", b.task(id), change(id, 1).Task)
	}
}
