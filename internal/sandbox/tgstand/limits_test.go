package tgstand_test

import (
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// attempt sends to a chat and gives retry_after, 0 when the message was let through.
func attempt(t *testing.T, s *tgstand.Server, chat int) int {
	t.Helper()
	a := call(t, s, "sendMessage", p{"chat_id": number(chat), "text": "a"})
	if a.OK {
		return 0
	}
	want := "Too Many Requests: retry after " + number(a.Parameters.RetryAfter)
	if a.Code != 429 || a.status != 429 || a.Description != want {
		t.Fatalf("%+v", a)
	}
	return a.Parameters.RetryAfter
}

func TestPrivateLimit(t *testing.T) {
	c := newClock()
	s := stand(t, tgstand.Options{Now: c.now})
	for i, step := range []struct {
		after time.Duration
		want  int
	}{
		{0, 0}, {0, 0}, {0, 0}, {0, 1}, {500 * time.Millisecond, 1}, {500 * time.Millisecond, 0}, {0, 1},
		{time.Minute, 0}, {0, 0}, {0, 0}, {0, 1},
	} {
		c.advance(step.after)
		if got := attempt(t, s, int(anna)); got != step.want {
			t.Errorf("message %d: retry after %d, want %d", i, got, step.want)
		}
	}
	if s.Count429() != 4 {
		t.Errorf("%d refusals counted, want 4", s.Count429())
	}
	s.SetLimits(false)
	if got := attempt(t, s, int(anna)); got != 0 {
		t.Errorf("limits are off, retry after %d", got)
	}
}

func TestGroupLimitCountsEdits(t *testing.T) {
	c := newClock()
	s := stand(t, tgstand.Options{Now: c.now})
	var m struct {
		ID int `json:"message_id"`
	}
	ok(t, s, "sendMessage", p{"chat_id": "-500", "text": "a"}, &m)
	for i := range 19 {
		c.advance(time.Second)
		ok(t, s, "editMessageText", p{"chat_id": "-500", "message_id": number(m.ID), "text": "b" + number(i)}, nil)
	}
	c.advance(time.Second)
	if got := attempt(t, s, int(group)); got != 40 {
		t.Errorf("the 21st in a minute: retry after %d, want 40", got)
	}
	c.advance(40 * time.Second)
	if got := attempt(t, s, int(group)); got != 0 {
		t.Errorf("a minute after the first: retry after %d", got)
	}
}

func TestOverallLimitSlides(t *testing.T) {
	c := newClock()
	s := tgstand.New(tgstand.Options{Now: c.now})
	for id := range 40 {
		s.Person(int64(id+1), "Имя", "", "")
		must(t, s.Start(int64(id+1), ""))
	}
	for id := range 30 {
		if id == 15 {
			c.advance(900 * time.Millisecond)
		}
		if got := attempt(t, s, id+1); got != 0 {
			t.Fatalf("message %d: retry after %d", id, got)
		}
	}
	if got := attempt(t, s, 31); got != 1 {
		t.Errorf("the 31st within a second: retry after %d", got)
	}
	c.advance(100 * time.Millisecond)
	for id := range 15 {
		if got := attempt(t, s, 20+id); got != 0 {
			t.Errorf("message %d after the first 15 have slid out: retry after %d", id, got)
		}
	}
	if got := attempt(t, s, 40); got != 1 {
		t.Errorf("15 and 15 again are 30: retry after %d", got)
	}
	for range 50 {
		ok(t, s, "getMe", nil, nil)
	}
}

func TestAlbumCountsEachItem(t *testing.T) {
	c := newClock()
	s := stand(t, tgstand.Options{Now: c.now})
	id, err := s.Say(anna, anna, "", tgstand.WithPhoto(tgstand.File{Name: "a.png", Data: []byte("1")}))
	must(t, err)
	m, _ := s.Message(anna, id)
	item := `{"type":"photo","media":"` + m.Media.FileID + `"}`
	ok(t, s, "sendMediaGroup", p{"chat_id": "1001", "media": "[" + item + "," + item + "," + item + "," + item + "]"}, nil)
	if got := attempt(t, s, int(anna)); got != 2 {
		t.Errorf("four of three leave a debt: retry after %d, want 2", got)
	}
}
