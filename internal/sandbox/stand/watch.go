package stand

import (
	"context"
	"sync"
)

// Watchers are those who want to know that something has changed.
type Watchers struct {
	mu  sync.Mutex
	all map[chan struct{}]struct{}
}

// Watch gives a value after one or more changes; none is missed. Call stop when done.
func (w *Watchers) Watch() (changes <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.all == nil {
		w.all = map[chan struct{}]struct{}{}
	}
	w.all[c] = struct{}{}
	return c, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.all, c)
	}
}

// Wake tells everybody who watches that something has changed. It never blocks.
func (w *Watchers) Wake() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for c := range w.all {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}

// Wait returns when met says true; it is asked now and after every change, never in between, and may lock the owner. The
// error is the context's.
func (w *Watchers) Wait(ctx context.Context, met func() bool) error {
	changes, stop := w.Watch()
	defer stop()
	for !met() {
		select {
		case <-changes:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
