package vk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Watch hands the messages that residents write on the community's wall, and what becomes of them, to the sink, until the
// context ends, whose error it returns. Nothing else ends it: failures are logged and tried again with growing pauses. The place in Long Poll is
// given to the sink with the messages, so what the sink has not taken comes again. After a gap, and at the start, the
// wall itself is read as well, where a token may.
func (c *Client) Watch(ctx context.Context, sink Sink) error {
	w := &watcher{
		c: c, sink: sink, log: c.log.With("source", c.cursorName()), once: newOnce(), removed: map[string]bool{},
	}
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

// watcher is one run of Watch.
type watcher struct {
	c    *Client
	sink Sink
	log  *slog.Logger

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
	readAfter  time.Time
	toldOwed   bool
	failures   int
	failed     int // answers "failed" in a row
	unreadable int // unreadable answers in a row
}

// step does the next thing: find the place, connect, see to the wall where it is owed, poll once.
func (w *watcher) step(ctx context.Context) error {
	if !w.loaded {
		if err := w.load(ctx); err != nil {
			return err
		}
	}
	if w.server.Key == "" {
		if err := w.connect(ctx); err != nil {
			return err
		}
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	wait := pollWait
	if w.reading != nil {
		wait = 1 // to take what was read soon
	}
	b, err := w.c.poll(ctx, w.server, w.place.TS, wait)
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

// connect asks where to poll and decides from which place.
func (w *watcher) connect(ctx context.Context) error {
	if !w.checked {
		w.checked = w.c.ensureEvents(ctx, w.log)
	}
	s, vkNow, err := w.c.pollServer(ctx)
	if err != nil {
		return err
	}
	next := w.place
	switch {
	case next.TS == "":
		next = place{TS: string(s.TS), Seen: vkNow, From: vkNow}
		if w.c.lookBack > 0 {
			next.From -= int64(w.c.lookBack / time.Second)
			next.owe(next.From)
		}
		w.log.Info("first start", "look_back", w.c.lookBack)
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
