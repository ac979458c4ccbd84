package vkstand

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// maxLetter is VK's limit for a private message in characters.
const maxLetter = 9000

// letter is a private message between the community and a person.
type letter struct {
	id, peer, from int64
	at             time.Time
	text           string
	random         int64
	files          []string
}

// Letter is a private message as both sides see it. From is the person, or -Group.
type Letter struct {
	ID, Peer, From int64
	At             time.Time
	Text           string
	Files          []string // what is attached: see [File.Ref]
}

// Write sends the community a private message of a person.
func (s *Stand) Write(from int64, text string) (id int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if from <= 0 || !s.known(from) {
		return 0, fmt.Errorf("write: nobody has the id %d", from)
	}
	l := s.letter(letter{peer: from, from: from, text: text})
	s.emit("message_new", map[string]any{"message": s.wireLetter(l), "client_info": map[string]any{"keyboard": true, "lang_id": 0}})
	return l.id, nil
}

// letter keeps a private message. The stand is locked.
func (s *Stand) letter(l letter) letter {
	s.lastID++
	l.id, l.at, l.text = s.lastID, s.o.Now(), strings.TrimSpace(l.text)
	s.letters = append(s.letters, l)
	s.watchers.Wake()
	return l
}

// EditLetter changes the words of a person's private message.
func (s *Stand) EditLetter(id int64, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.letters, func(l letter) bool { return l.id == id })
	if i < 0 {
		return fmt.Errorf("there is no message %d", id)
	}
	s.letters[i].text = strings.TrimSpace(text)
	s.emit("message_edit", s.wireLetter(s.letters[i]))
	s.watchers.Wake()
	return nil
}

// Letters lists the private messages with a person, oldest first.
func (s *Stand) Letters(peer int64) []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Letter
	for _, l := range s.letters {
		if l.peer == peer {
			list = append(list, Letter{l.id, l.peer, l.from, l.at, l.text, l.files})
		}
	}
	return list
}

func (s *Stand) wireLetter(l letter) map[string]any {
	return map[string]any{
		"id": l.id, "date": l.at.Unix(), "peer_id": l.peer, "from_id": l.from, "text": l.text, "random_id": l.random,
		"out": number(l.from < 0), "attachments": s.wireFiles(l.files), "fwd_messages": []any{}, "important": false,
		"conversation_message_id": l.id,
	}
}

// sendLetter writes to a person who has written before. A random_id that was used before returns the message that it made.
func (c *call) sendLetter() (any, *failure) {
	peer, message := c.int("peer_id"), c.params["message"]
	wrote := slices.ContainsFunc(c.s.letters, func(l letter) bool { return l.peer == peer })
	switch {
	case strings.TrimSpace(message) == "" && c.params["attachment"] == "":
		return nil, fail(codeParam, "message is empty or invalid")
	case !wrote:
		return nil, fail(codeDenied, "")
	case utf8.RuneCountInString(message) > maxLetter:
		return nil, fail(codeTooLong, "")
	}
	for _, l := range c.s.letters {
		if random := c.int("random_id"); random != 0 && l.random == random && l.peer == peer {
			return l.id, nil
		}
	}
	l := c.s.letter(letter{peer: peer, from: -c.s.o.Group, text: message, random: c.int("random_id"), files: c.attached("attachment")})
	c.s.emit("message_reply", c.s.wireLetter(l))
	return l.id, nil
}

// letterHistory lists the messages with a person, the newest first.
func (c *call) letterHistory() (any, *failure) {
	count, bad := c.count(20, 200)
	if bad != nil {
		return nil, bad
	}
	var all []letter
	for _, l := range slices.Backward(c.s.letters) {
		if l.peer == c.int("peer_id") {
			all = append(all, l)
		}
	}
	items := []any{}
	for _, l := range page(all, int(c.int("offset")), count) {
		items = append(items, c.s.wireLetter(l))
	}
	return map[string]any{"count": len(all), "items": items}, nil
}
