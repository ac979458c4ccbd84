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

// What is read of a wall after a gap: all posts since it began, and comments, which come under new posts mostly: of the newest posts
// always, and of one page those that are not much older than the gap.
const (
	gapPages    = 50 // of posts at most
	postsAlways = 20
	postsAge    = 30 * 24 * time.Hour
	atOnce      = 50 // messages, or changes, handed to the sink in one go
)

// reading is a reading of the wall that goes on while Long Poll is watched.
type reading struct {
	gaps int             // how many gaps there were when it began
	live map[string]bool // keys of messages that Long Poll told of meanwhile: what was read of them may be older
	done chan wallRead
}

// wallRead is what a reading has brought.
type wallRead struct {
	haul   haul
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
	r := &reading{gaps: w.gaps, live: map[string]bool{}, done: make(chan wallRead, 1)}
	gap := gap{since: time.Unix(w.place.Owed, 0), from: time.Unix(w.place.From, 0)}
	w.reading = r
	go func() {
		h, newest, err := w.c.catchUp(ctx, gap)
		w.c.name(ctx, h.found)
		r.done <- wallRead{haul: h, newest: newest, err: err}
	}()
	return nil
}

// settled hands what was read to the sink. The wall stays owed when there was another gap meanwhile.
func (w *watcher) settled(ctx context.Context, r wallRead) error {
	again, live := w.reading.gaps != w.gaps, w.reading.live
	w.reading = nil
	if r.err != nil {
		w.readAfter = w.c.now().Add(retryRead(r.err))
		w.log.Warn("the wall was not read, will be later", "error", r.err, "after", w.readAfter)
		return nil // the polling goes on, the wall stays owed
	}
	h := r.haul.without(live)
	w.log.Info("the wall was read", "messages", len(h.found))
	for part := range slices.Chunk(h.found, atOnce) {
		if err := w.keep(ctx, w.place, haul{found: part}); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(h.changes, atOnce) {
		if err := w.keep(ctx, w.place, haul{changes: part}); err != nil {
			return err
		}
	}
	next := w.place
	if !again {
		next.Owed = 0
	}
	next.see(r.newest, w.c.now())
	return w.keep(ctx, next, haul{})
}

// rest waits for a reading to end; the context has ended.
func (w *watcher) rest() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sink = nil
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

// gap is what a reading of the wall is about.
type gap struct {
	since time.Time // what was written later may have been missed
	from  time.Time // what was written earlier is from before our time
}

// touched says whether a message of this age may have been written, edited or brought back in the gap or later. VK lets people
// edit for a day; what was deleted as long ago is seldom brought back.
func (g gap) touched(m message) bool { return !m.found.WrittenAt.Before(g.since.Add(-editable)) }

// missed says whether the message may not be known yet.
func (g gap) missed(m message) bool {
	return !m.found.WrittenAt.Before(g.since) || g.touched(m) && !m.found.WrittenAt.Before(g.from)
}

// catchUp returns what was written on the wall since the gap began, oldest first, and the time of the newest of it. VK marks
// edited posts, but not edited comments: as changes it returns how every comment stands that people may have edited since
// then. Most have not been, which the sink sees. Of removed comments VK shows only those that others have answered.
func (c *Client) catchUp(ctx context.Context, g gap) (h haul, newest time.Time, err error) {
	own := c.wall()
	list, err := c.collectPosts(ctx, &h, g)
	if err != nil {
		return haul{}, time.Time{}, err
	}
	for i, e := range list {
		recent := i < postsAlways || e.Date > g.since.Add(-postsAge).Unix()
		if e.Comments.Count == 0 || !recent {
			continue
		}
		err := own.readComments(ctx, e.ID, func(m message) {
			c.collect(&h, m, g)
			if m.news == removed || g.touched(m) {
				h.changes = append(h.changes, m.change(c.now()))
			}
		})
		if err != nil {
			return haul{}, time.Time{}, err
		}
	}
	if err := c.beside(ctx, &h, g); err != nil {
		return haul{}, time.Time{}, err
	}
	slices.SortFunc(h.found, func(a, b tasks.Found) int {
		return cmp.Or(a.WrittenAt.Compare(b.WrittenAt), cmp.Compare(wallID(a.Source), wallID(b.Source)))
	})
	if len(h.found) > 0 {
		newest = h.found[len(h.found)-1].WrittenAt
	}
	return h, newest, nil
}

// collectPosts takes the posts of a page, and of as many more as the gap was long, all before any comment is read: what stands above
// many messages is known early then.
func (c *Client) collectPosts(ctx context.Context, h *haul, g gap) (list []entry, err error) {
	for n := range gapPages {
		var page posts
		params := api.Params{"owner_id": -c.group, "count": pageSize, "offset": n * pageSize}
		if err := c.readWall(ctx, "wall.get", params, &page); err != nil {
			return nil, err
		}
		oldest := int64(0)
		for _, raw := range page.Items {
			var e entry
			if json.Unmarshal(raw, &e) != nil {
				continue
			}
			oldest = e.Date
			list = append(list, e)
			c.collectPost(h, e, g)
		}
		if len(page.Items) < pageSize || oldest < g.since.Unix() {
			return list, nil
		}
	}
	c.log.Warn("the gap has more posts than are read", "limit", gapPages*pageSize)
	return list, nil
}

func (c *Client) collectPost(h *haul, e entry, g gap) {
	m, bad := e.message(-c.group, c.group)
	if bad != nil {
		return
	}
	c.collect(h, m, g)
	if dated(e.Edited) && !m.own {
		h.changes = append(h.changes, m.change(time.Unix(e.Edited, 0).UTC()))
	}
}

// collect takes a message that may have been missed; the community's own is only remembered.
func (c *Client) collect(h *haul, m message, g gap) {
	c.scenes.learn(m, c.now())
	switch {
	case m.news == removed || !g.missed(m):
	case m.own:
		c.echoes.add(m)
	default:
		h.find(m.found)
	}
}

// wallID grows with the time of writing: posts and comments of a wall share one count.
func wallID(s tasks.Source) int64 { return cmp.Or(s.Comment, s.Post) }

// readComments collects all comments of a post with their threads; what cannot be read of them is left out. A post whose
// comments may not be read is skipped.
func (w wall) readComments(ctx context.Context, post int64, collect func(message)) error {
	each := func(m message, bad error) {
		if bad == nil {
			collect(m)
		}
	}
	err := w.eachComment(ctx, post, 0, func(r remark) (bool, error) {
		each(r.message(tasks.VenueWall, w.owner, w.group))
		if r.Thread.Count > len(r.Thread.Items) {
			return false, w.eachComment(ctx, post, r.ID, func(r remark) (bool, error) {
				each(r.message(tasks.VenueWall, w.owner, w.group))
				return false, nil
			})
		}
		for _, raw := range r.Thread.Items {
			each(decodeRemark(raw, tasks.VenueWall, w.owner, w.group))
		}
		return false, nil
	})
	if ClassOf(err) == Final && err != nil {
		w.log.Warn("the comments of a post were not read", "post", post, "error", err)
		return nil
	}
	return err
}
