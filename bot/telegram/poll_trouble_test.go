package telegram_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/sandbox/tgstand"
)

// TestACrashBeforeTheCursorIsSavedGivesTheUpdateAgain starts a second process on what the first has left.
func TestACrashBeforeTheCursorIsSavedGivesTheUpdateAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		c := &cursor{}
		c.set(errors.New("the store is gone"))
		first := &inbox{}
		loads := s.poll(c, first)
		time.Sleep(time.Minute) // it does not begin before the cursor can be read
		if s.Calls("getUpdates") != 0 {
			t.Error("polled without a cursor")
		}
		c.set(nil)
		time.Sleep(time.Minute)
		c.set(errors.New("the store is gone"))
		held := s.Fail(tgstand.Fault{Method: "getUpdates", Kind: tgstand.CutBefore, Times: -1})
		s.say(ivan, "раз") // it comes with the poll that is under way; no later one confirms it
		time.Sleep(time.Second)
		loads()
		held()
		c.set(nil)
		expect(t, first.said(), "1001:раз")

		b, err := telegram.New(telegram.Config{Token: token, Now: time.Now, Transport: s.Transport()})
		if err != nil {
			t.Fatal(err)
		}
		s.bot = b
		second := &inbox{}
		stop := s.poll(c, second)
		s.say(ivan, "два")
		time.Sleep(time.Second)
		stop()
		expect(t, second.said(), "1001:раз", "1001:два")
		if a, b := first.got[len(first.got)-1].Key, second.got[0].Key; a != b || !strings.HasPrefix(a, "telegram/100200300/") {
			t.Errorf("keys %q and %q", a, b)
		}
	})
}

// TestUpdateIdsMayBeginAnew lets a week pass, after which Telegram numbers from anywhere, lower as well.
func TestUpdateIdsMayBeginAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lower := false
		for seed := uint64(1); seed < 5; seed++ {
			s := newWorld(t, func(o *tgstand.Options, _ *telegram.Config) { o.Seed = seed })
			in, c := &inbox{}, &cursor{}
			stop := s.poll(c, in)
			s.say(ivan, "до")
			time.Sleep(time.Second)
			stop()
			before := s.LastUpdate()
			time.Sleep(8 * 24 * time.Hour)
			stop = s.poll(c, in)
			s.say(ivan, "после")
			s.say(ivan, "и ещё")
			lower = lower || s.LastUpdate() < before
			time.Sleep(time.Second)
			stop()
			expect(t, in.said(), "1001:до", "1001:после", "1001:и ещё")
			if s.Pending() != 0 {
				t.Errorf("%d pending", s.Pending())
			}
		}
		if !lower {
			t.Error("no seed has led to lower numbers")
		}
	})
}

func TestPollingSurvivesTrouble(t *testing.T) {
	faults := map[string]tgstand.Fault{
		"cut": {Kind: tgstand.CutBefore, Times: 5}, "page": {Kind: tgstand.BadGateway, Times: 5}, "limit": {RetryAfter: 3},
		"server": {Code: 500, Times: 3}, "rival": refuse(409, "Conflict: terminated by other getUpdates request; make sure…"),
		"lost answer": {Kind: tgstand.CutAfter, Times: 2}, "hang": {Kind: tgstand.Hang},
	}
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newWorld(t)
				in := &inbox{}
				fault.Method = "getUpdates"
				s.Fail(fault)
				fault.Method = "getMe"
				s.Fail(fault)
				stop := s.poll(&cursor{}, in)
				s.say(ivan, "раз")
				time.Sleep(2 * time.Minute)
				stop()
				expect(t, in.said(), "1001:раз")
				if n := s.Calls("getUpdates"); n > 20 {
					t.Errorf("%d polls", n)
				}
			})
		})
	}
}

func TestAWebhookIsTakenAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t, func(o *tgstand.Options, _ *telegram.Config) {
			o.Client = &http.Client{Transport: roundTrip(func(*http.Request) (*http.Response, error) { return nil, errors.New("nobody there") })}
		})
		in := &inbox{}
		hook := s.Transport()
		set := mustRequest(t, "setWebhook?url=https%3A%2F%2Fold.example%2Fhook")
		response, err := hook.RoundTrip(set)
		if err != nil || response.StatusCode != 200 {
			t.Fatal(response, err)
		}
		stop := s.poll(&cursor{}, in)
		s.say(ivan, "раз")
		time.Sleep(time.Minute)
		stop()
		s.Close()
		expect(t, in.said(), "1001:раз")
	})
}

func TestAWrongTokenEndsPolling(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		for _, method := range []string{"getMe", "getUpdates"} {
			s.Fail(tgstand.Fault{Method: method, Code: 401, Description: "Unauthorized"})
			err := s.bot.Poll(t.Context(), &cursor{}, handler(func(context.Context, bot.Update) error { return errors.New("no") }))
			if !errors.Is(err, telegram.ErrToken) {
				t.Errorf("%s: %v", method, err)
			}
		}
		s.Fail(tgstand.Fault{Method: "getMe", Code: 404, Description: "Not Found"})
		if _, _, err := s.bot.Me(t.Context()); !errors.Is(err, telegram.ErrToken) {
			t.Errorf("getMe: %v", err)
		}
	})
}

func TestAnotherBotsCursorIsNotUsed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, value := range []string{"7/5", "nonsense", "100200300/-1", "100200300/x"} {
			s := newWorld(t)
			in, c := &inbox{}, &cursor{value: value}
			s.say(ivan, "раз")
			stop := s.poll(c, in)
			time.Sleep(time.Second)
			stop()
			expect(t, in.said(), "1001:раз")
		}
	})
}
