package tgstand

import (
	"net/http"
	"time"

	"otklik/internal/sandbox/stand"
)

// FaultKind is what goes wrong with a call.
type FaultKind = stand.FaultKind

// The kinds of fault.
const (
	Refuse     = stand.Refuse // the call is refused with Code, Description and RetryAfter, without effect
	BadGateway = stand.BadGateway
	CutBefore  = stand.CutBefore
	CutAfter   = stand.CutAfter
	Hang       = stand.Hang
	Slow       = stand.Slow
)

// Fault is an order for something to go wrong.
type Fault struct {
	Method      string // "" means any method, getUpdates among them
	Chat        int64  // 0 means any chat
	Times       int    // how many calls it meets: 0 means one, a negative number means all
	Kind        FaultKind
	Code        int // of Refuse; 0 means 500, or 429 when RetryAfter is set
	Description string
	RetryAfter  int // seconds
	Delay       time.Duration
}

// Fail orders a fault; orders are met in the order of asking. The returned function calls it off.
func (s *Server) Fail(f Fault) (cancel func()) {
	if f.Kind == Refuse {
		f.fill()
	}
	return s.faults.Order(f, f.Times)
}

// fill completes a refusal with Telegram's usual words.
func (f *Fault) fill() {
	if f.Code == 0 {
		f.Code = http.StatusInternalServerError
		if f.RetryAfter > 0 {
			f.Code = http.StatusTooManyRequests
		}
	}
	if f.Description != "" {
		return
	}
	f.Description = http.StatusText(f.Code)
	if f.RetryAfter > 0 {
		f.Description = tooMany(time.Duration(f.RetryAfter) * time.Second).description
	}
}

// takeFault finds the first order that the call meets and counts it off.
func (s *Server) takeFault(c *call) (Fault, bool) {
	return s.faults.Take(func(f Fault) bool {
		return (f.Method == "" || f.Method == c.method) && (f.Chat == 0 || f.Chat == c.chat)
	})
}

// before does what a fault does ahead of the effect and says whether the call ends there.
func (s *Server) before(w http.ResponseWriter, c *call, f Fault) bool {
	if f.Kind == Refuse {
		s.finish(w, c, nil, &failure{code: f.Code, description: f.Description, retryAfter: f.RetryAfter})
		return true
	}
	return f.Kind.Before(w, c.r, f.Delay, c.log)
}
