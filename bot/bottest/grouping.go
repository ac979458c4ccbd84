package bottest

import (
	"context"
	"errors"
	"fmt"

	"otklik/bot"
)

func grouping() []Check {
	return []Check{
		{"a tap and a reply in a group tell who and where", grouped},
		{"being let into a group and put out of it is told, and nothing gets through then", putOut},
		{"a group that gets another id is followed", upgraded},
	}
}

// among makes a group of both people and takes the update that tells of it.
func among(ctx context.Context, w World) (one, other Person, err error) {
	one, other = w.People()
	chat, err := w.Gather(one, other)
	if err != nil {
		return one, other, err
	}
	one.Chat, other.Chat = chat, chat
	u, err := next(ctx, w)
	if err == nil && (u.Member == nil || !u.Member.Reachable) {
		err = fmt.Errorf("being let in came as %+v", u)
	}
	if err == nil {
		err = inGroup(u, one)
	}
	return one, other, err
}

// inGroup reports what is wrong with whose update in a group it is.
func inGroup(u bot.Update, p Person) error {
	if u.Account != p.Account || u.Chat != p.Chat || u.Private || u.Key == "" {
		return fmt.Errorf("of %d in chat %d, private %t, key %q; want %+v", u.Account, u.Chat, u.Private, u.Key, p)
	}
	return nil
}

func grouped(ctx context.Context, w World) error {
	one, other, err := among(ctx, w)
	if err != nil {
		return err
	}
	card, err := w.Driver().Send(ctx, one.Chat, buttons("Карточка", "Беру"), bot.Ordinary)
	if err != nil {
		return err
	}
	for _, p := range []Person{one, other} {
		if err := w.Tap(p, card, "Беру"); err != nil {
			return err
		}
		u, err := next(ctx, w)
		if err != nil {
			return err
		}
		if u.Tap == nil || u.Tap.Message != card {
			return fmt.Errorf("the tap is %+v", u.Tap)
		}
		if err := inGroup(u, p); err != nil {
			return err
		}
	}
	u, id, err := heard(ctx, w, other, card, "Сделаем")
	if err != nil {
		return err
	}
	if s := u.Said; s.Text != "Сделаем" || s.Message != id || s.ReplyTo != card || s.Data != "of Беру" {
		return fmt.Errorf("the reply is %+v", s)
	}
	return inGroup(u, other)
}

func putOut(ctx context.Context, w World) error {
	one, other, err := among(ctx, w)
	if err != nil {
		return err
	}
	for _, in := range []bool{false, true} {
		if err := w.Admit(other, in); err != nil {
			return err
		}
		u, err := next(ctx, w)
		if err != nil {
			return err
		}
		if u.Member == nil || u.Member.Reachable != in {
			return fmt.Errorf("let in %t came as %+v", in, u)
		}
		if err := inGroup(u, other); err != nil {
			return err
		}
		_, err = w.Driver().Send(ctx, one.Chat, plain("Слышно?"), bot.Ordinary)
		if f := new(bot.Failure); !in && (!errors.As(err, &f) || f.Class != bot.Never) || in && err != nil {
			return fmt.Errorf("let in %t, a message is %w", in, err)
		}
	}
	return nil
}

func upgraded(ctx context.Context, w World) error {
	one, _, err := among(ctx, w)
	if err != nil {
		return err
	}
	to, changes, err := w.Upgrade(one.Chat)
	if err != nil || !changes {
		return err
	}
	for { // told once at least
		u, err := next(ctx, w)
		if err != nil {
			return err
		}
		if u.Chat == one.Chat && u.Moved == to {
			break
		}
	}
	_, err = w.Driver().Send(ctx, one.Chat, plain("Слышно?"), bot.Ordinary)
	if f := new(bot.Failure); !errors.As(err, &f) || f.Moved != to {
		return fmt.Errorf("a message to the old id is %w, want the new id %d", err, to)
	}
	_, err = w.Driver().Send(ctx, to, plain("Слышно?"), bot.Ordinary)
	return err
}
