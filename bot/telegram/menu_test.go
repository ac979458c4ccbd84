package telegram_test

import (
	"errors"
	"strings"
	"testing"

	"otklik/bot"
)

func TestTheMenuIsSet(t *testing.T) {
	s := overNetwork(t, "")
	set := func(chat int64, want string, commands ...bot.Command) {
		t.Helper()
		if err := s.bot.Menu(t.Context(), chat, commands); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(s.Commands(ivan), "; "); got != want {
			t.Errorf("menu %q, want %q", got, want)
		}
	}
	set(0, "start Начать", bot.Command{Name: "start", Text: "Начать"})
	set(ivan, "tasks Мои задачи", bot.Command{Name: "tasks", Text: "Мои задачи"})
	set(ivan, "start Начать")
	if err := s.bot.Menu(t.Context(), ivan, []bot.Command{{Name: "Не та", Text: "x"}}); err == nil {
		t.Error("a wrong name was taken")
	}
	if button := s.Menu(ivan); button != "commands" {
		t.Errorf("the button beside the input field is %q", button)
	}
	f := new(bot.Failure)
	if err := s.bot.Menu(t.Context(), 999, []bot.Command{{Name: "tasks", Text: "x"}}); !errors.As(err, &f) || f.Class != bot.Never {
		t.Errorf("a chat that is not: %v", err)
	}
}

func TestAnInvitationNamesTheBot(t *testing.T) {
	s := overNetwork(t, "")
	for range 2 {
		link, err := s.bot.Invitation(t.Context(), "AbC-1_2")
		if err != nil || link != "https://t.me/otklik_bot?start=AbC-1_2" {
			t.Errorf("%q, %v", link, err)
		}
	}
}
