package vkstand

import (
	"fmt"
	"slices"
	"time"
)

const keptCalls = 100_000

// Call is one request as the log keeps it: never what was said, never a token.
type Call struct {
	Method  string // "longpoll" for a poll
	Token   string // community, service, user or "" for another
	At      time.Time
	Done    time.Time
	Outcome string // "ok", VK's code, or what a fault did
}

// record remembers calls and complaints.
type record struct {
	counts     map[string]int
	calls      []Call
	complaints []string
}

// complain records what the program should not have done, once.
func (s *Stand) complain(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	what := fmt.Sprintf(format, args...)
	if !slices.Contains(s.record.complaints, what) {
		s.record.complaints = append(s.record.complaints, what)
		s.changed()
	}
}

// log writes a call down and wakes who waits for it.
func (s *Stand) log(c *call, outcome string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.record.counts[c.method]++
	if len(s.record.calls) == keptCalls {
		s.record.calls = slices.Delete(s.record.calls, 0, keptCalls/2)
	}
	s.record.calls = append(s.record.calls,
		Call{Method: c.method, Token: c.who.String(), At: c.at, Done: s.o.Now(), Outcome: outcome})
	s.changed()
}

// Calls counts the calls of a method, however they ended; "" counts them all, "longpoll" the polls.
func (s *Stand) Calls(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if method != "" {
		return s.record.counts[method]
	}
	all := 0
	for _, n := range s.record.counts {
		all += n
	}
	return all
}

// Log is every call in the order of its end; the oldest are forgotten after a hundred thousand.
func (s *Stand) Log() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.record.calls)
}

// Complaints lists, once each, what the program did that VK has no use for. A test that ends with any has found a
// mistake.
func (s *Stand) Complaints() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.record.complaints)
}
