package vk

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// What is read of a wall after a gap: comments come under new posts mostly, so the newest posts always, and of one page
// those that are not much older than the gap.
const (
	postsAlways = 20
	postsAge    = 30 * 24 * time.Hour
	foundAtOnce = 50 // messages handed to the sink in one go
)

// reading is a reading of the wall that goes on while Long Poll is watched.
type reading struct {
	gaps int // how many gaps there were when it began
	done chan wallRead
}

// wallRead is what a reading has brought.
type wallRead struct {
	list   []tasks.Found
	newest time.Time
	err    error
}

// settle reads the wall for what a gap in Long Poll has hidden, beside the polling, which goes on. VK's refusal leaves
// the wall owed, to be read later. The error is the sink's.
func (w *watcher) settle(ctx context.Context) error {
	switch {
	case w.reading != nil:
		select {
		case r := <-w.reading.done:
			return w.settled(ctx, r)
		default:
			return nil
		}
	case w.place.Owed == 0:
		return nil
	case len(w.c.readers) == 0:
		if !w.toldOwed {
			w.toldOwed = true
			w.log.Warn("messages may have been missed and no token may read the wall to find them: "+
				"set vk.service_token and start again", "since", time.Unix(w.place.Owed, 0).UTC())
		}
		return nil
	}
	if wait := w.readAfter.Sub(w.c.now()); wait > 0 && wait <= time.Hour { // longer only if the clock was put back
		return nil
	}
	r := &reading{gaps: w.gaps, done: make(chan wallRead, 1)}
	since := time.Unix(w.place.Owed, 0)
	w.reading = r
	go func() {
		list, newest, err := w.c.catchUp(ctx, since)
		w.c.name(ctx, list)
		r.done <- wallRead{list: list, newest: newest, err: err}
	}()
	return nil
}

// settled hands what was read to the sink. The wall stays owed when there was another gap meanwhile.
func (w *watcher) settled(ctx context.Context, r wallRead) error {
	again := w.reading.gaps != w.gaps
	w.reading = nil
	if r.err != nil {
		w.readAfter = w.c.now().Add(retryRead(r.err))
		w.log.Warn("the wall was not read, will be later", "error", r.err, "after", w.readAfter)
		return nil //nolint:nilerr // the polling goes on, the wall stays owed
	}
	w.log.Info("the wall was read", "messages", len(r.list))
	list := r.list
	for len(list) > foundAtOnce {
		if err := w.keep(ctx, w.place, list[:foundAtOnce]); err != nil {
			return err
		}
		list = list[foundAtOnce:]
	}
	next := w.place
	if !again {
		next.Owed = 0
	}
	next.see(r.newest, w.c.now())
	return w.keep(ctx, next, list)
}

// rest waits for a reading to end; the context has ended.
func (w *watcher) rest() {
	if w.reading != nil {
		<-w.reading.done
	}
}

// retryRead is when to read the wall again after a failure.
func retryRead(err error) time.Duration {
	switch ClassOf(err) {
	case Tomorrow, Disabled, Person:
		return time.Hour
	case Unknown, Again, Final:
	}
	return maxBackoff
}

// catchUp returns what was written on the wall since then, oldest first, and the time of the newest of it.
func (c *Client) catchUp(ctx context.Context, since time.Time) (list []tasks.Found, newest time.Time, err error) {
	var wall posts
	params := api.Params{"owner_id": -c.group, "count": pageSize}
	if err := c.readWall(ctx, "wall.get", params, &wall); err != nil {
		return nil, time.Time{}, err
	}
	collect := func(m message, err error) {
		if err != nil || m.found.WrittenAt.Before(since) {
			return
		}
		if m.own {
			c.echoes.add(m)
			return
		}
		list = append(list, m.found)
	}
	for i, raw := range wall.Items {
		var e entry
		if json.Unmarshal(raw, &e) != nil {
			continue
		}
		collect(e.message(c.group))
		recent := i < postsAlways || e.Date > since.Add(-postsAge).Unix()
		if e.Comments.Count == 0 || !recent {
			continue
		}
		if err := c.readComments(ctx, e.ID, collect); err != nil {
			return nil, time.Time{}, err
		}
	}
	slices.SortFunc(list, func(a, b tasks.Found) int {
		return cmp.Or(a.WrittenAt.Compare(b.WrittenAt), cmp.Compare(wallID(a.Source), wallID(b.Source)))
	})
	if len(list) > 0 {
		newest = list[len(list)-1].WrittenAt
	}
	return list, newest, nil
}

// wallID grows with the time of writing: posts and comments of a wall share one count.
func wallID(s tasks.Source) int64 { return cmp.Or(s.Comment, s.Post) }

// readComments collects all comments of a post with their threads. A post whose comments may not be read is skipped.
func (c *Client) readComments(ctx context.Context, post int64, collect func(message, error)) error {
	err := c.eachComment(ctx, post, 0, func(r remark) (bool, error) {
		collect(r.message(c.group))
		if r.Thread.Count > len(r.Thread.Items) {
			return false, c.eachComment(ctx, post, r.ID, func(r remark) (bool, error) {
				collect(r.message(c.group))
				return false, nil
			})
		}
		for _, raw := range r.Thread.Items {
			collect(decodeRemark(raw, c.group))
		}
		return false, nil
	})
	if ClassOf(err) == Final && err != nil {
		c.log.Warn("the comments of a post were not read", "post", post, "error", err)
		return nil
	}
	return err
}
