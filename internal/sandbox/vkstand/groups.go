package vkstand

import (
	"slices"
	"strconv"
	"strings"
)

// v5199 is the minor version since which some answers have another shape.
const v5199 = 199

func (c *call) serverTime() (any, *failure) { return c.s.o.Now().Unix(), nil }

func (c *call) usersGet() (any, *failure) {
	nameCase := c.params["name_case"]
	if !slices.Contains([]string{"", "nom", "gen", "dat", "acc", "ins", "abl"}, nameCase) {
		return nil, fail(codeParam, "name_case is invalid")
	}
	ids := c.ids("user_ids")
	if len(ids) > 1000 {
		return nil, fail(codeParam, "user_ids should be less or equal to 1000")
	}
	if len(ids) == 0 && c.who == user {
		ids = []string{strconv.FormatInt(c.s.o.Admin, 10)}
	}
	found := []wireUser{}
	for _, id := range ids {
		for _, u := range c.s.users {
			if id == strconv.FormatInt(u.ID, 10) || id == u.ScreenName {
				found = append(found, u.wireWith(nameCase, c.ids("fields")))
			}
		}
	}
	return found, nil
}

func (u User) wire(nameCase string, screen bool) wireUser {
	w := wireUser{
		ID: u.ID, FirstName: u.First, LastName: u.Last, Deactivated: u.Deactivated, CanAccess: u.Deactivated == "",
	}
	if other, ok := u.Cases[nameCase]; ok {
		w.FirstName, w.LastName = other[0], other[1]
	}
	if screen {
		w.ScreenName = u.ScreenName
		if w.ScreenName == "" {
			w.ScreenName = "id" + strconv.FormatInt(u.ID, 10)
		}
	}
	return w
}

func (c *call) groupsGet() (any, *failure) {
	ids := c.ids("group_ids")
	if id := c.params["group_id"]; id != "" {
		ids = append(ids, id)
	}
	if len(ids) == 0 && c.who == community {
		ids = []string{strconv.FormatInt(c.as.o.Group, 10)}
	}
	if len(ids) == 0 || len(ids) > 500 {
		return nil, fail(codeParam, "group_ids is undefined")
	}
	found := []wireGroup{}
	for _, id := range ids {
		for _, g := range c.s.groups {
			if id == strconv.FormatInt(g.ID, 10) || id == g.ScreenName {
				w := g.wire()
				if c.who == user {
					w.Admin, w.Level = number(c.s.rights.level > 0), c.s.rights.level
				}
				found = append(found, w)
			}
		}
	}
	if len(found) == 0 {
		return nil, fail(codeParam, "group_ids is invalid")
	}
	if c.v >= v5199 {
		return map[string]any{"groups": found, "profiles": []any{}}, nil
	}
	return found, nil
}

func (g Community) wire() wireGroup {
	name := g.ScreenName
	if name == "" {
		name = "club" + strconv.FormatInt(g.ID, 10)
	}
	return wireGroup{ID: g.ID, Name: g.Name, ScreenName: name, Type: "page"}
}

// own refuses methods of Long Poll for another community.
func (c *call) own() *failure {
	if c.int("group_id") != c.s.o.Group || c.as != nil && c.as != c.s {
		return fail(codeParam, "group_id is invalid")
	}
	return nil
}

// resolve finds out what a screen name stands for; [] for nothing.
func (c *call) resolve() (any, *failure) {
	for _, g := range c.s.groups {
		if name := c.params["screen_name"]; name == g.ScreenName || name == "club"+strconv.FormatInt(g.ID, 10) {
			return map[string]any{"type": "group", "object_id": g.ID}, nil
		}
	}
	return []any{}, nil
}

func (c *call) confirmation() (any, *failure) {
	if bad := c.own(); bad != nil {
		return nil, bad
	}
	return map[string]any{"code": c.s.Confirmation()}, nil
}

func (c *call) pollServer() (any, *failure) {
	if bad := c.own(); bad != nil {
		return nil, bad
	}
	if !c.s.poll.enabled {
		return nil, fail(codeAccess, "longpoll for this group is not enabled")
	}
	return map[string]any{
		"key": c.s.poll.key, "server": c.home() + c.s.pollPath(),
		"ts": strconv.FormatInt(c.s.poll.last, 10),
	}, nil
}

func (c *call) pollSettings() (any, *failure) {
	if bad := c.own(); bad != nil {
		return nil, bad
	}
	events := map[string]int{}
	for _, name := range eventNames() {
		events[name] = number(c.s.poll.events[name])
	}
	return map[string]any{"is_enabled": c.s.poll.enabled, "api_version": c.s.poll.version, "events": events}, nil
}

func (c *call) setPollSettings() (any, *failure) {
	if bad := c.own(); bad != nil {
		return nil, bad
	}
	p := &c.s.poll
	if v := c.params["api_version"]; v != "" {
		if !strings.HasPrefix(v, "5.") {
			return nil, fail(codeParam, "api_version is invalid")
		}
		p.version = v
	}
	for name, value := range c.params {
		switch {
		case name == "enabled":
			p.enabled = value == "1"
		case slices.Contains(eventNames(), name):
			p.events[name] = value == "1"
		}
	}
	c.s.watchers.Wake()
	return 1, nil
}
