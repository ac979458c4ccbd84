package vk

import (
	"encoding/json"

	"otklik/tasks"
)

// firstChat is where the ids of conversations of several people begin: those are no letters to the community.
const firstChat = 2_000_000_000

// letter is a private message in an event or in messages.getHistory, https://dev.vk.com/ru/reference/objects/message.
type letter struct {
	ID     int64           `json:"id"`
	Peer   int64           `json:"peer_id"`
	From   int64           `json:"from_id"`
	Date   int64           `json:"date"`
	Text   string          `json:"text"`
	Files  json.RawMessage `json:"attachments"`
	Action json.RawMessage `json:"action"` // somebody came, left, renamed: nothing was written
	Reply  struct {
		ID int64 `json:"id"`
	} `json:"reply_message"`
}

// decodeLetter reads the object of message_new, in which the message has a name, or of message_reply and message_edit, which
// are the message.
func decodeLetter(raw json.RawMessage, group int64) (message, error) {
	var named struct {
		Message json.RawMessage `json:"message"`
	}
	if json.Unmarshal(raw, &named) != nil {
		return message{}, errBroken
	}
	if len(named.Message) > 0 {
		raw = named.Message
	}
	var l letter
	if json.Unmarshal(raw, &l) != nil {
		return message{}, errBroken
	}
	return l.message(group)
}

func (l letter) message(group int64) (message, error) {
	own := l.From == -group
	switch {
	case l.Peer >= firstChat || len(l.Action) > 0 || l.Peer < 0:
		return message{}, errUnasked
	case l.ID <= 0 || l.Peer <= 0 || l.From == 0 || !dated(l.Date):
		return message{}, errBroken
	case !own && l.From != l.Peer:
		return message{}, errUnasked
	}
	src := tasks.Source{Network: network, Venue: tasks.VenuePrivate, Owner: -group, Post: l.Peer, Comment: l.ID}
	src.Link = commentLink(src)
	m := message{found: found(src, l.From, l.Date, l.Text, l.Files), own: own}
	if l.Reply.ID != l.ID {
		m.found.ReplyTo = max(l.Reply.ID, 0)
	}
	return m, nil
}
