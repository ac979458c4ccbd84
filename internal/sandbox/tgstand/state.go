package tgstand

import (
	"slices"
	"time"
)

// person is an account.
type person struct {
	user
	deactivated bool
}

// chat is a private chat (id of the person) or a group (negative id).
type chat struct {
	wireChat
	started  bool // the person pressed Start
	blocked  bool // by the person
	members  map[int64]bool
	botIn    bool
	botAdmin bool
	moved    int64 // the supergroup that this group became
	lastID   int   // a supergroup counts its own messages
	messages map[int]*message
	order    []int
	pinned   []int
}

// message is one message as the server knows it. Slices in it are replaced, never changed.
type message struct {
	id       int
	from     user
	date     time.Time
	editDate time.Time
	edits    int
	text     string // or caption
	entities []Entity
	media    *media
	album    string
	markup   markup
	replyTo  int
	thread   int
	origin   *origin
	service  wireMessage // what a service message carries
	silent   bool
	protect  bool
	deleted  bool
}

// media is a message's file.
type media struct {
	kind string // photo, document, video, voice
	file *file
}

// query is a press of a button that waits for its answer.
type query struct {
	at     time.Time
	answer *Answer
}

// newID counts messages the way Telegram does.
func (s *Server) newID(c *chat) int {
	if c.Type == "supergroup" {
		c.lastID++
		return c.lastID
	}
	s.lastID++
	return s.lastID
}

// add gives a message its id and puts it into the chat.
func (s *Server) add(c *chat, m *message) *message {
	m.id, m.date = s.newID(c), s.now()
	c.messages[m.id] = m
	c.order = append(c.order, m.id)
	s.watchers.Wake()
	return m
}

// message finds a message that is not deleted.
func (c *chat) message(id int) *message {
	if m := c.messages[id]; m != nil && !m.deleted {
		return m
	}
	return nil
}

// mayWrite is Telegram's check before anything is sent to a chat or edited there.
func (s *Server) mayWrite(c *call) (*chat, *failure) {
	chat, f := s.find(c)
	if f != nil {
		return nil, f
	}
	switch {
	case chat.Type == "private" && s.people[chat.ID].deactivated:
		return nil, forbidden("user is deactivated")
	case chat.blocked:
		return nil, forbidden("bot was blocked by the user")
	case chat.Type == "private" && !chat.started:
		return nil, forbidden("bot can't initiate conversation with a user")
	case chat.moved != 0:
		f := bad("group chat was upgraded to a supergroup chat")
		f.migrateTo = chat.moved
		return nil, f
	case chat.Type != "private" && !chat.botIn:
		return nil, forbidden("bot was kicked from the " + chat.Type + " chat")
	}
	return chat, nil
}

// find looks up the chat that a call names.
func (s *Server) find(c *call) (*chat, *failure) {
	if c.params["chat_id"] == "" {
		return nil, bad("chat_id is empty")
	}
	if chat := s.chats[c.chat]; chat != nil {
		return chat, nil
	}
	return nil, bad("chat not found")
}

// wire is the message as Telegram shows it to the bot, with the message it replies to one level deep.
func (c *chat) wire(m *message, deep bool) *wireMessage {
	w := m.service
	w.ID, w.Chat, w.Date, w.Thread = m.id, c.wireChat, m.date.Unix(), m.thread
	from := m.from
	w.From, w.Protected, w.MediaGroup = &from, m.protect, m.album
	if m.edits > 0 {
		w.EditDate = m.editDate.Unix()
	}
	if m.origin != nil {
		w.ForwardOrigin, w.ForwardFrom, w.ForwardName = m.origin, m.origin.User, m.origin.Name
		w.ForwardDate = m.origin.Date
	}
	if m.media == nil {
		w.Text, w.Entities = m.text, m.entities
	} else {
		w.Caption, w.CaptionEntities = m.text, m.entities
		m.media.wire(&w)
	}
	if reply := c.message(m.replyTo); deep && reply != nil {
		w.ReplyTo = c.wire(reply, false)
	}
	if len(m.markup.Inline) > 0 {
		w.Markup = &inlineMarkup{Rows: m.markup.Inline}
	}
	return &w
}

// newest is the message pinned last, nil when none is.
func (c *chat) newest() *message {
	for _, id := range slices.Backward(c.pinned) {
		if m := c.message(id); m != nil {
			return m
		}
	}
	return nil
}
