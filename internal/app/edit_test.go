package app_test

import (
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// sentBack brings a draft to control and back: for its terms.
func (tw *town) sentBack(words, text string) tgstand.Message {
	tw.t.Helper()
	tw.wrote(maria, words, 0)
	tw.register(words, "Зарегистрировать")
	tw.send(words)
	tw.draft(words, text)
	tw.tap(pyotr, tw.expect(pyotr, text, "Согласовать"), "На доработку")
	tw.tap(pyotr, tw.expect(pyotr, "Отметьте", "10.4 сроки"), "10.4 сроки")
	tw.tap(pyotr, tw.expect(pyotr, "✓ 10.4 сроки"), "Вернуть")
	return tw.expect(ivan, "Возвращено на доработку", "напишите его ответом")
}

// What was changed since the version that was returned is shown to the executor before it goes, and to the controller who
// decides on it.
func TestTheDifferenceOfTwoVersions(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const before, after = "Мария, фонарь починят скоро.", "Мария, фонарь починят до 27 ноября."
		rework := tw.sentBack("Не горит фонарь", before)
		if tw.expect(pyotr, before).Has("Что изменилось") {
			t.Error("a first version is compared with nothing")
		}
		tw.reply(ivan, rework, after)
		preview := tw.expect(ivan, "Так ответ увидит житель", after, "Что изменилось")
		tw.tap(ivan, preview, "Что изменилось")
		shown := tw.expect(ivan, "которую вернул контроль", "фонарь починят скоро до 27 ноября.")
		if !strings.Contains(shown.HTML, "<s>скоро</s> <b>до 27 ноября</b>") {
			t.Errorf("it looks like %s", shown.HTML)
		}
		tw.tap(ivan, shown, "Назад")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", after), "Отправить на контроль")
		review := tw.expect(pyotr, "версия 2", after, "Что изменилось", "Согласовать")
		tw.tap(pyotr, review, "Что изменилось")
		shown = tw.expect(pyotr, "которую вернул контроль", "фонарь починят скоро до 27 ноября.", "Назад")
		tw.tap(pyotr, shown, "Назад")
		tw.tap(pyotr, tw.expect(pyotr, "версия 2", after, "Согласовать"), "Согласовать")
		tw.publish("Не горит фонарь")
	})
}

// The controller writes how they would say it; it goes with the return, and the executor takes it by a tap.
func TestAnEditIsProposedAndTaken(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const words, before, better = "Не горит фонарь", "Фонарь починят.", "Мария, фонарь починят до 27 ноября."
		tw.wrote(maria, words, 0)
		tw.register(words, "Зарегистрировать")
		tw.send(words)
		tw.draft(words, before)
		tw.tap(pyotr, tw.expect(pyotr, before, "Предложить правку"), "Предложить правку")
		asks := tw.expect(pyotr, "как сказали бы Вы", before)
		tw.reply(pyotr, asks, before)
		tw.expect(pyotr, "не отличается от присланного")
		tw.reply(pyotr, asks, better)
		tw.expect(pyotr, "Правка сохранена на карточке")
		time.Sleep(time.Minute)
		tw.stop()
		tw.start() // what was written is not lost
		card := tw.expect(pyotr, "Ваша правка", "до 27 ноября", "Отметьте", "Вернуть")
		if said := tw.tap(pyotr, card, "Вернуть"); said != "Отметьте хотя бы одну причину 10.1–10.7" {
			t.Errorf("a return without criteria says %q", said)
		}
		tw.tap(pyotr, tw.expect(pyotr, "Ваша правка", "Вернуть"), "10.3 обращение")
		tw.tap(pyotr, tw.expect(pyotr, "Ваша правка", "✓ 10.3 обращение"), "Вернуть")
		rework := tw.expect(ivan, "Возвращено на доработку", "Контролёр предлагает", "до 27 ноября", "Принять правку")
		tw.tap(ivan, rework, "Принять правку")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", better), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "версия 2", better, "Согласовать"), "Согласовать")
		tw.publish(words)
		tw.tap(pyotr, tw.expect(pyotr, words, "Опубликовано", "История"), "История")
		tw.expect(pyotr, "возвращено на доработку (версия 1, 10.3, предложена правка: "+better+")")
		tw.aloud(pyotr, ivan)
	})
}

// A reply to the card in review is a proposed wording too; the executor need not take it.
func TestAnEditIsProposedByReplyAndNotTaken(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const words, before = "Не горит фонарь", "Фонарь починят."
		tw.wrote(maria, words, 0)
		tw.register(words, "Зарегистрировать")
		tw.send(words)
		tw.draft(words, before)
		review := tw.expect(pyotr, before, "Согласовать")
		tw.tap(pyotr, review, "На доработку")
		tw.tap(pyotr, tw.expect(pyotr, "Отметьте", "10.4 сроки"), "10.4 сроки")
		tw.reply(pyotr, review, "Мария, фонарь починят.")
		tw.tap(pyotr, tw.expect(pyotr, "Ваша правка", "✓ 10.4 сроки"), "Вернуть")
		rework := tw.expect(ivan, "Контролёр предлагает", "Принять правку")
		tw.reply(ivan, rework, "Мария, фонарь починят 27 ноября.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "27 ноября"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "версия 2", "27 ноября", "Согласовать"), "Согласовать")
		query, err := tw.tg.TapData(ivan, ivan, rework.ID, data(rework, "Принять правку")) // it may be gone from the card already
		must(t, err)
		if said, err := tw.tg.Answered(t.Context(), query); err != nil || said.Text == "" {
			t.Errorf("an old button is not answered: %v", err)
		}
		tw.publish(words)
	})
}

// The executor mends the message that they have sent: the preview and what goes to control follow. Once it is with control, a
// mended message changes nothing, and the executor hears so.
func TestTheSentMessageIsEdited(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const words = "Не горит фонарь"
		tw.wrote(maria, words, 0)
		tw.register(words, "Зарегистрировать")
		tw.send(words)
		card := tw.expect(ivan, words, "напишите его ответом")
		sent, err := tw.tg.Say(ivan, ivan, "Мария, фонарь починим.", tgstand.ReplyTo(card.ID))
		must(t, err)
		first := tw.expect(ivan, "Так ответ увидит житель", "фонарь починим.")
		must(t, tw.tg.EditSaid(ivan, ivan, sent, "Мария, фонарь починим до 27 ноября."))
		second := tw.expect(ivan, "Так ответ увидит житель", "до 27 ноября")
		if first.ID == second.ID && first.Text == second.Text {
			t.Error("the preview does not follow")
		}
		tw.tap(ivan, second, "Отправить на контроль")
		tw.expect(pyotr, "Мария, фонарь починим до 27 ноября.", "Согласовать")
		must(t, tw.tg.EditSaid(ivan, ivan, sent, "Мария, фонарь починим когда-нибудь."))
		tw.expect(ivan, "Ответ уже отправлен на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "до 27 ноября", "Согласовать"), "Согласовать")
		time.Sleep(time.Minute)
		tw.publish(words)
		if got := tw.vk.Answers(); len(got) != 1 || got[0].Text != "Мария, фонарь починим до 27 ноября." {
			t.Errorf("on the wall: %+v", got)
		}
	})
}
