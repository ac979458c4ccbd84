package vk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"otklik/tasks"
	"otklik/vk/budget"
	"otklik/vk/filter"
)

// elsewhere reads what concerns the administration outside of our own communities, as often as the budget lets it.
type elsewhere struct {
	n       *Network
	filter  *filter.Filter
	visits  map[string]visitor // by the budget's names of sources
	visited map[string]*visit
	stream  *streaming // nil where there are no rules
}

// visitor is a source outside of our own communities.
type visitor interface {
	// visit reads what is new. Nothing is noted before the sink has taken it.
	visit(ctx context.Context, sink Sink) error
}

// visit is how a source stands.
type visit struct {
	mu sync.Mutex // held while it is visited

	look   sync.Mutex // of what follows
	failed error      // what is wrong with it
	quiet  time.Time  // since when it is silent although it usually speaks
}

func (v *visit) state() (quiet time.Time, failed error) {
	v.look.Lock()
	defer v.look.Unlock()
	return v.quiet, v.failed
}

// visitors is how many sources are visited at once: a slow one must not stop the others.
const visitors = 3

// sources lists what the budget plans.
func (cfg Config) sources() []budget.Source {
	reader := tokenService
	if cfg.ServiceToken == "" {
		reader = tokenUser
	}
	list := []budget.Source{{
		Name: ownWork, Kind: budget.Own, Call: budget.Call{Token: reader, Method: "wall.get"}, Calls: 1 + len(cfg.More), Every: everyOwn,
	}}
	if cfg.ServiceToken == "" && cfg.UserToken == "" {
		return list
	}
	list = append(list, echoSource(reader))
	for _, name := range cfg.Watch {
		list = append(list, budget.Source{
			Name: listedName(name), Kind: budget.Listed, Call: budget.Call{Token: reader, Method: "wall.get"}, Every: everyListed,
		})
	}
	for _, s := range cfg.Search {
		list = append(list, budget.Source{
			Name: s.name(), Kind: budget.Search, Call: budget.Call{Token: reader, Method: methodSearch}, Every: everySearch,
		})
	}
	if cfg.UserToken != "" {
		list = append(list, budget.Source{
			Name: mentionWork, Kind: budget.Own, Call: budget.Call{Token: tokenUser, Method: methodMentions}, Every: everyMention,
			Calls: 1 + len(cfg.More),
		})
	}
	return list
}

func newElsewhere(n *Network, cfg Config) (*elsewhere, error) {
	f, err := filter.New(cfg.Words)
	if err != nil {
		return nil, fmt.Errorf("vk: %w", err)
	}
	e := &elsewhere{n: n, filter: f, visits: map[string]visitor{}, visited: map[string]*visit{}}
	for _, name := range cfg.Watch {
		e.visits[listedName(name)] = newListed(e, name)
	}
	for _, s := range cfg.Search {
		e.visits[s.name()] = newSearching(e, s)
	}
	if n.user != nil {
		e.visits[mentionWork] = &mentions{e: e}
	}
	e.visits[ownWork], e.visits[echoWork] = newOwnLook(n), &joining{n: n}
	if len(cfg.Streaming) > 0 {
		e.stream = &streaming{e: e, rules: cfg.Streaming, service: n.readers[0], dialer: n.streams}
		e.visited[methodStream] = &visit{}
	}
	for name := range e.visits {
		e.visited[name] = &visit{}
	}
	return e, nil
}

// run visits sources whose turn it is until the context ends.
func (e *elsewhere) run(ctx context.Context, sink Sink) {
	keeper := &budgetKeeper{turns: e.n.turns, log: e.n.log}
	if err := keeper.load(ctx, sink); err != nil {
		e.n.log.Warn("what was used of VK's quotas is not known, it is counted anew", "error", err)
	}
	var wg sync.WaitGroup
	if e.stream != nil {
		wg.Go(func() { e.stream.run(ctx, sink) })
	}
	for range visitors {
		wg.Go(func() {
			for ctx.Err() == nil {
				turn, err := e.n.turns.gate.Next(ctx)
				if err != nil {
					return
				}
				e.turn(ctx, turn.Name, sink)
				keeper.save(ctx, sink, e.n.now())
			}
		})
	}
	wg.Wait()
}

// turn visits a source, unless it is being visited.
func (e *elsewhere) turn(ctx context.Context, name string, sink Sink) {
	v := e.visited[name]
	if v == nil || !v.mu.TryLock() {
		return
	}
	defer v.mu.Unlock()
	err := e.visits[name].visit(onBehalf(ctx, name), sink)
	if ctx.Err() != nil {
		return
	}
	var since time.Time
	if l, ok := e.visits[name].(*listed); ok {
		since = l.quiet
	}
	v.note(e.n.log.With("source", name), err, since)
}

// note remembers how a visit ended, and logs it where that is new.
func (v *visit) note(log *slog.Logger, err error, quiet time.Time) {
	v.look.Lock()
	defer v.look.Unlock()
	switch {
	case err != nil && (v.failed == nil || ClassOf(v.failed) != ClassOf(err)):
		log.Warn("a source outside was not read, will be later", "class", ClassOf(err).String(), "error", err)
	case err == nil && v.failed != nil:
		log.Info("a source outside is read again")
	}
	if !quiet.IsZero() && v.quiet.IsZero() {
		log.Warn("a source outside that usually speaks is silent", "since", quiet)
	}
	v.failed, v.quiet = err, quiet
}

// concerns hands on what the filter lets through, as publications. A community of ours writes nothing for us.
func (e *elsewhere) concerns(m message) (tasks.Found, bool) {
	f := m.found
	if m.news == removed || e.n.ours(f.Author.ID) != nil {
		return tasks.Found{}, false
	}
	v := e.filter.Judge(f.Text)
	f.Kind, f.Why = tasks.Publication, v.Why()
	return f, v.Concerns
}

// give hands messages to the sink, with their authors' names, and then the cursor.
func (e *elsewhere) give(ctx context.Context, sink Sink, found []tasks.Found, cursor Cursor) error {
	e.n.own[0].name(ctx, found)
	for len(found) > 0 {
		part := found[:min(atOnce, len(found))]
		found = found[len(part):]
		if err := sink.Found(ctx, part); err != nil {
			return fmt.Errorf("sink: %w", err)
		}
	}
	if cursor.Name == "" {
		return nil
	}
	if err := sink.Keep(ctx, cursor); err != nil {
		return fmt.Errorf("sink, place: %w", err)
	}
	return nil
}

// budgetKeeper keeps what was used of the quotas over a restart.
type budgetKeeper struct {
	turns *turns
	log   *slog.Logger

	mu    sync.Mutex
	saved time.Time
	value string
}

const (
	budgetCursor = "vk:budget"
	budgetEvery  = time.Minute // so often at most it is written down
)

func (k *budgetKeeper) load(ctx context.Context, sink Sink) error {
	value, err := sink.Cursor(ctx, budgetCursor)
	if err != nil {
		return fmt.Errorf("cursor: %w", err)
	}
	k.turns.gate.Do(func(b *budget.Budget, now time.Time) { err = b.Restore(value, now) })
	return err
}

func (k *budgetKeeper) save(ctx context.Context, sink Sink, now time.Time) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if now.Sub(k.saved) < budgetEvery {
		return
	}
	var value string
	k.turns.gate.Do(func(b *budget.Budget, _ time.Time) { value = b.State() })
	if value == k.value {
		return
	}
	if err := sink.Keep(ctx, Cursor{Name: budgetCursor, Value: value}); err != nil {
		if !errors.Is(err, context.Canceled) {
			k.log.Warn("what was used of VK's quotas was not kept", "error", err)
		}
		return
	}
	k.saved, k.value = now, value
}
