package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// essay is an answer of about n characters, in paragraphs that can be told apart.
func essay(n int) string {
	var list []string
	for i := 0; len([]rune(strings.Join(list, "\n"))) < n; i++ {
		list = append(list, fmt.Sprintf("Абзац %d: ", i)+strings.TrimSpace(strings.Repeat("работы идут по плану ", 40))+".")
	}
	return strings.Join(list, "\n")
}

// paste sends a text in reply to a message as a client does: in as many messages as it takes, cut at the ends of lines.
func (tw *town) paste(chat int64, to tgstand.Message, text string) {
	tw.t.Helper()
	var part []string
	flush := func() {
		_, err := tw.tg.Say(chat, chat, strings.Join(part, "\n"), tgstand.ReplyTo(to.ID))
		must(tw.t, err)
		part = nil
		time.Sleep(300 * time.Millisecond)
	}
	for line := range strings.SplitSeq(text, "\n") {
		if len([]rune(strings.Join(append(slices.Clone(part), line), "\n"))) > 4096 {
			flush()
		}
		part = append(part, line)
	}
	flush()
}

// bare is a text without white space.
func bare(text string) string { return strings.Join(strings.Fields(text), "") }

// since is what the bot's messages since a moment say together, without white space and deleted ones.
func (tw *town) since(chat int64, no int) string {
	var b strings.Builder
	for _, m := range tw.tg.Messages(chat) {
		if m.ID > no && m.FromBot && !m.Deleted {
			b.WriteString(bare(m.Text))
		}
	}
	return b.String()
}

// A long answer comes in parts and is one draft with one preview; whoever decides on it sees all of it, and the buttons are
// where it ends. Every part can be answered.
func TestALongAnswerComesInParts(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const words = "Не горит фонарь"
		text := essay(14_000)
		card := tw.entrusted(words)
		review := tw.expect(pyotr, words)
		tw.paste(ivan, card, text)
		preview := tw.expect(ivan, "Отправить на контроль", "Изменить")
		time.Sleep(time.Minute)
		if shown := tw.since(ivan, card.ID); strings.Count(shown, bare(text)) != 1 {
			t.Errorf("the preview does not show the answer once:\n%s", tw.chat(ivan))
		}
		tw.tap(ivan, preview, "Отправить на контроль")
		tw.expect(ivan, "Ответ отправлен на контроль")
		buttons := tw.expect(pyotr, "Согласовать", "На доработку")
		if shown := tw.since(pyotr, review.ID); !strings.Contains(shown, bare(text)) {
			t.Error("the controller does not see all of the answer")
		}
		tw.tap(pyotr, buttons, "На доработку")
		tw.tap(pyotr, tw.expect(pyotr, "Отметьте", "10.4 сроки"), "10.4 сроки")
		tw.tap(pyotr, tw.expect(pyotr, "✓ 10.4 сроки"), "Вернуть")
		rework := tw.expect(ivan, "Возвращено на доработку")
		tw.reply(ivan, rework, "Мария, фонарь горит.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "фонарь горит"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "версия 2", "фонарь горит", "Согласовать"), "Согласовать")
		tw.publish(words)
	})
}

// An answer longer than the network takes is kept and shown; it cannot be sent until it is shortened.
func TestAnAnswerThatIsTooLong(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		card := tw.entrusted("Не горит фонарь")
		tw.paste(ivan, card, essay(17_000))
		preview := tw.expect(ivan, "сократите до 16 000 знаков", "Отмена")
		if preview.Has("Отправить на контроль") {
			t.Error("it can be sent")
		}
		time.Sleep(time.Minute)
		tw.reply(ivan, card, "Мария, фонарь горит.")
		tw.expect(ivan, "Так ответ увидит житель", "фонарь горит", "Отправить на контроль")
	})
}
