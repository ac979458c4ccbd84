package vk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"otklik/tasks"
	"otklik/vk/budget"
)

// Network is VK as a municipality uses it: its own communities, each watched by itself.
type Network struct {
	*wire

	own      []*Client // the first is Config.GroupID's
	zone     *time.Location
	callback Callback
	outside  *elsewhere
	able     able
}

// NewNetwork makes the clients of all communities. The error names the setting that is wrong.
func NewNetwork(cfg Config) (*Network, error) {
	w, err := newWire(cfg)
	if err != nil {
		return nil, err
	}
	n := &Network{wire: w, callback: cfg.Callback, zone: cmp.Or(cfg.Zone, time.UTC), able: able{doubt: make(chan struct{}, 1)}}
	for _, of := range append([]Community{{GroupID: cfg.GroupID, Token: cfg.Token}}, cfg.More...) {
		c, err := w.client(of)
		if err != nil {
			return nil, err
		}
		if n.ours(-of.GroupID) != nil {
			return nil, fmt.Errorf("vk: community %d is named twice", of.GroupID)
		}
		n.own = append(n.own, c)
	}
	if n.outside, err = newElsewhere(n, cfg); err != nil {
		return nil, err
	}
	return n, nil
}

// ours returns the client of the community that owns a wall, nil for another's.
func (n *Network) ours(owner int64) *Client {
	for _, c := range n.own {
		if c.group == -owner {
			return c
		}
	}
	return nil
}

// writer is who answers on a wall: the community that was written to, elsewhere the first.
func (n *Network) writer(src tasks.Source) *Client {
	if c := n.ours(src.Owner); c != nil {
		return c
	}
	return n.own[0]
}

// Watch watches every community until the context ends, whose error it returns: see Client.Watch. What goes wrong with one
// concerns no other.
func (n *Network) Watch(ctx context.Context, sink Sink) error {
	errs := make([]error, len(n.own))
	var wg sync.WaitGroup
	for i, c := range n.own {
		wg.Go(func() { errs[i] = c.Watch(ctx, sink) })
	}
	wg.Go(func() { n.prove(ctx) })
	if len(n.readers) > 0 {
		wg.Go(func() { n.outside.run(ctx, sink) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

// Publish answers a message from the community that it was written to: see Client.Publish.
func (n *Network) Publish(
	ctx context.Context, src tasks.Source, text, guid string, files ...string,
) (comment int64, link string, err error) {
	comment, link, err = n.writer(src).Publish(ctx, src, text, guid, files...)
	n.doubted(err)
	return comment, link, err
}

// Attach brings a file that goes with an answer into VK: see Client.Attach.
func (n *Network) Attach(ctx context.Context, src tasks.Source, m tasks.Media) (ref string, err error) {
	return n.writer(src).Attach(ctx, src, m)
}

// ReadBack reads a published answer: see Client.ReadBack.
func (n *Network) ReadBack(ctx context.Context, src tasks.Source, comment int64) (text string, files int, err error) {
	return n.writer(src).ReadBack(ctx, src, comment)
}

// FindAnswer looks for the answer of the community that would have given it: see Client.FindAnswer.
func (n *Network) FindAnswer(
	ctx context.Context, src tasks.Source, text, guid string, since time.Time,
) (comment int64, link string, found bool, err error) {
	return n.writer(src).FindAnswer(ctx, src, text, guid, since)
}

// Polls says of each community, by id, when Long Poll last gave a sound answer; empty where Long Poll is not used.
func (n *Network) Polls() map[int64]time.Time {
	polls := map[int64]time.Time{}
	for _, c := range n.own {
		if n.polling {
			polls[c.group] = c.LastPoll()
		}
	}
	return polls
}

// Plan says in Russian how often what is read elsewhere is visited, a line for each kind; empty where nothing is.
func (n *Network) Plan() (lines []string) {
	if len(n.readers) > 0 && len(n.outside.visits) > ownVisits {
		n.turns.gate.Do(func(b *budget.Budget, _ time.Time) { lines = b.Plan().Words() })
	}
	return lines
}

// LastPoll is the oldest of Polls; zero where one is, or where there are none.
func (n *Network) LastPoll() time.Time {
	var oldest time.Time
	for i, c := range n.own {
		if at := c.LastPoll(); i == 0 || at.Before(oldest) {
			oldest = at
		}
	}
	return oldest
}

// Check tries every token: see Client.Check. What concerns one of several communities bears its id.
func (n *Network) Check(ctx context.Context) ([]Capability, error) {
	var list []Capability
	for i, c := range n.own {
		of, err := c.Check(ctx)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			of = slices.DeleteFunc(of, func(able Capability) bool { return able.Name == nameUser }) // it is one for all
		}
		for _, able := range of {
			if len(n.own) > 1 {
				able.Name = fmt.Sprintf("сообщество %d: %s", c.group, able.Name)
			}
			list = append(list, able)
		}
	}
	if n.outside.stream != nil {
		list = append(list, n.checkStream(ctx))
	}
	return list, nil
}
