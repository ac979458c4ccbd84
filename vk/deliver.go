package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// errAsleep is why an event cannot be taken now: this process does not watch.
var errAsleep = errors.New("vk is not watched here")

// nameHaste is how long an event that came by itself waits for its author's name.
const nameHaste = 400 * time.Millisecond

// deliver takes one event that came by the Callback API; nil means that it is durable, or of no use. again says that VK has sent it
// before. What Long Poll gives too is taken once, whichever comes first.
func (w *watcher) deliver(ctx context.Context, raw json.RawMessage, again bool) error {
	updates := []json.RawMessage{raw}
	hurry, cancel := context.WithTimeout(ctx, nameHaste)
	w.c.lookAround(hurry, updates)
	cancel()
	if err := w.lock(ctx); err != nil {
		return err
	}
	defer w.mu.Unlock()
	if w.sink == nil {
		return errAsleep
	}
	if err := w.ready(ctx); err != nil {
		return err
	}
	next := w.place
	var came []event
	w.once.begin()
	h := w.gather(updates, &next, func(e event) error {
		err := w.freshAlone(e, again, &next)
		if err == nil && e.news != written {
			came = append(came, e)
		}
		return err
	})
	if err := w.keep(ctx, next, h); err != nil {
		return err
	}
	w.once.end()
	for _, e := range came {
		if w.c.polling {
			w.ahead.add(e)
		}
	}
	return nil
}

// freshAlone is fresh for an event that came by itself. One that VK sends again may be older than another that was taken
// meanwhile: then the wall is asked how the message stands.
func (w *watcher) freshAlone(e event, again bool, next *place) error {
	key := e.found.Source.Key()
	if e.news == written {
		return w.fresh(e)
	}
	if w.once.again(e.event) {
		return errTwice
	}
	if w.reading != nil {
		w.reading.live[key] = true
	}
	if again && w.once.changed[key] {
		w.gaps++
		next.owe(w.c.now().Add(-margin).Unix())
		return errOlder
	}
	w.once.changed[key] = true
	w.note(e)
	return nil
}

// lock waits for the watcher's state no longer than the context allows.
func (w *watcher) lock(ctx context.Context) error {
	const step = 5 * time.Millisecond
	for !w.mu.TryLock() {
		if pause(ctx, step); ctx.Err() != nil {
			return fmt.Errorf("the watcher is busy: %w", ctx.Err())
		}
	}
	return nil
}
