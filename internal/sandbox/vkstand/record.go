package vkstand

import (
	"fmt"
	"time"
)

// Call is one request as the log keeps it: never what was said, never a token.
type Call struct {
	Method  string // "longpoll" for a poll
	Token   string // community, service, user or "" for another
	At      time.Time
	Done    time.Time
	Outcome string // "ok", VK's code, or what a fault did
}

// complain records what the program should not have done, once.
func (s *Stand) complain(format string, args ...any) {
	s.record.Complain(fmt.Sprintf(format, args...))
	s.watchers.Wake()
}

// log writes the call down and wakes who waits for it.
func (c *call) log(outcome string) {
	c.s.mu.Lock() // the log is in the order of its ends
	defer c.s.mu.Unlock()
	c.s.record.Add(c.method,
		Call{Method: c.method, Token: c.who.String(), At: c.at, Done: c.s.o.Now(), Outcome: outcome})
	c.s.watchers.Wake()
}

// Calls counts the calls of a method, however they ended; "" counts them all, "longpoll" the polls.
func (s *Stand) Calls(method string) int { return s.record.Calls(method) }

// Log is every call in the order of its end; the oldest are forgotten after a hundred thousand.
func (s *Stand) Log() []Call { return s.record.Log() }

// Complaints lists, once each, what the program did that VK has no use for. A test that ends with any has found a
// mistake.
func (s *Stand) Complaints() []string { return s.record.Complaints() }
