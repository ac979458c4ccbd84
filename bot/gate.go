package bot

import (
	"context"
	"sync"

	"otklik/tasks"
)

// gate keeps the cards of a task from moving while somebody's tap on it is being carried out and answered: who tapped
// reads the outcome first.
type gate struct {
	mu   sync.Mutex
	busy map[tasks.ID]*crossing
}

type crossing struct {
	taps int
	free chan struct{}
}

// enter notes a tap on a task; the returned function notes its end.
func (g *gate) enter(id tasks.ID) (leave func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.busy == nil {
		g.busy = map[tasks.ID]*crossing{}
	}
	c := g.busy[id]
	if c == nil {
		c = &crossing{free: make(chan struct{})}
		g.busy[id] = c
	}
	c.taps++
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		if c.taps--; c.taps == 0 {
			delete(g.busy, id)
			close(c.free)
		}
	}
}

// wait returns when no tap on the task is under way, or with the context's error.
func (g *gate) wait(ctx context.Context, id tasks.ID) error {
	for {
		g.mu.Lock()
		c := g.busy[id]
		g.mu.Unlock()
		if c == nil {
			return nil
		}
		select {
		case <-c.free:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
