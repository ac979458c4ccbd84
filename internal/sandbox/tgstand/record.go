package tgstand

import (
	"slices"
	"time"
)

const keptCalls = 100_000

// Call is one request as the log keeps it: never what was said.
type Call struct {
	Method  string
	Chat    int64 // 0 when the method has none
	Message int   // the message that was named or made, 0 when none
	At      time.Time
	Done    time.Time
	Outcome string // "ok", Telegram's code and description, or what a fault did
}

// record remembers calls and complaints.
type record struct {
	counts     map[string]int
	calls      []Call
	complaints []string
}

func (r *record) complain(what string) {
	if !slices.Contains(r.complaints, what) {
		r.complaints = append(r.complaints, what)
	}
}

// log writes a call down and wakes who waits for it.
func (s *Server) log(c *call, outcome string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.record.counts[c.method]++
	if len(s.record.calls) == keptCalls {
		s.record.calls = slices.Delete(s.record.calls, 0, keptCalls/2)
	}
	s.record.calls = append(s.record.calls,
		Call{Method: c.method, Chat: c.chat, Message: c.message, At: c.at, Done: s.now(), Outcome: outcome})
	s.changed()
}

// Calls counts the calls of a method, however they ended; "" counts them all.
func (s *Server) Calls(method string) int {
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
func (s *Server) Log() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.record.calls)
}

// Complaints lists, once each, what the program did that Telegram has no use for: unknown methods and parameters,
// signs that HTML wants escaped. A test that ends with any has found a mistake.
func (s *Server) Complaints() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.record.complaints)
}
