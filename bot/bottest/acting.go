package bottest

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"otklik/bot"
)

func acting() []Check {
	return []Check{
		{"a tap tells who, where, on what and with what", tapped},
		{"words tell who wrote them and what they answer", written},
		{"words that were changed say so and name their message", reworded},
		{"an album is known as one and its pictures can be shown again", album},
		{"what is passed on tells whose words it is and when they were written", forwarded},
		{"a voice is known as one", spoken},
		{"every update has a key of its own, and keeps it when it comes again", keyed},
		{"an invitation brings its token", followed},
		{"a chat has the commands that it was given", offered},
	}
}

// by reports what is wrong with whose update it is.
func by(u bot.Update, p Person) error {
	if u.Account != p.Account || u.Chat != p.Chat || !u.Private || u.Key == "" {
		return fmt.Errorf("of %d in chat %d, private %t, key %q; want %+v", u.Account, u.Chat, u.Private, u.Key, p)
	}
	return nil
}

func tapped(ctx context.Context, w World) error {
	one, other := w.People()
	for _, p := range []Person{one, other} {
		id, err := w.Driver().Send(ctx, p.Chat, buttons("Карточка", "Да", "Нет"), bot.Prompt)
		if err != nil {
			return err
		}
		if err := w.Tap(p, id, "Нет"); err != nil {
			return err
		}
		u, err := next(ctx, w)
		if err != nil {
			return err
		}
		if u.Tap == nil || u.Tap.ID == "" || u.Tap.Message != id || u.Tap.Data != "of Нет" {
			return fmt.Errorf("the tap is %+v, the message %q", u.Tap, id)
		}
		if err := by(u, p); err != nil {
			return err
		}
	}
	return nil
}

// heard writes and waits until the handler is given it.
func heard(ctx context.Context, w World, p Person, replyTo, words string) (bot.Update, string, error) {
	id, err := w.Write(p, replyTo, words)
	if err != nil {
		return bot.Update{}, "", err
	}
	u, err := next(ctx, w)
	if err == nil && u.Said == nil {
		err = fmt.Errorf("not words: %+v", u)
	}
	return u, id, err
}

func written(ctx context.Context, w World) error {
	one, _ := w.People()
	card, err := w.Driver().Send(ctx, one.Chat, buttons("Карточка", "Да", "Нет"), bot.Prompt)
	if err != nil {
		return err
	}
	const words = "Мария, здравствуйте! <b> & «ёлка»\nвторая строка"
	for _, c := range []struct{ reply, data string }{{card, "of Да"}, {"", ""}} {
		u, id, err := heard(ctx, w, one, c.reply, words)
		if err != nil {
			return err
		}
		if s := u.Said; s.Text != words || s.Message != id || s.ReplyTo != c.reply || s.Data != c.data || s.Edited || len(s.Media) > 0 || s.Forward != nil {
			return fmt.Errorf("a reply to %q came as %+v, its id is %q", c.reply, s, id)
		}
		if err := by(u, one); err != nil {
			return err
		}
	}
	return nil
}

func reworded(ctx context.Context, w World) error {
	one, _ := w.People()
	first, id, err := heard(ctx, w, one, "", "Было")
	if err != nil {
		return err
	}
	if err := w.Reword(one, id, "Стало"); err != nil {
		return err
	}
	u, err := next(ctx, w)
	if err != nil {
		return err
	}
	if u.Said == nil || !u.Said.Edited || u.Said.Message != id || u.Said.Text != "Стало" || u.Key == first.Key {
		return fmt.Errorf("came as %+v with key %q after %q", u.Said, u.Key, first.Key)
	}
	return by(u, one)
}

func album(ctx context.Context, w World) error {
	one, other := w.People()
	const pictures = 3
	if err := w.Album(one, "", "Починили", pictures); err != nil {
		return err
	}
	m := plain("Черновик")
	var name, caption string
	for len(m.Media) < pictures {
		u, err := next(ctx, w)
		if err != nil {
			return err
		}
		if u.Said == nil || len(u.Said.Media) == 0 || u.Said.Album == "" || name != "" && name != u.Said.Album {
			return fmt.Errorf("a picture of album %q came as %+v", name, u.Said)
		}
		name, caption = u.Said.Album, caption+u.Said.Text
		m.Media = append(m.Media, u.Said.Media...)
	}
	if caption != "Починили" {
		return fmt.Errorf("caption %q", caption)
	}
	id, err := w.Driver().Send(ctx, other.Chat, m, bot.Ordinary)
	if err != nil {
		return err
	}
	all := w.Shown(other.Chat)
	if len(all) != pictures+1 || all[pictures].ID != id || all[pictures].Text != "Черновик" {
		return fmt.Errorf("shown %+v", all)
	}
	for _, p := range all[:pictures] {
		if !p.Picture {
			return fmt.Errorf("not a picture: %+v", p)
		}
	}
	return nil
}

func keyed(ctx context.Context, w World) error {
	one, _ := w.People()
	seen := map[string]bool{}
	var last bot.Update
	for i := range 4 {
		u, _, err := heard(ctx, w, one, "", fmt.Sprint("слова ", i))
		if err != nil {
			return err
		}
		if seen[u.Key] {
			return fmt.Errorf("two updates have key %q", u.Key)
		}
		seen[u.Key], last = true, u
	}
	if err := w.Repeat(); err != nil {
		return err
	}
	u, _, err := heard(ctx, w, one, "", "дальше")
	if err != nil {
		return err
	}
	if u.Key == last.Key { // given again, as it may be
		u, err = next(ctx, w)
	}
	if err == nil && (u.Said == nil || u.Said.Text != "дальше") {
		err = errors.New("what came again has another key")
	}
	return err
}

func followed(ctx context.Context, w World) error {
	one, _ := w.People()
	token := strings.Repeat("Zz09_-", 10) + "abcd"
	link, err := w.Driver().Invitation(ctx, token)
	if err != nil {
		return err
	}
	if err := w.Follow(one, link); err != nil {
		return err
	}
	u, err := next(ctx, w)
	if err != nil {
		return err
	}
	if u.Said == nil || u.Said.Text != "/start "+token {
		return fmt.Errorf("came as %+v", u.Said)
	}
	return by(u, one)
}

func offered(ctx context.Context, w World) error {
	one, other := w.People()
	d := w.Driver()
	for _, set := range []struct {
		chat     int64
		commands []bot.Command
		one, two string
	}{
		{0, []bot.Command{{Name: "help", Text: "Справка"}}, "[help]", "[help]"},
		{one.Chat, []bot.Command{{Name: "tasks", Text: "Задачи"}, {Name: "help", Text: "Справка"}}, "[tasks help]", "[help]"},
		{one.Chat, nil, "[help]", "[help]"},
	} {
		if err := d.Menu(ctx, set.chat, set.commands); err != nil {
			return err
		}
		if a, b := fmt.Sprint(w.Commands(one.Chat)), fmt.Sprint(w.Commands(other.Chat)); a != set.one || b != set.two {
			return fmt.Errorf("after %v for chat %d: %s and %s", set.commands, set.chat, a, b)
		}
	}
	return nil
}
