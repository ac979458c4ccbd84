package app_test

import (
	"testing"
	"time"
)

// An interim answer on a day that a button names; the controller sets the terms of the final one in words, and it goes into
// the same thread [9, 15].
func TestAnInterimAnswerThenTheFinalOne(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.assigned("Когда починят мост?", "ЖКХ")
		card := tw.expect(ivan, "Когда починят мост?", "Промежуточный ответ")
		tw.tap(ivan, card, "Промежуточный ответ")
		tw.tap(ivan, tw.expect(ivan, "К какому дню дадим окончательный ответ?", "пн 30.11"), "пн 30.11")
		tw.reply(ivan, tw.expect(ivan, "Окончательный ответ — до пн 30.11"), "Мария, мост осматривают. Ответим до 30 ноября.")
		preview := tw.expect(ivan, "Промежуточный ответ. Окончательный — до пн 30.11", "мост осматривают", "Окончательный ответ")
		tw.tap(ivan, preview, "Отправить на контроль")
		review := tw.expect(pyotr, "ответ на контроле (промежуточный)", "мост осматривают", "Согласовать")
		if review.Has("Обещание: 30.11.2026") {
			t.Error("the day of the final answer is offered as a promise of works")
		}
		tw.tap(pyotr, review, "Согласовать")
		tw.tap(anna, tw.expect(anna, "мост осматривают", "Опубликовать"), "Опубликовать")

		owed := tw.expect(pyotr, "Жителю дан промежуточный ответ", "Окончательный обещан к пн 30.11", "Принять сроки", "Ответ жителю: до пн 30.11 18:00")
		tw.expect(ivan, "готовится ответ", "Жителю дан промежуточный ответ", "Подготовка ответа: до пн 30.11 09:00")
		tw.tap(pyotr, owed, "Другие сроки")
		asks := tw.expect(pyotr, "когда проект окончательного ответа должен быть на контроле")
		tw.reply(pyotr, asks, "завтрашним утром")
		tw.expect(pyotr, "Дату понять не удалось")
		tw.reply(pyotr, asks, "30.11 17:30")
		tw.expect(pyotr, "не остаётся времени на контроль и публикацию")
		tw.reply(pyotr, asks, "26.11 14:00\nконтроль 2 ч")
		tw.expect(pyotr, "Сроки установил контролёр", "контроль ответа: 2 ч раб.", "Подготовка ответа: до чт 26.11 14:00")
		tw.expect(ivan, "Подготовка ответа: до чт 26.11 14:00")

		tw.rest("25.11.2026 10:00")
		tw.reply(ivan, tw.expect(ivan, "Жителю дан промежуточный ответ", "напишите его ответом"), "Мария, мост открыт.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "мост открыт"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "мост открыт", "Контроль ответа: до сегодня 12:00", "Согласовать"), "Согласовать")
		tw.tap(anna, tw.expect(anna, "мост открыт", "Опубликовать"), "Опубликовать")
		tw.expect(ivan, "ЖКХ · ответ опубликован", "Опубликовано раньше: промежуточный ответ", "мост открыт")
		tw.thread(2)
	})
}

// The controller accepts the proposed terms with one tap; words already written become the interim answer, whose day is
// typed. A second one in a row wants a reason.
func TestASecondInterimAnswer(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.assigned("Когда починят мост?", "ЖКХ")
		tw.reply(ivan, tw.expect(ivan, "Когда починят мост?", "напишите его ответом"), "Мария, мост осматривают.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "Промежуточный ответ"), "Промежуточный ответ")
		tw.tap(ivan, tw.expect(ivan, "К какому дню", "мост осматривают", "Другая дата"), "Другая дата")
		asks := tw.expect(ivan, "повторять его не нужно")
		tw.reply(ivan, asks, "25.12")
		tw.expect(ivan, "Такая дата не подходит")
		tw.reply(ivan, asks, "25.11")
		tw.tap(ivan, tw.expect(ivan, "Окончательный — до ср 25.11", "мост осматривают"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "мост осматривают", "Согласовать"), "Согласовать")
		tw.tap(anna, tw.expect(anna, "мост осматривают", "Опубликовать"), "Опубликовать")
		if said := tw.tap(pyotr, tw.expect(pyotr, "обещан к ср 25.11", "Принять сроки"), "Принять сроки"); said != "Сроки окончательного ответа установлены" {
			t.Errorf("the tap says %q", said)
		}

		tw.rest("24.11.2026 10:00")
		tw.tap(ivan, tw.expect(ivan, "Сроки установил контролёр", "Промежуточный ответ"), "Промежуточный ответ")
		tw.tap(ivan, tw.expect(ivan, "К какому дню", "чт 03.12"), "чт 03.12")
		tw.reply(ivan, tw.expect(ivan, "Окончательный ответ — до чт 03.12"), "Мария, ждём экспертизу. Перила поправим до 30 ноября, фонари до 2 декабря.")
		tw.tap(ivan, tw.expect(ivan, "Окончательный — до чт 03.12", "ждём экспертизу"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "ждём экспертизу", "✓ Обещание: 30.11.2026", "✓ Обещание: 02.12.2026"), "✓ Обещание: 02.12.2026")
		tw.tap(pyotr, tw.expect(pyotr, "ждём экспертизу", "Обещание: 02.12.2026"), "Согласовать")
		tw.reply(pyotr, tw.expect(pyotr, "второй промежуточный ответ подряд"), "Экспертиза не готова")
		tw.tap(anna, tw.expect(anna, "ждём экспертизу", "Опубликовать"), "Опубликовать")
		tw.expect(pyotr, "Окончательный обещан к чт 03.12", "Обещано: пн 30.11")
		if n := tw.count(pyotr, "Обещано: ср 02.12"); n != 0 {
			t.Error("a day that was unticked is promised")
		}
		tw.tap(pyotr, tw.expect(pyotr, "обещан к чт 03.12", "История"), "История")
		tw.expect(pyotr, "согласовано (версия 2, обещано: 30.11.2026, Экспертиза не готова)")
		tw.thread(2)
	})
}

// thread waits for so many answers under the resident's message, and no more.
func (tw *town) thread(answers int) {
	tw.t.Helper()
	time.Sleep(time.Minute)
	list := tw.vk.Answers()
	if len(list) != answers {
		tw.t.Errorf("%d answers in the network, want %d: %+v", len(list), answers, list)
	}
	for _, a := range list {
		if a.ReplyTo != list[0].ReplyTo {
			tw.t.Errorf("%q went into another thread", a.Text)
		}
	}
}
