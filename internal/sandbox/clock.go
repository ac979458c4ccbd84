package sandbox

import (
	"errors"
	"math"
	"sync"
	"time"

	"otklik/internal/sandbox/stand"
)

// Clock is the sandbox's time: it begins where it is told to, runs so many times faster than real time, and can be
// pushed forward. It never goes back. It is a scheduler.Clock.
type Clock struct {
	speed float64

	pushes stand.Watchers

	mu      sync.Mutex
	base    time.Time // the sandbox's time at real
	real    time.Time // carries the monotonic reading
	waiting map[*waiter]struct{}
}

// waiter is somebody who waits for an instant.
type waiter struct {
	at      time.Time
	reached chan struct{}
	timer   *time.Timer
	over    bool
}

// NewClock starts a clock at an instant. Speed is how many times faster than real time it runs, more than 0.
func NewClock(start time.Time, speed float64) *Clock {
	return &Clock{speed: speed, base: start.UTC(), real: time.Now(), waiting: map[*waiter]struct{}{}}
}

// Speed is how many times faster than real time the clock runs.
func (c *Clock) Speed() float64 { return c.speed }

// Now is the sandbox's present, in UTC.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	return c.base.Add(time.Duration(float64(time.Since(c.real)) * c.speed))
}

// Until returns a channel that is closed when the clock has reached t, by running or by being pushed; stop releases it.
func (c *Clock) Until(t time.Time) (reached <-chan struct{}, stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := &waiter{at: t, reached: make(chan struct{})}
	c.waiting[w] = struct{}{}
	w.timer = time.AfterFunc(c.left(t), func() { c.ring(w) })
	return w.reached, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		w.timer.Stop()
		delete(c.waiting, w)
	}
}

// left is the real time until t, rounded up so that a timer never rings early.
func (c *Clock) left(t time.Time) time.Duration {
	return max(0, time.Duration(math.Ceil(float64(t.Sub(c.now()))/c.speed)))
}

func (c *Clock) ring(w *waiter) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now().Before(w.at) { // the push that moved the timer was not yet seen by it
		w.timer.Reset(c.left(w.at))
		return
	}
	c.reach(w)
}

// reach wakes a waiter, once. The clock is locked.
func (c *Clock) reach(w *waiter) {
	if !w.over {
		w.over = true
		close(w.reached)
	}
	delete(c.waiting, w)
}

// Errors of pushing.
var errBack = errors.New("часы песочницы идут только вперёд")

// Push moves the clock forward by d.
func (c *Clock) Push(d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d < 0 {
		return errBack
	}
	c.push(c.now().Add(d))
	return nil
}

// PushTo moves the clock forward to t.
func (c *Clock) PushTo(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.Before(c.now()) {
		return errBack
	}
	c.push(t)
	return nil
}

func (c *Clock) push(to time.Time) {
	c.base, c.real = to.UTC(), time.Now()
	for w := range c.waiting {
		if left := c.left(w.at); left > 0 {
			w.timer.Reset(left)
			continue
		}
		w.timer.Stop()
		c.reach(w)
	}
	c.pushes.Wake()
}

// Pushes gives a value after one or more pushes. Call stop when done.
func (c *Clock) Pushes() (pushes <-chan struct{}, stop func()) { return c.pushes.Watch() }
