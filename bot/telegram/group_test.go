package telegram_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
)

const crew = int64(-77)

// events are what was neither said nor tapped, in its order.
func (i *inbox) events() []bot.Update {
	i.mu.Lock()
	defer i.mu.Unlock()
	var list []bot.Update
	for _, u := range i.got {
		if u.Member != nil || u.Moved != 0 {
			u.Key = ""
			list = append(list, u)
		}
	}
	return list
}

// same tells whether two updates tell the same of a chat.
func same(a, b bot.Update) bool {
	member := (a.Member == nil) == (b.Member == nil) && (a.Member == nil || *a.Member == *b.Member)
	return a.Account == b.Account && a.Chat == b.Chat && a.Moved == b.Moved && member
}

// The bot's coming and going in a group, and the group's becoming a supergroup, are told; what is written to the old chat then
// names the new one; after the bot was put out, nothing gets through.
func TestAGroupIsFollowed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		in := &inbox{}
		stop := s.poll(&cursor{}, in)
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		must(s.Group(crew, "Управление ЖКХ", ivan, anna))
		card := s.send(crew, bot.Message{
			Text: bot.Text{{Text: "Темно"}}, Buttons: [][]bot.Button{{{Label: "Беру", Data: "t"}}},
		}, bot.Ordinary)
		if _, err := s.Tap(crew, anna, card, "Беру"); err != nil {
			t.Fatal(err)
		}
		must(s.bot.Menu(t.Context(), crew, []bot.Command{{Name: "here", Text: "Чат подразделения"}}))
		if got := s.Commands(crew); !slices.Equal(got, []string{"here Чат подразделения"}) {
			t.Errorf("the group offers %q", got)
		}
		time.Sleep(time.Second)
		next, err := s.Migrate(crew)
		must(err)
		time.Sleep(time.Second)
		if _, err := s.bot.Send(t.Context(), crew, text("ещё"), bot.Ordinary); failed(t, err).Moved != next {
			t.Errorf("writing to the old chat tells %v, want %d", err, next)
		}
		if err := s.bot.Edit(t.Context(), crew, "1", text("ещё"), bot.Ordinary); failed(t, err).Moved != next {
			t.Errorf("an edit in the old chat tells %v, want %d", err, next)
		}
		s.send(next, text("здесь"), bot.Ordinary)
		must(s.Kick(next, anna))
		if _, err := s.bot.Send(t.Context(), next, text("ещё"), bot.Ordinary); failed(t, err).Class != bot.Never {
			t.Errorf("writing after the bot was put out is %v", err)
		}
		must(s.Invite(next, ivan))
		time.Sleep(time.Second)
		stop()
		want := []bot.Update{
			{Account: ivan, Chat: crew, Member: &bot.Member{Reachable: true}}, {Chat: crew, Moved: next}, {Chat: crew, Moved: next},
			{Account: anna, Chat: next, Member: &bot.Member{}}, {Account: ivan, Chat: next, Member: &bot.Member{Reachable: true}},
		}
		if got := in.events(); !slices.EqualFunc(got, want, same) {
			t.Errorf("told %+v, want %+v", got, want)
		}
		taps := slices.DeleteFunc(slices.Clone(in.got), func(u bot.Update) bool { return u.Tap == nil })
		if len(taps) != 1 || taps[0].Private || taps[0].Account != anna || taps[0].Chat != crew {
			t.Errorf("the tap in the group came as %+v", taps)
		}
	})
}
