package tgstand

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
)

// Account is a declared person, and how things stand between them and the bot.
type Account struct {
	ID                    int64
	First, Last, Username string
	Started, Blocked      bool
	Deactivated           bool
}

// Person declares an account, or renames one. Nothing reaches it before Start.
func (s *Server) Person(id int64, first, last, username string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := user{ID: id, FirstName: first, LastName: last, Username: username, Language: "ru"}
	w := wireChat{ID: id, Type: "private", FirstName: first, LastName: last, Username: username}
	if known := s.people[id]; known != nil {
		known.user, s.chats[id].wireChat = u, w
	} else {
		s.people[id] = &person{user: u}
		s.chats[id] = newChat(w)
	}
	s.watchers.Wake()
}

// Accounts lists the declared people by id.
func (s *Server) Accounts() []Account {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Account
	for _, id := range slices.Sorted(maps.Keys(s.people)) {
		p, c := s.people[id], s.chats[id]
		out = append(out, Account{
			ID: id, First: p.FirstName, Last: p.LastName, Username: p.Username, Started: c.started, Blocked: c.blocked,
			Deactivated: p.deactivated,
		})
	}
	return out
}

func newChat(w wireChat) *chat {
	return &chat{wireChat: w, messages: map[int]*message{}, members: map[int64]bool{}}
}

// Start presses Start, with the payload of an invitation link or "". It unblocks the bot if need be.
func (s *Server) Start(id int64, payload string) error {
	if !regexp.MustCompile(`^[A-Za-z0-9_-]{0,64}$`).MatchString(payload) {
		return fmt.Errorf("start payload: at most 64 of A-Z a-z 0-9 _ -")
	}
	s.mu.Lock()
	p, err := s.active(id)
	if err != nil {
		s.mu.Unlock()
		return err
	}
	c := s.chats[id]
	c.started = true
	if c.blocked {
		s.setBlocked(p, false)
	}
	s.mu.Unlock()
	text := "/start"
	if payload != "" {
		text += " " + payload
	}
	_, err = s.Say(id, id, text)
	return err
}

// active finds an account that can act.
func (s *Server) active(id int64) (*person, error) {
	p := s.people[id]
	if p == nil {
		return nil, fmt.Errorf("no account %d: declare it with Person", id)
	}
	if p.deactivated {
		return nil, fmt.Errorf("account %d is deactivated", id)
	}
	return p, nil
}

// Block blocks the bot: what it sends from now on is refused. The bot gets a my_chat_member update.
func (s *Server) Block(id int64) error { return s.block(id, true) }

// Unblock takes Block back.
func (s *Server) Unblock(id int64) error { return s.block(id, false) }

func (s *Server) block(id int64, on bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, err := s.active(id)
	if err != nil {
		return err
	}
	if !s.chats[id].started {
		return fmt.Errorf("account %d has not pressed Start", id)
	}
	if s.chats[id].blocked != on {
		s.setBlocked(p, on)
	}
	return nil
}

// setBlocked tells the bot, as Telegram does, by its own membership of the private chat.
func (s *Server) setBlocked(p *person, on bool) {
	c := s.chats[p.ID]
	c.blocked = on
	before, after := "kicked", "member"
	if on {
		before, after = after, before
	}
	s.emitMember(c, p.user, before, after)
}

// emitMember reports a change of the bot's own membership.
func (s *Server) emitMember(c *chat, by user, before, after string) {
	s.emit(wireUpdate{MyMember: &memberUpdate{
		Chat: c.wireChat, From: by, Date: s.now().Unix(), Old: s.botAs(before), New: s.botAs(after),
	}})
}

func (s *Server) botAs(status string) wireMember {
	m := wireMember{User: s.bot, Status: status}
	if status == "kicked" {
		m.Until = new(int64)
	}
	return m
}

// Deactivate deletes an account: it can do nothing any more and nothing reaches it.
func (s *Server) Deactivate(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.people[id]; p != nil {
		p.deactivated = true
		s.watchers.Wake()
	}
}
