package telegram_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/bot"
	"otklik/internal/sandbox/tgstand"
)

// paragraphs is a text of n paragraphs of about 1,000 characters, each with its number.
func paragraphs(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf("Абзац %d. ", i)+strings.TrimSpace(strings.Repeat("слово 🙂 ", 120)))
	}
	return strings.Join(list, "\n\n")
}

// card is a message with somebody's long words between the program's own.
func card(n int) bot.Message {
	return bot.Message{
		Text:    bot.Text{{Style: bot.Bold, Text: "№ 1\n"}, {Style: bot.Quote, Text: paragraphs(n)}, {Text: "\nСрок: 15:00"}},
		Buttons: [][]bot.Button{{{Label: "Да", Data: "d"}}},
	}
}

// parts are the messages behind an id that are left in a chat.
func (s *world) parts(chat int64, id string) []tgstand.Message {
	s.t.Helper()
	var list []tgstand.Message
	for _, part := range bot.Parts(id) {
		no, err := strconv.Atoi(part)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, m := range s.Messages(chat) {
			if m.ID == no && !m.Deleted {
				list = append(list, m)
			}
		}
	}
	return list
}

// whole is what the parts say together, without white space.
func whole(list []tgstand.Message) string {
	var b strings.Builder
	for _, m := range list {
		b.WriteString(m.Text)
	}
	return strings.Join(strings.Fields(b.String()), "")
}

func TestALongTextGoesInSeveralMessages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		first := s.send(ivan, text("Карточка"), bot.Prompt)
		m := card(12)
		m.ReplyTo = strconv.Itoa(first) + bot.PartMark + "77"
		id, err := s.bot.Send(t.Context(), ivan, m, bot.Prompt)
		if err != nil {
			t.Fatal(err)
		}
		list := s.parts(ivan, id)
		if want := strings.Join(strings.Fields(m.Text.String()), ""); len(list) < 3 || whole(list) != want {
			t.Fatalf("%d messages hold %d bytes of %d", len(list), len(whole(list)), len(want))
		}
		for i, part := range list {
			last := i == len(list)-1
			if part.Has("Да") != last || part.Silent == last || (part.ReplyTo == first) != (i == 0) {
				t.Errorf("part %d: buttons %v, silent %t, reply to %d", i, part.Labels(), part.Silent, part.ReplyTo)
			}
			if !last && !strings.HasSuffix(part.Text, "🙂") {
				t.Errorf("part %d ends within a paragraph: %q", i, part.Text[len(part.Text)-40:])
			}
			if !slices.ContainsFunc(part.Entities, func(e tgstand.Entity) bool { return e.Type == "blockquote" }) {
				t.Errorf("part %d has lost its style", i)
			}
		}
		if n := s.Count429(); n > 0 {
			t.Errorf("%d calls met a limit", n)
		}
	})
}

// TestALongTextGrowsAndShrinks edits one through every number of messages that it can take.
func TestALongTextGrowsAndShrinks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		id, err := s.bot.Send(t.Context(), ivan, card(14), bot.Prompt)
		if err != nil {
			t.Fatal(err)
		}
		full := len(bot.Parts(id))
		for n := 14; n >= 0; n-- {
			time.Sleep(10 * time.Second)
			m := card(n)
			if err := s.bot.Edit(t.Context(), ivan, id, m, bot.Prompt); err != nil {
				t.Fatalf("%d paragraphs: %v", n, err)
			}
			list := s.parts(ivan, id)
			if got := whole(list); got != strings.Join(strings.Fields(m.Text.String()), "") {
				t.Fatalf("%d paragraphs: %d messages hold other words", n, len(list))
			}
			for i, part := range list {
				if part.Has("Да") != (i == len(list)-1) {
					t.Errorf("%d paragraphs, part %d: buttons %v", n, i, part.Labels())
				}
			}
			if n == 0 && len(list) != 1 {
				t.Errorf("%d messages for a short text", len(list))
			}
		}
		if f := failed(t, s.bot.Edit(t.Context(), ivan, id, card(14), bot.Prompt)); f.Class != bot.Gone {
			t.Errorf("an edit into messages that are deleted: %v", f)
		}
		if f := failed(t, s.bot.Edit(t.Context(), ivan, id, card(30), bot.Prompt)); full >= 8 || f.Class != bot.Outgrown {
			t.Errorf("an edit into more messages than there are: %v", f)
		}
		if n := s.Count429(); n > 0 {
			t.Errorf("%d calls met a limit", n)
		}
	})
}

// TestOnlyWhatChangesIsEdited: of a text in several messages.
func TestOnlyWhatChangesIsEdited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		m := card(12)
		id, err := s.bot.Send(t.Context(), ivan, m, bot.Prompt)
		if err != nil {
			t.Fatal(err)
		}
		before := s.Calls("editMessageText")
		m.Buttons[0][0].Label = "Нет"
		time.Sleep(10 * time.Second)
		if err := s.bot.Edit(t.Context(), ivan, id, m, bot.Prompt); err != nil {
			t.Fatal(err)
		}
		if n := s.Calls("editMessageText") - before; n != 1 {
			t.Errorf("%d edits for other buttons", n)
		}
		if err := s.bot.Strip(t.Context(), ivan, id, bot.Prompt); err != nil {
			t.Fatal(err)
		}
		if list := s.parts(ivan, id); len(list[len(list)-1].Buttons) != 0 {
			t.Error("the buttons are left")
		}
	})
}

// TestAPartThatFailsLeavesNothingBehind: sending again begins anew.
func TestAPartThatFailsLeavesNothingBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newWorld(t)
		before := len(s.Messages(ivan))
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond) // it ends while the pace holds the fourth back
		defer cancel()
		if _, err := s.bot.Send(ctx, ivan, card(18), bot.Prompt); err == nil {
			t.Fatal("no error")
		}
		if n := len(s.Messages(ivan)[before:]); n == 0 {
			t.Error("nothing was begun")
		}
		for _, m := range s.Messages(ivan)[before:] {
			if !m.Deleted {
				t.Errorf("left: %q", m.Text[:20])
			}
		}
	})
}
