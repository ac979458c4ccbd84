package storetest

import (
	"testing"
	"time"

	"otklik/tasks/workflow"
)

const terms = workflow.Terms

func exerciseClaim(t *testing.T, b *bench) {
	b.idle(terms, b.now, time.Time{})
	b.must(put(
		item(terms, "future", later(7), "f"), item(terms, "b", b.now, "2"), item(terms, "a", b.now, "1"),
		item(terms, "early", later(-5), "0"), item(terms, "soon", b.now.Add(time.Microsecond), "3"),
		item(workflow.Notices, "else", later(-9), "n"),
	))
	items, next := b.claim(terms, b.now, time.Minute, 2)
	b.same("longest due first", keysOf(items), []string{"early", "a"})
	if !next.Equal(b.now) {
		t.Fatalf("next is %v while one more is due", next)
	}
	b.same("item", shown(items[0]), `terms/early "0" due 2026-11-23T08:55:00Z attempt 1`)
	items, next = b.claim(terms, b.now, time.Minute, 10)
	b.same("the rest", keysOf(items), []string{"b"})
	if want := b.now.Add(time.Microsecond); !next.Equal(want) {
		t.Fatalf("next: %v, want %v", next, want)
	}
	b.claimOne(terms, b.now.Add(time.Microsecond), time.Hour, "soon")
	b.waiting(terms, 5, 0)
	b.waiting(workflow.Notices, 1, 0)
	items, next = b.claim(workflow.Notices, b.now, time.Minute, 0)
	if len(items) != 0 || !next.Equal(later(-9)) {
		t.Fatalf("claim of none gave %v, next %v", items, next)
	}
	b.must(put(item(workflow.Alerts, "fine", b.now.Add(1999*time.Nanosecond), "")))
	fine := b.claimOne(workflow.Alerts, b.now.Add(time.Microsecond), time.Minute, "fine")
	b.same("finer than a microsecond", shown(fine), `alerts/fine "" due 2026-11-23T09:00:00.000001Z attempt 1`)
}

func exerciseLeases(_ *testing.T, b *bench) {
	b.must(put(item(terms, "a", later(-1), "1")))
	first := b.claimOne(terms, b.now, 5*time.Minute, "a")
	b.idle(terms, b.now, later(5))
	b.idle(terms, later(5).Add(-time.Microsecond), later(5))
	second := b.claimOne(terms, later(5), 5*time.Minute, "a")
	b.same("given again", shown(second), `terms/a "1" due 2026-11-23T08:59:00Z attempt 2`)
	b.same("version", second.Version, first.Version)
	b.settle(first, workflow.Done, time.Time{}) // too late: somebody else has it
	b.waiting(terms, 1, 0)
	b.idle(terms, later(6), later(10))
	b.settle(second, workflow.Done, time.Time{})
	b.waiting(terms, 0, 0)
	b.idle(terms, later(60), time.Time{})

	b.must(put(item(terms, "a", b.now, "2"))) // a claim of what is gone must not settle what came after it
	third := b.claimOne(terms, b.now, time.Minute, "a")
	b.same("attempt", third.Attempt, 1)
	b.settle(first, workflow.Done, time.Time{})
	b.settle(second, workflow.Bury, time.Time{})
	b.waiting(terms, 1, 0)
	if third.Version == first.Version {
		b.t.Fatal("a version was given twice")
	}
}

func exercisePutWhileLeased(_ *testing.T, b *bench) {
	b.must(put(item(terms, "a", b.now, "1")))
	old := b.claimOne(terms, b.now, 5*time.Minute, "a")
	b.must(put(item(terms, "a", later(1), "2")))
	b.idle(terms, later(2), later(5))
	fresh := b.claimOne(terms, later(5), time.Minute, "a") // the lease ran out
	b.same("fresh", shown(fresh), `terms/a "2" due 2026-11-23T09:01:00Z attempt 1`)
	b.settle(old, workflow.Done, time.Time{})
	b.waiting(terms, 1, 0)

	for _, o := range []workflow.Outcome{workflow.Done, workflow.Retry, workflow.Bury} {
		b.settle(fresh, workflow.Done, time.Time{})
		b.must(put(item(terms, "a", b.now, "3")))
		old = b.claimOne(terms, b.now, time.Hour, "a")
		b.must(put(item(terms, "a", later(3), "4")))
		b.settle(old, o, later(30)) // whatever became of the old one, the new one is due at its own time
		b.waiting(terms, 1, 0)
		b.idle(terms, later(2), later(3))
		fresh = b.claimOne(terms, later(3), time.Minute, "a")
		b.same("fresh", shown(fresh), `terms/a "4" due 2026-11-23T09:03:00Z attempt 1`)
	}

	b.must(put(item(terms, "later", b.now, "5")))
	b.claimOne(terms, b.now, time.Minute, "later")
	b.must(put(item(terms, "later", later(90), "6")))
	b.settle(fresh, workflow.Done, time.Time{})
	b.idle(terms, later(10), later(90)) // the lease has ended, but it is not due yet
}

func exerciseSettlements(_ *testing.T, b *bench) {
	b.must(put(item(terms, "a", b.now, "1"), item(terms, "b", later(2), "b")))
	first := b.claimOne(terms, b.now, 5*time.Minute, "a")
	b.settle(first, workflow.Retry, later(3))
	b.idle(terms, later(1), later(2))
	items, _ := b.claim(terms, later(3), 5*time.Minute, 10)
	b.same("order after a retry", keysOf(items), []string{"b", "a"})
	again := items[1]
	b.same("retried", shown(again), `terms/a "1" due 2026-11-23T09:03:00Z attempt 2`)
	b.settle(first, workflow.Done, time.Time{})
	b.waiting(terms, 2, 0)

	// Done and put in one commit: the new one stands, free of the old lease.
	b.must(workflow.Commit{
		Settle: []workflow.Settlement{{Item: again, Outcome: workflow.Done}},
		Put:    []workflow.Item{item(terms, "a", later(4), "2")},
	})
	b.same("body", string(b.claimOne(terms, later(4), time.Minute, "a").Body), "2")
	b.must(workflow.Commit{Settle: []workflow.Settlement{{Item: item(terms, "absent", b.now, "")}}})
	b.waiting(terms, 2, 0)

	// A settlement after the lease has run out counts while nobody else has claimed.
	b.settle(items[0], workflow.Done, time.Time{})
	b.waiting(terms, 1, 0)
}

func exerciseBury(_ *testing.T, b *bench) {
	b.must(put(item(terms, "a", b.now, "1"), item(terms, "b", later(9), "b")))
	a := b.claimOne(terms, b.now, time.Minute, "a")
	b.settle(a, workflow.Bury, time.Time{})
	b.waiting(terms, 1, 1)
	b.idle(terms, later(5), later(9))
	b.must(put(item(terms, "a", later(6), "2")))
	b.waiting(terms, 2, 0)
	a = b.claimOne(terms, later(6), time.Minute, "a")
	b.same("unburied", shown(a), `terms/a "2" due 2026-11-23T09:06:00Z attempt 1`)
	b.settle(a, workflow.Bury, time.Time{})
	b.must(workflow.Commit{Drop: []workflow.ItemKey{{Queue: terms, Key: "a"}}})
	b.waiting(terms, 1, 0)
}

func exerciseDrop(_ *testing.T, b *bench) {
	a := workflow.ItemKey{Queue: terms, Key: "a"}
	b.must(workflow.Commit{Drop: []workflow.ItemKey{a, {Queue: terms, Key: "absent"}}})
	b.must(put(item(terms, "a", b.now, "1"), item(workflow.Notices, "a", b.now, "n")))
	leased := b.claimOne(terms, b.now, time.Minute, "a")
	b.must(workflow.Commit{Drop: []workflow.ItemKey{a}})
	b.idle(terms, later(5), time.Time{})
	b.settle(leased, workflow.Retry, b.now)
	b.waiting(terms, 0, 0)
	b.waiting(workflow.Notices, 1, 0)
	b.must(workflow.Commit{Drop: []workflow.ItemKey{a}, Put: []workflow.Item{item(terms, "a", b.now, "2"), item(terms, "a", later(1), "3")}})
	b.same("put after dropped, the last stands", shown(b.claimOne(terms, later(1), time.Minute, "a")),
		`terms/a "3" due 2026-11-23T09:01:00Z attempt 1`)
}

func exerciseRelease(_ *testing.T, b *bench) {
	b.must(put(item(terms, "a", b.now, "1"), item(terms, "b", later(5), "2"), item(workflow.Alerts, "c", b.now, "3")))
	old := b.claimOne(terms, b.now, time.Hour, "a")
	b.claimOne(workflow.Alerts, b.now, time.Hour, "c")
	b.check("release", b.Store.Release(b.ctx))
	b.claimOne(workflow.Alerts, b.now, time.Hour, "c")
	again := b.claimOne(terms, b.now, time.Hour, "a")
	b.same("attempt", again.Attempt, 2)
	b.settle(old, workflow.Done, time.Time{})
	b.waiting(terms, 2, 0)
	b.settle(again, workflow.Bury, time.Time{})
	b.check("release", b.Store.Release(b.ctx))
	b.waiting(terms, 1, 1)
	b.idle(terms, later(1), later(5))
}
