package vk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// Watch hands the messages that residents write on the community's wall, and what becomes of them, to the sink, until the
// context ends, whose error it returns. Nothing else ends it: failures are logged and tried again with growing pauses. The place in Long Poll is
// given to the sink with the messages, so what the sink has not taken comes again. After a gap, and at the start, the
// wall itself is read as well, where a token may.
func (c *Client) Watch(ctx context.Context, sink Sink) error {
	w := c.watcher
	w.begin(sink)
	defer w.rest()
	for ctx.Err() == nil {
		err := w.step(ctx)
		if err == nil {
			w.failures = 0
			continue
		}
		if ctx.Err() != nil {
			break
		}
		wait := backoff(w.failures)
		if e, ok := errors.AsType[*Error](err); ok {
			wait = max(wait, min(e.Pause, pauseFlood))
		}
		if ClassOf(err) == Disabled || ClassOf(err) == Person {
			wait = max(wait, maxBackoff)
		}
		w.failures++
		w.log.Warn("watching failed, will go on", "error", err, "failures", w.failures, "pause", wait)
		pause(ctx, wait)
	}
	return fmt.Errorf("watching ended: %w", ctx.Err())
}

// watcher is one run of Watch. Its lock is held by whoever changes its state, not while a poll waits: events that come by
// themselves are taken meanwhile.
type watcher struct {
	c   *Client
	log *slog.Logger

	again atomic.Bool // the wall is to be read although nothing was missed, as far as is known

	mu   sync.Mutex
	sink Sink // nil while Watch does not run
	state
}

// state is what a run begins with anew.
type state struct {
	loaded     bool
	checked    bool
	place      place
	server     server // Key is "" when a new one is needed
	renew      bool   // the stored place is worth nothing any more
	started    bool   // it has been connected
	gaps       int    // how often the wall may have come to be owed
	reading    *reading
	once       once
	removed    map[string]bool // keys of comments that were removed: what tells of them as new comes late
	ahead      ahead           // changes that came by themselves and that Long Poll has not told of yet
	readAfter  time.Time
	toldOwed   bool
	toldQuiet  bool
	failures   int
	failed     int // answers "failed" in a row
	unreadable int // unreadable answers in a row
}

func newWatcher(c *Client) *watcher {
	return &watcher{c: c, log: c.log.With("source", c.cursorName())}
}

func (w *watcher) begin(sink Sink) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sink, w.state = sink, state{once: newOnce(), removed: map[string]bool{}, ahead: ahead{}}
}

// step does the next thing: find the place, connect, see to the wall where it is owed, poll once.
func (w *watcher) step(ctx context.Context) error {
	start, err := w.dial(ctx)
	if err != nil {
		return err
	}
	wait, err := w.prepare(ctx, start)
	if err != nil {
		return err
	}
	if !w.c.polling {
		pause(ctx, time.Duration(wait)*time.Second)
		return nil
	}
	b, err := w.c.poll(ctx, w.server, w.place.TS, wait)
	if err == nil && len(b.Updates) > 0 {
		w.c.lookAround(ctx, b.Updates)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil {
		return w.unpolled(err)
	}
	w.unreadable = 0
	if b.Failed.int() != 0 {
		return w.recover(ctx, b)
	}
	w.failed = 0
	return w.take(ctx, b)
}

// dialed is what a new connection begins with.
type dialed struct {
	server server
	now    int64 // VK's time, Unix
}

// dial asks where to poll, if that is not known; nobody has to wait for the answer.
func (w *watcher) dial(ctx context.Context) (*dialed, error) {
	if w.server.Key != "" || !w.c.polling {
		return nil, nil //nolint:nilnil // there is nothing to ask
	}
	if !w.checked {
		w.checked = w.c.ensureEvents(ctx, w.log)
	}
	s, vkNow, err := w.c.pollServer(ctx)
	return &dialed{server: s, now: vkNow}, err
}

// prepare brings everything up to the poll, and says how many seconds that may take.
func (w *watcher) prepare(ctx context.Context, start *dialed) (wait int, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.ready(ctx); err != nil {
		return 0, err
	}
	switch {
	case start != nil:
		err = w.connect(ctx, *start)
	case !w.c.polling && !w.started:
		err = w.awake(ctx)
	}
	if err != nil {
		return 0, err
	}
	if w.again.Swap(false) && w.started && w.reading == nil {
		w.tellQuiet()
		w.gaps++
		w.place.owe(w.c.now().Add(-everyOwn - margin).Unix())
	}
	if err := w.settle(ctx); err != nil {
		return 0, err
	}
	if w.reading != nil {
		return 1, nil // to take what was read soon
	}
	return pollWait, nil
}

// ready finds the place, once.
func (w *watcher) ready(ctx context.Context) error {
	if w.loaded {
		return nil
	}
	return w.load(ctx)
}

func (w *watcher) load(ctx context.Context) error {
	value, err := w.sink.Cursor(ctx, w.c.cursorName())
	if err != nil {
		return fmt.Errorf("cursor: %w", err)
	}
	p, ok := parsePlace(value)
	if !ok {
		w.log.Error("the stored place cannot be read, starting as if for the first time")
	}
	w.place, w.loaded = p, true
	return nil
}

// connect decides from which place to poll.
func (w *watcher) connect(ctx context.Context, to dialed) error {
	s, next := to.server, w.place
	switch {
	case next.TS == "":
		next = w.first(to.now)
		next.TS = string(s.TS)
	case w.renew || number(next.TS).int() > s.TS.int():
		w.log.Warn("events were lost, the wall will be read")
		next.gap()
		next.TS = string(s.TS)
	case !w.started && len(w.c.readers) > 0:
		next.gap() // Long Poll remembers, but nothing proves that its numbers are still the same
	}
	w.gaps++
	if err := w.keep(ctx, next, haul{}); err != nil {
		return err
	}
	if !w.started { // the first poll may take long with nothing to say; that it can begin is known now
		w.c.answered()
	}
	w.server, w.renew, w.started = s, false, true
	return nil
}

// first is the place of a first start; one that was watched without Long Poll goes on from there.
func (w *watcher) first(now int64) place {
	if w.place.From != 0 {
		next := w.place
		next.gap()
		return next
	}
	next := place{Seen: now, From: now}
	if w.c.lookBack > 0 {
		next.From -= int64(w.c.lookBack / time.Second)
		next.owe(next.From)
	}
	w.log.Info("first start", "look_back", w.c.lookBack)
	return next
}

// awake begins without Long Poll, whose place is worth nothing later.
func (w *watcher) awake(ctx context.Context) error {
	next := w.first(w.c.now().Unix())
	next.TS = ""
	w.gaps++
	if err := w.keep(ctx, next, haul{}); err != nil {
		return err
	}
	w.started = true
	return nil
}
