package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// clockTick is how often the page is told the time besides every push.
const clockTick = time.Second

// events streams the town as server-sent events: "state" with a whole new State after anything has changed, several
// changes together, and "clock" with a ClockState once a second.
func (s *site) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	changes, stop := s.world.watch()
	defer stop()
	tick := time.NewTicker(clockTick)
	defer tick.Stop()
	var last []byte
	for {
		state := s.look()
		clock := state.Clock
		state.Clock = ClockState{}
		mark, err := json.Marshal(state)
		if err != nil {
			return
		}
		if !bytes.Equal(mark, last) {
			last, state.Clock = mark, clock
			err = send(w, out, "state", state)
		} else {
			err = send(w, out, "clock", clock)
		}
		if err != nil || !s.pauseFor(r.Context(), changes, tick.C) {
			return
		}
	}
}

// pauseFor waits until there may be something to tell; false when the connection or the sandbox ends.
func (s *site) pauseFor(ctx context.Context, changes []<-chan struct{}, tick <-chan time.Time) bool {
	select {
	case <-changes[0]:
	case <-changes[1]:
	case <-changes[2]:
	case <-changes[3]:
	case <-tick:
		return true
	case <-ctx.Done():
		return false
	case <-s.ending:
		return false
	}
	others := time.NewTimer(coalesce)
	defer others.Stop()
	select {
	case <-others.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// send writes one event.
func send(w http.ResponseWriter, out *http.ResponseController, name string, what any) error {
	data, err := json.Marshal(what)
	if err != nil {
		return fmt.Errorf("event: %w", err)
	}
	if _, err := fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, data); err != nil {
		return fmt.Errorf("event: %w", err)
	}
	return out.Flush()
}
