package bottest

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"otklik/bot"
)

func answering() []Check {
	return []Check{
		{"a tap is answered with words", answeredTap},
		{"a long answer is cut to 200 characters", answeredLong},
		{"a tap that nobody waits for any more is no error", answeredLate},
	}
}

// touched sends a card, taps it and gives the tap's id.
func touched(ctx context.Context, w World) (string, error) {
	one, _ := w.People()
	id, err := w.Driver().Send(ctx, one.Chat, buttons("Карточка", "Да"), bot.Prompt)
	if err != nil {
		return "", err
	}
	if err := w.Tap(one, id, "Да"); err != nil {
		return "", err
	}
	u, err := next(ctx, w)
	if err != nil {
		return "", err
	}
	if u.Tap == nil {
		return "", fmt.Errorf("not a tap: %+v", u)
	}
	return u.Tap.ID, nil
}

func answeredTap(ctx context.Context, w World) error {
	tap, err := touched(ctx, w)
	if err != nil {
		return err
	}
	if err := w.Driver().Answer(ctx, tap, "Согласовано", false); err != nil {
		return err
	}
	if words, _, ok := w.Toast(tap); !ok || words != "Согласовано" {
		return fmt.Errorf("the person saw %q, answered %t", words, ok)
	}
	return nil
}

func answeredLong(ctx context.Context, w World) error {
	tap, err := touched(ctx, w)
	if err != nil {
		return err
	}
	if err := w.Driver().Answer(ctx, tap, strings.Repeat("ж", 300), true); err != nil {
		return err
	}
	words, alert, ok := w.Toast(tap)
	if n := utf8.RuneCountInString(words); !ok || !alert || n > 200 || n < 150 || !strings.HasPrefix(words, "ж") {
		return fmt.Errorf("the person saw %d characters, alert %t", n, alert)
	}
	return nil
}

func answeredLate(ctx context.Context, w World) error {
	tap, err := touched(ctx, w)
	if err != nil {
		return err
	}
	for _, id := range []string{tap, tap, "1234567"} {
		if err := w.Driver().Answer(ctx, id, "поздно", false); err != nil {
			return fmt.Errorf("tap %q: %w", id, err)
		}
	}
	return nil
}
