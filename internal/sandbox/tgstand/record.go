package tgstand

import "time"

// Call is one request as the log keeps it: never what was said.
type Call struct {
	Method  string
	Chat    int64 // 0 when the method has none
	Message int   // the message that was named or made, 0 when none
	At      time.Time
	Done    time.Time
	Outcome string // "ok", Telegram's code and description, or what a fault did
}

// log writes the call down and wakes who waits for it.
func (c *call) log(outcome string) {
	c.s.mu.Lock() // the log is in the order of its ends
	defer c.s.mu.Unlock()
	c.s.record.Add(c.method,
		Call{Method: c.method, Chat: c.chat, Message: c.message, At: c.at, Done: c.s.now(), Outcome: outcome})
	c.s.watchers.Wake()
}

// Calls counts the calls of a method, however they ended; "" counts them all.
func (s *Server) Calls(method string) int { return s.record.Calls(method) }

// Log is every call in the order of its end; the oldest are forgotten after a hundred thousand.
func (s *Server) Log() []Call { return s.record.Log() }

// Complaints lists, once each, what the program did that Telegram has no use for: unknown methods and parameters,
// signs that HTML wants escaped. A test that ends with any has found a mistake.
func (s *Server) Complaints() []string { return s.record.Complaints() }
