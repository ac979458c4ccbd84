package tgstand

import (
	"fmt"
	"strings"
	"unicode"
)

// Tap presses the button with a label under a message and returns the id by which [Server.Answer] finds what the bot
// says to it. The label is taken exactly, or, if no button has exactly this one, without what stands before its first
// letter or digit (an emoji) and after its last one (a tick); the error lists the labels that are there.
func (s *Server) Tap(chat, from int64, id int, label string) (queryID string, err error) {
	return s.tap(chat, from, id, func(m *message) (Button, error) {
		if b, ok := findButton(m.markup.Inline, label); ok {
			return b, nil
		}
		return Button{}, fmt.Errorf("message %d in chat %d has no button %q, only %q", id, chat, label,
			Message{Buttons: m.markup.Inline}.Labels())
	})
}

// TapData presses the button with this callback data. A button that is gone can be pressed as well, as on a phone whose
// screen is old.
func (s *Server) TapData(chat, from int64, id int, data string) (queryID string, err error) {
	return s.tap(chat, from, id, func(*message) (Button, error) { return Button{Data: data}, nil })
}

func (s *Server) tap(id, from int64, on int, choose func(*message) (Button, error)) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, p, err := s.speaker(id, from)
	if err != nil {
		return "", err
	}
	m := c.message(on)
	if m == nil {
		return "", fmt.Errorf("no message %d in chat %d", on, id)
	}
	if m.from.ID != s.bot.ID {
		return "", fmt.Errorf("message %d in chat %d is not the bot's", on, id)
	}
	b, err := choose(m)
	if err != nil {
		return "", err
	}
	if b.Data == "" {
		return "", fmt.Errorf("button %q opens %q and tells the bot nothing", b.Label, b.URL)
	}
	q := s.ask()
	s.emit(wireUpdate{Query: &wireQuery{
		ID: q, From: p.user, Message: c.wire(m, true), Instance: fmt.Sprint(id), Data: b.Data,
	}})
	return q, nil
}

// findButton looks for the exact label first, then for one that differs in its marks only.
func findButton(rows [][]Button, label string) (Button, bool) {
	for _, same := range []func(string) bool{
		func(l string) bool { return l == label },
		func(l string) bool { return bare(l) == bare(label) },
	} {
		for _, row := range rows {
			for _, b := range row {
				if same(b.Label) {
					return b, true
				}
			}
		}
	}
	return Button{}, false
}

// bare is a label without the signs around its words.
func bare(label string) string {
	return strings.TrimFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
