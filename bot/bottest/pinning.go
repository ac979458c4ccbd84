package bottest

import (
	"context"
	"fmt"

	"otklik/bot"
)

func pinning() []Check {
	return []Check{
		{"a pin keeps a message in sight until it is taken off, and doing either again is no error", pinnedAndNot},
		{"a pin of what is gone or was never there is no error", pinnedGone},
	}
}

func pinnedAndNot(ctx context.Context, w World) error {
	one, _ := w.People()
	id, err := w.Driver().Send(ctx, one.Chat, buttons("Сводка", "Да"), bot.Prompt)
	if err != nil {
		return err
	}
	for _, on := range []bool{true, true, false, false} {
		if err := w.Driver().Pin(ctx, one.Chat, id, on); err != nil {
			return err
		}
		got, err := find(w, one.Chat, id)
		if err != nil {
			return err
		}
		if got.Pinned != on {
			return fmt.Errorf("pinned is %v after it was set to %v", got.Pinned, on)
		}
		if err := same(got, "Сводка", "Да"); err != nil {
			return err
		}
	}
	return nil
}

func pinnedGone(ctx context.Context, w World) error {
	one, _ := w.People()
	id, err := w.Driver().Send(ctx, one.Chat, plain("Сводка"), bot.Prompt)
	if err != nil {
		return err
	}
	if err := w.Erase(one, id); err != nil {
		return err
	}
	for _, gone := range []string{id, "", "x7", "-1"} {
		for _, on := range []bool{true, false} {
			if err := w.Driver().Pin(ctx, one.Chat, gone, on); err != nil {
				return fmt.Errorf("message %q: %w", gone, err)
			}
		}
	}
	return nil
}
