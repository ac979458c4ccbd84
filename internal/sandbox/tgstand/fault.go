package tgstand

import (
	"net/http"
	"slices"
	"time"
)

// FaultKind is what goes wrong with a call.
type FaultKind int

// The kinds of fault.
const (
	Refuse     FaultKind = iota // the call is refused with Code, Description and RetryAfter, without effect
	BadGateway                  // a proxy answers 502 with an HTML page, without effect
	CutBefore                   // the connection is cut, without effect
	CutAfter                    // the call has its effect, then the connection is cut
	Hang                        // no effect and no answer until the client gives up
	Slow                        // the call is served after Delay; none if the client gives up before
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
	if f.Times == 0 {
		f.Times = 1
	}
	if f.Kind == Refuse {
		f.fill()
	}
	order := &f
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, order)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.faults = slices.DeleteFunc(s.faults, func(o *Fault) bool { return o == order })
	}
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

// takeFault finds the first order that the call meets and counts it off. What it returns is a copy.
func (s *Server) takeFault(c *call) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if f.Method != "" && f.Method != c.method || f.Chat != 0 && f.Chat != c.chat {
			continue
		}
		if f.Times > 0 {
			f.Times--
		}
		if f.Times == 0 {
			s.faults = slices.Delete(s.faults, i, i+1)
		}
		taken := *f
		return &taken
	}
	return nil
}

// before does what a fault does ahead of the effect and says whether the call ends there.
func (s *Server) before(w http.ResponseWriter, c *call, f *Fault) bool {
	switch f.Kind {
	case Refuse:
		s.finish(w, c, nil, &failure{code: f.Code, description: f.Description, retryAfter: f.RetryAfter})
		return true
	case BadGateway:
		s.log(c, "502 bad gateway")
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadGateway)
		_, _ = w.Write([]byte("<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"))
		return true
	case CutBefore:
		s.log(c, "cut before the effect")
		panic(http.ErrAbortHandler)
	case Hang:
		<-c.r.Context().Done()
		s.log(c, "hung")
		panic(http.ErrAbortHandler)
	case Slow:
		timer := time.NewTimer(f.Delay)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-c.r.Context().Done():
			s.log(c, "given up")
			panic(http.ErrAbortHandler)
		}
	}
	return false
}
