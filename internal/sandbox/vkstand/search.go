package vkstand

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// searchLimit is how many results VK gives at most, however many pages are asked for.
const searchLimit = 1000

// search answers newsfeed.search: posts of every community's wall that hold all words, the newest first.
func (c *call) search() (any, *failure) {
	count, bad := c.count(30, 200)
	if bad != nil {
		return nil, bad
	}
	now := c.s.o.Now()
	from, to := c.int("start_time"), c.int("end_time")
	if from == 0 {
		from = now.Add(-24 * time.Hour).Unix()
	}
	if to == 0 {
		to = now.Unix()
	}
	var all []wirePost
	for _, s := range c.s.communities {
		for _, p := range s.posts {
			if at := p.at.Unix(); !p.deleted && !s.private && at >= from && at <= to && holds(p.text, c.params["q"]) {
				all = append(all, s.wirePost(p))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b wirePost) int { return int(b.Date - a.Date) })
	total := len(all)
	all = all[:min(len(all), searchLimit)]
	offset, _ := strconv.Atoi(c.params["start_from"])
	items, authors := append([]wirePost{}, page(all, offset, count)...), []int64{}
	for _, p := range items {
		authors = append(authors, p.FromID)
	}
	answer := map[string]any{"items": items, "count": len(items), "total_count": total}
	if next := offset + len(items); next < len(all) {
		answer["next_from"] = strconv.Itoa(next)
	}
	return c.extend(answer, authors), nil
}

// holds says whether a text has all words of a query, as they are written.
func holds(text, query string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(query)) {
		if !strings.Contains(strings.ToLower(text), word) {
			return false
		}
	}
	return query != ""
}

// mentions answers newsfeed.getMentions: posts anywhere that name the owner as [club1|…] or @name.
func (c *call) mentions() (any, *failure) {
	count, bad := c.count(20, 50)
	if bad != nil {
		return nil, bad
	}
	id := strconv.FormatInt(c.s.o.Group, 10)
	named := func(text string) bool {
		return strings.Contains(text, "[club"+id+"|") || strings.Contains(text, "@"+c.s.o.ScreenName) || strings.Contains(text, "@club"+id)
	}
	var all []wirePost
	for _, s := range c.s.communities {
		for _, p := range s.posts {
			if s != c.s && !p.deleted && named(p.text) && p.at.Unix() >= c.int("start_time") {
				all = append(all, s.wirePost(p))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b wirePost) int { return int(b.Date - a.Date) })
	return map[string]any{"count": len(all), "items": append([]wirePost{}, page(all, int(c.int("offset")), count)...)}, nil
}
