package tgstand

import (
	"fmt"
	"maps"
	"slices"
)

// Group makes a group of declared accounts and adds the bot to it, which gets a my_chat_member update as from the first
// member. The id must be negative; one below -1000000000000 makes a supergroup.
func (s *Server) Group(id int64, title string, members ...int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if id >= 0 || s.chats[id] != nil || len(members) == 0 {
		return fmt.Errorf("group %d: a new negative id and at least one member are needed", id)
	}
	for _, m := range members {
		if _, err := s.active(m); err != nil {
			return err
		}
	}
	c := newChat(wireChat{ID: id, Type: "group", Title: title})
	if id < -1_000_000_000_000 {
		c.Type = "supergroup"
	}
	for _, m := range members {
		c.members[m] = true
	}
	c.botIn = true
	s.chats[id] = c
	s.emitMember(c, s.people[members[0]].user, "left", "member")
	return nil
}

// Members lists a group's people by id, the bot not among them.
func (s *Server) Members(chat int64) []int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.chats[chat]; c != nil {
		return slices.Sorted(maps.Keys(c.members))
	}
	return nil
}

// Join adds a person to a group; the bot sees it by a service message.
func (s *Server) Join(chat, id int64) error {
	return s.member(chat, id, func(c *chatMember) {
		c.members[id] = true
		c.tell(wireMessage{Joined: []user{c.who}})
	})
}

// Leave takes a person out of a group; the bot sees it by a service message.
func (s *Server) Leave(chat, id int64) error {
	return s.member(chat, id, func(c *chatMember) {
		delete(c.members, id)
		c.tell(wireMessage{Left: &c.who})
	})
}

// Promote makes the bot an administrator of a group, or takes that back. An administrator sees every message.
func (s *Server) Promote(chat, by int64, on bool) error {
	return s.member(chat, by, func(c *chatMember) {
		before, after := "member", "administrator"
		if !on {
			before, after = after, before
		}
		c.botAdmin = on
		c.s.emitMember(c.chat, c.who, before, after)
	})
}

// Kick removes the bot from a group.
func (s *Server) Kick(chat, by int64) error {
	return s.member(chat, by, func(c *chatMember) {
		c.botIn, c.botAdmin = false, false
		c.s.emitMember(c.chat, c.who, "member", "kicked")
	})
}

// Invite brings the bot back to a group.
func (s *Server) Invite(chat, by int64) error {
	return s.member(chat, by, func(c *chatMember) {
		c.botIn = true
		c.s.emitMember(c.chat, c.who, "left", "member")
	})
}

// Migrate turns a group into a supergroup, as Telegram does when it grows: everybody moves to a new chat with its own
// message ids, and writing to the old one is refused with the new id. It returns that id.
func (s *Server) Migrate(chat int64) (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[chat]
	if c == nil || c.Type != "group" || c.moved != 0 {
		return 0, fmt.Errorf("chat %d is not a group that can become a supergroup", chat)
	}
	next := newChat(wireChat{ID: -1_000_000_000_000 + chat, Type: "supergroup", Title: c.Title})
	next.members, next.botIn, next.botAdmin = maps.Clone(c.members), c.botIn, c.botAdmin
	s.chats[next.ID] = next
	first := s.people[slices.Sorted(maps.Keys(c.members))[0]].user
	(&chatMember{s, c, first}).tell(wireMessage{MigrateTo: next.ID})
	(&chatMember{s, next, first}).tell(wireMessage{MigrateFrom: c.ID})
	c.moved = next.ID
	return next.ID, nil
}

// chatMember is a person in a group, with the server locked.
type chatMember struct {
	s *Server
	*chat
	who user
}

func (s *Server) member(chat, id int64, act func(*chatMember)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, err := s.active(id)
	if err != nil {
		return err
	}
	c := s.chats[chat]
	if c == nil || c.Type == "private" || c.moved != 0 {
		return fmt.Errorf("no group %d", chat)
	}
	act(&chatMember{s, c, p.user})
	s.watchers.Wake()
	return nil
}

// tell puts a service message into the group, which the bot sees in any mode.
func (c *chatMember) tell(what wireMessage) {
	m := c.s.add(c.chat, &message{from: c.who, service: what})
	if c.botIn {
		c.s.emit(wireUpdate{Message: c.wire(m, true)})
	}
}
