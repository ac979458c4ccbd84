package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// What is read of a community of others.
const (
	listedPages = 10                  // of its wall at most, after a long pause
	listedFresh = 48 * time.Hour      // posts as young are read again although their count stands still:
	listedAgain = 6 * time.Hour       // as often; a comment may have gone as another came
	listedOld   = 30 * 24 * time.Hour // comments of posts that were not known and are older are left alone
)

// listed is a community of others that is read.
type listed struct {
	e      *elsewhere
	called string // as it was configured
	id     int64  // 0 until it is known
	loaded bool
	shelf  shelf
	quiet  time.Time // since when it is silent although it usually speaks
	// threads holds, by post and comment, how many comments stood in its thread, so that only those that grew are read.
	threads map[int64]map[int64]int
}

// shelf is what is known of the community.
type shelf struct {
	From  int64           `json:"from"` // what was written earlier (Unix) is from before our time
	Seen  int64           `json:"seen"` // up to when (Unix) posts have been read
	Posts map[int64]known `json:"posts"`
}

// known is how a post stood when its comments were read last.
type known struct {
	Count int   `json:"n"`
	At    int64 `json:"at"` // Unix
}

func listedName(name string) string { return "watch:" + name }

func newListed(e *elsewhere, name string) *listed {
	l := &listed{e: e, called: name, threads: map[int64]map[int64]int{}}
	digits := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(name, "club"), "public"), "-")
	if id, err := strconv.ParseInt(digits, 10, 64); err == nil {
		l.id = id
	}
	return l
}

func (l *listed) cursorName() string { return "vk:watch:" + strconv.FormatInt(l.id, 10) }

func (l *listed) wall() wall { return wall{wire: l.e.n.wire, owner: -l.id, group: l.e.n.own[0].group} }

// visit reads the wall, and the comments of posts that have more than when they were read last.
func (l *listed) visit(ctx context.Context, sink Sink) error {
	if err := l.load(ctx, sink); err != nil {
		return err
	}
	now := l.e.n.now()
	posts, err := l.posts(ctx)
	if err != nil {
		return err
	}
	l.quiet = quiet(posts, now)
	next := shelf{From: l.shelf.From, Seen: now.Unix(), Posts: map[int64]known{}}
	var found []tasks.Found
	var failures []error
	for _, p := range posts {
		m, bad := p.message(-l.id, l.e.n.own[0].group)
		if bad != nil {
			continue
		}
		if f, ok := l.e.concerns(m); ok && p.Date >= max(l.shelf.From, l.shelf.Seen-int64(margin/time.Second)) {
			found = append(found, f)
		}
		was, met := l.shelf.Posts[p.ID]
		is, comments, err := l.comments(ctx, p, was, met, now)
		found = append(found, comments...)
		if err != nil {
			failures = append(failures, err)
		}
		if err == nil || met {
			next.Posts[p.ID] = is
		}
		if class := ClassOf(err); err != nil && class != Final {
			return errors.Join(failures...) // the rest would fare no better; nothing is noted
		}
	}
	l.forget(next)
	return errors.Join(append(failures, l.keep(ctx, sink, next, found))...)
}

// load finds out which community it is, and what is known of it, once.
func (l *listed) load(ctx context.Context, sink Sink) error {
	if l.id == 0 {
		var what struct {
			Type string `json:"type"`
			ID   int64  `json:"object_id"`
		}
		var raw json.RawMessage
		if err := l.e.n.readWall(ctx, "utils.resolveScreenName", api.Params{"screen_name": l.called}, &raw); err != nil {
			return err
		}
		if json.Unmarshal(raw, &what) != nil || what.ID <= 0 || what.Type != "group" && what.Type != "page" { // [] for nobody
			return &Error{Class: Final, Method: "utils.resolveScreenName", err: errors.New("no community has this name")}
		}
		l.id = what.ID
	}
	if l.loaded {
		return nil
	}
	value, err := sink.Cursor(ctx, l.cursorName())
	if err != nil {
		return fmt.Errorf("cursor: %w", err)
	}
	if value == "" || json.Unmarshal([]byte(value), &l.shelf) != nil {
		l.shelf = shelf{From: l.e.n.now().Add(-max(l.e.n.lookBack, 0)).Unix()}
	}
	l.loaded = true
	return nil
}

// posts reads the wall back to what has been seen, the newest first.
func (l *listed) posts(ctx context.Context) (list []entry, err error) {
	edge := l.shelf.Seen - int64(margin/time.Second)
	for n := range listedPages {
		var page posts
		params := api.Params{"owner_id": -l.id, "count": pageSize, "offset": n * pageSize}
		if err := l.e.n.readWall(ctx, "wall.get", params, &page); err != nil {
			return nil, err
		}
		oldest := int64(0)
		for _, raw := range page.Items {
			var p entry
			if json.Unmarshal(raw, &p) == nil {
				list, oldest = append(list, p), p.Date
			}
		}
		if len(page.Items) < pageSize || l.shelf.Seen == 0 || oldest < edge {
			return list, nil
		}
	}
	l.e.n.log.Warn("a community has written more since the last visit than is read", "source", l.cursorName(), "posts", len(list))
	return list, nil
}

// comments returns how the post stands now, and what was written under it since it was read last. On an error it stands as it was.
func (l *listed) comments(ctx context.Context, p entry, was known, met bool, now time.Time) (is known, found []tasks.Found, err error) {
	is = known{Count: p.Comments.Count, At: now.Unix()}
	age := now.Sub(time.Unix(p.Date, 0))
	rest := met && was.Count == is.Count && (age > listedFresh || now.Sub(time.Unix(was.At, 0)) < listedAgain || was.Count == 0)
	switch {
	case rest:
		return was, nil, nil
	case is.Count == 0, !met && age > listedOld:
		return is, nil, nil
	}
	since := l.shelf.From
	if met {
		since = max(since, was.At-int64(margin/time.Second))
	}
	if l.threads[p.ID] == nil {
		l.threads[p.ID] = map[int64]int{}
	}
	_, err = l.wall().eachNew(ctx, p.ID, time.Unix(since, 0), l.threads[p.ID], func(m message) {
		if f, ok := l.e.concerns(m); ok {
			f.Above = p.Text
			found = append(found, f)
		}
	})
	if err != nil {
		delete(l.threads, p.ID)
		return was, nil, err
	}
	return is, found, nil
}

// forget drops the threads of posts that are not looked at any more.
func (l *listed) forget(next shelf) {
	for post := range l.threads {
		if _, still := next.Posts[post]; !still {
			delete(l.threads, post)
		}
	}
}

// keep hands everything to the sink, and notes how the community stands if that has changed.
func (l *listed) keep(ctx context.Context, sink Sink, next shelf, found []tasks.Found) error {
	value, err := json.Marshal(next)
	if err != nil {
		return fmt.Errorf("vk cursor: %w", err)
	}
	if err := l.e.give(ctx, sink, found, Cursor{Name: l.cursorName(), Value: string(value)}); err != nil {
		return err
	}
	l.shelf = next
	return nil
}
