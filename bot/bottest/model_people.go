package bottest

import (
	"context"
	"fmt"
	"slices"

	"otklik/bot"
)

// Shown implements World.
func (m *Model) Shown(chat int64) []Shown {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []Shown
	for _, s := range m.chats[chat] {
		seen := *s
		seen.Labels = slices.Clone(s.Labels)
		list = append(list, seen)
	}
	return list
}

// Toast implements World.
func (m *Model) Toast(tap string) (words string, alert, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := m.toasts[tap]
	return t.words, t.alert, t.words != ""
}

// Commands implements World.
func (m *Model) Commands(chat int64) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if own, set := m.menus[chat]; set {
		return own
	}
	return m.menus[0]
}

// Tap implements World.
func (m *Model) Tap(p Person, message, label string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.find(p.Chat, message)
	if s == nil || !slices.Contains(s.Labels, label) {
		return fmt.Errorf("message %q has no button %q", message, label)
	}
	tap := m.name("tap")
	m.toasts[tap] = toast{}
	m.give(p, bot.Update{Tap: &bot.Tap{ID: tap, Message: message, Data: m.data[message][label]}})
	return nil
}

// Write implements World.
func (m *Model) Write(p Person, replyTo, words string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	id := m.name("mid")
	m.said[id] = words
	m.give(p, bot.Update{Said: m.words(p, id, replyTo, words)})
	return id, nil
}

// words are what was said, with what they answer.
func (m *Model) words(p Person, id, replyTo, words string) *bot.Said {
	said := &bot.Said{Message: id, Text: words, ReplyTo: replyTo}
	if s := m.find(p.Chat, replyTo); s != nil && len(s.Labels) > 0 {
		said.Data = m.data[replyTo][s.Labels[0]]
	}
	return said
}

// Reword implements World.
func (m *Model) Reword(p Person, message, words string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.said[message]; !ok {
		return errGone
	}
	said := m.words(p, message, "", words)
	said.Edited = true
	m.give(p, bot.Update{Said: said})
	return nil
}

// Album implements World: a message of the model holds all its pictures, as one of MAX does.
func (m *Model) Album(p Person, replyTo, caption string, pictures int) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	id := m.name("mid")
	said := m.words(p, id, replyTo, caption)
	said.Media, said.Album = media(pictures), id
	m.give(p, bot.Update{Said: said})
	return nil
}

// Forward implements World.
func (m *Model) Forward(p Person, author, words string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	said := m.words(p, m.name("mid"), "", words)
	said.Forward = &bot.Forward{Name: author, At: m.now()}
	m.give(p, bot.Update{Said: said})
	return nil
}

// Speak implements World.
func (m *Model) Speak(p Person, replyTo string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	said := m.words(p, m.name("mid"), replyTo, "")
	said.Odd = bot.OddVoice
	m.give(p, bot.Update{Said: said})
	return nil
}

// Follow implements World.
func (m *Model) Follow(p Person, link string) error {
	_, err := m.Write(p, "", "/start "+token(link))
	return err
}

// Block implements World.
func (m *Model) Block(p Person, on bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.blocked[p.Chat] = on
	m.give(p, bot.Update{Member: &bot.Member{Reachable: !on}})
	return nil
}

// modelGroup is the model's one group.
const modelGroup = 900

// Gather implements World.
func (m *Model) Gather(people ...Person) (int64, error) {
	m.mu.Lock()
	m.chats[modelGroup] = nil
	m.mu.Unlock()
	first := people[0]
	first.Chat = modelGroup
	return modelGroup, m.Admit(first, true)
}

// Admit implements World.
func (m *Model) Admit(p Person, in bool) error { return m.Block(p, !in) }

// Upgrade implements World: groups of the model keep their ids, as those of MAX do.
func (*Model) Upgrade(int64) (int64, bool, error) { return 0, false, nil }

// Erase implements World.
func (m *Model) Erase(p Person, message string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.find(p.Chat, message) == nil {
		return errGone
	}
	m.chats[p.Chat] = slices.DeleteFunc(m.chats[p.Chat], func(s *Shown) bool { return s.ID == message })
	return nil
}

// Repeat implements World.
func (m *Model) Repeat() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.arriving <- m.last
	return nil
}

// give hands an update over.
func (m *Model) give(p Person, u bot.Update) {
	u.Key, u.Account, u.Chat, u.Private = "model/"+m.name("u"), p.Account, p.Chat, p.Chat != modelGroup
	m.last = u
	m.arriving <- u
}

// Next implements World.
func (m *Model) Next(ctx context.Context) (bot.Update, error) {
	select {
	case u := <-m.arriving:
		return u, nil
	case <-ctx.Done():
		return bot.Update{}, fmt.Errorf("no update came: %w", ctx.Err())
	}
}
