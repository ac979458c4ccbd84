package bottest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"otklik/bot"
	"otklik/tasks"
)

// Limits of Model, which are MAX's: https://github.com/max-messenger/max-bot-api-client-go, schema.yaml.
const (
	modelText  = 4000 // characters
	modelLabel = 128  // characters
	modelData  = 64   // bytes: the port's, less than MAX's 1,024
)

var errGone = errors.New("no such message")

// Model is a messenger in memory with a driver of its own: ids that are words, dialogs whose ids are not the accounts', texts
// of 4,000 characters. It is World and bot.Messenger at once.
type Model struct {
	now func() time.Time

	mu       sync.Mutex
	chats    map[int64][]*Shown
	menus    map[int64][]string
	data     map[string]map[string]string // by message, by label
	said     map[string]string            // words of people, by message
	toasts   map[string]toast
	blocked  map[int64]bool
	count    int
	last     bot.Update
	arriving chan bot.Update
}

type toast struct {
	words string
	alert bool
}

// NewModel makes a messenger with two people who have begun. now is its clock.
func NewModel(now func() time.Time) *Model {
	one, other := (*Model)(nil).People()
	return &Model{
		now:   now,
		chats: map[int64][]*Shown{one.Chat: nil, other.Chat: nil}, menus: map[int64][]string{}, data: map[string]map[string]string{},
		said: map[string]string{}, toasts: map[string]toast{}, blocked: map[int64]bool{}, arriving: make(chan bot.Update, 64),
	}
}

// Now implements World.
func (m *Model) Now() time.Time { return m.now() }

// Driver is the model itself.
func (m *Model) Driver() bot.Messenger { return m }

// People are two, each with a dialog whose id is not the account's.
func (*Model) People() (one, other Person) { return Person{11, 501}, Person{12, 502} }

// Send implements bot.Messenger.
func (m *Model) Send(ctx context.Context, chat int64, what bot.Message, _ bot.Class) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.takes(ctx, chat, what); err != nil {
		return "", err
	}
	for range what.Media {
		m.show(chat, Shown{Picture: true})
	}
	words := fit(what.Text)
	id := m.show(chat, Shown{Text: words, ReplyTo: what.ReplyTo})
	m.put(chat, id, words, what)
	return id, nil
}

// Edit implements bot.Messenger.
func (m *Model) Edit(ctx context.Context, chat int64, message string, what bot.Message, _ bot.Class) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.takes(ctx, chat, what); err != nil {
		return err
	}
	if !m.put(chat, message, fit(what.Text), what) {
		return &bot.Failure{Class: bot.Gone, Err: errGone}
	}
	return nil
}

// Strip implements bot.Messenger.
func (m *Model) Strip(ctx context.Context, chat int64, message string, _ bot.Class) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.takes(ctx, chat, bot.Message{}); err != nil {
		return err
	}
	if s := m.find(chat, message); s != nil {
		s.Labels = nil
	}
	return nil
}

// Pin implements bot.Messenger.
func (m *Model) Pin(ctx context.Context, chat int64, message string, on bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.takes(ctx, chat, bot.Message{}); err != nil {
		return err
	}
	if s := m.find(chat, message); s != nil {
		s.Pinned = on
	}
	return nil
}

// Answer implements bot.Messenger.
func (m *Model) Answer(_ context.Context, tap, words string, alert bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if given, open := m.toasts[tap]; open && given.words == "" {
		m.toasts[tap] = toast{cut(words, 200), alert}
	}
	return nil
}

// Menu implements bot.Messenger.
func (m *Model) Menu(_ context.Context, chat int64, commands []bot.Command) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.menus, chat)
	for _, c := range commands {
		m.menus[chat] = append(m.menus[chat], c.Name)
	}
	return nil
}

// Invitation implements bot.Messenger.
func (m *Model) Invitation(_ context.Context, token string) (string, error) {
	return "https://model.example/bot/start/" + token, nil
}

// takes reports why a message cannot go.
func (m *Model) takes(ctx context.Context, chat int64, what bot.Message) error {
	_, known := m.chats[chat]
	switch {
	case ctx.Err() != nil:
		return &bot.Failure{Class: bot.Again, Err: ctx.Err()}
	case !known || m.blocked[chat]:
		return &bot.Failure{Class: bot.Never, Err: errors.New("dialog is closed")}
	}
	for _, b := range slices.Concat(what.Buttons...) {
		if b.Label == "" || utf8.RuneCountInString(b.Label) > modelLabel || len(b.Data) > modelData || (b.Data == "") == (b.URL == "") {
			return &bot.Failure{Class: bot.Refused, Err: errors.New("a button cannot be so")}
		}
	}
	return nil
}

// fit shortens the longest span so that the text's beginning and end stay.
func fit(t bot.Text) string {
	t = slices.Clone(t)
	if over := utf8.RuneCountInString(t.String()) - modelText; over > 0 {
		longest := slices.MaxFunc(t, func(a, b bot.Span) int { return len(a.Text) - len(b.Text) })
		i := slices.Index(t, longest)
		t[i].Text = cut(longest.Text, utf8.RuneCountInString(longest.Text)-over)
	}
	return t.String()
}

// cut is at most n characters.
func cut(words string, n int) string {
	if r := []rune(words); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return words
}

// name makes an id.
func (m *Model) name(kind string) string {
	m.count++
	return kind + "." + strconv.FormatInt(int64(m.count), 36)
}

// show puts a new message into a chat.
func (m *Model) show(chat int64, s Shown) string {
	s.ID = m.name("mid")
	m.chats[chat] = append(m.chats[chat], &s)
	return s.ID
}

// put sets what a message shows; false when it is gone.
func (m *Model) put(chat int64, message, words string, what bot.Message) bool {
	s := m.find(chat, message)
	if s == nil {
		return false
	}
	s.Text, s.Labels, m.data[message] = words, nil, map[string]string{}
	for _, b := range slices.Concat(what.Buttons...) {
		s.Labels = append(s.Labels, b.Label)
		m.data[message][b.Label] = b.Data
	}
	return true
}

func (m *Model) find(chat int64, message string) *Shown {
	if i := slices.IndexFunc(m.chats[chat], func(s *Shown) bool { return s.ID == message }); i >= 0 {
		return m.chats[chat][i]
	}
	return nil
}

// picture begins every reference to one.
const picture = "picture"

// media are pictures as the domain sees them.
func media(n int) []tasks.Media {
	var list []tasks.Media
	for i := range n {
		list = append(list, tasks.Media{Kind: tasks.Photo, Ref: fmt.Sprint(picture, i)})
	}
	return list
}

// token is what an invitation of the model brings.
func token(link string) string { return link[strings.LastIndex(link, "/")+1:] }
