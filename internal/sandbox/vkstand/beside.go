package vkstand

import (
	"cmp"
	"slices"
)

// conversations lists the people who have written to the community, who was heard last first.
func (c *call) conversations() (any, *failure) {
	count, bad := c.count(20, 200)
	if bad != nil {
		return nil, bad
	}
	last := map[int64]letter{}
	for _, l := range c.s.letters {
		last[l.peer] = l
	}
	all := make([]letter, 0, len(last))
	for _, l := range last {
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b letter) int { return cmp.Compare(b.id, a.id) })
	items := []any{}
	for _, l := range page(all, int(c.int("offset")), count) {
		items = append(items, map[string]any{
			"conversation": map[string]any{"peer": map[string]any{"id": l.peer, "type": "user", "local_id": l.peer}},
			"last_message": c.s.wireLetter(l),
		})
	}
	return map[string]any{"count": len(all), "items": items}, nil
}

// topics lists the discussions; order 1 is by the last message, the newest first.
func (c *call) topics() (any, *failure) {
	count, bad := c.count(40, 100)
	if bad != nil {
		return nil, bad
	}
	boards := slices.DeleteFunc(slices.Clone(c.s.things), func(t *thing) bool { return t.kind != Board })
	if c.int("order") == 1 {
		slices.SortStableFunc(boards, func(a, b *thing) int { return cmp.Compare(b.updated(), a.updated()) })
	}
	items := []map[string]any{}
	for _, t := range boards {
		items = append(items, map[string]any{"id": t.id, "title": "Обсуждение", "updated": t.updated(), "comments": len(t.remarks)})
	}
	return map[string]any{"count": len(items), "items": page(items, int(c.int("offset")), count), "default_order": 1, "can_add_topics": 0}, nil
}
