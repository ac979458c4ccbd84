package vkstand

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// The events that the stand-in has.
const (
	eventPost    = "wall_post_new"
	eventComment = "wall_reply_new"
	eventEdit    = "wall_reply_edit"
	eventDelete  = "wall_reply_delete"
)

// methodPoll is what Long Poll is called in faults, counters and the log.
const methodPoll = "longpoll"

// maxWait is VK's limit in seconds.
const maxWait = 90

// poll is the community's Long Poll: updates (base, last] are remembered.
type poll struct {
	enabled bool
	events  map[string]bool
	version string

	key     string
	keys    int            // how many there have been
	expired map[string]int // former keys: what their polls fail with
	base    int64
	last    int64
	updates []json.RawMessage
	wake    chan struct{} // closed and replaced with every update
}

// Event is an update that Long Poll holds.
type Event struct {
	ID   string
	Type string
	Raw  string
}

// emit puts an event into Long Poll when the community's settings ask for its type. The stand is locked.
func (s *Stand) emit(kind string, object any) {
	if !s.poll.enabled || !s.poll.events[kind] {
		return
	}
	raw, err := json.Marshal(map[string]any{
		"type": kind, "object": object, "group_id": s.o.Group, "v": s.poll.version,
		"event_id": fmt.Sprintf("%040x", s.poll.last+1),
	})
	if err != nil {
		panic(fmt.Sprintf("event %s: %v", kind, err)) // a type of this package that JSON cannot hold
	}
	s.push(raw)
}

// push appends an update. The stand is locked.
func (s *Stand) push(raw json.RawMessage) {
	p := &s.poll
	p.last++
	p.updates = append(p.updates, raw)
	if over := len(p.updates) - s.o.History; over > 0 {
		p.updates, p.base = p.updates[over:], p.base+int64(over)
	}
	close(p.wake)
	p.wake = make(chan struct{})
	s.changed()
}

// Inject puts an update into Long Poll as it stands; it must be JSON of any kind.
func (s *Stand) Inject(raw string) error {
	if !json.Valid([]byte(raw)) {
		return fmt.Errorf("inject: not JSON")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.push(json.RawMessage(raw))
	return nil
}

// Repeat gives a remembered event again, unchanged.
func (s *Stand) Repeat(eventID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, raw := range s.poll.updates {
		if read(raw).ID == eventID {
			s.push(raw)
			return nil
		}
	}
	return fmt.Errorf("repeat: no event %s", eventID)
}

// Events lists the updates that are remembered, oldest first.
func (s *Stand) Events() []Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Event
	for _, raw := range s.poll.updates {
		list = append(list, read(raw))
	}
	return list
}

func read(raw json.RawMessage) Event {
	var e struct {
		ID   string `json:"event_id"`
		Type string `json:"type"`
	}
	_ = json.Unmarshal(raw, &e) // an injected update may be anything
	return Event{ID: e.ID, Type: e.Type, Raw: string(raw)}
}

// ForgetHistory drops the updates that are remembered: a poll from before them fails with 1.
func (s *Stand) ForgetHistory() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.poll.base, s.poll.updates = s.poll.last, nil
}

// ExpireKey makes polls with the present key fail with 2, at once for one that waits.
func (s *Stand) ExpireKey() { s.retire(2) }

// LoseHistory makes polls with the present key fail with 3 and starts the numbers of updates anew.
func (s *Stand) LoseHistory() {
	s.retire(3)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.poll.base, s.poll.last, s.poll.updates = 1, 1, nil
}

func (s *Stand) retire(failed int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := &s.poll
	p.expired[p.key] = failed
	p.keys++
	p.key = fmt.Sprintf("key%d", p.keys)
	close(p.wake)
	p.wake = make(chan struct{})
	s.changed()
}

// SetLongPoll sets what the community's settings say: whether it is on and which events it gives.
func (s *Stand) SetLongPoll(on bool, events ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.poll.enabled = on
	clear(s.poll.events)
	for _, e := range events {
		s.poll.events[e] = true
	}
}

// servePoll answers GET …?act=a_check&key=…&ts=…&wait=….
func (s *Stand) servePoll(w http.ResponseWriter, c *call) {
	q := c.r.URL.Query()
	wait, err := strconv.Atoi(q.Get("wait"))
	ts, tsErr := strconv.ParseInt(q.Get("ts"), 10, 64)
	if q.Get("act") != "a_check" || err != nil || wait < 1 || wait > maxWait || tsErr != nil {
		s.complain("%s: act, ts or wait (1–%d) is wrong", methodPoll, maxWait)
		s.log(c, "bad request")
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	timer := time.NewTimer(time.Duration(wait) * time.Second)
	defer timer.Stop()
	for over := false; ; {
		answer, wake := s.look(q.Get("key"), ts, over)
		if answer != nil {
			s.reply(w, c, answer)
			return
		}
		select {
		case <-wake:
		case <-timer.C:
			over = true
		case <-c.r.Context().Done():
			s.log(c, "given up")
			panic(http.ErrAbortHandler)
		}
	}
}

// look returns the answer that a poll gets now, or what to wait for when there is none yet. over asks for an empty one.
func (s *Stand) look(key string, ts int64, over bool) (answer map[string]any, wake chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := &s.poll
	if failed, ok := p.expired[key]; ok {
		return map[string]any{"failed": failed}, nil
	}
	switch {
	case key != p.key:
		return map[string]any{"failed": 2}, nil
	case ts < p.base || ts > p.last:
		return map[string]any{"failed": 1, "ts": p.last}, nil
	case ts == p.last && !over:
		return nil, p.wake
	}
	updates := append([]json.RawMessage{}, p.updates[ts-p.base:]...)
	return map[string]any{"ts": strconv.FormatInt(p.last, 10), "updates": updates}, nil
}
