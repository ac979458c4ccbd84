package budget

import (
	"context"
	"sync"
	"time"
)

// Gate lets those who wait share a Budget. It may be used from anywhere.
type Gate struct {
	now     func() time.Time
	mu      sync.Mutex
	budget  *Budget
	changed chan struct{} // closed and made anew when somebody may have a chance earlier than thought
}

// NewGate returns a gate to a budget, which it owns from now on.
func NewGate(b *Budget, now func() time.Time) *Gate {
	return &Gate{now: now, budget: b, changed: make(chan struct{})}
}

// Do gives the budget to f while nobody else has it: to report a failure, to read the plan or the state.
func (g *Gate) Do(f func(b *Budget, now time.Time)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f(g.budget, g.now())
	g.wake()
}

// wake lets everybody try again.
func (g *Gate) wake() {
	close(g.changed)
	g.changed = make(chan struct{})
}

// Enter waits until a source may make a request; end must be called when that is over. A wait until the quota of another
// day can take hours: until, if not nil, is asked first whether to wait for that instant, and ErrLater comes back when not. Other
// errors are the context's.
func (g *Gate) Enter(ctx context.Context, source string, c Call, until func(time.Time) bool) (end func(), err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		now := g.now()
		at := g.budget.Take(now, source, c)
		if at.IsZero() {
			return sync.OnceFunc(func() { g.Do(func(b *Budget, now time.Time) { b.End(now, c) }) }), nil
		}
		if until != nil && !until(at) {
			return nil, ErrLater
		}
		g.rest(ctx, at.Sub(now))
	}
}

// Next waits until a source is due and returns it. The error is the context's.
func (g *Gate) Next(ctx context.Context) (Source, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for {
		if err := ctx.Err(); err != nil {
			return Source{}, err
		}
		now := g.now()
		turn, at, ok := g.budget.Next(now)
		if ok {
			return turn, nil
		}
		if at.IsZero() {
			at = now.Add(oneDay)
		}
		g.rest(ctx, at.Sub(now))
	}
}

// rest gives the lock away for a time, until something has changed, or until the context ends.
func (g *Gate) rest(ctx context.Context, d time.Duration) {
	changed := g.changed
	g.mu.Unlock()
	defer g.mu.Lock()
	timer := time.NewTimer(max(d, time.Millisecond))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-changed:
	case <-ctx.Done():
	}
}
