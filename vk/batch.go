package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// unreadableLimit is how many unreadable answers in a row make Watch ask for a new place in Long Poll and read the wall
// instead: a batch that never becomes readable must not stop everything after it.
const unreadableLimit = 5

// take hands a batch of Long Poll to the sink.
func (w *watcher) take(ctx context.Context, b batch) error {
	next := w.place
	next.TS = string(b.TS)
	w.once.begin()
	h := w.gather(b.Updates, &next, w.fresh)
	if err := w.keep(ctx, next, h); err != nil {
		return err
	}
	w.end(b.Updates)
	return nil
}

// end keeps what the sink has taken from coming again.
func (w *watcher) end(updates []json.RawMessage) {
	w.once.end()
	for _, raw := range updates {
		if e, err := decode(raw, w.c.group); err == nil && len(w.ahead) > 0 {
			w.ahead.met(e)
		}
	}
}

// gather reads events, passes over those that fresh has something against, and notes in the place what was seen.
func (w *watcher) gather(updates []json.RawMessage, next *place, fresh func(event) error) (h haul) {
	for i, raw := range updates {
		e, err := decode(raw, w.c.group)
		if err == nil {
			err = fresh(e)
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
		default: // somebody has changed an answer
			h.changes = append(h.changes, e.change(w.c.now()))
		}
	}
	w.c.named(h.found)
	return h
}

// fresh says why an event that can be read is passed over all the same, and remembers what a reading of the wall, or an
// older event that comes late, must not undo.
func (w *watcher) fresh(e event) error {
	key := e.found.Source.Key()
	if w.reading != nil {
		w.reading.live[key] = true
	}
	if e.news == written {
		if w.removed[key] {
			return errRemoved
		}
		return nil
	}
	if w.once.again(e.event) {
		return errTwice
	}
	if w.ahead.waits(key) {
		return errOlder
	}
	w.once.changed[key] = true
	w.note(e)
	return nil
}

// note remembers whether the message stands.
func (w *watcher) note(e event) {
	key := e.found.Source.Key()
	if e.news == edited {
		delete(w.removed, key)
		return
	}
	if len(w.removed) >= eventsKept {
		clear(w.removed)
	}
	w.removed[key] = true
}

// see notes that a message of this time has been found. A date from the future would hide what comes before it.
func (p *place) see(written, now time.Time) {
	if at := written.Unix(); written.Before(now.Add(time.Hour)) && at > p.Seen {
		p.habit(at - p.Seen)
		p.Seen = at
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
