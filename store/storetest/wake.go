package storetest

import (
	"testing"
	"time"

	"otklik/tasks/workflow"
)

// patience is how long a test waits for what must come; it is not reached unless the store is wrong.
const patience = 20 * time.Second

func exerciseWake(t *testing.T, b *bench) {
	q := workflow.Alerts
	if first := b.Store.Wake(q); first != b.Store.Wake(q) {
		t.Fatal("two calls gave two channels")
	}
	for i := range 20 {
		b.drain(q)
		b.must(put(item(q, "a", later(i), "1")))
		b.woken(q)
	}
	old := b.claimOne(q, later(30), time.Hour, "a")
	b.drain(q)
	b.settle(old, workflow.Retry, later(31))
	b.woken(q)
	old = b.claimOne(q, later(31), time.Hour, "a")
	b.must(put(item(q, "a", later(32), "2")))
	b.drain(q)
	b.settle(old, workflow.Done, time.Time{}) // the new one is free now
	b.woken(q)
	b.claimOne(q, later(32), time.Hour, "a")
	b.drain(q)
	b.check("release", b.Store.Release(b.ctx))
	b.woken(q)
	b.wakeNeverMissed(q)
}

// wakeNeverMissed lets one who waits take what many put: who sleeps while something is there sleeps for ever.
func (b *bench) wakeNeverMissed(q workflow.Queue) {
	const writers, each = 4, 25
	b.must(workflow.Commit{Drop: []workflow.ItemKey{{Queue: q, Key: "a"}}})
	seen := map[string]bool{}
	done := b.parallel(writers, func(w int) {
		for i := range each {
			if err := b.Store.Commit(b.ctx, b.dated(put(item(q, name(w, i), b.now, "x")))); err != nil {
				b.t.Errorf("commit: %v", err)
			}
		}
	})
	for len(seen) < writers*each {
		items, _ := b.claim(q, b.now, time.Hour, 10)
		for _, it := range items {
			seen[it.Key] = true
		}
		if len(items) == 0 {
			b.woken(q)
		}
	}
	done()
}

// drain takes a wake-up that has come already.
func (b *bench) drain(q workflow.Queue) {
	select {
	case <-b.Store.Wake(q):
	default:
	}
}

func (b *bench) woken(q workflow.Queue) {
	b.t.Helper()
	timeout := time.NewTimer(patience)
	defer timeout.Stop()
	select {
	case <-b.Store.Wake(q):
	case <-timeout.C:
		b.t.Fatalf("queue %s: nobody was woken", q)
	}
}
