package vk

import (
	"context"
	"time"
)

// paceWindow is a second, and a little for clocks that differ.
const paceWindow = 1050 * time.Millisecond

// pace lets as many calls through in any second, wherever it begins, as VK allows, and none of them waits without need. A
// place is free again a second after its call has ended, not begun: on a slow line calls would arrive closer together
// than they were sent. A counter per calendar second would let twice as many through in a sliding one.
type pace struct{ places chan struct{} }

func newPace(perSecond int) *pace {
	p := &pace{places: make(chan struct{}, perSecond)}
	for range perSecond {
		p.places <- struct{}{}
	}
	return p
}

// enter returns when the caller may make one call, after which it must call leave. The error is the context's.
func (p *pace) enter(ctx context.Context) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case <-p.places:
		return func() { time.AfterFunc(paceWindow, func() { p.places <- struct{}{} }) }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
