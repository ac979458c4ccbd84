package stand

import (
	"slices"
	"sync"
)

const keptCalls = 100_000

// Record remembers calls, each as a C, and complaints.
type Record[C any] struct {
	mu         sync.Mutex
	counts     map[string]int
	calls      []C
	complaints []string
}

// Add writes down a call of a method that has ended.
func (r *Record[C]) Add(method string, c C) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.counts == nil {
		r.counts = map[string]int{}
	}
	r.counts[method]++
	if len(r.calls) == keptCalls {
		r.calls = slices.Delete(r.calls, 0, keptCalls/2)
	}
	r.calls = append(r.calls, c)
}

// Calls counts the calls of a method; "" counts them all.
func (r *Record[C]) Calls(method string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if method != "" {
		return r.counts[method]
	}
	all := 0
	for _, n := range r.counts {
		all += n
	}
	return all
}

// Log is every call in the order of adding; the oldest are forgotten after a hundred thousand.
func (r *Record[C]) Log() []C {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.calls)
}

// Complain writes down what the program under test should not have done, once.
func (r *Record[C]) Complain(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.Contains(r.complaints, what) {
		r.complaints = append(r.complaints, what)
	}
}

// Complaints lists the complaints in the order of their first time.
func (r *Record[C]) Complaints() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.complaints)
}
