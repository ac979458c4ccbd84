package vk

import (
	"context"
	"encoding/json"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// deepest is how many levels of threads are followed; VK has two.
const deepest = 5

// eachNew shows the comments of a post that were written since then, on all levels. threads holds how many stood in each thread: one
// with as many as before is not read, and the others are noted. whole is false where there are more than can be read.
func (w wall) eachNew(
	ctx context.Context, post int64, since time.Time, threads map[int64]int, see func(message),
) (whole bool, err error) {
	l := &level{post: post, since: since, threads: threads, see: see}
	err = w.level(ctx, l, 0, 1)
	return !l.cut, err
}

// level is what a walk over the levels of comments is about.
type level struct {
	post    int64
	since   time.Time
	threads map[int64]int
	see     func(message)
	cut     bool // there were more than are read
}

// level reads the comments under a post (top 0), or those of a thread, the newest first.
func (w wall) level(ctx context.Context, l *level, top int64, depth int) error {
	for n := range pageLimit {
		params := api.Params{
			"owner_id": w.owner, "post_id": l.post, "count": pageSize, "offset": n * pageSize, "sort": "desc",
			"thread_items_count": threadTop,
		}
		if top != 0 {
			params["comment_id"] = top
			delete(params, "thread_items_count")
		}
		var page comments
		if err := w.readWall(ctx, "wall.getComments", params, &page); err != nil {
			return err
		}
		old := 0
		for _, raw := range page.Items {
			var r remark
			if json.Unmarshal(raw, &r) != nil {
				continue
			}
			if !w.shown(r, l) {
				old++
			}
			if err := w.below(ctx, l, r, depth); err != nil {
				return err
			}
		}
		ended := len(page.Items) < pageSize && (n+1)*pageSize >= page.Level || len(page.Items) == 0
		if ended || top != 0 && old > 0 { // in a thread nothing newer comes after an old one
			return nil
		}
	}
	l.cut = true
	w.log.Warn("a post has more comments than are read", "post", l.post, "limit", pageLimit*pageSize)
	return nil
}

// shown shows a comment if it is new.
func (w wall) shown(r remark, l *level) bool {
	m, bad := r.message(tasks.VenueWall, w.owner, w.group)
	if bad == nil {
		w.scenes.learn(m, w.now())
	}
	if bad != nil || m.news != removed && m.found.WrittenAt.Before(l.since) {
		return false
	}
	if m.news != removed {
		l.see(m)
	}
	return true
}

// below reads the thread of a comment if it has grown.
func (w wall) below(ctx context.Context, l *level, r remark, depth int) error {
	count := r.Thread.Count
	before, met := l.threads[r.ID]
	if count == 0 || met && before == count || depth >= deepest {
		return nil
	}
	if count > len(r.Thread.Items) {
		if err := w.level(ctx, l, r.ID, depth+1); err != nil {
			return err
		}
	} else {
		for _, raw := range r.Thread.Items {
			var answer remark
			if json.Unmarshal(raw, &answer) == nil {
				w.shown(answer, l)
			}
		}
	}
	l.threads[r.ID] = count
	return nil
}
