package vkstand

import (
	"context"
	"fmt"
)

// Changes returns a channel that receives after anything has changed: the wall, the log of calls, the settings. Several
// changes may come as one; none is missed. stop ends it.
func (s *Stand) Changes() (changes <-chan struct{}, stop func()) { return s.watchers.Watch() }

// Wait returns when met says true; it is asked now and after every change. It may call the stand's methods. The error is
// the context's.
func (s *Stand) Wait(ctx context.Context, met func() bool) error {
	if err := s.watchers.Wait(ctx, met); err != nil {
		return fmt.Errorf("waiting for the wall: %w", err)
	}
	return nil
}
