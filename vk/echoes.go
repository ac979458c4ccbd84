package vk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
	"otklik/vk/budget"
)

// How often it is asked how many have joined messages, and how many threads are read at a visit: the rest has its turn at the next.
const (
	everyEcho   = time.Hour
	echoWork    = "echoes"
	ownVisits   = 2 // what is visited although nothing of others is read: our own walls, and this
	echoThreads = 40
)

// joining asks how many like the messages of open tasks, and have passed them on: a sign of importance. A hundred posts take one
// request, and so do up to a hundred comments of one thread.
type joining struct {
	n    *Network
	next int // of the threads, where the next visit begins
}

// levelOf is where comments stand that one request tells of.
type levelOf struct {
	owner, post, top int64
}

// echoSource is the budget's name for it.
func echoSource(reader string) budget.Source {
	return budget.Source{Name: echoWork, Kind: budget.Own, Call: budget.Call{Token: reader, Method: "wall.getComments"}, Every: everyEcho}
}

func (j *joining) visit(ctx context.Context, sink Sink) error {
	standing, err := sink.Standing(ctx)
	if err != nil {
		return fmt.Errorf("sink, standing: %w", err)
	}
	var posts []tasks.Source
	var levels []levelOf
	under := map[levelOf][]tasks.Source{}
	for _, s := range standing {
		switch at := (levelOf{s.Owner, s.Post, s.Thread}); {
		case s.Network != network || s.Venue != tasks.VenueWall:
		case s.Comment == 0:
			posts = append(posts, s)
		default:
			if under[at] == nil {
				levels = append(levels, at)
			}
			under[at] = append(under[at], s)
		}
	}
	list, err := j.posts(ctx, posts)
	if err != nil {
		return err
	}
	for _, at := range j.turn(levels) {
		of, err := j.level(ctx, at, under[at])
		if err != nil && ClassOf(err) != Final { // a refusal concerns this thread only
			return err
		}
		list = append(list, of...)
	}
	if len(list) == 0 {
		return nil
	}
	if err := sink.Echoed(ctx, list); err != nil {
		return fmt.Errorf("sink, echoes: %w", err)
	}
	return nil
}

// turn is which of the threads are read now.
func (j *joining) turn(all []levelOf) []levelOf {
	if len(all) <= echoThreads {
		return all
	}
	from := j.next % len(all)
	j.next = from + echoThreads
	return slices.Concat(all[from:], all[:from])[:echoThreads]
}

// posts asks for posts.
func (j *joining) posts(ctx context.Context, of []tasks.Source) (list []tasks.Echo, err error) {
	for part := range slices.Chunk(of, postsAtOnce) {
		names, at := make([]string, 0, len(part)), map[string]tasks.Source{}
		for _, s := range part {
			name := postName(s.Owner, s.Post)
			names, at[name] = append(names, name), s
		}
		var raw []json.RawMessage
		if err := j.n.readWall(ctx, "wall.getById", api.Params{"posts": strings.Join(names, ",")}, &raw); err != nil {
			return nil, err
		}
		for _, one := range raw {
			var p entry
			if json.Unmarshal(one, &p) != nil {
				continue
			}
			if s, asked := at[postName(p.Owner, p.ID)]; asked {
				list = append(list, tasks.Echo{Source: s, Likes: max(p.Likes.Count, 0), Reposts: max(p.Reposts.Count, 0)})
			}
		}
	}
	return list, nil
}

// level asks for comments that stand side by side, from the oldest wanted on.
func (j *joining) level(ctx context.Context, at levelOf, of []tasks.Source) (list []tasks.Echo, err error) {
	wanted, first := map[int64]tasks.Source{}, of[0].Comment
	for _, s := range of {
		wanted[s.Comment], first = s, min(first, s.Comment)
	}
	params := api.Params{
		"owner_id": at.owner, "post_id": at.post, "need_likes": 1, "count": pageSize, "sort": "asc", "start_comment_id": first,
	}
	if at.top != 0 {
		params["comment_id"] = at.top
	}
	var page comments
	if err := j.n.readWall(ctx, "wall.getComments", params, &page); err != nil {
		return nil, err
	}
	for _, raw := range page.Items {
		var r remark
		if json.Unmarshal(raw, &r) != nil {
			continue
		}
		if s, asked := wanted[r.ID]; asked {
			list = append(list, tasks.Echo{Source: s, Likes: max(r.Likes.Count, 0)})
		}
	}
	return list, nil
}
