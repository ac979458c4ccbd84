package storetest

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"otklik/tasks/workflow"
)

// Exercise runs the whole suite. Each case opens a store of its own.
func Exercise(t *testing.T, open Open) {
	cases := []struct {
		name string
		run  func(t *testing.T, b *bench)
	}{
		{"tasks", exerciseTasks},
		{"some tasks", exerciseSome},
		{"changed tasks", exerciseChanged},
		{"conflicts", exerciseConflicts},
		{"keys", exerciseKeys},
		{"numbers", exerciseNumbers},
		{"claim", exerciseClaim},
		{"leases", exerciseLeases},
		{"put while leased", exercisePutWhileLeased},
		{"settlements", exerciseSettlements},
		{"bury", exerciseBury},
		{"drop", exerciseDrop},
		{"release", exerciseRelease},
		{"wake-ups", exerciseWake},
		{"refs", exerciseRefs},
		{"cursors", exerciseCursors},
		{"roster", exerciseRoster},
		{"leaders", exerciseLeaders},
		{"contention", exerciseContention},
		{"exclusive claims", exerciseExclusiveClaims},
		{"newer records", exerciseNewer},
		{"faults", exerciseFaults},
		{"ended context", exerciseEndedContext},
		{"reopen", exerciseReopen},
		{"close", exerciseClose},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { c.run(t, newBench(t, open)) })
	}
	t.Run("random runs", func(t *testing.T) { exerciseRandom(t, open) })
}

// ExerciseBubble shows that a store works under the fake clock of testing/synctest and leaves no goroutine behind. The
// store must not be behind a real connection.
func ExerciseBubble(t *testing.T, open Open) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, open)
		q := workflow.Notices
		wake := b.Store.Wake(q)
		committed := make(chan error, 1)
		go func() {
			<-time.After(time.Hour)
			c := workflow.Commit{At: b.now, Change: change("a", 1), Put: []workflow.Item{item(q, "k", b.now, "body")}}
			committed <- b.Store.Commit(b.ctx, c)
		}()
		<-wake
		b.check("commit", <-committed)
		items, _ := b.claim(q, b.now, time.Minute, 10)
		b.same("items", keysOf(items), []string{"k"})
		b.close()
	})
}

// bench is what a case works with: a store, and checks that end the test.
type bench struct {
	Subject
	t   testing.TB
	ctx context.Context
	now time.Time
}

func newBench(t testing.TB, open Open) *bench {
	b := &bench{Subject: open(t), t: t, ctx: context.WithoutCancel(t.Context()), now: noon()}
	return b
}

// noon is when the cases happen.
func noon() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// later is an instant some minutes after noon.
func later(minutes int) time.Time { return noon().Add(time.Duration(minutes) * time.Minute) }

func (b *bench) check(what string, err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

// must commits, now if the commit does not say when.
func (b *bench) must(c workflow.Commit) {
	b.t.Helper()
	b.check("commit", b.Store.Commit(b.ctx, b.dated(c)))
}

// refused commits and wants this error.
func (b *bench) refused(want error, c workflow.Commit) {
	b.t.Helper()
	if err := b.Store.Commit(b.ctx, b.dated(c)); !errors.Is(err, want) {
		b.t.Fatalf("commit: error %v, want %v", err, want)
	}
}

func (b *bench) dated(c workflow.Commit) workflow.Commit {
	if c.At.IsZero() {
		c.At = b.now
	}
	return c
}

func (b *bench) close() {
	b.t.Helper()
	b.check("close", b.Store.Close())
}
