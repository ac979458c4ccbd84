package app_test

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"otklik/store/storetest"
	"otklik/tasks/workflow"
)

// steppingClock is a clock that somebody sets forward and back.
type steppingClock struct {
	mu    sync.Mutex
	off   time.Duration
	waits map[*wait]bool
}

type wait struct {
	at      time.Time
	reached chan struct{}
	timer   *time.Timer
}

// Now is what the clock shows.
func (c *steppingClock) Now() time.Time {
	return time.Now().UTC().Add(c.offset())
}

func (c *steppingClock) offset() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.off
}

// Until waits for what the clock shows, however it gets there.
func (c *steppingClock) Until(t time.Time) (reached <-chan struct{}, stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := &wait{at: t, reached: make(chan struct{})}
	c.set(w)
	c.waits[w] = true
	return w.reached, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		w.timer.Stop()
		delete(c.waits, w)
	}
}

func (c *steppingClock) set(w *wait) {
	w.timer = time.AfterFunc(time.Until(w.at.Add(-c.off)), func() { close(w.reached) })
}

// step sets the clock.
func (c *steppingClock) step(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.off += by
	for w := range c.waits {
		if w.timer.Stop() {
			c.set(w)
		}
	}
}

// watchedStore is the store as one life of the program sees it: nothing that a dead life still tries has an effect.
type watchedStore struct {
	*storetest.Model
	dead *atomic.Bool

	mu   sync.Mutex
	next map[workflow.Queue]time.Time
}

// Commit writes while the program lives.
func (s *watchedStore) Commit(ctx context.Context, c workflow.Commit) error {
	if s.dead.Load() {
		return errDead
	}
	return s.Model.Commit(ctx, c)
}

// Claim claims, and remembers when the queue is due next.
func (s *watchedStore) Claim(
	ctx context.Context, q workflow.Queue, now time.Time, lease time.Duration, limit int,
) ([]workflow.Item, time.Time, error) {
	items, next, err := s.Model.Claim(ctx, q, now, lease, limit)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next[q] = next
	return items, next, err
}

// patientClock leaves out the looks that a loop takes every few seconds only to be seen alive: a year has two million.
// What is due, and what is put into the queue, wakes it as ever.
type patientClock struct {
	*steppingClock
	store *watchedStore
	queue workflow.Queue
}

// Until waits for the queue's next instant where the loop would take an idle look before.
func (c patientClock) Until(t time.Time) (reached <-chan struct{}, stop func()) {
	const idle = 10 * time.Second
	if t.Sub(c.Now()) < idle {
		return c.steppingClock.Until(t)
	}
	c.store.mu.Lock()
	next := c.store.next[c.queue]
	c.store.mu.Unlock()
	if next.IsZero() {
		next = c.Now().AddDate(1, 0, 0)
	}
	if next.Before(t) {
		next = t
	}
	return c.steppingClock.Until(next)
}

// agenda is a heap of what will happen, the next first.
type agenda []plan

func (a agenda) Len() int           { return len(a) }
func (a agenda) Less(i, j int) bool { return a[i].at.Before(a[j].at) }
func (a agenda) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }

// Push adds a plan.
func (a *agenda) Push(x any) {
	p, _ := x.(plan)
	*a = append(*a, p)
}

// Pop takes the last.
func (a *agenda) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}
