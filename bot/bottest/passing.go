package bottest

import (
	"context"
	"fmt"
	"time"

	"otklik/bot"
)

func forwarded(ctx context.Context, w World) error {
	one, _ := w.People()
	const author, words = "Мария Петрова", "Во дворе темно"
	now := w.Now()
	if err := w.Forward(one, author, words); err != nil {
		return err
	}
	u, err := next(ctx, w)
	if err != nil {
		return err
	}
	if u.Said == nil || u.Said.Text != words || u.Said.ReplyTo != "" || u.Said.Forward == nil {
		return fmt.Errorf("came as %+v", u.Said)
	}
	f := u.Said.Forward
	if f.Name != author || f.Link != "" || f.At.Sub(now).Abs() > time.Second {
		return fmt.Errorf("of %q at %s, link %q; want %q at %s", f.Name, f.At, f.Link, author, now)
	}
	return by(u, one)
}

func spoken(ctx context.Context, w World) error {
	one, _ := w.People()
	card, err := w.Driver().Send(ctx, one.Chat, buttons("Карточка", "Да"), bot.Prompt)
	if err != nil {
		return err
	}
	if err := w.Speak(one, card); err != nil {
		return err
	}
	u, err := next(ctx, w)
	if err != nil {
		return err
	}
	if u.Said == nil || u.Said.Odd != bot.OddVoice || u.Said.ReplyTo != card || len(u.Said.Media) > 0 {
		return fmt.Errorf("came as %+v", u.Said)
	}
	return by(u, one)
}
