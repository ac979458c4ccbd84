package telegram_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"otklik/bot"
	"otklik/bot/bottest"
	"otklik/internal/sandbox/tgstand"
)

// contracted is Telegram as the contract of messengers looks at it.
type contracted struct {
	*world
	updates chan bot.Update
}

func TestTelegramKeepsTheContract(t *testing.T) {
	bottest.Exercise(t, func(t *testing.T) bottest.World {
		s := newWorld(t)
		w := &contracted{s, make(chan bot.Update, 64)}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		started := make(chan struct{})
		go func() {
			ended <- s.bot.Poll(ctx, &cursor{}, handler(func(_ context.Context, u bot.Update) error {
				if u.Said != nil && u.Said.Text == "/start" { // of newWorld
					if u.Account == anna {
						close(started)
					}
					return nil
				}
				w.updates <- u
				return nil
			}))
		}()
		t.Cleanup(func() {
			cancel()
			if err := <-ended; err != nil {
				t.Error(err)
			}
		})
		<-started
		return w
	})
}

func (w *contracted) Driver() bot.Messenger { return w.bot }

func (w *contracted) People() (one, other bottest.Person) {
	return bottest.Person{Account: ivan, Chat: ivan}, bottest.Person{Account: anna, Chat: anna}
}

func (w *contracted) Shown(chat int64) []bottest.Shown {
	var list []bottest.Shown
	for _, m := range w.Messages(chat) {
		if m.FromBot && !m.Deleted {
			s := bottest.Shown{ID: strconv.Itoa(m.ID), Text: m.Text, Labels: m.Labels(), Picture: m.Media != nil, Pinned: m.Pinned}
			if m.ReplyTo != 0 {
				s.ReplyTo = strconv.Itoa(m.ReplyTo)
			}
			list = append(list, s)
		}
	}
	return list
}

func (w *contracted) Now() time.Time { return time.Now() }

func (w *contracted) Toast(tap string) (words string, alert, ok bool) {
	a, ok := w.Answer(tap)
	return a.Text, a.Alert, ok
}

func (w *contracted) Commands(chat int64) []string {
	var names []string
	for _, line := range w.world.Commands(chat) {
		name, _, _ := strings.Cut(line, " ")
		names = append(names, name)
	}
	return names
}

func (w *contracted) Tap(p bottest.Person, message, label string) error {
	id, err := strconv.Atoi(message)
	if err == nil {
		_, err = w.world.Tap(p.Chat, p.Account, id, label)
	}
	return err
}

func (w *contracted) Write(p bottest.Person, replyTo, words string) (string, error) {
	options, err := answering(replyTo)
	if err != nil {
		return "", err
	}
	id, err := w.Say(p.Chat, p.Account, words, options...)
	return strconv.Itoa(id), err
}

// answering makes words a reply.
func answering(message string) ([]tgstand.SayOption, error) {
	if message == "" {
		return nil, nil
	}
	id, err := strconv.Atoi(message)
	return []tgstand.SayOption{tgstand.ReplyTo(id)}, err
}

func (w *contracted) Reword(p bottest.Person, message, words string) error {
	id, err := strconv.Atoi(message)
	if err == nil {
		err = w.EditSaid(p.Chat, p.Account, id, words)
	}
	return err
}

func (w *contracted) Album(p bottest.Person, replyTo, caption string, pictures int) error {
	options, err := answering(replyTo)
	if err != nil {
		return err
	}
	picture := tgstand.File{Name: "a.jpg", Data: []byte("\xff\xd8\xff\xe0jpeg")}
	_, err = w.Say(p.Chat, p.Account, caption, append(options, tgstand.WithPhoto(slices.Repeat([]tgstand.File{picture}, pictures)...))...)
	return err
}

func (w *contracted) Forward(p bottest.Person, author, words string) error {
	_, err := w.Say(p.Chat, p.Account, words, tgstand.ForwardHidden(author))
	return err
}

func (w *contracted) Speak(p bottest.Person, replyTo string) error {
	options, err := answering(replyTo)
	if err != nil {
		return err
	}
	_, err = w.Say(p.Chat, p.Account, "", append(options, tgstand.WithVoice(tgstand.File{Name: "a.ogg", Data: []byte("OggS")}))...)
	return err
}

func (w *contracted) Follow(p bottest.Person, link string) error {
	_, token, ok := strings.Cut(link, "?start=")
	if !ok {
		return fmt.Errorf("not an invitation: %s", link)
	}
	return w.Start(p.Account, token)
}

func (w *contracted) Block(p bottest.Person, on bool) error {
	if on {
		return w.world.Block(p.Account)
	}
	return w.Unblock(p.Account)
}

func (w *contracted) Gather(people ...bottest.Person) (int64, error) {
	var members []int64
	for _, p := range people {
		members = append(members, p.Account)
	}
	return crew, w.Group(crew, "Управление ЖКХ", members...)
}

func (w *contracted) Admit(p bottest.Person, in bool) error {
	if in {
		return w.Invite(p.Chat, p.Account)
	}
	return w.Kick(p.Chat, p.Account)
}

func (w *contracted) Upgrade(chat int64) (int64, bool, error) {
	to, err := w.Migrate(chat)
	return to, true, err
}

func (w *contracted) Erase(p bottest.Person, message string) error {
	id, err := strconv.Atoi(message)
	if err == nil {
		err = w.world.Erase(p.Chat, p.Account, id)
	}
	return err
}

func (w *contracted) Repeat() error {
	if !w.Redeliver(w.LastUpdate()) {
		return fmt.Errorf("update %d is not known", w.LastUpdate())
	}
	return nil
}

func (w *contracted) Next(ctx context.Context) (bot.Update, error) {
	select {
	case u := <-w.updates:
		return u, nil
	case <-ctx.Done():
		return bot.Update{}, fmt.Errorf("no update came: %w", ctx.Err())
	}
}
