package telegram_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/sandbox/tgstand"
)

const none = bot.FailureClass(-1) // no failure

// failures are what can happen to a call, and what Send, Edit, Strip and Answer make of it.
var failures = []struct {
	name                      string
	fault                     tgstand.Fault
	send, edit, strip, answer bot.FailureClass
	after                     time.Duration
}{
	{"limit", tgstand.Fault{RetryAfter: 7}, bot.Again, bot.Again, bot.Again, bot.Again, 7 * time.Second},
	{"server error", tgstand.Fault{Code: 500}, bot.Again, bot.Again, bot.Again, bot.Again, 0},
	{"page of a proxy", tgstand.Fault{Kind: tgstand.BadGateway}, bot.Again, bot.Again, bot.Again, bot.Again, 0},
	{"gateway timeout", tgstand.Fault{Code: 504}, bot.Unknown, bot.Again, bot.Again, bot.Again, 0},
	{"cut", tgstand.Fault{Kind: tgstand.CutBefore}, bot.Unknown, bot.Again, bot.Again, bot.Again, 0},
	{"cut after the effect", tgstand.Fault{Kind: tgstand.CutAfter}, bot.Unknown, bot.Again, bot.Again, bot.Again, 0},
	{"no answer", tgstand.Fault{Kind: tgstand.Hang}, bot.Unknown, bot.Again, bot.Again, bot.Again, 0},
	{"blocked", refuse(403, "Forbidden: bot was blocked by the user"), bot.Never, bot.Never, bot.Never, bot.Never, 0},
	{"deactivated", refuse(403, "Forbidden: user is deactivated"), bot.Never, bot.Never, bot.Never, bot.Never, 0},
	{"never started", refuse(403, "Forbidden: bot can't initiate conversation with a user"), bot.Never, bot.Never, bot.Never, bot.Never, 0},
	{"chat gone", refuse(400, "Bad Request: chat not found"), bot.Never, bot.Never, bot.Never, bot.Never, 0},
	{"message gone", refuse(400, "Bad Request: message to edit not found"), bot.Gone, bot.Gone, none, bot.Gone, 0},
	{"not editable", refuse(400, "Bad Request: message can't be edited"), bot.Gone, bot.Gone, none, bot.Gone, 0},
	{"bad id", refuse(400, "Bad Request: MESSAGE_ID_INVALID"), bot.Gone, bot.Gone, none, bot.Gone, 0},
	{"unchanged", refuse(400, "Bad Request: message is not modified: specified new message…"), bot.Refused, none, none, bot.Refused, 0},
	{"old tap", refuse(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
		bot.Refused, bot.Refused, bot.Refused, none, 0},
	{"quotes the message", refuse(400, "Bad Request: inline keyboard button URL 'жалоба' is invalid"),
		bot.Refused, bot.Refused, bot.Refused, bot.Refused, 0},
	{"too large", refuse(413, "Request Entity Too Large"), bot.Refused, bot.Refused, bot.Refused, bot.Refused, 0},
	{"token", refuse(401, "Unauthorized"), bot.Again, bot.Again, bot.Again, bot.Again, 0},
}

func refuse(code int, description string) tgstand.Fault {
	return tgstand.Fault{Code: code, Description: description}
}

func TestEveryFailureHasItsClass(t *testing.T) {
	for _, c := range failures {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newWorld(t)
				ctx := t.Context()
				calls := []struct {
					name string
					want bot.FailureClass
					call func() error
				}{
					{"send", c.send, func() error { _, err := s.bot.Send(ctx, ivan, text("жалоба"), bot.Prompt); return err }},
					{"edit", c.edit, func() error { return s.bot.Edit(ctx, ivan, "1", text("жалоба"), bot.Prompt) }},
					{"strip", c.strip, func() error { return s.bot.Strip(ctx, ivan, "1", bot.Prompt) }},
					{"answer", c.answer, func() error { return s.bot.Answer(ctx, "77", "жалоба", false) }},
				}
				for _, call := range calls {
					s.Fail(c.fault)
					err := call.call()
					time.Sleep(10 * time.Second) // past the wait that a 429 asks for
					if call.want == none {
						if err != nil {
							t.Errorf("%s: %v", call.name, err)
						}
						continue
					}
					if f := failed(t, err); f.Class != call.want || f.After != c.after {
						t.Errorf("%s: class %d after %s, want %d after %s (%v)", call.name, f.Class, f.After, call.want, c.after, f)
					}
				}
			})
		})
	}
}

func TestAMovedChatNamesItsNewID(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		if err := s.Group(-50, "Отдел", ivan, anna); err != nil {
			t.Fatal(err)
		}
		moved, err := s.Migrate(-50)
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.bot.Send(t.Context(), -50, text("Задание"), bot.Ordinary)
		if f := failed(t, err); f.Class != bot.Again || f.Moved != moved {
			t.Errorf("class %d, moved to %d, want %d", f.Class, f.Moved, moved)
		}
		s.send(moved, text("Задание"), bot.Ordinary)
	})
}

// TestForeignAnswers covers what stands between: pages, foreign JSON, answers that break off.
func TestForeignAnswers(t *testing.T) {
	cases := []struct {
		status int
		body   string
		want   bot.FailureClass
	}{
		{502, "<html>nginx</html>", bot.Again},
		{200, "<html>вход в сеть</html>", bot.Again},
		{200, "", bot.Again},
		{403, "<html>доступ закрыт</html>", bot.Again},
		{404, "[]", bot.Again},
		{503, `{"error":"maintenance"}`, bot.Again},
		{504, "<html>timeout</html>", bot.Unknown},
		{302, "", bot.Again},
		{200, `{"ok":true,"result":{"message_id":`, bot.Unknown},
		{200, `{"ok":true,"result":true}`, bot.Unknown},
	}
	for _, c := range cases {
		t.Run(strconv.Itoa(c.status)+" "+c.body, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newWorld(t, func(_ *tgstand.Options, cfg *telegram.Config) {
					cfg.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
						return &http.Response{StatusCode: c.status, Header: http.Header{"Location": {"https://elsewhere.example/" + token}},
							Body: io.NopCloser(strings.NewReader(c.body)), Request: r}, nil
					})
				})
				_, err := s.bot.Send(t.Context(), ivan, text("жалоба"), bot.Prompt)
				f := failed(t, err)
				if f.Class != c.want {
					t.Errorf("class %d, want %d: %v", f.Class, c.want, f)
				}
				if c.status != 200 && !strings.Contains(f.Error(), strconv.Itoa(c.status)) {
					t.Errorf("the status is not in %v", f)
				}
			})
		})
	}
}

func TestNothingIsSentAfterTheContextEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := s.bot.Send(ctx, ivan, text("жалоба"), bot.Prompt)
		if f := failed(t, err); f.Class != bot.Again || !errors.Is(err, context.Canceled) || s.Calls("") != 0 {
			t.Errorf("%v after %d calls", f, s.Calls(""))
		}
	})
}

func TestTheContextEndsACallThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		s.Fail(tgstand.Fault{Kind: tgstand.Hang})
		begun := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		_, err := s.bot.Send(ctx, ivan, text("жалоба"), bot.Prompt)
		if f := failed(t, err); f.Class != bot.Unknown || time.Since(begun) != 300*time.Millisecond {
			t.Errorf("%v after %s", f, time.Since(begun))
		}
	})
}
