package vkstand

import (
	"net/http"
	"slices"
	"time"
)

// FaultKind is what goes wrong with a call.
type FaultKind int

// The kinds of fault.
const (
	Refuse     FaultKind = iota // VK's error Code, without effect; for "longpoll" the answer {"failed": Code}
	BadGateway                  // a proxy answers 502 with an HTML page, without effect
	EmptyGzip                   // a proxy answers 200, gzip, with an empty body, without effect
	Garbage                     // the answer is no JSON, without effect
	CutBefore                   // the connection is cut, without effect
	CutAfter                    // the call has its effect, then the connection is cut
	Hang                        // no effect and no answer until the client gives up
	Slow                        // the call is served after Delay; none if the client gives up before
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
func (s *Stand) Fail(f Fault) (cancel func()) {
	if f.Times == 0 {
		f.Times = 1
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

// takeFault finds the first order that the call meets and counts it off.
func (s *Stand) takeFault(method string) (f Fault, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if f.Method != "" && f.Method != method {
			continue
		}
		if f.Times > 0 {
			f.Times--
		}
		taken := *f
		if f.Times == 0 {
			s.faults = slices.Delete(s.faults, i, i+1)
		}
		return taken, true
	}
	return Fault{}, false
}

// before does what a fault does ahead of the effect and says whether the call ends there.
func (s *Stand) before(w http.ResponseWriter, c *call, f Fault) bool {
	switch f.Kind {
	case Refuse:
		s.refuse(w, c, f.Code)
		return true
	case BadGateway:
		s.log(c, "502 bad gateway")
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadGateway)
		_, _ = w.Write([]byte("<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"))
		return true
	case EmptyGzip:
		s.log(c, "empty gzip")
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Content-Encoding", "gzip")
		return true
	case Garbage:
		s.log(c, "garbage")
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		_, _ = w.Write([]byte(`{"response": [`))
		return true
	case CutBefore:
		s.log(c, "cut before the effect")
		panic(http.ErrAbortHandler)
	case Hang:
		<-c.r.Context().Done()
		s.log(c, "hung")
		panic(http.ErrAbortHandler)
	case Slow:
		s.sleep(c, f.Delay)
	}
	return false
}

// sleep holds a call; one whose client gives up ends.
func (s *Stand) sleep(c *call, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-c.r.Context().Done():
		s.log(c, "given up")
		panic(http.ErrAbortHandler)
	}
}

// refuse is a refusal by order.
func (s *Stand) refuse(w http.ResponseWriter, c *call, code int) {
	if c.method != methodPoll {
		s.finish(w, c, nil, fail(code, "ordered by a test"))
		return
	}
	answer := map[string]any{"failed": code}
	if code == 1 {
		s.mu.Lock()
		answer["ts"] = s.poll.last
		s.mu.Unlock()
	}
	s.reply(w, c, answer)
}
