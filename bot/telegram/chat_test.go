package telegram_test

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/sandbox/tgstand"
)

// TestAPrivateChatTakesOneASecond holds the pace of one chat, the burst that taps may have, and the early no.
func TestAPrivateChatTakesOneASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		begun := time.Now()
		send := func(c bot.Class) (time.Duration, *bot.Failure) {
			at := time.Now()
			_, err := s.bot.Send(t.Context(), ivan, text("x"), c)
			if err != nil {
				return time.Since(at), failed(t, err)
			}
			return time.Since(at), nil
		}
		for i, want := range []time.Duration{0, 0, 0, time.Second, time.Second} {
			if took, f := send(bot.Prompt); took != want || f != nil {
				t.Errorf("prompt %d waited %s (%v), want %s", i, took, f, want)
			}
		}
		took, f := send(bot.Ordinary)
		if f == nil || took != 0 || f.Class != bot.Again || f.After != 3*time.Second {
			t.Fatalf("an ordinary message behind a burst: %v after %s", f, took)
		}
		time.Sleep(f.After)
		for i, want := range []time.Duration{0, time.Second, time.Second} {
			if took, f := send(bot.Ordinary); took != want || f != nil {
				t.Errorf("ordinary %d waited %s (%v), want %s", i, took, f, want)
			}
		}
		if n := s.Count429(); n > 0 {
			t.Errorf("%d calls met a limit in %s", n, time.Since(begun))
		}
	})
}

func TestAGroupTakesTwentyAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		if err := s.Group(-50, "Отдел", ivan, anna); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		for range 20 {
			s.send(-50, text("x"), bot.Ordinary)
		}
		if time.Since(begun) != 0 {
			t.Errorf("20 messages took %s", time.Since(begun))
		}
		_, err := s.bot.Send(t.Context(), -50, text("x"), bot.Urgent)
		if f := failed(t, err); f.Class != bot.Again || f.After != time.Minute {
			t.Errorf("the 21st: %v after %s", f, f.After)
		}
		s.send(ivan, text("x"), bot.Ordinary) // others are not concerned
		time.Sleep(time.Minute)
		s.send(-50, text("x"), bot.Ordinary)
		if n := s.Count429(); n > 0 {
			t.Errorf("%d calls met a limit", n)
		}
	})
}

func TestAChatThatMustWaitHoldsUpNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		s.Fail(tgstand.Fault{Chat: ivan, RetryAfter: 30})
		_, err := s.bot.Send(t.Context(), ivan, text("x"), bot.Ordinary)
		if f := failed(t, err); f.Class != bot.Again || f.After != 30*time.Second {
			t.Fatalf("%v", f)
		}
		begun := time.Now()
		s.send(anna, text("x"), bot.Ordinary)
		for _, c := range []bot.Class{bot.Urgent, bot.Prompt, bot.Ordinary} {
			_, err = s.bot.Send(t.Context(), ivan, text("x"), c)
			if f := failed(t, err); f.Class != bot.Again || f.After != 30*time.Second {
				t.Errorf("class %d: %v after %s", c, f, f.After)
			}
		}
		if time.Since(begun) != 0 || s.Calls("sendMessage") != 2 {
			t.Errorf("%d calls in %s", s.Calls("sendMessage"), time.Since(begun))
		}
		time.Sleep(30 * time.Second)
		s.send(ivan, text("x"), bot.Ordinary)
	})
}

func TestTwoChatsToldToWaitHoldEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		chats := crowd(t, s, 100)
		waiting := make(chan *bot.Failure, len(chats))
		s.Fail(tgstand.Fault{Chat: ivan, RetryAfter: 5})
		s.Fail(tgstand.Fault{Chat: anna, RetryAfter: 5})
		var work sync.WaitGroup
		for _, c := range chats { // more than a second's worth: most of them wait
			work.Go(func() {
				_, err := s.bot.Send(t.Context(), c, text("x"), bot.Ordinary)
				if err != nil {
					waiting <- failed(t, err)
				}
			})
		}
		synctest.Wait()
		for _, c := range []int64{ivan, anna} {
			_, err := s.bot.Send(t.Context(), c, text("x"), bot.Urgent)
			if f := failed(t, err); f.After != 5*time.Second {
				t.Errorf("%v", f)
			}
		}
		work.Wait()
		if len(waiting) != len(chats)-28 {
			t.Errorf("%d were told to come back, want all %d that waited", len(waiting), len(chats)-28)
		}
		for range len(waiting) {
			if f := <-waiting; f.Class != bot.Again || f.After != 5*time.Second {
				t.Errorf("%v after %s", f, f.After)
			}
		}
		time.Sleep(5 * time.Second)
		s.send(ivan, text("x"), bot.Ordinary)
	})
}

// TestAClockThatStepsBackHoldsNothingUp pushes the injected clock, as the sandbox does.
func TestAClockThatStepsBackHoldsNothingUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var offset time.Duration
		s := newWorld(t, noLimits, steppingClock(&offset))
		for _, step := range []time.Duration{0, 24 * time.Hour, -time.Hour} {
			offset += step
			begun := time.Now()
			for range 5 {
				s.send(ivan, text("x"), bot.Prompt)
			}
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("after a step of %s: %s", step, took)
			}
		}
	})
}

// steppingClock injects a clock that is off by what the pointer holds.
func steppingClock(offset *time.Duration) func(*tgstand.Options, *telegram.Config) {
	return func(_ *tgstand.Options, c *telegram.Config) {
		c.Now = func() time.Time { return time.Now().Add(*offset) }
	}
}
