package scheduler_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"otklik/scheduler"
	"otklik/store/storetest"
	"otklik/tasks"
	"otklik/tasks/workflow"
	"otklik/tasks/worktime"
)

var errFault = errors.New("disk is gone")

// bubbleClock is the virtual time of the bubble.
type bubbleClock struct{}

// Now is the bubble's present.
func (bubbleClock) Now() time.Time { return time.Now().UTC() }

// Until closes the channel at t.
func (bubbleClock) Until(t time.Time) (reached <-chan struct{}, stop func()) {
	done := make(chan struct{})
	timer := time.AfterFunc(time.Until(t), func() { close(done) })
	return done, func() { timer.Stop() }
}

// faulty is the model store with faults on demand.
type faulty struct {
	*storetest.Model

	mu    sync.Mutex
	claim error
	lead  error
}

// Claim fails while it is told to.
func (f *faulty) Claim(
	ctx context.Context, q workflow.Queue, now time.Time, lease time.Duration, limit int,
) ([]workflow.Item, time.Time, error) {
	f.mu.Lock()
	err := f.claim
	f.mu.Unlock()
	if err != nil {
		return nil, time.Time{}, err
	}
	return f.Model.Claim(ctx, q, now, lease, limit)
}

// Lead fails while it is told to.
func (f *faulty) Lead(ctx context.Context, holder string, now time.Time, ttl time.Duration) (int64, bool, error) {
	f.mu.Lock()
	err := f.lead
	f.mu.Unlock()
	if err != nil {
		return 0, false, err
	}
	return f.Model.Lead(ctx, holder, now, ttl)
}

func (f *faulty) fail(claim, lead error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.claim, f.lead = claim, lead
}

// world is a store and what loops need, inside a bubble.
type world struct {
	t     *testing.T
	store *faulty
	deps  scheduler.Deps
	begin time.Time

	mu   sync.Mutex
	done []string // what was worked off, in its order
	when map[string]time.Duration
}

// bubble runs a story on 24 November 2026, a Tuesday, from 10:00 in Moscow.
func bubble(t *testing.T, story func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2026, 11, 24, 7, 0, 0, 0, time.UTC)))
		calendar, err := worktime.New(time.FixedZone("MSK", 3*60*60), worktime.DefaultWeek(), worktime.Builtin())
		if err != nil {
			t.Fatal(err)
		}
		w := &world{t: t, store: &faulty{Model: storetest.NewModel()}, begin: time.Now(), when: map[string]time.Duration{}}
		flow := workflow.New(w.store, workflow.Settings{
			Now: bubbleClock{}.Now, Terms: tasks.DefaultTerms(), Calendar: calendar, Log: slog.New(slog.DiscardHandler),
		})
		w.deps = scheduler.Deps{Flow: flow, Clock: bubbleClock{}, Log: slog.New(slog.DiscardHandler)}
		story(w)
	})
}

// put queues items that are due in so long.
func (w *world) put(in time.Duration, keys ...string) {
	w.t.Helper()
	var c workflow.Commit
	for _, k := range keys {
		c.Put = append(c.Put, workflow.Item{Queue: workflow.Notices, Key: k, Due: time.Now().Add(in), Body: []byte(k)})
	}
	if err := w.deps.Flow.Commit(w.t.Context(), c); err != nil {
		w.t.Fatal(err)
	}
}

// note writes down that something was worked off, and ends it.
func (w *world) note(ctx context.Context, items []workflow.Item) error {
	var c workflow.Commit
	for _, it := range items {
		c.Settle = append(c.Settle, workflow.Settlement{Item: it, Outcome: workflow.Done})
	}
	if err := w.deps.Flow.Commit(ctx, c); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, it := range items {
		w.done = append(w.done, it.Key)
		w.when[it.Key] = time.Since(w.begin)
	}
	return nil
}

// loop is a loop over notices that does so with each group.
func (w *world) loop(atOnce int, work func(context.Context, []workflow.Item) error) *scheduler.Loop {
	return &scheduler.Loop{Deps: w.deps, Queue: workflow.Notices, AtOnce: atOnce, Work: work}
}

// run lets something run for so long and stops it; it returns how long the stop took.
func (w *world) run(long time.Duration, run func(context.Context)) time.Duration {
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		run(ctx)
	}()
	time.Sleep(long)
	stopped := time.Now()
	cancel()
	<-ended
	return time.Since(stopped)
}

// expect compares what was worked off.
func (w *world) expect(keys ...string) {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	if !slices.Equal(w.done, keys) {
		w.t.Errorf("worked off %v, want %v", w.done, keys)
	}
}

// at compares when a key was worked off.
func (w *world) at(key string, want time.Duration) {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	if got, ok := w.when[key]; !ok || got != want {
		w.t.Errorf("%s was worked off after %s (%v), want %s", key, got, ok, want)
	}
}
