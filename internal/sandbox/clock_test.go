package sandbox_test

import (
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox"
)

// monday is 10:00 in Moscow on a working Monday.
func monday() time.Time { return time.Date(2026, time.November, 23, 7, 0, 0, 0, time.UTC) }

func done(c <-chan struct{}) bool {
	synctest.Wait()
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func TestClockRunsFaster(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := sandbox.NewClock(monday(), 60)
		reached, stop := c.Until(monday().Add(time.Hour))
		defer stop()
		time.Sleep(59 * time.Second) // of the bubble
		if done(reached) {
			t.Errorf("an hour was over at %v", c.Now())
		}
		time.Sleep(time.Second)
		if !done(reached) || !c.Now().Equal(monday().Add(time.Hour)) {
			t.Errorf("an hour was not over at %v", c.Now())
		}
	})
}

func TestClockPushedReachesWhoWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := sandbox.NewClock(monday(), 1)
		pushes, end := c.Pushes()
		defer end()
		soon, stopSoon := c.Until(monday().Add(30 * time.Minute))
		defer stopSoon()
		later, stopLater := c.Until(monday().Add(31 * time.Minute))
		defer stopLater()
		released, stop := c.Until(monday().Add(time.Minute))
		stop()
		if err := c.Push(30 * time.Minute); err != nil {
			t.Fatal(err)
		}
		if !done(soon) || done(later) || done(released) || !done(pushes) {
			t.Errorf("after a push of 30 minutes the wrong ones were woken")
		}
		time.Sleep(time.Minute)
		if !done(later) {
			t.Errorf("the timer was not moved by the push")
		}
		past, stopPast := c.Until(monday())
		defer stopPast()
		if !done(past) {
			t.Errorf("an instant that has passed is not reached")
		}
	})
}

func TestClockNeverGoesBack(t *testing.T) {
	c := sandbox.NewClock(monday(), 1)
	if c.Push(-time.Second) == nil || c.PushTo(monday().Add(-time.Hour)) == nil {
		t.Error("the clock went back")
	}
	if err := c.PushTo(monday().Add(time.Hour)); err != nil || c.Now().Before(monday().Add(time.Hour)) {
		t.Errorf("pushed to an hour later it is %v (%v)", c.Now(), err)
	}
}
