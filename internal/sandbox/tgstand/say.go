package tgstand

import (
	"fmt"
	"slices"
	"strings"
)

// File is something that a person sends: its name, its bytes, and its MIME type, which may be left to be guessed.
type File struct {
	Name, MIME string
	Data       []byte
}

// SayOption adds to what a person says.
type SayOption func(*utterance)

type utterance struct {
	replyTo int
	kind    string
	files   []File
	hidden  string
	from    int64
	late    bool
}

// ReplyTo makes it a reply to a message of the same chat.
func ReplyTo(message int) SayOption { return func(u *utterance) { u.replyTo = message } }

// WithPhoto sends photos with the text as caption of the first; several make an album.
func WithPhoto(photos ...File) SayOption { return with("photo", photos) }

// WithDocument sends documents with the text as caption of the first; several make an album.
func WithDocument(documents ...File) SayOption { return with("document", documents) }

// WithVideo sends videos with the text as caption of the first; several make an album.
func WithVideo(videos ...File) SayOption { return with("video", videos) }

// WithVoice sends a voice message.
func WithVoice(voice File) SayOption { return with("voice", []File{voice}) }

// WithVideoNote sends a round video message; it has no words.
func WithVideoNote(note File) SayOption { return with("video_note", []File{note}) }

// Backwards gives the bot the updates of an album in the reverse of their order.
func Backwards() SayOption { return func(u *utterance) { u.late = true } }

func with(kind string, files []File) SayOption {
	return func(u *utterance) { u.kind, u.files = kind, append(u.files, files...) }
}

// ForwardFrom makes the words those of another declared account.
func ForwardFrom(id int64) SayOption { return func(u *utterance) { u.from = id } }

// ForwardHidden makes the words those of somebody who hides the account: only a name is told.
func ForwardHidden(name string) SayOption { return func(u *utterance) { u.hidden = name } }

// Say writes as a person to a chat: the private one (its id is the person's own) or a group. It returns the id of the
// message, of an album's first. The bot gets an update for each message, in a group only for those it may see.
func (s *Server) Say(chat, from int64, text string, options ...SayOption) (int, error) {
	var u utterance
	for _, o := range options {
		o(&u)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, p, err := s.speaker(chat, from)
	if err != nil {
		return 0, err
	}
	drafts, err := s.drafts(c, p, text, u)
	if err != nil {
		return 0, err
	}
	first := drafts[0]
	for _, m := range drafts {
		s.add(c, m)
	}
	if u.late {
		slices.Reverse(drafts)
	}
	for _, m := range drafts {
		if s.visible(c, m) {
			s.emit(wireUpdate{Message: c.wire(m, true)})
		}
	}
	return first.id, nil
}

// speaker checks that a person can write to a chat.
func (s *Server) speaker(id, from int64) (*chat, *person, error) {
	p, err := s.active(from)
	if err != nil {
		return nil, nil, err
	}
	c := s.chats[id]
	switch {
	case c == nil:
		return nil, nil, fmt.Errorf("no chat %d", id)
	case c.Type == "private" && id != from:
		return nil, nil, fmt.Errorf("chat %d is private to another account than %d", id, from)
	case c.Type == "private" && !c.started:
		return nil, nil, fmt.Errorf("account %d has not pressed Start", id)
	case c.blocked:
		return nil, nil, fmt.Errorf("account %d has blocked the bot", id)
	case c.moved != 0:
		return nil, nil, fmt.Errorf("group %d became the supergroup %d", id, c.moved)
	case c.Type != "private" && !c.members[from]:
		return nil, nil, fmt.Errorf("account %d is not in group %d", from, id)
	}
	return c, p, nil
}

// drafts are the messages that an utterance makes.
func (s *Server) drafts(c *chat, p *person, text string, u utterance) ([]*message, error) {
	text, _ = trim(text, nil)
	switch {
	case u.replyTo != 0 && c.message(u.replyTo) == nil:
		return nil, fmt.Errorf("no message %d to reply to in chat %d", u.replyTo, c.ID)
	case len(u.files) == 0 && text == "":
		return nil, fmt.Errorf("nothing to say")
	case len(u.files) == 0 && units(text) > maxText, len(u.files) > 0 && units(text) > maxCaption:
		return nil, fmt.Errorf("text of %d characters is longer than a phone lets through", units(text))
	case len(u.files) > 10:
		return nil, fmt.Errorf("an album holds ten files at most")
	}
	from, err := s.origin(u)
	if err != nil {
		return nil, err
	}
	first := &message{from: p.user, text: text, entities: s.found(text), replyTo: u.replyTo, origin: from}
	if len(u.files) == 0 {
		return []*message{first}, nil
	}
	album := ""
	if len(u.files) > 1 {
		album = s.number()
	}
	var out []*message
	for i, f := range u.files {
		m := &message{from: p.user, replyTo: u.replyTo, origin: from}
		if i == 0 {
			m = first
		}
		m.album = album
		m.media = &media{u.kind, s.keep(u.kind, upload{name: f.Name, mime: f.MIME, data: f.Data})}
		out = append(out, m)
	}
	return out, nil
}

// origin is whose words are forwarded, nil when the speaker's own.
func (s *Server) origin(u utterance) (*origin, error) {
	if u.hidden != "" {
		return &origin{Type: "hidden_user", Date: s.now().Unix(), Name: u.hidden}, nil
	}
	if u.from == 0 {
		return nil, nil
	}
	p := s.people[u.from]
	if p == nil {
		return nil, fmt.Errorf("no account %d to forward from", u.from)
	}
	author := p.user
	return &origin{Type: "user", Date: s.now().Unix(), User: &author}, nil
}

// visible is privacy mode: in a group the bot sees commands, replies to itself and mentions of itself.
func (s *Server) visible(c *chat, m *message) bool {
	if c.Type == "private" || s.seesGroups || c.botAdmin {
		return c.Type == "private" || c.botIn
	}
	if !c.botIn {
		return false
	}
	if reply := c.message(m.replyTo); reply != nil && reply.from.ID == s.bot.ID {
		return true
	}
	name := strings.ToLower("@" + s.bot.Username)
	first, _, _ := strings.Cut(strings.ToLower(m.text), " ")
	if strings.HasPrefix(first, "/") && (!strings.Contains(first, "@") || strings.HasSuffix(first, name)) {
		return true
	}
	return strings.Contains(strings.ToLower(m.text), name)
}

// EditSaid changes what a person has said. The bot gets an edited_message update.
func (s *Server) EditSaid(chat, from int64, id int, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, p, err := s.speaker(chat, from)
	if err != nil {
		return err
	}
	m := c.message(id)
	if m == nil || m.from.ID != p.ID {
		return fmt.Errorf("chat %d holds no message %d of account %d", chat, id, from)
	}
	m.text, _ = trim(text, nil)
	m.entities = s.found(m.text)
	m.edits, m.editDate = m.edits+1, s.now()
	s.watchers.Wake()
	if s.visible(c, m) {
		s.emit(wireUpdate{Edited: c.wire(m, true)})
	}
	return nil
}

// Erase deletes a message as a person: any of a private chat for both sides, in a group one's own. The bot is told nothing.
func (s *Server) Erase(chat, from int64, id int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, p, err := s.speaker(chat, from)
	if err != nil {
		return err
	}
	m := c.message(id)
	if m == nil || c.Type != "private" && m.from.ID != p.ID {
		return fmt.Errorf("chat %d holds no message %d that account %d may delete", chat, id, from)
	}
	m.deleted = true
	s.watchers.Wake()
	return nil
}
