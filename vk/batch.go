package vk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"otklik/tasks"
)

// unreadableLimit is how many unreadable answers in a row make Watch ask for a new place in Long Poll and read the wall
// instead: a batch that never becomes readable must not stop everything after it.
const unreadableLimit = 5

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
