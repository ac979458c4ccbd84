package bottest_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
	"otklik/bot/bottest"
)

// Another messenger can keep the contract.
func TestTheModelKeepsTheContract(t *testing.T) {
	bottest.Exercise(t, func(*testing.T) bottest.World { return bottest.NewModel(time.Now) })
}

// broken is a model whose driver does something wrong.
type broken struct {
	*bottest.Model
	send  func(*bot.Message)
	edit  func(error) error
	strip func(error) error
	heard func(*bot.Update)
	mute  bool
	fetch func(ref string) string
}

func (b broken) Fetch(ctx context.Context, ref string) (io.ReadCloser, int64, error) {
	if b.fetch != nil {
		ref = b.fetch(ref)
	}
	return b.Model.Fetch(ctx, ref) //nolint:wrapcheck // the model's own
}

func (b broken) Driver() bot.Messenger { return b }

func (b broken) Send(ctx context.Context, chat int64, m bot.Message, c bot.Class) (string, error) {
	if b.send != nil {
		b.send(&m)
	}
	return b.Model.Send(ctx, chat, m, c) //nolint:wrapcheck // the model's own
}

func (b broken) Edit(ctx context.Context, chat int64, message string, m bot.Message, c bot.Class) error {
	err := b.Model.Edit(ctx, chat, message, m, c)
	if b.edit != nil {
		err = b.edit(err)
	}
	return err
}

func (b broken) Strip(ctx context.Context, chat int64, message string, c bot.Class) error {
	err := b.Model.Strip(ctx, chat, message, c)
	if b.strip != nil {
		err = b.strip(err)
	}
	return err
}

func (b broken) Answer(ctx context.Context, tap, words string, alert bool) error {
	if b.mute {
		return nil
	}
	return b.Model.Answer(ctx, tap, words, alert) //nolint:wrapcheck // the model's own
}

func (b broken) Next(ctx context.Context) (bot.Update, error) {
	u, err := b.Model.Next(ctx)
	if b.heard != nil {
		b.heard(&u)
	}
	return u, err //nolint:wrapcheck // the model's own
}

// A driver that breaks a sentence of the contract is noticed by it.
func TestABrokenDriverIsNoticed(t *testing.T) {
	faults := []struct {
		check string
		open  func(*bottest.Model) broken
	}{
		{"a message is shown as it was made", func(m *bottest.Model) broken {
			return broken{Model: m, send: func(x *bot.Message) { x.Text = x.Text[:1] }}
		}},
		{"a button has up to 64 bytes", func(m *bottest.Model) broken {
			return broken{Model: m, heard: func(u *bot.Update) { u.Tap.Data = u.Tap.Data[:32] }}
		}},
		{"a long text keeps its beginning, its end and its buttons", func(m *bottest.Model) broken {
			return broken{Model: m, send: func(x *bot.Message) { x.Buttons = nil }}
		}},
		{"an edit of what is gone says so", func(m *bottest.Model) broken {
			return broken{Model: m, edit: func(error) error { return nil }}
		}},
		{"a strip of what is gone or was never there is no error", func(m *bottest.Model) broken {
			return broken{Model: m, strip: func(error) error { return &bot.Failure{Class: bot.Gone, Err: errors.New("gone")} }}
		}},
		{"a tap is answered with words", func(m *bottest.Model) broken { return broken{Model: m, mute: true} }},
		{"words tell who wrote them and what they answer", func(m *bottest.Model) broken {
			return broken{Model: m, heard: func(u *bot.Update) { u.Said.Text = strings.TrimSpace(strings.ReplaceAll(u.Said.Text, "\n", " ")) }}
		}},
		{"every update has a key of its own, and keeps it when it comes again", func(m *bottest.Model) broken {
			return broken{Model: m, heard: func(u *bot.Update) { u.Key = "k" }}
		}},
		{"an album is known as one and its pictures can be shown again", func(m *bottest.Model) broken {
			return broken{Model: m, send: func(x *bot.Message) { x.Media = nil }}
		}},
		{"what is passed on tells whose words it is and when they were written", func(m *bottest.Model) broken {
			return broken{Model: m, heard: func(u *bot.Update) { u.Said.Forward = nil }}
		}},
		{"a voice is known as one", func(m *bottest.Model) broken {
			return broken{Model: m, heard: func(u *bot.Update) { u.Said.Odd = "" }}
		}},
		{"what is not there cannot be fetched", func(m *bottest.Model) broken {
			return broken{Model: m, fetch: func(string) string { return "picture" }}
		}},
		{"whoever blocked the bot cannot be reached until they let it", func(m *bottest.Model) broken {
			return broken{Model: m, heard: func(u *bot.Update) { u.Member = &bot.Member{Reachable: true} }}
		}},
	}
	checks := map[string]bottest.Check{}
	for _, c := range bottest.Checks() {
		checks[c.Name] = c
	}
	for _, f := range faults {
		t.Run(f.check, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if err := checks[f.check].Run(t.Context(), f.open(bottest.NewModel(time.Now))); err == nil {
					t.Error("the fault was not noticed")
				}
			})
		})
	}
}
