package telegram_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
)

// inbox is a handler that notes what it was given.
type inbox struct {
	mu   sync.Mutex
	got  []bot.Update
	fail func(u bot.Update, nth int) error // nth handling of this update, from 1
	seen map[string]int
}

func (i *inbox) Handle(_ context.Context, u bot.Update) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.seen == nil {
		i.seen = map[string]int{}
	}
	i.seen[u.Key]++
	if i.fail != nil {
		if err := i.fail(u, i.seen[u.Key]); err != nil {
			return err
		}
	}
	i.got = append(i.got, u)
	return nil
}

// said are the words handled so far, each after its chat.
func (i *inbox) said() []string {
	i.mu.Lock()
	defer i.mu.Unlock()
	var out []string
	for _, u := range i.got {
		if u.Said != nil && !strings.HasPrefix(u.Said.Text, "/start") {
			out = append(out, fmt.Sprintf("%d:%s", u.Chat, u.Said.Text))
		}
	}
	return out
}

// poll runs Poll until the returned function is called, which fails the test unless Poll returns nil within a second.
func (s *world) poll(c telegram.Cursor, h bot.Handler) (stop func()) {
	ctx, cancel := context.WithCancel(s.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.bot.Poll(ctx, c, h) }()
	return func() {
		s.t.Helper()
		cancel()
		at := time.Now()
		if err := <-ended; err != nil || time.Since(at) > time.Second {
			s.t.Errorf("poll ended with %v after %s", err, time.Since(at))
		}
	}
}

// say says something that must be taken.
func (s *world) say(chat int64, words string) int {
	s.t.Helper()
	id, err := s.Say(chat, chat, words)
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("handled %v, want %v", got, want)
	}
}

func TestUpdatesAreHandledOnceAndInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		in, c := &inbox{}, &cursor{}
		stop := s.poll(c, in)
		for i := range 5 {
			s.say(ivan, strconv.Itoa(i))
		}
		time.Sleep(time.Second)
		if !s.Redeliver(s.LastUpdate()) {
			t.Fatal("no update to repeat")
		}
		time.Sleep(time.Second)
		stop()
		expect(t, in.said(), "1001:0", "1001:1", "1001:2", "1001:3", "1001:4")
		if want := fmt.Sprintf("%d/%d", s.BotID(), s.LastUpdate()+1); c.at() != want || s.Pending() != 0 {
			t.Errorf("cursor %q, want %q; %d pending", c.at(), want, s.Pending())
		}
		if at := s.bot.LastPoll(); time.Since(at) > 30*time.Second {
			t.Errorf("last poll at %s, now %s", at, time.Now())
		}
	})
}

func TestAFailingUpdateHoldsUpOnlyItsChat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		in, c := &inbox{}, &cursor{}
		in.fail = func(u bot.Update, nth int) error {
			if u.Said != nil && u.Said.Text == "плохо" && nth < 8 {
				if nth == 3 {
					panic("жалоба")
				}
				return errors.New("store: disk full")
			}
			return nil
		}
		stop := s.poll(c, in)
		s.say(ivan, "плохо")
		bad := s.LastUpdate()
		s.say(ivan, "потом")
		for i := range 150 { // more than one batch
			s.say(anna, strconv.Itoa(i))
			if i%10 == 0 {
				time.Sleep(100 * time.Millisecond)
			}
		}
		time.Sleep(3 * time.Second)
		if got := in.said(); len(got) < 90 || strings.HasPrefix(got[0], "1001") {
			t.Errorf("others had to wait: %v", got)
		}
		if want := fmt.Sprintf("%d/%d", s.BotID(), bad); c.at() != want {
			t.Errorf("cursor %q is not at the update that fails, %q", c.at(), want)
		}
		time.Sleep(time.Minute)
		stop()
		got := in.said()
		if len(got) != 152 || s.Pending() != 0 {
			t.Errorf("%d handled, %d pending", len(got), s.Pending())
		}
		var own []string
		for _, w := range got {
			if strings.HasPrefix(w, "1001") {
				own = append(own, w)
			}
		}
		expect(t, own, "1001:плохо", "1001:потом")
		if log := s.log.String(); strings.Contains(log, "жалоба") || !strings.Contains(log, "disk full") {
			t.Errorf("log: %s", log)
		}
		if n := s.Calls("getUpdates"); n > 400 {
			t.Errorf("%d polls in about a minute", n)
		}
	})
}

func TestASlowHandlerHoldsUpNoOtherChat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		release := make(chan struct{})
		in := &inbox{}
		stop := s.poll(&cursor{}, handler(func(ctx context.Context, u bot.Update) error {
			if u.Said != nil && u.Said.Text == "долго" {
				<-release
			}
			return in.Handle(ctx, u)
		}))
		s.say(ivan, "долго")
		time.Sleep(100 * time.Millisecond)
		begun := time.Now()
		s.say(anna, "скоро")
		for len(in.said()) == 0 {
			time.Sleep(10 * time.Millisecond)
		}
		if took := time.Since(begun); took > time.Second {
			t.Errorf("another chat waited %s", took)
		}
		close(release)
		time.Sleep(time.Second)
		stop()
		expect(t, in.said(), "1002:скоро", "1001:долго")
	})
}

func TestTheEndLetsHandlersFinish(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		c, in := &cursor{}, &inbox{}
		stop := s.poll(c, handler(func(ctx context.Context, u bot.Update) error {
			if u.Said != nil && u.Said.Text == "раз" {
				time.Sleep(700 * time.Millisecond)
				if ctx.Err() != nil {
					t.Error("the handler's context ended before its time")
				}
			}
			if u.Said != nil && u.Said.Text == "вечно" {
				<-ctx.Done()
				return ctx.Err()
			}
			return in.Handle(ctx, u)
		}))
		time.Sleep(time.Second)
		s.say(ivan, "раз")
		s.say(ivan, "два")
		s.say(anna, "вечно")
		synctest.Wait()
		stop()
		expect(t, in.said(), "1001:раз")
		if want := fmt.Sprintf("%d/%d", s.BotID(), s.LastUpdate()-1); c.at() != want {
			t.Errorf("cursor %q, want %q", c.at(), want)
		}
	})
}
