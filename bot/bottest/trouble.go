package bottest

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"otklik/bot"
)

func trouble() []Check {
	return []Check{
		{"whoever blocked the bot cannot be reached until they let it", blocked},
		{"a chat that never was cannot be reached", stranger},
		{"after the end of its context nothing is sent", ended},
	}
}

// complaint stands for words that no error may quote.
const complaint = "жалоба"

// failsAs reports how an error is not a failure of a class, or shows the words of the message, complaint.
func failsAs(err error, want bot.FailureClass) error {
	var f *bot.Failure
	if !errors.As(err, &f) {
		return fmt.Errorf("not a failure: %v", err) //nolint:errorlint // it is shown, not passed on
	}
	if f.Class != want {
		return fmt.Errorf("class %d, want %d", f.Class, want)
	}
	for e := err; e != nil; e = errors.Unwrap(e) {
		if strings.Contains(e.Error(), complaint) {
			return errors.New("the error quotes the message")
		}
	}
	return nil
}

func blocked(ctx context.Context, w World) error {
	one, other := w.People()
	for _, on := range []bool{true, false} {
		if err := w.Block(one, on); err != nil {
			return err
		}
		u, err := next(ctx, w)
		if err != nil {
			return err
		}
		if u.Member == nil || u.Member.Reachable == on {
			return fmt.Errorf("blocked %t came as %+v", on, u.Member)
		}
		if err := by(u, one); err != nil {
			return err
		}
		_, err = w.Driver().Send(ctx, one.Chat, plain(complaint), bot.Ordinary)
		if on {
			err = failsAs(err, bot.Never)
		}
		if err != nil {
			return err
		}
		if _, err := w.Driver().Send(ctx, other.Chat, plain(complaint), bot.Ordinary); err != nil {
			return fmt.Errorf("somebody else: %w", err)
		}
	}
	return nil
}

func stranger(ctx context.Context, w World) error {
	const nowhere = 987654321987
	d := w.Driver()
	_, err := d.Send(ctx, nowhere, plain(complaint), bot.Ordinary)
	if err := failsAs(err, bot.Never); err != nil {
		return fmt.Errorf("send: %w", err)
	}
	return nil
}

func ended(ctx context.Context, w World) error {
	one, _ := w.People()
	before := len(w.Shown(one.Chat))
	over, cancel := context.WithCancel(ctx)
	cancel()
	_, err := w.Driver().Send(over, one.Chat, plain(complaint), bot.Prompt)
	var f *bot.Failure
	if !errors.As(err, &f) || f.Class != bot.Again {
		return fmt.Errorf("send: %v", err) //nolint:errorlint // it is shown, not passed on
	}
	if n := len(w.Shown(one.Chat)) - before; n > 0 {
		return fmt.Errorf("%d messages are shown", n)
	}
	return nil
}
