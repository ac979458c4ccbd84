package tgstand_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
)

func TestRefuse(t *testing.T) {
	s := stand(t, tgstand.Options{})
	s.Fail(tgstand.Fault{Method: "sendMessage", Chat: anna, RetryAfter: 7, Times: 2})
	for range 2 {
		a := call(t, s, "sendMessage", p{"chat_id": "1001", "text": "a"})
		if a.status != 429 || a.Parameters.RetryAfter != 7 || a.Description != "Too Many Requests: retry after 7" {
			t.Errorf("%+v", a)
		}
		ok(t, s, "sendMessage", p{"chat_id": "1002", "text": "a"}, nil)
	}
	send(t, s, p{"text": "a"})
	if s.Count429() != 0 {
		t.Error("an ordered 429 is not one of ours")
	}
	cancel := s.Fail(tgstand.Fault{Times: -1, Code: 403, Description: "Forbidden: bot was blocked by the user"})
	if a := call(t, s, "getMe", nil); a.Code != 403 || a.Description != "Forbidden: bot was blocked by the user" {
		t.Errorf("%+v", a)
	}
	cancel()
	ok(t, s, "getMe", nil, nil)
	s.Fail(tgstand.Fault{})
	if a := call(t, s, "getMe", nil); a.Code != 500 || a.Description != "Internal Server Error" {
		t.Errorf("%+v", a)
	}
}

// words are the bot's texts to Anna.
func words(s *tgstand.Server) string {
	var out []string
	for _, m := range s.Messages(anna) {
		if m.FromBot {
			out = append(out, m.Text)
		}
	}
	return strings.Join(out, " ")
}

// TestCuts goes over both ways to the server, for each has its own way to lose a connection.
func TestCuts(t *testing.T) {
	for _, c := range []struct {
		kind    tgstand.FaultKind
		want    string
		outcome string
	}{
		{tgstand.CutBefore, "", "cut before the effect"},
		{tgstand.CutAfter, "a", "cut after the effect"},
	} {
		for _, way := range []string{"memory", "socket"} {
			s := stand(t, tgstand.Options{})
			client, base := &http.Client{Transport: s.Transport()}, "http://stand"
			if way == "socket" {
				server := httptest.NewServer(s)
				defer server.Close()
				client, base = server.Client(), server.URL
			}
			s.Fail(tgstand.Fault{Method: "sendMessage", Kind: c.kind})
			response, err := client.PostForm(base+"/bot"+s.Token()+"/sendMessage", map[string][]string{"chat_id": {"1001"}, "text": {"a"}})
			if err == nil {
				response.Body.Close()
				t.Fatalf("%s: the client heard %d", way, response.StatusCode)
			}
			if way == "memory" && !errors.Is(err, tgstand.ErrCut) {
				t.Errorf("error %v", err)
			}
			if got := words(s); got != c.want {
				t.Errorf("%s: effect %q, want %q", way, got, c.want)
			}
			log := s.Log()
			if last := log[len(log)-1]; last.Outcome != c.outcome || last.Chat != anna || last.Method != "sendMessage" {
				t.Errorf("logged %+v", last)
			}
		}
	}
}

func TestBadGateway(t *testing.T) {
	s := stand(t, tgstand.Options{})
	s.Fail(tgstand.Fault{Kind: tgstand.BadGateway})
	r, err := http.NewRequest(http.MethodGet, "http://stand/bot"+s.Token()+"/getMe", nil)
	must(t, err)
	response, err := s.Transport().RoundTrip(r)
	must(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(t, err)
	if response.StatusCode != 502 || json.Valid(body) || !strings.HasPrefix(string(body), "<html>") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
}

func TestHangAndSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := stand(t, tgstand.Options{})
		try := func() (time.Duration, error) {
			begin := time.Now()
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://stand/bot"+s.Token()+"/sendMessage?chat_id=1001&text=a", nil)
			must(t, err)
			response, err := s.Transport().RoundTrip(r)
			if err == nil {
				response.Body.Close()
			}
			return time.Since(begin), err
		}
		s.Fail(tgstand.Fault{Kind: tgstand.Hang})
		if took, err := try(); took != 10*time.Second || !errors.Is(err, context.DeadlineExceeded) || words(s) != "" {
			t.Errorf("hang: %v after %v, %q", err, took, words(s))
		}
		s.Fail(tgstand.Fault{Kind: tgstand.Slow, Delay: time.Minute})
		if took, err := try(); took != 10*time.Second || err == nil || words(s) != "" {
			t.Errorf("too slow: %v after %v, %q", err, took, words(s))
		}
		s.Fail(tgstand.Fault{Kind: tgstand.Slow, Delay: 3 * time.Second})
		if took, err := try(); took != 3*time.Second || err != nil || words(s) != "a" {
			t.Errorf("slow: %v after %v, %q", err, took, words(s))
		}
	})
}
