package vk

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// unreadableLimit is how many unreadable answers in a row make Watch ask for a new place in Long Poll and read the wall
// instead: a batch that never becomes readable must not stop everything after it.
const unreadableLimit = 5

// take hands a batch to the sink.
func (w *watcher) take(ctx context.Context, b batch) error {
	next := w.place
	next.TS = string(b.TS)
	var h haul
	w.once.begin()
	for i, raw := range b.Updates {
		e, err := decode(raw, w.c.group)
		if err == nil {
			err = w.fresh(e)
		}
		if err != nil {
			w.pass(i, e.kind, err)
			continue
		}
		next.see(e.found.WrittenAt, w.c.now())
		switch {
		case !e.own:
			h.add(e.message, time.Unix(w.place.From, 0), w.c.now())
		case e.news == written:
			w.c.echoes.add(e.message)
		}
	}
	w.c.name(ctx, h.found)
	if err := w.keep(ctx, next, h); err != nil {
		return err
	}
	w.once.end()
	return nil
}

// fresh says why an event that can be read is passed over all the same, and remembers what a reading of the wall, or an
// older event that comes late, must not undo.
func (w *watcher) fresh(e event) error {
	key := e.found.Source.Key()
	if w.reading != nil {
		w.reading.live[key] = true
	}
	switch e.news {
	case written:
		if w.removed[key] {
			return errRemoved
		}
		return nil
	case edited:
		if w.once.again(e.id) {
			return errTwice
		}
		delete(w.removed, key)
	case removed:
		if w.once.again(e.id) {
			return errTwice
		}
		if len(w.removed) >= eventsKept {
			clear(w.removed)
		}
		w.removed[key] = true
	}
	return nil
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

// keep gives a haul and then the new place to the sink; the place counts only once the sink has taken everything.
func (w *watcher) keep(ctx context.Context, next place, h haul) error {
	if len(h.found) > 0 {
		if err := w.sink.Found(ctx, h.found); err != nil {
			return fmt.Errorf("sink: %w", err)
		}
	}
	if len(h.changes) > 0 {
		if err := w.sink.Changed(ctx, h.changes); err != nil {
			return fmt.Errorf("sink, changes: %w", err)
		}
	}
	if next == w.place {
		return nil
	}
	cursor, err := w.c.cursor(next)
	if err != nil {
		return err
	}
	if err := w.sink.Keep(ctx, cursor); err != nil {
		return fmt.Errorf("sink, place: %w", err)
	}
	w.place = next
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
		w.gaps++
		next.TS = string(b.TS)
		if err := w.keep(ctx, next, haul{}); err != nil {
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
