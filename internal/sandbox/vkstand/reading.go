package vkstand

import (
	"fmt"
	"slices"
)

// barred says why a wall cannot be read: it is nobody's here, or the community is private.
func (c *call) barred() *failure {
	byName := c.params["domain"] != "" && c.params["owner_id"] == ""
	switch {
	case !byName && c.int("owner_id") != -c.s.o.Group:
		return fail(codeAccess, "no such wall here")
	case c.s.private && c.who != user:
		return fail(codeAccess, "the community is private")
	}
	return nil
}

func (c *call) wallGet() (any, *failure) {
	if bad := c.barred(); bad != nil {
		return nil, bad
	}
	filter := c.params["filter"]
	if !slices.Contains([]string{"", "all", "owner", "others"}, filter) {
		return nil, fail(codeParam, "filter is invalid")
	}
	count, bad := c.count(20, 100)
	if bad != nil {
		return nil, bad
	}
	var all []*post
	for _, p := range c.s.posts {
		own := p.from == -c.s.o.Group
		if !p.deleted && (filter == "" || filter == "all" || own == (filter == "owner")) {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b *post) int { // the pinned one first, then the newest
		if a.pinned != b.pinned {
			return number(b.pinned) - number(a.pinned)
		}
		return int(b.id - a.id)
	})
	items, authors := []wirePost{}, []int64{}
	for _, p := range page(all, int(c.int("offset")), count) {
		items, authors = append(items, c.s.wirePost(p)), append(authors, p.from)
	}
	return c.extend(map[string]any{"count": len(all), "items": items}, authors), nil
}

func (c *call) wallGetByID() (any, *failure) {
	if len(c.ids("posts")) > 100 {
		return nil, fail(codeParam, "posts should be less or equal to 100")
	}
	items, authors := []wirePost{}, []int64{}
	for _, id := range c.ids("posts") {
		for _, s := range c.s.communities {
			for _, p := range s.posts {
				if id == fmt.Sprintf("%d_%d", -s.o.Group, p.id) && !p.deleted {
					items, authors = append(items, s.wirePost(p)), append(authors, p.from)
				}
			}
		}
	}
	if c.v < v5199 && c.params["extended"] != "1" {
		return items, nil
	}
	return c.extend(map[string]any{"items": items}, authors), nil
}

func (c *call) wallGetComments() (any, *failure) {
	if bad := c.barred(); bad != nil {
		return nil, bad
	}
	p := c.s.post(c.int("post_id"))
	switch {
	case p == nil && c.int("post_id") == 0:
		return nil, fail(codeParam, "post_id is undefined")
	case p == nil || p.deleted:
		return nil, fail(codeAccess, "post was not found or deleted")
	case p.hidden:
		return nil, fail(codeReplies, "")
	}
	level := p.tops
	if id := c.int("comment_id"); id != 0 {
		top := c.s.comments[id]
		if top == nil || top.post != p.id {
			return nil, fail(codeParam, "comment_id is invalid")
		}
		level = top.thread
	}
	return c.listComments(p, standing(level))
}

func (c *call) listComments(p *post, level []*comment) (any, *failure) {
	count, bad := c.count(10, 100)
	threadItems := int(c.int("thread_items_count"))
	if bad != nil || threadItems < 0 || threadItems > 10 {
		return nil, fail(codeParam, "count or thread_items_count is invalid")
	}
	ordered := slices.Clone(level)
	switch c.params["sort"] {
	case "", "asc", "smart":
	case "desc":
		slices.Reverse(ordered)
	default:
		return nil, fail(codeParam, "sort is invalid")
	}
	if start := c.int("start_comment_id"); start != 0 {
		i := slices.IndexFunc(ordered, func(x *comment) bool { return x.id == start })
		if i < 0 {
			return nil, fail(codeParam, "start_comment_id is invalid")
		}
		ordered = ordered[i:]
	}
	items, authors := []wireComment{}, []int64{}
	for _, x := range page(ordered, int(c.int("offset")), count) {
		w := c.s.listed(x, threadItems)
		c.liked(&w)
		if cut := int(c.int("preview_length")); cut > 0 && len([]rune(w.Text)) > cut {
			w.Text = string([]rune(w.Text)[:cut])
		}
		items, authors = append(items, w), append(authors, x.from)
		if w.Thread != nil {
			for _, r := range w.Thread.Items {
				authors = append(authors, r.FromID)
			}
		}
	}
	return c.extend(map[string]any{
		"count": c.s.wirePost(p).Comments.Count, "items": items, "current_level_count": len(level),
		"can_post": !p.closed, "show_reply_button": !p.closed, "groups_can_post": !p.closed && !c.s.noGroups,
	}, authors), nil
}

// extend adds profiles and groups of the authors when extended=1.
func (c *call) extend(response map[string]any, authors []int64) map[string]any {
	if c.params["extended"] != "1" {
		return response
	}
	slices.Sort(authors)
	profiles, groups := []wireUser{}, []wireGroup{}
	for _, id := range slices.Compact(authors) {
		if u, ok := c.s.users[id]; ok {
			profiles = append(profiles, u.wire("", true))
		} else if g, ok := c.s.groups[-id]; ok {
			groups = append(groups, g.wire())
		}
	}
	response["profiles"], response["groups"] = profiles, groups
	return response
}

func page[T any](all []T, offset, count int) []T {
	offset = min(max(offset, 0), len(all))
	return all[offset:min(offset+count, len(all))]
}
