package vk

import (
	"context"
	"time"
)

// pace lets calls go one by one with an even distance, so that no second, wherever it begins, has more than VK allows. A
// counter per calendar second would let twice as many through in a sliding one.
type pace struct {
	free  chan struct{}
	every time.Duration
}

func newPace(perSecond int) *pace {
	p := &pace{free: make(chan struct{}, 1), every: time.Second / time.Duration(perSecond) * 11 / 10} // 10 % for jitter
	p.free <- struct{}{}
	return p
}

// wait returns when the caller may send one request; the error is the context's.
func (p *pace) wait(ctx context.Context) error {
	select {
	case <-p.free:
		time.AfterFunc(p.every, func() { p.free <- struct{}{} })
		return nil
	case <-ctx.Done():
		return ctx.Err() //nolint:wrapcheck // the caller classes it
	}
}
