package vkstand

import (
	"fmt"
	"net/http"
	"time"

	"otklik/internal/sandbox/stand"
)

// FaultKind is what goes wrong with a call.
type FaultKind = stand.FaultKind

// The kinds of fault.
const (
	Refuse     = stand.Refuse // VK's error Code, without effect; for "longpoll" the answer {"failed": Code}
	BadGateway = stand.BadGateway
	EmptyGzip  = stand.EmptyGzip
	Garbage    = stand.Garbage
	CutBefore  = stand.CutBefore
	CutAfter   = stand.CutAfter
	Hang       = stand.Hang
	Slow       = stand.Slow
)

// Fault is an order for something to go wrong.
type Fault struct {
	Method string // "" means any method, "longpoll" among them
	Times  int    // how many calls it meets: 0 means one, a negative number means all
	Kind   FaultKind
	Code   int // of Refuse
	Delay  time.Duration
}

// Fail orders a fault; orders are met in the order of asking. The returned function calls it off.
func (s *Stand) Fail(f Fault) (cancel func()) { return s.faults.Order(f, f.Times) }

// takeFault finds the first order that the call meets and counts it off.
func (s *Stand) takeFault(method string) (f Fault, ok bool) {
	return s.faults.Take(func(f Fault) bool { return f.Method == "" || f.Method == method })
}

// before does what a fault does ahead of the effect and says whether the call ends there.
func (s *Stand) before(w http.ResponseWriter, c *call, f Fault) bool {
	if f.Kind == Refuse {
		s.refuse(w, c, f.Code)
		return true
	}
	return f.Kind.Before(w, c.r, f.Delay, c.log)
}

// refuse is a refusal by order.
func (s *Stand) refuse(w http.ResponseWriter, c *call, code int) {
	if c.method == MethodUpload {
		s.answerUpload(w, c, map[string]any{"error": "ordered by a test", "error_code": code}, fmt.Sprintf("error %d", code))
		return
	}
	if c.method != methodPoll {
		s.finish(w, c, nil, fail(code, "ordered by a test"))
		return
	}
	answer := map[string]any{"failed": code}
	if code == 1 {
		s.mu.Lock()
		answer["ts"] = c.s.poll.last
		s.mu.Unlock()
	}
	s.reply(w, c, answer)
}
