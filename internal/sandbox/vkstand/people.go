package vkstand

import (
	"cmp"
	"maps"
	"slices"
)

// User is a person in VK.
type User struct {
	ID          int64 // positive
	First, Last string
	ScreenName  string               // "" means id123
	Cases       map[string][2]string // first and last name by name_case: gen, dat, acc, ins, abl
	Deactivated string               // "" or VK's word: deleted, banned
	City        string
}

// Community is another community, which may write on the wall under -ID.
type Community struct {
	ID         int64 // positive
	Name       string
	ScreenName string
}

// AddUser adds a person, or replaces the one with this id.
func (s *Stand) AddUser(u User) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users[u.ID] = u
	s.watchers.Wake()
}

// AddCommunity adds another community, or replaces the one with this id.
func (s *Stand) AddCommunity(c Community) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.groups[c.ID] = c
	s.watchers.Wake()
}

// Users lists everybody by id.
func (s *Stand) Users() []User {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.users), func(a, b User) int { return cmp.Compare(a.ID, b.ID) })
}

// name is how the wall shows an author: positive ids are people, negative ones communities. The stand is locked.
func (s *Stand) name(id int64) string {
	if id < 0 {
		return s.groups[-id].Name
	}
	u := s.users[id]
	if u.Last == "" {
		return u.First
	}
	return u.First + " " + u.Last
}

// known says whether somebody with this id exists. The stand is locked.
func (s *Stand) known(id int64) bool {
	if id < 0 {
		_, ok := s.groups[-id]
		return ok
	}
	_, ok := s.users[id]
	return ok
}
