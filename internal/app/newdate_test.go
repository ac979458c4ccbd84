package app_test

import (
	"testing"
	"time"

	"otklik/tasks"
)

// Works are put off: the executor asks, the controller agrees, a notice is drafted, edited and published; from then on the new
// day counts [9].
func TestANewDateOfWorks(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.answered("Нет скамейки", "Мария, скамейку поставим до 27 ноября.")
		tw.tap(ivan, tw.expect(ivan, "Обещано: пт 27.11", "Новый срок"), "Новый срок")
		asks := tw.expect(ivan, "новую дату и причину")
		tw.reply(ivan, asks, "задержка поставки")
		tw.expect(ivan, "Дату понять не удалось")
		tw.reply(ivan, asks, "05.12")
		tw.expect(ivan, "Напишите дату и причину одной строкой")
		tw.reply(ivan, asks, "26.11 задержка поставки")
		tw.expect(ivan, "Новый срок должен быть позже прежнего")
		tw.reply(ivan, asks, "05.12 Подрядчик задержал поставку.")
		tw.expect(ivan, "Новый срок запрошен")
		request := tw.expect(pyotr, "Новый срок: сб 05.12 — просит Сидоров И.", "Подрядчик задержал поставку", "Решение о новом сроке: до завтра 09:48")
		if said := tw.tap(pyotr, request, "Согласовать новый срок"); said != "Новый срок согласован. Готовится уведомление жителю" {
			t.Errorf("the tap says %q", said)
		}

		const template = "Мария, здравствуйте!\n\nРаньше мы обещали выполнить работы до 27 ноября 2026 года. Этот срок переносится: " +
			"подрядчик задержал поставку.\n\nНовый срок — до 5 декабря 2026 года. Приносим извинения за ожидание."
		notice := tw.expect(ivan, "Уведомление о новом сроке. Так ответ увидит житель", template, "Отправить на контроль")
		tw.expect(ivan, "готовится ответ (о новом сроке)", "До публикации уведомления действует прежний срок", "Обещание жителю: до пт 27.11 17:00")
		tw.tap(ivan, notice, "Отмена")
		tw.tap(ivan, tw.expect(ivan, "Жителю нужно сообщить о новом сроке", "Уведомить о новом сроке"), "Уведомить о новом сроке")
		tw.tap(ivan, tw.expect(ivan, "Уведомление о новом сроке", template, "Изменить"), "Изменить")
		const words = "Мария, здравствуйте! Скамейку привезут позже, поставим её до 5 декабря."
		tw.reply(ivan, tw.expect(ivan, "Напишите новый текст"), words)
		tw.tap(ivan, tw.expect(ivan, "Уведомление о новом сроке", words), "Отправить на контроль")
		review := tw.expect(pyotr, "ответ на контроле (о новом сроке)", words, "Согласовать")
		if review.Has("Обещание: 05.12.2026") {
			t.Error("the new day is offered as a second promise")
		}
		tw.tap(pyotr, review, "Согласовать")
		tw.tap(anna, tw.expect(anna, words, "Опубликовать"), "Опубликовать")
		tw.expect(ivan, "ЖКХ · ответ опубликован", "Обещано: сб 05.12 — ждём выполнения, спросим пн 07.12", "Раньше обещали: пт 27.11",
			"Обещание жителю: до пн 07.12 18:00")
		tw.thread(2)

		tw.rest("07.12.2026 08:58")
		tw.tap(ivan, tw.expectWithin(ivan, 5*time.Minute, "Обещано: сб 05.12", "Не выполнено"), "Выполнено")
		tw.reply(ivan, tw.expect(ivan, "Что сделано?"), "Скамейка стоит")
		tw.tap(pyotr, tw.expect(pyotr, "Скамейка стоит", "Принять"), "Принять")
		tw.expect(ivan, "Обещано: сб 05.12 — выполнено")
	})
}

// The controller refuses: the executor reads why, and the day stands.
func TestANewDateIsRefused(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.answered("Нет скамейки", "Мария, скамейку поставим до 27 ноября.")
		tw.tap(ivan, tw.expect(ivan, "Обещано: пт 27.11", "Новый срок"), "Новый срок")
		tw.reply(ivan, tw.expect(ivan, "новую дату и причину"), "05.12 нет людей")
		tw.tap(pyotr, tw.expect(pyotr, "Новый срок: сб 05.12", "Отказать"), "Отказать")
		tw.reply(pyotr, tw.expect(pyotr, "Почему новый срок не подходит?"), "Возьмите людей из парка")
		tw.expect(ivan, "В новом сроке отказано", "Возьмите людей из парка", "Обещание жителю: до пт 27.11 17:00", "Новый срок")
	})
}

// Who asked for the new day has left: the department's others begin the notice.
func TestANoticeOfSomebodyWhoHasLeft(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		const fedor = 1009
		staff := roster()
		staff.People = append(staff.People, tasks.Person{
			ID: "fedor", Name: "Фёдоров Фёдор", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: fedor,
		})
		tw.enlist(staff)
		tw.answered("Нет скамейки", "Мария, скамейку поставим до 27 ноября.")
		tw.tap(ivan, tw.expect(ivan, "Обещано: пт 27.11", "Новый срок"), "Новый срок")
		tw.reply(ivan, tw.expect(ivan, "новую дату и причину"), "05.12 нет людей")
		request := tw.expect(pyotr, "Новый срок: сб 05.12", "Согласовать новый срок")
		left := *staff
		left.People = nil
		for _, p := range staff.People {
			if p.ID == "sidorov" {
				p.Roles, p.Department = []tasks.Role{tasks.Executor}, "roads"
			}
			left.People = append(left.People, p)
		}
		tw.people = &left
		tw.stop()
		tw.start()
		tw.tap(pyotr, request, "Согласовать новый срок")
		tw.tap(fedor, tw.expect(fedor, "готовится ответ (о новом сроке)", "Уведомить о новом сроке"), "Уведомить о новом сроке")
		tw.tap(fedor, tw.expect(fedor, "Уведомление о новом сроке", "до 5 декабря 2026 года"), "Отправить на контроль")
		tw.expect(pyotr, "ответ на контроле (о новом сроке)", "Согласовать")
	})
}
