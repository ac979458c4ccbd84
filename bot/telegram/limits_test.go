package telegram_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
	"otklik/internal/sandbox/tgstand"
)

// crowd declares n people from 5000 on who have pressed Start.
func crowd(t *testing.T, s *world, n int) []int64 {
	t.Helper()
	ids := make([]int64, n)
	for i := range ids {
		ids[i] = int64(5000 + i)
		s.Person(ids[i], "Имя", "Фамилия", "")
		if err := s.Start(ids[i], ""); err != nil {
			t.Fatal(err)
		}
	}
	return ids
}

// persist sends until it is sent, coming back when it is told to, and returns how long that took.
func persist(ctx context.Context, s *world, chat int64, c bot.Class) (time.Duration, error) {
	begun := time.Now()
	for {
		_, err := s.bot.Send(ctx, chat, text("Сообщение"), c)
		var f *bot.Failure
		if err == nil || !errors.As(err, &f) || f.Class != bot.Again || f.After == 0 {
			return time.Since(begun), err
		}
		time.Sleep(f.After)
	}
}

// TestAlertsPassAThousandWaiting is the promise of the limits: whatever waits, an alert goes at once, and Telegram has
// never to say that it was too much. It is held with an answer that comes at once, late, and at random.
func TestAlertsPassAThousandWaiting(t *testing.T) {
	for _, delay := range []time.Duration{0, 40 * time.Millisecond, 250 * time.Millisecond} {
		t.Run(delay.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newWorld(t)
				chats := crowd(t, s, 200)
				if delay > 0 {
					s.Fail(tgstand.Fault{Kind: tgstand.Slow, Delay: delay, Times: -1})
				}
				begun := time.Now()
				var work sync.WaitGroup
				for i := range 1000 {
					work.Go(func() {
						if _, err := persist(t.Context(), s, chats[i%len(chats)], bot.Ordinary); err != nil {
							t.Error(err)
						}
					})
				}
				var slowest time.Duration
				heads := []int64{ivan, anna, chats[0] - 1}
				s.Person(heads[2], "Глава", "", "")
				if err := s.Start(heads[2], ""); err != nil {
					t.Fatal(err)
				}
				for i := range 30 {
					time.Sleep(time.Duration(500+rand.IntN(700)) * time.Millisecond)
					took, err := persist(t.Context(), s, heads[i%3], bot.Urgent)
					if err != nil {
						t.Error(err)
					}
					slowest = max(slowest, took-delay)
				}
				work.Wait()
				t.Logf("1000 ordinary messages in %s, slowest alert %s", time.Since(begun), slowest)
				if slowest > 100*time.Millisecond {
					t.Errorf("an alert waited %s", slowest)
				}
				if n := s.Count429(); n > 0 {
					t.Errorf("%d calls met a limit", n)
				}
				if longest := time.Duration(float64(1030)/28*float64(time.Second+delay)) + 3*time.Second; time.Since(begun) > longest {
					t.Errorf("1000 messages took %s, more than %s", time.Since(begun), longest)
				}
			})
		})
	}
}

// TestWhatPeopleTapForGoesBeforeTheRest looks at the order in which the classes leave when all wait.
func TestWhatPeopleTapForGoesBeforeTheRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		chats := crowd(t, s, 120)
		var work sync.WaitGroup
		for i, c := range chats {
			class := bot.Ordinary
			if i >= 80 {
				class = bot.Prompt
			}
			work.Go(func() {
				if _, err := persist(t.Context(), s, c, class); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait() // they ask one after another
		}
		work.Wait()
		var order []int64
		for _, c := range s.Log() {
			order = append(order, c.Chat)
		}
		if first := slices.Concat(chats[:28], chats[80:81]); !slices.Equal(order[:29], first) {
			t.Fatalf("the first second: %v, want %v", order[:29], first)
		}
		second := slices.Sorted(slices.Values(order[29:58])) // they leave at one moment, in no order
		if !slices.Equal(second, chats[81:110]) {
			t.Errorf("the second second: %v, want those who tapped", second)
		}
		third := slices.Sorted(slices.Values(order[58:86]))
		if want := slices.Concat(chats[28:46], chats[110:]); !slices.Equal(third, want) {
			t.Errorf("the third second: %v, want %v: the rest of them, then the others in their order", third, want)
		}
		if n := s.Count429(); n > 0 {
			t.Errorf("%d calls met a limit", n)
		}
	})
}

// TestWhoLeavesGivesTheSlotBack ends the contexts of many who wait: those behind them must not pay for it.
func TestWhoLeavesGivesTheSlotBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		chats := crowd(t, s, 128)
		ctx, cancel := context.WithCancel(t.Context())
		var work sync.WaitGroup
		for i, c := range chats {
			own := t.Context()
			if i >= 28 {
				own = ctx
			}
			work.Go(func() {
				if _, err := s.bot.Send(own, c, text("x"), bot.Ordinary); err != nil {
					if f := failed(t, err); f.Class != bot.Again || !errors.Is(err, context.Canceled) {
						t.Error(err)
					}
				}
			})
			synctest.Wait()
		}
		time.Sleep(500 * time.Millisecond)
		cancel()
		work.Wait()
		begun := time.Now()
		for _, c := range chats[:28] {
			s.send(c, text("x"), bot.Ordinary)
		}
		if took := time.Since(begun); took != 500*time.Millisecond {
			t.Errorf("28 messages after those who left took %s", took)
		}
	})
}

// TestRandomTrafficMeetsNoLimit mixes everything that counts over private chats and groups, with answers that take
// their time, in an order that a seed fixes.
func TestRandomTrafficMeetsNoLimit(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newWorld(t)
				chats := crowd(t, s, 40)
				for g := range int64(5) {
					if err := s.Group(-50-g, "Отдел", ivan, anna); err != nil {
						t.Fatal(err)
					}
					chats = append(chats, -50-g)
				}
				r := rand.New(rand.NewPCG(seed, seed))
				for range 40 {
					s.Fail(tgstand.Fault{Kind: tgstand.Slow, Times: 20, Delay: time.Duration(r.IntN(900)) * time.Millisecond})
				}
				var work sync.WaitGroup
				for range 800 {
					chat, class := chats[r.IntN(len(chats))], bot.Class(r.IntN(3))
					work.Go(func() {
						if _, err := persist(t.Context(), s, chat, class); err != nil {
							t.Error(err)
						}
					})
					time.Sleep(time.Duration(r.IntN(40)) * time.Millisecond)
				}
				work.Wait()
				if n := s.Count429(); n > 0 {
					t.Errorf("%d calls met a limit", n)
				}
			})
		})
	}
}
