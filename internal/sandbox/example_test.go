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

// TestExamples plays every example to its end, one after the other in the same town: each finds its own cards, whatever the
// days that have passed have brought to the chats.
func TestExamples(t *testing.T) {
	t.Parallel()
	url := town(t)
	answers := map[string]int{"usual": 1, "interim": 2, "shared": 1, "promise": 2, "byhand": 0}
	offered := state(t, url).Demos
	if len(offered) != len(answers) {
		t.Fatalf("%d examples, tested are %d", len(offered), len(answers))
	}
	want := 0
	for _, d := range append(offered, offered[0]) {
		demo(t, url, `{"action":"start","demo":"`+d.Key+`","pace":"0s"}`)
		s := follow(t, url, "the end of "+d.Key, over)
		want += answers[d.Key]
		if s.Play.Failed != "" || official(s.Posts[0].Comments) != want {
			t.Fatalf("%s: %q at %q, %d answers instead of %d", d.Key, s.Play.Failed, s.Play.Caption, official(s.Posts[0].Comments), want)
		}
		if s.Play.Demo != d.Key || s.Play.Title != d.Title || d.Title == "" || d.About == "" {
			t.Errorf("%s: %+v, the play %+v", d.Key, d, s.Play)
		}
		if s.Trouble.TooMany > 0 || len(s.Trouble.Telegram)+len(s.Trouble.VK) > 0 {
			t.Errorf("%s: %+v", d.Key, s.Trouble)
		}
	}
}

// TestExampleStops: an example can be stopped on its way, two never run at once, and what nobody offers is refused.
func TestExampleStops(t *testing.T) {
	t.Parallel()
	url := town(t)
	demo(t, url, `{"action":"start","pace":"1m"}`)
	if s := state(t, url); s.Play.Demo != "usual" {
		t.Errorf("without a name %q is played", s.Play.Demo)
	}
	for _, refused := range []string{
		`{"action":"start"}`, `{"action":"start","demo":"interim"}`, `{"action":"start","demo":"none"}`, `{"action":"on"}`,
	} {
		if code, _ := ask(t, http.MethodPost, url+"/api/demo", "application/json", strings.NewReader(refused)); code != http.StatusBadRequest {
			t.Errorf("%s: %d", refused, code)
		}
	}
	demo(t, url, `{"action":"stop"}`)
	if s := state(t, url); s.Play.Running || s.Play.Done || !strings.Contains(s.Play.Caption, "остановлен") {
		t.Errorf("after a stop: %+v", s.Play)
	}
	demo(t, url, `{"action":"start","demo":"shared","pace":"0s"}`)
	if s := follow(t, url, "the end", over); s.Play.Failed != "" {
		t.Errorf("after a stop: %s", s.Play.Failed)
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
