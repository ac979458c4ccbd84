package bot

import (
	"context"
	"strconv"
	"sync"

	"otklik/tasks"
)

// gate keeps apart what must not happen to one task at once. While somebody's tap is being carried out and answered, its cards
// do not move: who tapped reads the outcome first. While an edit is being noted no tap begins, for both write the message's
// reference. And who taps a message that has only just been sent waits until it is noted.
type gate struct {
	mu   sync.Mutex
	busy map[tasks.ID]*crossing
}

// crossing is what is under way around one task.
type crossing struct {
	taps, posts int
	noting      bool
	waiting     int
	moved       chan struct{} // closed and replaced when something ends
}

// enter notes a tap on a task; the returned function notes its end.
func (g *gate) enter(ctx context.Context, id tasks.ID) (leave func(), err error) {
	return g.begin(ctx, id, func(c *crossing) bool { return !c.noting }, func(c *crossing) { c.taps++ }, func(c *crossing) { c.taps-- })
}

// note waits until no tap on the task is under way and lets none begin until the returned function is called.
func (g *gate) note(ctx context.Context, id tasks.ID) (leave func(), err error) {
	return g.begin(ctx, id, func(c *crossing) bool { return c.taps == 0 && !c.noting },
		func(c *crossing) { c.noting = true }, func(c *crossing) { c.noting = false })
}

// crossed is what must not happen at once with a view: of a task, the task; of a page, its person.
func crossed(task tasks.ID, person tasks.PersonID) tasks.ID {
	if task != "" {
		return task
	}
	return "person/" + tasks.ID(person)
}

// inChat is the crossing of a chat: what is sent there has no reference yet by which the task could be known.
func inChat(chat int64) tasks.ID { return tasks.ID("chat/" + strconv.FormatInt(chat, 10)) }

// post notes that a new message is being sent; the returned function notes that it has its reference.
func (g *gate) post(ctx context.Context, id tasks.ID) (leave func(), err error) {
	return g.begin(ctx, id, func(*crossing) bool { return true }, func(c *crossing) { c.posts++ }, func(c *crossing) { c.posts-- })
}

// wait returns when no tap on the task is under way, or with the context's error.
func (g *gate) wait(ctx context.Context, id tasks.ID) error {
	return g.pass(ctx, id, func(c *crossing) bool { return c.taps == 0 })
}

// posted returns when no message is being sent there, or with the context's error.
func (g *gate) posted(ctx context.Context, id tasks.ID) error {
	return g.pass(ctx, id, func(c *crossing) bool { return c.posts == 0 })
}

// pass waits for a condition and changes nothing.
func (g *gate) pass(ctx context.Context, id tasks.ID, may func(*crossing) bool) error {
	nothing := func(*crossing) {}
	leave, err := g.begin(ctx, id, may, nothing, nothing)
	if err == nil {
		leave()
	}
	return err
}

// begin waits until it may and marks the crossing; the returned function takes the mark off.
func (g *gate) begin(
	ctx context.Context, id tasks.ID, may func(*crossing) bool, mark, unmark func(*crossing),
) (leave func(), err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	c := g.crossing(id)
	for !may(c) {
		moved := c.moved
		c.waiting++
		g.mu.Unlock()
		select {
		case <-moved:
		case <-ctx.Done():
			err = ctx.Err()
		}
		g.mu.Lock()
		c.waiting--
		if err != nil {
			g.forget(id, c)
			return nil, err
		}
	}
	mark(c)
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		unmark(c)
		close(c.moved)
		c.moved = make(chan struct{})
		g.forget(id, c)
	}, nil
}

func (g *gate) crossing(id tasks.ID) *crossing {
	if g.busy == nil {
		g.busy = map[tasks.ID]*crossing{}
	}
	c := g.busy[id]
	if c == nil {
		c = &crossing{moved: make(chan struct{})}
		g.busy[id] = c
	}
	return c
}

// forget lets a crossing go where nothing is under way and nobody waits.
func (g *gate) forget(id tasks.ID, c *crossing) {
	if c.taps == 0 && c.posts == 0 && c.waiting == 0 && !c.noting {
		delete(g.busy, id)
	}
}
