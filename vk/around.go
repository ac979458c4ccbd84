package vk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// What is asked for to show what stands above messages: a message without it is better than a late one. Most of it has been seen
// before.
const (
	aroundBudget   = 3 * time.Second
	aroundHaste    = 250 * time.Millisecond // of a rush: then a thousand messages are durable within a second
	aroundRush     = 50                     // messages of one answer of Long Poll that are a rush
	aroundPosts    = 2                      // requests, of a hundred posts each
	aroundComments = 4                      // requests; VK tells one comment each
)

// around asks for the posts and comments above messages that are not known, and returns who wrote what is known, whose names will
// be wanted. Without a token that reads, what events have shown is all. It takes no longer than the context allows.
func (c *Client) around(ctx context.Context, list []tasks.Found) (authors []int64) {
	posts, comments := c.unknown(list)
	if len(c.readers) > 0 {
		for n := 0; n < aroundPosts && len(posts) > 0 && ctx.Err() == nil; n++ {
			part := posts[:min(postsAtOnce, len(posts))]
			posts = posts[len(part):]
			c.askPosts(ctx, part)
		}
		for _, at := range comments[:min(aroundComments, len(comments))] {
			if ctx.Err() == nil {
				c.askComment(ctx, at)
			}
		}
	}
	for _, f := range list {
		for _, at := range answered(f) {
			if said, ok := c.scenes.comment(at); ok && said.by != 0 {
				authors = append(authors, said.by)
			}
		}
	}
	return authors
}

// unknown lists the posts and comments above messages of which nothing is known; those above the newest messages first.
func (c *Client) unknown(list []tasks.Found) (posts []string, comments []tasks.Source) {
	met := map[string]bool{}
	fresh := func(name string) bool {
		seen := met[name]
		met[name] = true
		return !seen
	}
	for _, f := range slices.Backward(list) {
		at := f.Source
		if at.Network != network || at.Venue != tasks.VenueWall || at.Comment == 0 {
			continue
		}
		name := postName(at.Owner, at.Post)
		if _, known := c.scenes.post(at.Owner, at.Post, c.now()); !known && f.Above == "" && fresh(name) {
			posts = append(posts, name)
		}
		for _, above := range answered(f) {
			if _, known := c.scenes.comment(above); !known && fresh(above.Key()) {
				comments = append(comments, above)
			}
		}
	}
	return posts, comments
}

func (c *Client) askPosts(ctx context.Context, names []string) {
	var list []json.RawMessage
	if err := c.readWall(ctx, "wall.getById", api.Params{"posts": strings.Join(names, ",")}, &list); err != nil {
		c.log.Info("what stands above messages was not told", "posts", len(names), "error", err)
		return
	}
	for _, name := range names {
		c.scenes.bare(name, "", c.now())
	}
	for _, raw := range list {
		var p entry
		if json.Unmarshal(raw, &p) == nil {
			if m, bad := p.message(p.Owner, c.group); bad == nil {
				c.scenes.learn(m, c.now())
			}
		}
	}
}

// askComment asks for one comment, https://dev.vk.com/ru/method/wall.getComment.
func (c *Client) askComment(ctx context.Context, at tasks.Source) {
	var answer comments
	params := api.Params{"owner_id": at.Owner, "comment_id": at.Comment}
	if err := c.readWall(ctx, "wall.getComment", params, &answer); err != nil {
		if ClassOf(err) == Final {
			c.scenes.bare("", at.Key(), c.now())
		}
		c.log.Info("what a message answers was not told", "error", err)
		return
	}
	c.scenes.bare("", at.Key(), c.now())
	for _, raw := range answer.Items {
		var r remark
		if json.Unmarshal(raw, &r) != nil || r.ID != at.Comment {
			continue
		}
		r.under = stands(at)
		if m, bad := r.message(at.Venue, at.Owner, c.group); bad == nil {
			c.scenes.learn(m, c.now())
		}
	}
}

// placed writes into messages what is known of what stands above them.
func (c *Client) placed(list []tasks.Found) {
	for i := range list {
		f := &list[i]
		at := f.Source
		if at.Network != network || at.Comment == 0 {
			continue
		}
		if said, ok := c.scenes.post(at.Owner, at.Post, c.now()); ok && f.Above == "" && at.Venue == tasks.VenueWall {
			f.Above = said.text
		}
		f.Above = tasks.CutAbove(f.Above)
		f.Before = nil
		for _, above := range answered(*f) {
			if said, ok := c.scenes.comment(above); ok && said.text != "" {
				f.Before = append(f.Before, c.said(said))
			}
		}
	}
}

// said names who wrote what stands above.
func (c *Client) said(s spoken) tasks.Said {
	out := tasks.Said{Text: s.text, Own: s.by == -c.group}
	if known, _ := c.names.fresh([]int64{s.by}, c.now()); !out.Own {
		out.By = strings.TrimSpace(known[s.by].first + " " + known[s.by].last)
	}
	return out
}

// lookAround makes known who wrote the events of an answer of Long Poll, and what stands above them, both at once: different tokens
// tell. The events are remembered first: what they hold need not be asked for.
func (c *Client) lookAround(ctx context.Context, updates []json.RawMessage) {
	var list []tasks.Found
	var people []int64
	for _, raw := range updates {
		e, err := decode(raw, c.group)
		if err != nil || e.news == removed {
			continue
		}
		c.scenes.learn(e.message, c.now())
		if !e.own {
			list = append(list, e.found)
			people = append(people, e.found.Author.ID)
		}
	}
	patience := aroundBudget
	if len(list) >= aroundRush {
		patience = aroundHaste
	}
	hurry, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var above []int64
	var wg sync.WaitGroup
	wg.Go(func() { above = c.around(hurry, list) })
	c.meet(ctx, people)
	wg.Wait()
	c.meet(hurry, above)
}
