package tgstand

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Message is what a person sees of a message; a copy that stays as it was.
type Message struct {
	ID          int
	Chat        int64
	From        int64
	FromName    string
	FromBot     bool
	Date        time.Time
	Edited      time.Time // zero when never
	Edits       int
	Text        string // plain; of a file, its caption
	HTML        string // Text as safe HTML: everything that is not one of Telegram's own tags is escaped
	Entities    []Entity
	Buttons     [][]Button
	Keyboard    [][]string // a reply keyboard's labels
	ForceReply  bool
	Placeholder string
	ReplyTo     int // 0 when none
	Thread      int
	Media       *Media
	Album       string // shared by the messages of one album
	Forwarded   string // whose words they are, "" when the sender's own
	Service     string // what happened, for messages that nobody wrote: "joined", "left", "migrated"
	Silent      bool
	Protected   bool
	Deleted     bool
	Pinned      bool
}

// Media is a message's file; its bytes are given by [Server.File].
type Media struct {
	Kind   string // photo, document, video or voice
	FileID string
	Name   string
	MIME   string
	Size   int
}

// Has says whether a button with this label is under the message, by the rules of [Server.Tap].
func (m Message) Has(label string) bool {
	_, ok := findButton(m.Buttons, label)
	return ok
}

// Labels are the labels of all buttons, row by row.
func (m Message) Labels() []string {
	var out []string
	for _, row := range m.Buttons {
		for _, b := range row {
			out = append(out, b.Label)
		}
	}
	return out
}

// Messages is a chat from its first message on, deleted ones included and marked.
func (s *Server) Messages(chat int64) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[chat]
	if c == nil {
		return nil
	}
	out := make([]Message, 0, len(c.order))
	for _, id := range c.order {
		out = append(out, c.view(c.messages[id], s.bot.ID))
	}
	return out
}

// Message is one message of a chat, deleted or not.
func (s *Server) Message(chat int64, id int) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.chats[chat]; c != nil && c.messages[id] != nil {
		return c.view(c.messages[id], s.bot.ID), true
	}
	return Message{}, false
}

// File is the content of a file by its id.
func (s *Server) File(id string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files[strings.TrimPrefix(id, thumbPrefix)]
	if f == nil {
		return nil, false
	}
	return slices.Clone(f.data), true
}

// view copies a message.
func (c *chat) view(m *message, bot int64) Message {
	v := Message{
		ID: m.id, Chat: c.ID, From: m.from.ID, FromName: m.from.name(), FromBot: m.from.ID == bot, Date: m.date,
		Edits: m.edits, Text: m.text, HTML: renderHTML(m.text, m.entities), Entities: slices.Clone(m.entities),
		ForceReply: m.markup.ForceReply, Placeholder: m.markup.Placeholder, ReplyTo: m.replyTo, Thread: m.thread,
		Album: m.album, Silent: m.silent, Protected: m.protect, Deleted: m.deleted, Pinned: slices.Contains(c.pinned, m.id),
	}
	if m.edits > 0 {
		v.Edited = m.editDate
	}
	for _, row := range m.markup.Inline {
		v.Buttons = append(v.Buttons, slices.Clone(row))
	}
	for _, row := range m.markup.Keyboard {
		v.Keyboard = append(v.Keyboard, slices.Clone(row))
	}
	if m.media != nil {
		f := m.media.file
		v.Media = &Media{Kind: m.media.kind, FileID: f.id, Name: f.name, MIME: f.mime, Size: len(f.data)}
	}
	if m.origin != nil {
		v.Forwarded = m.origin.Name
		if m.origin.User != nil {
			v.Forwarded = m.origin.User.name()
		}
	}
	switch {
	case len(m.service.Joined) > 0:
		v.Service = "joined"
	case m.service.Left != nil:
		v.Service = "left"
	case m.service.MigrateTo != 0 || m.service.MigrateFrom != 0:
		v.Service = "migrated"
	}
	return v
}

// name is how people are called on screen.
func (u user) name() string { return strings.TrimSpace(u.FirstName + " " + u.LastName) }

// View is what a condition of [Server.Wait] looks at: the server as it is now, read by its ordinary methods.
type View struct{ *Server }

// Last is the newest message of a chat that is not deleted.
func (v View) Last(chat int64) (Message, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	c := v.chats[chat]
	if c == nil {
		return Message{}, false
	}
	for _, id := range slices.Backward(c.order) {
		if m := c.message(id); m != nil {
			return c.view(m, v.bot.ID), true
		}
	}
	return Message{}, false
}

// Wait returns once the condition holds; it is asked again after every change, never in between. The condition must
// not change anything. When the context ends first, so does Wait, with the context's error.
func (s *Server) Wait(ctx context.Context, condition func(View) bool) error {
	if err := s.watchers.Wait(ctx, func() bool { return condition(View{s}) }); err != nil {
		return fmt.Errorf("waiting for the chat: %w", err)
	}
	return nil
}

// Changes gives a value after one or more changes of anything: messages, answers, calls, updates. Call cancel when done.
func (s *Server) Changes() (ch <-chan struct{}, cancel func()) { return s.watchers.Watch() }
