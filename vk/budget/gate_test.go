package budget_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"otklik/vk/budget"
)

// TestGate: many who wait at once keep the pace, and all of them come through.
func TestGate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := wall(budget.Service)
		limits := budget.Limits{PerSecond: map[string]int{budget.Service: 5}}
		g := budget.NewGate(budget.New(limits, listed(4, time.Hour), time.Now()), time.Now)
		w := &watch{limits: limits, days: map[string]int{}}
		began := time.Now()
		var mu sync.Mutex
		var all sync.WaitGroup
		for i := range 50 {
			all.Go(func() {
				end, err := g.Enter(t.Context(), listed(4, 0)[i%4].Name, c, nil)
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				err = w.began(time.Now(), c)
				mu.Unlock()
				if err != nil {
					t.Error(err)
				}
				time.Sleep(200 * time.Millisecond)
				mu.Lock()
				w.ended(time.Now())
				mu.Unlock()
				end()
				end() // twice does no harm
			})
		}
		all.Wait()
		if took := time.Since(began); took < 9*time.Second || took > 15*time.Second {
			t.Errorf("50 requests at 5 a second took %s", took)
		}
	})
}

// TestGateGivesUp: nobody waits for tomorrow who does not want to, nor behind an ended context.
func TestGateGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := wall(budget.Service)
		g := budget.NewGate(budget.New(budget.Known(), listed(4, time.Hour), time.Now()), time.Now)
		g.Do(func(b *budget.Budget, now time.Time) { b.Failed(now, c, budget.QuotaReached) })
		soon := func(at time.Time) bool { return at.Before(time.Now().Add(time.Minute)) }
		if _, err := g.Enter(t.Context(), "club1", c, soon); !errors.Is(err, budget.ErrLater) {
			t.Errorf("%v", err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := g.Enter(ctx, "club1", c, nil); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v", err)
		}
		if _, err := g.Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v", err)
		}
		before := time.Now()
		if s, err := g.Next(t.Context()); err != nil || time.Since(before) > 25*time.Hour {
			t.Errorf("%s after %s: %v", s.Name, time.Since(before), err)
		}
	})
}
