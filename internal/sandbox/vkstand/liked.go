package vkstand

import (
	"fmt"
	"slices"
	"strconv"
)

type wireCount struct {
	Count int `json:"count"`
}

type wireLikes struct {
	Count     int `json:"count"`
	UserLikes int `json:"user_likes"`
	CanLike   int `json:"can_like"`
}

// Like sets how many people like a post or a comment of the wall, and how many have passed the post on.
func (s *Stand) Like(id int64, likes, reposts int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.post(id) == nil && s.comments[id] == nil {
		return fmt.Errorf("there is no post or comment %d", id)
	}
	s.likes[id], s.reposts[id] = likes, reposts
	s.watchers.Wake()
	return nil
}

func (s *Stand) wireLikes(id int64) wireLikes { return wireLikes{Count: s.likes[id], CanLike: 1} }

// liked adds likes to a comment and its thread where they were asked for. The stand is locked.
func (c *call) liked(w *wireComment) {
	if c.params["need_likes"] != "1" {
		return
	}
	likes := c.s.wireLikes(w.ID)
	w.Likes = &likes
	if w.Thread != nil {
		for i := range w.Thread.Items {
			c.liked(&w.Thread.Items[i])
		}
	}
}

// wallGetComment tells one comment; nothing where it does not stand.
func (c *call) wallGetComment() (any, *failure) {
	if bad := c.barred(); bad != nil {
		return nil, bad
	}
	x := c.s.comments[c.int("comment_id")]
	if x == nil || x.deleted || c.s.post(x.post).hidden || c.s.post(x.post).deleted {
		return nil, fail(codeAccess, "comment was not found or deleted")
	}
	return c.extend(map[string]any{"items": []wireComment{c.s.listed(x, 0)}}, []int64{x.from}), nil
}

// wireWith is a person with the optional fields that were asked for.
func (u User) wireWith(nameCase string, fields []string) wireUser {
	w := u.wire(nameCase, slices.Contains(fields, "screen_name"))
	if u.Deactivated != "" {
		return w // VK leaves optional fields out
	}
	dative := u.Cases["dat"]
	if slices.Contains(fields, "first_name_dat") {
		w.FirstDat = dative[0]
	}
	if slices.Contains(fields, "last_name_dat") {
		w.LastDat = dative[1]
	}
	if slices.Contains(fields, "city") && u.City != "" {
		w.City = &wireCity{ID: cityID(u.City), Title: u.City}
	}
	return w
}

// cityID is some number that is always the same for a city.
func cityID(title string) int64 {
	id, err := strconv.ParseInt(fmt.Sprintf("%x", []rune(title)[0]), 16, 64)
	if err != nil {
		return 1
	}
	return id
}
