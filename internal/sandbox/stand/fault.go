package stand

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// FaultKind is what goes wrong with a call.
type FaultKind int

// The kinds of fault.
const (
	Refuse     FaultKind = iota // the call is refused in the vendor's words, without effect; left to the stand-in
	BadGateway                  // a proxy answers 502 with an HTML page, without effect
	EmptyGzip                   // a proxy answers 200, gzip, with an empty body, without effect
	Garbage                     // the answer is no JSON, without effect
	CutBefore                   // the connection is cut, without effect
	CutAfter                    // the call has its effect, then the connection is cut
	Hang                        // no effect and no answer until the client gives up
	Slow                        // the call is served after a delay; none if the client gives up before
)

// Before does what a fault does ahead of the call's effect and says whether the call ends there. log is given the outcome
// of a call that does. A connection is cut by a panic with http.ErrAbortHandler.
func (k FaultKind) Before(w http.ResponseWriter, r *http.Request, delay time.Duration, log func(outcome string)) (ended bool) {
	switch k {
	case BadGateway:
		log("502 bad gateway")
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadGateway)
		_, _ = w.Write([]byte("<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"))
	case EmptyGzip:
		log("empty gzip")
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Content-Encoding", "gzip")
	case Garbage:
		log("garbage")
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		_, _ = w.Write([]byte(`{"response": [`))
	case CutBefore:
		cut("cut before the effect", log)
	case Hang:
		<-r.Context().Done()
		cut("hung", log)
	case Slow:
		hold(r, delay, log)
		return false
	default:
		return false
	}
	return true
}

// After does what a fault does once the call has had its effect.
func (k FaultKind) After(log func(outcome string)) {
	if k == CutAfter {
		cut("cut after the effect", log)
	}
}

// hold keeps a call waiting; one whose client gives up ends.
func hold(r *http.Request, delay time.Duration, log func(outcome string)) {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-r.Context().Done():
		cut("given up", log)
	}
}

func cut(outcome string, log func(outcome string)) {
	log(outcome)
	panic(http.ErrAbortHandler)
}

// Faults are orders for things to go wrong, each an F.
type Faults[F any] struct {
	mu     sync.Mutex
	orders []*order[F]
}

type order[F any] struct {
	fault F
	times int
}

// Order asks for a fault to meet so many calls: 0 means one, a negative number all. The returned function calls it off.
func (f *Faults[F]) Order(fault F, times int) (cancel func()) {
	if times == 0 {
		times = 1
	}
	asked := &order[F]{fault, times}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.orders = append(f.orders, asked)
	return func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.orders = slices.DeleteFunc(f.orders, func(o *order[F]) bool { return o == asked })
	}
}

// Take finds the fault that a call meets, the first in the order of asking, and counts it off.
func (f *Faults[F]) Take(meets func(F) bool) (fault F, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	i := slices.IndexFunc(f.orders, func(o *order[F]) bool { return meets(o.fault) })
	if i < 0 {
		return fault, false
	}
	met := f.orders[i]
	if met.times > 0 {
		met.times--
	}
	if met.times == 0 {
		f.orders = slices.Delete(f.orders, i, i+1)
	}
	return met.fault, true
}
