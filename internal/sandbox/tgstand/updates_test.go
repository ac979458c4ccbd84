package tgstand_test

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
)

func TestUpdatesAreConfirmedByOffset(t *testing.T) {
	s := stand(t, tgstand.Options{})
	first := updates(t, s, nil)
	if len(first) != 3 || first[0].Message.Text != "/start" || first[1].Message.Text != "/start invite_1" ||
		first[2].Member.New.Status != "member" {
		t.Fatalf("updates %+v", first)
	}
	for i, u := range first[1:] {
		if u.ID != first[i].ID+1 {
			t.Errorf("ids do not grow: %d after %d", u.ID, first[i].ID)
		}
	}
	if again := updates(t, s, nil); len(again) != 3 {
		t.Errorf("without an offset nothing is confirmed, got %d", len(again))
	}
	if rest := updates(t, s, p{"offset": number(first[1].ID), "limit": "1"}); len(rest) != 1 || rest[0].ID != first[1].ID {
		t.Errorf("limit 1 from the second: %+v", rest)
	}
	if s.Pending() != 2 {
		t.Errorf("%d pending, want 2", s.Pending())
	}
	if last := updates(t, s, p{"offset": "-1"}); len(last) != 1 || last[0].ID != s.LastUpdate() || s.Pending() != 1 {
		t.Errorf("offset -1 gives the last one and forgets the rest: %+v", last)
	}
	if rest := updates(t, s, p{"offset": number(s.LastUpdate() + 1)}); len(rest) != 0 {
		t.Errorf("all is confirmed, got %+v", rest)
	}
}

func TestRedeliver(t *testing.T) {
	s := stand(t, tgstand.Options{})
	seen := drain(t, s)
	if s.Redeliver(1) || !s.Redeliver(seen[1].ID) {
		t.Fatal("only what was delivered can be delivered again")
	}
	if again := drain(t, s); len(again) != 1 || again[0].ID != seen[1].ID || again[0].Message.Text != "/start invite_1" {
		t.Errorf("again %+v", again)
	}
}

func TestAllowedUpdates(t *testing.T) {
	s := stand(t, tgstand.Options{})
	drain(t, s)
	updates(t, s, p{"allowed_updates": `["message"]`})
	must(t, s.Block(anna))
	must(t, s.Start(anna, ""))
	if seen := drain(t, s); len(seen) != 1 || seen[0].Message == nil {
		t.Errorf("only messages were asked for: %+v", seen)
	}
}

func TestOldUpdatesAndNumbers(t *testing.T) {
	c := newClock()
	s := stand(t, tgstand.Options{Now: c.now, Seed: 7})
	old := s.LastUpdate()
	c.advance(24 * time.Hour)
	if seen := updates(t, s, nil); len(seen) != 0 {
		t.Errorf("updates are kept for a day, got %d", len(seen))
	}
	c.advance(6 * 24 * time.Hour)
	_, err := s.Say(anna, anna, "снова")
	must(t, err)
	if s.LastUpdate() == old+1 {
		t.Error("after a week of silence the numbering starts anew")
	}
	if seen := updates(t, s, p{"offset": number(s.LastUpdate() + 1000)}); len(seen) != 1 {
		t.Errorf("an offset of an older numbering confirms nothing, got %d", len(seen))
	}
}

func TestLongPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := stand(t, tgstand.Options{})
		drain(t, s)
		next := p{"offset": number(s.LastUpdate() + 1), "timeout": "30"}
		begin := time.Now()
		if seen := updates(t, s, next); len(seen) != 0 || time.Since(begin) != 30*time.Second {
			t.Errorf("an empty poll lasted %v and gave %+v", time.Since(begin), seen)
		}
		begin = time.Now()
		got := make(chan []update)
		go func() { got <- updates(t, s, next) }()
		time.Sleep(7 * time.Second)
		_, err := s.Say(anna, anna, "вот")
		must(t, err)
		if seen := <-got; len(seen) != 1 || time.Since(begin) != 7*time.Second {
			t.Errorf("the poll woke after %v with %+v", time.Since(begin), seen)
		}
		begin = time.Now()
		updates(t, s, p{"offset": number(s.LastUpdate() + 1), "timeout": "600"})
		if time.Since(begin) != 50*time.Second {
			t.Errorf("the longest poll is 50 s, it lasted %v", time.Since(begin))
		}
	})
}

func TestSecondPollEndsTheFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := stand(t, tgstand.Options{Local: true})
		drain(t, s)
		poll := func() chan reply {
			got := make(chan reply, 1)
			go func() { got <- call(t, s, "getUpdates", p{"offset": number(s.LastUpdate() + 1), "timeout": "50"}) }()
			synctest.Wait()
			return got
		}
		first, second := poll(), poll()
		want := "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
		if a := <-first; a.Code != 409 || a.Description != want {
			t.Errorf("first poll: %+v", a)
		}
		ok(t, s, "setWebhook", p{"url": "http://127.0.0.1:1/"}, nil)
		if a := <-second; a.Code != 409 || a.Description != "Conflict: terminated by setWebhook request" {
			t.Errorf("second poll: %+v", a)
		}
		want = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
		if a := call(t, s, "getUpdates", nil); a.Code != 409 || a.Description != want {
			t.Errorf("poll beside a webhook: %+v", a)
		}
		ok(t, s, "deleteWebhook", nil, nil)
		updates(t, s, nil)
	})
}

func TestAbandonedPollLosesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := stand(t, tgstand.Options{})
		drain(t, s)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		address := "http://stand/bot" + s.Token() + "/getUpdates?timeout=50&offset=" + number(s.LastUpdate()+1)
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		must(t, err)
		if _, err := s.Transport().RoundTrip(r); err == nil {
			t.Fatal("the poll should end with its context")
		}
		_, err = s.Say(anna, anna, "вот")
		must(t, err)
		if seen := drain(t, s); len(seen) != 1 {
			t.Errorf("got %+v", seen)
		}
	})
}
