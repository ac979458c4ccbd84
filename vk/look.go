package vk

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// ownLook looks once an hour for what events have missed: it makes the watchers read the walls of our own communities once more,
// and looks for messages and answers that were removed or edited without an event, on whatever wall.
type ownLook struct {
	n *Network

	absent map[string]bool // keys of what was not there at the last look: it is believed when it is so twice
	counts map[string]int  // comments of a post at the last look
}

func newOwnLook(n *Network) *ownLook {
	return &ownLook{n: n, absent: map[string]bool{}, counts: map[string]int{}}
}

// postsAtOnce is how many posts wall.getById takes.
const postsAtOnce = 100

// visit asks the watchers, which read in their own time, and looks at what stands.
func (l *ownLook) visit(ctx context.Context, sink Sink) error {
	for _, c := range l.n.own {
		c.watcher.again.Store(true)
	}
	standing, err := sink.Standing(ctx)
	if err != nil {
		return fmt.Errorf("sink, standing: %w", err)
	}
	byPost := map[string][]tasks.Source{}
	var names []string
	for _, s := range standing {
		if s.Network != network || s.Venue != tasks.VenueWall || s.Mark != "" {
			continue
		}
		name := fmt.Sprintf("%d_%d", s.Owner, s.Post)
		if byPost[name] == nil {
			names = append(names, name)
		}
		byPost[name] = append(byPost[name], s)
	}
	next := newOwnLook(l.n)
	for len(names) > 0 {
		part := names[:min(postsAtOnce, len(names))]
		names = names[len(part):]
		if err := l.part(ctx, sink, part, byPost, next); err != nil {
			return err
		}
	}
	l.absent, l.counts = next.absent, next.counts
	return nil
}

// part looks at some posts and what stands under them, and notes in next how they stood.
func (l *ownLook) part(ctx context.Context, sink Sink, names []string, byPost map[string][]tasks.Source, next *ownLook) error {
	var list []json.RawMessage
	if err := l.n.readWall(ctx, "wall.getById", api.Params{"posts": strings.Join(names, ",")}, &list); err != nil {
		return err
	}
	posts := map[string]entry{}
	for _, raw := range list {
		var p entry
		if json.Unmarshal(raw, &p) == nil {
			posts[fmt.Sprintf("%d_%d", p.Owner, p.ID)] = p
		}
	}
	var changes []tasks.SourceChange
	for _, name := range names {
		p, there := posts[name]
		seen, err := l.under(ctx, p, there, name, byPost[name], next)
		if ClassOf(err) == Final && err != nil {
			continue // the comments of this post may not be read: nothing is known of them
		}
		if err != nil {
			return err
		}
		changes = append(changes, l.judge(byPost[name], seen, next)...)
	}
	if len(changes) == 0 {
		return nil
	}
	if err := sink.Changed(ctx, changes); err != nil {
		return fmt.Errorf("sink, changes: %w", err)
	}
	return nil
}

// under returns what stands at a post, by keys, nil where it stands as it did at the last look.
func (l *ownLook) under(
	ctx context.Context, p entry, there bool, name string, wanted []tasks.Source, next *ownLook,
) (seen map[string]message, err error) {
	seen = map[string]message{}
	if !there {
		return seen, nil
	}
	if m, bad := p.message(p.Owner, l.n.own[0].group); bad == nil {
		seen[m.found.Source.Key()] = m
	}
	before, met := l.counts[name]
	next.counts[name] = p.Comments.Count
	doubtful := false
	for _, s := range wanted {
		doubtful = doubtful || l.absent[s.Key()]
	}
	if met && before == p.Comments.Count && !doubtful {
		return nil, nil //nolint:nilnil // there is nothing to say
	}
	on := wall{wire: l.n.wire, owner: p.Owner, group: l.n.own[0].group}
	whole, err := on.eachNew(ctx, p.ID, time.Time{}, map[int64]int{}, func(m message) { seen[m.found.Source.Key()] = m })
	if err == nil && !whole {
		return nil, nil //nolint:nilnil // what was not seen may stand all the same
	}
	if err != nil {
		delete(next.counts, name)
	}
	return seen, err
}

// judge says what has become of messages: what is absent for the second time is gone.
func (l *ownLook) judge(wanted []tasks.Source, seen map[string]message, next *ownLook) (changes []tasks.SourceChange) {
	if seen == nil {
		return nil
	}
	for _, s := range wanted {
		key := s.Key()
		switch m, there := seen[key]; {
		case there:
			changes = append(changes, m.change(l.n.now()))
		case l.absent[key]:
			changes = append(changes, tasks.SourceChange{Source: s, Removed: true, At: l.n.now()})
		default:
			next.absent[key] = true
		}
	}
	return changes
}
