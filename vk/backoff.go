package vk

import (
	"context"
	"math/rand/v2"
	"time"
)

const (
	firstBackoff = 500 * time.Millisecond
	maxBackoff   = time.Minute
)

// backoff is the pause after the given failure in a row, the first being 0: doubled each time, shortened by up to half
// at random so that many do not return at once.
func backoff(failure int) time.Duration {
	d := maxBackoff
	if failure < 7 {
		d = min(firstBackoff<<failure, maxBackoff)
	}
	return d/2 + rand.N(d/2)
}

// pause waits, or until the context ends.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
