package scheduler

import (
	"context"
	"sync"
)

// slots counts how much more may be under way.
type slots struct {
	mu   sync.Mutex
	free int
	back chan struct{} // holds one after some came back; a channel, so that waiting for it does not stop a virtual clock
}

func newSlots(n int) *slots { return &slots{free: n, back: make(chan struct{}, 1)} }

// take waits until a slot is free and takes all that are; 0 when the context has ended.
func (s *slots) take(ctx context.Context) int {
	for ctx.Err() == nil {
		s.mu.Lock()
		n := s.free
		s.free = 0
		s.mu.Unlock()
		if n > 0 {
			return n
		}
		select {
		case <-s.back:
		case <-ctx.Done():
		}
	}
	return 0
}

// give brings slots back.
func (s *slots) give(n int) {
	if n == 0 {
		return
	}
	s.mu.Lock()
	s.free += n
	s.mu.Unlock()
	select {
	case s.back <- struct{}{}:
	default:
	}
}
