package vkstand

import (
	"context"
	"fmt"
)

// Changes returns a channel that receives after anything has changed: the wall, the log of calls, the settings. Several
// changes may come as one; none is missed. stop ends it.
func (s *Stand) Changes() (changes <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watchers[c] = struct{}{}
	return c, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers, c)
	}
}

// Wait returns when met says true; it is asked now and after every change. It may call the stand's methods. The error is
// the context's.
func (s *Stand) Wait(ctx context.Context, met func() bool) error {
	changes, stop := s.Changes()
	defer stop()
	for !met() {
		select {
		case <-changes:
		case <-ctx.Done():
			return fmt.Errorf("waiting for the wall: %w", ctx.Err())
		}
	}
	return nil
}

// changed wakes who waits. The stand is locked.
func (s *Stand) changed() {
	for c := range s.watchers {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}
