package app_test

import (
	"strings"
	"testing"
	"time"
)

// An answer that control approved is offered for a like message, says why, and becomes the sketch in the new resident's name;
// after a restart too.
func TestAnEarlierAnswerIsTakenForABasis(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		const first, second = "Во дворе не горит фонарь", "У подъезда фонарь не горит вторую неделю"
		tw.wrote(maria, "Когда придёт автобус?", 0)
		tw.chosen("Когда придёт автобус?", "Дороги")
		tw.wrote(maria, first, 0)
		tw.chosen(first, "ЖКХ")
		tw.send(first)
		if tw.expect(ivan, first, "напишите его ответом").Has("Похожие ответы") {
			t.Error("there is no earlier answer, and it is offered")
		}
		tw.answer(first, "Мария, фонарь починят до 27 ноября.")
		time.Sleep(time.Minute)
		tw.stop()
		tw.start()
		tw.wrote(oleg, second, 0)
		tw.chosen(second, "ЖКХ")
		tw.send(second)
		tw.tap(ivan, tw.expect(ivan, second, "Похожие ответы"), "Похожие ответы")
		offered := tw.expect(ivan, second, "Мария, фонарь починят до 27 ноября.", "та же тема", "общие слова: ", "Взять за основу: 1")
		tw.aloud(ivan)
		tw.tap(ivan, offered, "Взять за основу: 1")
		preview := tw.expect(ivan, "Так ответ увидит житель", "Олег, фонарь починят до 27 ноября.")
		tw.tap(ivan, preview, "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, second, "Олег, фонарь", "Согласовать"), "Согласовать")
		tw.publish(second)
	})
}

// A controller keeps templates; the executor begins with one, fills what the task does not know, and sends it.
func TestATemplate(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		_, err := tw.tg.Say(ivan, ivan, "/templates")
		must(t, err)
		tw.expect(ivan, "Шаблоны ведут контролёры")
		_, err = tw.tg.Say(pyotr, pyotr, "/templates")
		must(t, err)
		tw.tap(pyotr, tw.expect(pyotr, "Пока нет ни одного", "Новый шаблон"), "Новый шаблон")
		tw.tap(pyotr, tw.expect(pyotr, "Чьим исполнителям"), "Управление ЖКХ")
		tw.tap(pyotr, tw.expect(pyotr, "К какой теме?"), "ЖКХ")
		page := tw.expect(pyotr, "Управление ЖКХ · ЖКХ", "Напишите текст ответом")
		const text = "{имя}, здравствуйте! По адресу {адрес} работы начались {дата}."
		tw.reply(pyotr, page, text)
		tw.expect(pyotr, text, "Удалить шаблон")
		time.Sleep(time.Minute)
		tw.stop()
		tw.start()

		const words = "Нет воды"
		tw.wrote(maria, words, 0)
		tw.register(words, "Зарегистрировать")
		tw.send(words)
		tw.tap(ivan, tw.expect(ivan, words, "Шаблоны"), "Шаблоны")
		shown := tw.expect(ivan, words, "Мария, здравствуйте! По адресу {адрес} работы начались 23 ноября 2026 года.")
		tw.tap(ivan, shown, "Взять за основу: 1")
		preview := tw.expect(ivan, "Так ответ увидит житель", "Осталось заполнить: {адрес}")
		if preview.Has("Отправить на контроль") {
			t.Error("a text with a placeholder can be sent")
		}
		tw.tap(ivan, preview, "Изменить")
		full := "Мария, здравствуйте! По адресу Видова, 12 работы начались 23 ноября 2026 года."
		tw.reply(ivan, tw.expect(ivan, "Напишите новый текст"), full)
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", full, "Отправить на контроль"), "Отправить на контроль")
		tw.expect(pyotr, full, "Согласовать")

		list := tw.expect(pyotr, text, "Удалить шаблон")
		tw.tap(pyotr, list, "Назад")
		list = tw.expect(pyotr, "Шаблоны", "Новый шаблон")
		open := list.Labels()[0]
		if !strings.HasPrefix(open, "Управление ЖКХ · ЖКХ: {имя}") {
			t.Errorf("the list has %q", list.Labels())
		}
		tw.tap(pyotr, list, open)
		if said := tw.tap(pyotr, tw.expect(pyotr, text, "Удалить шаблон"), "Удалить шаблон"); said != "Шаблон удалён" {
			t.Errorf("the tap says %q", said)
		}
		tw.expect(pyotr, "Пока нет ни одного")
	})
}
