package bottest

import (
	"context"
	"fmt"

	"otklik/bot"
)

func editing() []Check {
	return []Check{
		{"an edit replaces words and buttons, and doing it again is no error", editedWhole},
		{"an edit of one message leaves the others", editedAlone},
		{"an edit of what is gone says so", editedGone},
		{"a strip takes the buttons and leaves the words", strippedButtons},
		{"a strip of what is gone or was never there is no error", strippedGone},
	}
}

func editedWhole(ctx context.Context, w World) error {
	one, _ := w.People()
	id, err := w.Driver().Send(ctx, one.Chat, buttons("Было", "Да", "Нет"), bot.Prompt)
	if err != nil {
		return err
	}
	for range 2 {
		if err := w.Driver().Edit(ctx, one.Chat, id, buttons("Стало", "Ещё"), bot.Prompt); err != nil {
			return err
		}
	}
	got, err := find(w, one.Chat, id)
	if err != nil {
		return err
	}
	return same(got, "Стало", "Ещё")
}

func editedAlone(ctx context.Context, w World) error {
	one, _ := w.People()
	first, err := w.Driver().Send(ctx, one.Chat, buttons("Первое", "Да"), bot.Prompt)
	if err != nil {
		return err
	}
	second, err := w.Driver().Send(ctx, one.Chat, buttons("Второе", "Да"), bot.Prompt)
	if err != nil {
		return err
	}
	if err := w.Driver().Edit(ctx, one.Chat, second, plain("Иное"), bot.Prompt); err != nil {
		return err
	}
	got, err := find(w, one.Chat, first)
	if err != nil {
		return err
	}
	return same(got, "Первое", "Да")
}

func editedGone(ctx context.Context, w World) error {
	one, _ := w.People()
	id, err := w.Driver().Send(ctx, one.Chat, plain("Было"), bot.Prompt)
	if err != nil {
		return err
	}
	if err := w.Erase(one, id); err != nil {
		return err
	}
	for _, gone := range []string{id, "", "x7", "-1"} {
		err := w.Driver().Edit(ctx, one.Chat, gone, plain(complaint), bot.Prompt)
		if err := failsAs(err, bot.Gone); err != nil {
			return fmt.Errorf("message %q: %w", gone, err)
		}
	}
	return nil
}

func strippedButtons(ctx context.Context, w World) error {
	one, _ := w.People()
	id, err := w.Driver().Send(ctx, one.Chat, buttons("Карточка", "Да"), bot.Prompt)
	if err != nil {
		return err
	}
	for range 2 {
		if err := w.Driver().Strip(ctx, one.Chat, id, bot.Prompt); err != nil {
			return err
		}
	}
	got, err := find(w, one.Chat, id)
	if err != nil {
		return err
	}
	return same(got, "Карточка")
}

func strippedGone(ctx context.Context, w World) error {
	one, _ := w.People()
	id, err := w.Driver().Send(ctx, one.Chat, buttons("Карточка", "Да"), bot.Prompt)
	if err != nil {
		return err
	}
	if err := w.Erase(one, id); err != nil {
		return err
	}
	for _, gone := range []string{id, "", "x7", "-1"} {
		if err := w.Driver().Strip(ctx, one.Chat, gone, bot.Prompt); err != nil {
			return fmt.Errorf("message %q: %w", gone, err)
		}
	}
	return nil
}
