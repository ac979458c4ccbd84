package arch_test

import (
	"go/token"
	"testing"
)

// TestOnlyTheEdgesKnowTheTime: everywhere else an instant is an argument, or comes from an injected function, so that a
// month of a town's life can pass in a test in seconds.
func TestOnlyTheEdgesKnowTheTime(t *testing.T) {
	// The sandbox pushes its clock, and storetest's Pace measures.
	edges := []string{"internal/app", "internal/sandbox", "internal/sandbox/...", "store/storetest"}
	for _, s := range sources(t) {
		if s.test || among(edges, s.pkg.name) {
			continue
		}
		s.calls("time", []string{"Now", "Since", "Until"}, func(name string, at token.Pos) {
			t.Errorf("%s:%d: time.%s outside of internal/app and the sandbox: take the time as an argument", s.path, s.line(at), name)
		})
	}
}

// TestNobodyWaitsForADuration: a test waits for a condition; time.Sleep is for bubbles, where it takes no time.
func TestNobodyWaitsForADuration(t *testing.T) {
	all := sources(t)
	bubbles := make(map[string]bool) // packages whose tests run in bubbles: helpers there may sleep too
	for _, s := range all {
		if s.test && s.imports("testing/synctest") {
			bubbles[s.pkg.name] = true
		}
	}
	for _, s := range all {
		if s.test && bubbles[s.pkg.name] {
			continue
		}
		s.calls("time", []string{"Sleep"}, func(_ string, at token.Pos) {
			t.Errorf("%s:%d: time.Sleep: wait for a condition, a channel or a context", s.path, s.line(at))
		})
	}
}
