package sandbox_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox"
)

// follow waits for a state that meets the condition, told by server-sent events.
func follow(t *testing.T, url, what string, met func(sandbox.State) bool) sandbox.State {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), tooLong)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/api/events", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 16<<20)
	var s sandbox.State
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok || !strings.HasPrefix(data, `{"clock":`) {
			continue
		}
		if err := json.Unmarshal([]byte(data), &s); err != nil {
			t.Fatal(err)
		}
		if met(s) {
			return s
		}
	}
	t.Fatalf("%s never came: %v; the example: %+v", what, lines.Err(), s.Play)
	return s
}

func demo(t *testing.T, url, body string) {
	t.Helper()
	if code, answer := ask(t, http.MethodPost, url+"/api/demo", "application/json", strings.NewReader(body)); code != http.StatusOK {
		t.Fatalf("demo %s: %d %s", body, code, answer)
	}
}

func over(s sandbox.State) bool { return !s.Play.Running && (s.Play.Done || s.Play.Failed != "") }

// official counts the community's answers on the wall.
func official(list []sandbox.Comment) int {
	n := 0
	for _, c := range list {
		if c.Official {
			n++
		}
		n += official(c.Comments)
	}
	return n
}

// TestExample plays the example to its end, stops one on the way, and plays another: each finds its own cards.
func TestExample(t *testing.T) {
	url := town(t)
	for round := range 2 {
		demo(t, url, `{"action":"start","pace":"0s"}`)
		s := follow(t, url, "the end", over)
		if s.Play.Failed != "" || official(s.Posts[0].Comments) != round+1 {
			t.Fatalf("round %d: %q, %d answers", round, s.Play.Failed, official(s.Posts[0].Comments))
		}
		if s.Trouble.TooMany > 0 || len(s.Trouble.Telegram)+len(s.Trouble.VK) > 0 {
			t.Errorf("round %d: %+v", round, s.Trouble)
		}
		demo(t, url, `{"action":"start","pace":"1m"}`)
		if code, _ := ask(t, http.MethodPost, url+"/api/demo", "application/json", strings.NewReader(`{"action":"start"}`)); code != http.StatusBadRequest {
			t.Errorf("two examples at once: %d", code)
		}
		demo(t, url, `{"action":"stop"}`)
		if s := state(t, url); s.Play.Running || s.Play.Done || !strings.Contains(s.Play.Caption, "остановлен") {
			t.Errorf("after a stop: %+v", s.Play)
		}
	}
}

// TestEndsPromptly: a page that is open does not hold the end up.
func TestEndsPromptly(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- sandbox.Run(ctx, sandbox.Config{Addr: "127.0.0.1:0", Ready: func(url string) { ready <- url }})
	}()
	var url string
	select {
	case url = <-ready:
	case err := <-ended:
		cancel()
		t.Fatalf("the sandbox did not start: %v", err)
	}
	follow(t, url, "the greeting", func(s sandbox.State) bool { return len(s.People[0].Messages) > 1 })
	demo(t, url, `{"action":"start","pace":"1m"}`)
	began := time.Now()
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("the sandbox ended with: %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("the sandbox took %v to end", took)
	}
}
