package vkstand

import (
	"encoding/json"
	"fmt"
)

// The events that the stand-in has.
const (
	eventPost    = "wall_post_new"
	eventComment = "wall_reply_new"
	eventEdit    = "wall_reply_edit"
	eventDelete  = "wall_reply_delete"
	eventRestore = "wall_reply_restore"
)

// methodPoll is what Long Poll is called in faults, counters and the log.
const methodPoll = "longpoll"

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
	given   int64 // how many events there have been: their ids never come again
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
	polled := s.poll.enabled && s.poll.events[kind]
	if !polled && s.callback.to == nil {
		return
	}
	s.poll.given++
	raw, err := json.Marshal(map[string]any{
		"type": kind, "object": object, "group_id": s.o.Group, "v": s.poll.version,
		"event_id": fmt.Sprintf("%040x", s.poll.given),
	})
	if err != nil {
		panic(fmt.Sprintf("event %s: %v", kind, err)) // a type of this package that JSON cannot hold
	}
	s.callback.offer(raw)
	if polled {
		s.push(raw)
	}
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
	s.watchers.Wake()
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

// LoseHistory makes polls with the present and former keys fail with 3 and starts the numbers of updates anew.
func (s *Stand) LoseHistory() {
	s.retire(3)
	s.mu.Lock()
	defer s.mu.Unlock()
	for key := range s.poll.expired {
		s.poll.expired[key] = 3
	}
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
	s.watchers.Wake()
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
