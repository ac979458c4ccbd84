package scheduler_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"otklik/scheduler"
	"otklik/tasks/workflow"
)

// leaseTTL is what a leader asks for; a longer one would keep the others waiting for more than two seconds.
const leaseTTL = 1500 * time.Millisecond

// replica is one process among several.
type replica struct {
	name    string
	stop    context.CancelFunc
	ended   chan struct{}
	leading atomic.Bool
	since   atomic.Int64 // when it began to lead, in Unix nanoseconds
	stands  atomic.Int64 // how often it found that another leads
}

func (w *world) replica(name string, d scheduler.Deps) *replica {
	ctx, stop := context.WithCancel(w.t.Context())
	r := &replica{name: name, stop: stop, ended: make(chan struct{})}
	go func() {
		defer close(r.ended)
		scheduler.Lead(ctx, d, name, func() { r.stands.Add(1) }, func(ctx context.Context) {
			r.since.Store(time.Now().UnixNano())
			r.leading.Store(true)
			<-ctx.Done()
			r.leading.Store(false)
		})
	}()
	return r
}

func (r *replica) end() {
	r.stop()
	<-r.ended
}

func TestOneLeadsAndResignsWhenItEnds(t *testing.T) {
	bubble(t, func(w *world) {
		a := w.replica("a", w.deps)
		time.Sleep(time.Millisecond)
		b := w.replica("b", w.deps)
		for range 100 {
			time.Sleep(777 * time.Millisecond)
			if !a.leading.Load() || b.leading.Load() {
				t.Fatalf("a leads: %v, b leads: %v", a.leading.Load(), b.leading.Load())
			}
		}
		if b.stands.Load() == 0 {
			t.Error("b was not told that it stands by")
		}
		stopped := time.Now()
		a.end()
		time.Sleep(3 * time.Second)
		if after := time.Unix(0, b.since.Load()).Sub(stopped); !b.leading.Load() || after > 500*time.Millisecond {
			t.Errorf("b leads: %v, after %s", b.leading.Load(), after)
		}
		b.end()
	})
}

// Whenever a leader dies, another has taken over two seconds later, and takes what the dead one had claimed.
func TestAnotherTakesOverFromTheDead(t *testing.T) {
	for _, moment := range []time.Duration{0, 1, 123 * time.Millisecond, 499 * time.Millisecond, 500 * time.Millisecond, 777 * time.Millisecond} {
		bubble(t, func(w *world) {
			ctx := t.Context()
			died := time.Now().Add(moment)
			lease := func() { // the dead renewed every half second until it died
				if _, leading, err := w.store.Model.Lead(ctx, "dead", time.Now(), leaseTTL); err != nil || !leading {
					t.Fatal(leading, err)
				}
			}
			lease()
			w.put(0, "claimed")
			if items, _, err := w.store.Model.Claim(ctx, workflow.Notices, time.Now(), time.Hour, 10); err != nil || len(items) != 1 {
				t.Fatal(len(items), err)
			}
			b := w.replica("b", w.deps)
			for time.Until(died) >= 500*time.Millisecond {
				time.Sleep(500 * time.Millisecond)
				lease()
			}
			time.Sleep(time.Until(died))
			time.Sleep(3 * time.Second)
			after := time.Unix(0, b.since.Load()).Sub(died)
			if !b.leading.Load() || after > 2*time.Second {
				t.Errorf("died after %s: b leads: %v, %s later", moment, b.leading.Load(), after)
			}
			items, _, err := w.store.Model.Claim(ctx, workflow.Notices, time.Now(), time.Minute, 10)
			if err != nil || len(items) != 1 {
				t.Errorf("what the dead had claimed is not due: %d items, %v", len(items), err)
			}
			b.end()
		})
	}
}

// A leader that cannot renew its lease stops before another may lead, and leads again when the store is back.
func TestALeaderThatCannotRenewStops(t *testing.T) {
	bubble(t, func(w *world) {
		a := w.replica("a", w.deps)
		time.Sleep(10*time.Second + time.Millisecond)
		w.store.fail(nil, errFault)
		time.Sleep(time.Second)
		if !a.leading.Load() {
			t.Error("one fault ended the reign")
		}
		time.Sleep(2 * time.Second)
		if a.leading.Load() {
			t.Error("leads on without a lease")
		}
		w.store.fail(nil, nil)
		time.Sleep(time.Second)
		if !a.leading.Load() {
			t.Error("does not lead again")
		}
		a.end()
	})
}
