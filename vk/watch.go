package vk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"otklik/tasks"
)

// unreadableLimit is how many unreadable answers in a row make Watch ask for a new place in Long Poll and read the wall
// instead: a batch that never becomes readable must not stop everything after it.
const unreadableLimit = 5

// Watch hands the messages that residents write on the community's wall to the sink, until the context ends, whose error
// it returns. Nothing else ends it: failures are logged and tried again with growing pauses. The place in Long Poll is
// given to the sink with the messages, so what the sink has not taken comes again. After a gap, and at the first start,
// the wall itself is read.
func (c *Client) Watch(ctx context.Context, sink Sink) error {
	w := &watcher{c: c, sink: sink, log: c.log.With("source", c.cursorName())}
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
		var e *Error
		if errors.As(err, &e) {
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
	readAfter  time.Time
	toldOwed   bool
	failures   int
	failed     int // answers "failed" in a row
	unreadable int // unreadable answers in a row
}

// step does the next thing: find the place, connect, read the wall where that is owed, poll once.
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
	if w.place.Owed != 0 {
		if err := w.settle(ctx); err != nil {
			return err
		}
	}
	b, err := w.c.poll(ctx, w.server, w.place.TS)
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
		next = place{TS: string(s.TS), Seen: vkNow}
		if w.c.lookBack > 0 {
			next.owe(vkNow - int64(w.c.lookBack/time.Second))
		}
		w.log.Info("first start", "look_back", w.c.lookBack)
	case w.renew || number(next.TS).int() > s.TS.int():
		w.log.Warn("events were lost, the wall will be read")
		next.gap()
		next.TS = string(s.TS)
	}
	if err := w.keep(ctx, next, nil); err != nil {
		return err
	}
	w.server, w.renew = s, false
	return nil
}

// recover does what Long Poll asks for: 1 – go on from a newer place; 2 – take a new key; 3 – take both. More than one
// failure in a row is an error, so that there is a pause.
func (w *watcher) recover(ctx context.Context, b batch) error {
	failed := b.Failed.int()
	w.failed++
	w.log.Info("long poll wants a new start", "failed", failed)
	switch {
	case failed == 1 && b.TS != "":
		next := w.place
		next.gap()
		next.TS = string(b.TS)
		if err := w.keep(ctx, next, nil); err != nil {
			return err
		}
	case failed == 2:
		w.server.Key = ""
	default:
		w.server.Key, w.renew = "", true
	}
	if w.failed > 1 {
		return &Error{Class: Again, Method: methodPoll, err: fmt.Errorf("failed %d, %d in a row", failed, w.failed)}
	}
	return nil
}

// unpolled counts answers that cannot be read, and passes a batch that never can be over.
func (w *watcher) unpolled(err error) error {
	if !errors.Is(err, errUnreadable) {
		w.unreadable = 0
		return err
	}
	if w.unreadable++; w.unreadable >= unreadableLimit {
		w.unreadable, w.server.Key, w.renew = 0, "", true
	}
	return err
}

// take hands a batch to the sink.
func (w *watcher) take(ctx context.Context, b batch) error {
	next := w.place
	next.TS = string(b.TS)
	var list []tasks.Found
	given := map[string]bool{}
	for i, raw := range b.Updates {
		m, kind, err := decode(raw, w.c.group)
		if err != nil {
			w.pass(i, kind, err)
			continue
		}
		next.see(m.found.WrittenAt, w.c.now())
		if m.own {
			w.c.echoes.add(m)
		} else if key := m.found.Source.Key(); !given[key] {
			given[key] = true
			list = append(list, m.found)
		}
	}
	w.c.name(ctx, list)
	return w.keep(ctx, next, list)
}

// see notes that a message of this time has been found. A date from the future would hide what comes before it.
func (p *place) see(written, now time.Time) {
	if written.Before(now.Add(time.Hour)) {
		p.Seen = max(p.Seen, written.Unix())
	}
}

func (w *watcher) pass(index int, kind string, why error) {
	if errors.Is(why, errBroken) {
		w.log.Warn("an event was passed over", "type", kind, "index", index, "reason", why)
		return
	}
	w.log.Info("an event was passed over", "type", kind, "index", index, "reason", why)
}

// keep gives messages and the new place to the sink; the place counts only once the sink has taken both.
func (w *watcher) keep(ctx context.Context, next place, list []tasks.Found) error {
	if len(list) == 0 && next == w.place {
		return nil
	}
	cursor, err := w.c.cursor(next)
	if err != nil {
		return err
	}
	if err := w.sink.Found(ctx, list, cursor); err != nil {
		return fmt.Errorf("sink: %w", err)
	}
	w.place = next
	return nil
}
