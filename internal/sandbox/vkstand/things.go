package vkstand

import "slices"

// listings are the methods that list what people write under.
func listings() map[string]method {
	return map[string]method{
		"photos.getAllComments": {
			who: user, run: (*call).allPhotoComments,
			params: map[string]kind{"owner_id": integer, "album_id": integer, "need_likes": boolean, "offset": integer, "count": integer},
		},
		"video.get": {
			who: user, run: (*call).videos,
			params: map[string]kind{
				"owner_id": integer, "videos": list, "album_id": integer, "count": integer, "offset": integer, "extended": boolean, "fields": list,
			},
		},
		"market.get": {
			who: user, run: (*call).goods, required: []string{"owner_id"},
			params: map[string]kind{
				"owner_id": integer, "album_id": integer, "count": integer, "offset": integer, "extended": boolean,
			},
		},
	}
}

// allPhotoComments lists what stands under all photos, the newest first.
func (c *call) allPhotoComments() (any, *failure) {
	count, bad := c.count(20, 100)
	if bad != nil {
		return nil, bad
	}
	type under struct {
		t *thing
		r *remark
	}
	var all []under
	for _, t := range c.s.things {
		for _, r := range t.remarks {
			if t.kind == Photo && !r.deleted {
				all = append(all, under{t, r})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b under) int { return int(b.r.id - a.r.id) })
	items := []any{}
	for _, x := range page(all, int(c.int("offset")), count) {
		items = append(items, map[string]any{
			"id": x.r.id, "from_id": x.r.from, "date": x.r.at.Unix(), "text": x.r.text, "pid": x.t.id, "owner_id": -c.s.o.Group,
		})
	}
	return map[string]any{"count": len(all), "items": items}, nil
}

func (c *call) videos() (any, *failure) {
	return c.shown(Video, func(t *thing) map[string]any {
		n := 0
		for _, r := range t.remarks {
			n += number(!r.deleted)
		}
		return map[string]any{"id": t.id, "owner_id": -c.s.o.Group, "title": "Видео", "comments": n}
	})
}

func (c *call) goods() (any, *failure) {
	return c.shown(Goods, func(t *thing) map[string]any {
		return map[string]any{"id": t.id, "owner_id": -c.s.o.Group, "title": "Товар", "availability": 0}
	})
}

// shown lists the things of a kind, the newest first.
func (c *call) shown(kind Thing, wire func(*thing) map[string]any) (any, *failure) {
	count, bad := c.count(100, 200)
	if bad != nil {
		return nil, bad
	}
	var all []*thing
	for _, t := range slices.Backward(c.s.things) {
		if t.kind == kind {
			all = append(all, t)
		}
	}
	items := []any{}
	for _, t := range page(all, int(c.int("offset")), count) {
		items = append(items, wire(t))
	}
	return map[string]any{"count": len(all), "items": items}, nil
}
