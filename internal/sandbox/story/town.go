package story

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"otklik/internal/sandbox"
)

const (
	patience = 30 * time.Second // real time that anything expected may take
	maxEvent = 64 << 20         // bytes of one state
)

// Town is a running sandbox as a story sees it. Its methods end the test when what they wait for does not come.
type Town struct {
	t    testing.TB
	url  string
	http *http.Client // requests end with their contexts

	mu       sync.Mutex
	state    sandbox.State
	changed  chan struct{} // closed and replaced with every state
	lost     error
	expected map[string]map[int]bool // by person, the messages that the story has expected
	last     map[string]*Message
	answers  map[string]sandbox.Tap // by person, what was said to the last tap
}

// Connect follows a sandbox until the test ends. It returns once everybody of the staff has been greeted.
func Connect(t testing.TB, url string) *Town {
	t.Helper()
	town := &Town{
		t: t, url: strings.TrimRight(url, "/"), http: new(http.Client), changed: make(chan struct{}),
		expected: map[string]map[int]bool{}, last: map[string]*Message{}, answers: map[string]sandbox.Tap{},
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		town.follow(ctx)
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	town.until("the sandbox's first state", func(s sandbox.State) bool { return len(s.People) > 0 })
	for _, p := range town.now().People {
		town.Person(p.Key).Expect("Здравствуйте")
	}
	return town
}

// follow keeps the state as the sandbox tells it.
func (town *Town) follow(ctx context.Context) {
	err := town.read(ctx)
	town.mu.Lock()
	defer town.mu.Unlock()
	town.lost = err
	close(town.changed)
	town.changed = make(chan struct{})
}

func (town *Town) read(ctx context.Context) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, town.url+"/api/events", http.NoBody)
	if err != nil {
		return fmt.Errorf("events: %w", err)
	}
	resp, err := town.http.Do(r)
	if err != nil {
		return fmt.Errorf("events: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, maxEvent)
	event := ""
	for lines.Scan() {
		if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
			event = name
		}
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok || event != "state" {
			continue
		}
		var s sandbox.State
		if err := json.Unmarshal([]byte(data), &s); err != nil {
			return fmt.Errorf("events: %w", err)
		}
		town.mu.Lock()
		town.state = s
		close(town.changed)
		town.changed = make(chan struct{})
		town.mu.Unlock()
	}
	return fmt.Errorf("events ended: %w", lines.Err())
}

// now is the latest state.
func (town *Town) now() sandbox.State {
	town.mu.Lock()
	defer town.mu.Unlock()
	return town.state
}

// until waits for a state that meets the condition; it is asked of every state.
func (town *Town) until(what string, met func(sandbox.State) bool) {
	town.t.Helper()
	if !town.comes(met, time.After(patience)) {
		town.fail("never came: " + what)
	}
}

// comes says whether a state that meets the condition came in time.
func (town *Town) comes(met func(sandbox.State) bool, late <-chan time.Time) bool {
	town.t.Helper()
	for {
		town.mu.Lock()
		state, changed, lost := town.state, town.changed, town.lost
		town.mu.Unlock()
		if met(state) {
			return true
		}
		if lost != nil {
			town.t.Fatalf("the sandbox is gone: %v", lost)
		}
		select {
		case <-changed:
		case <-late:
			return false
		}
	}
}

// call asks the API to do something.
func (town *Town) call(path string, in, out any) {
	town.t.Helper()
	body, err := json.Marshal(in)
	if err != nil {
		town.t.Fatalf("%s: %v", path, err)
	}
	r, err := http.NewRequestWithContext(town.t.Context(), http.MethodPost, town.url+"/api/"+path, bytes.NewReader(body))
	if err != nil {
		town.t.Fatalf("%s: %v", path, err)
	}
	r.Header.Set("Content-Type", "application/json")
	resp, err := town.http.Do(r)
	if err != nil {
		town.t.Fatalf("%s: %v", path, err)
	}
	defer func() { _ = resp.Body.Close() }()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		town.t.Fatalf("%s: %v", path, err)
	}
	if resp.StatusCode != http.StatusOK {
		town.fail(fmt.Sprintf("%s was refused: %s", path, answer))
	}
	if err := json.Unmarshal(answer, out); err != nil {
		town.t.Fatalf("%s: %v", path, err)
	}
}
