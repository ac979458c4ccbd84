package app_test

import (
	"slices"
	"testing"
	"time"

	"otklik/tasks"
)

const (
	dark  = "На улице Видова у дома 12 не горят фонари"
	dark2 = "Видова 12: фонари не горят третий день!"
	fixed = "Мария, здравствуйте! Фонари на Видова, 12 починили."
)

// duplicate lets the operator choose the suggested task.
func (tw *town) duplicate(words, lead string) {
	tw.t.Helper()
	tw.tap(anna, tw.expect(anna, words, "Дубликат"), "Дубликат")
	list := tw.expect(anna, "Если нужна другая задача", "Дубликат № "+lead)
	if said := tw.tap(anna, list, "Дубликат № "+lead); said != "Отмечено как дубликат" {
		tw.t.Fatalf("the tap says %q", said)
	}
}

// The same trouble told twice: the second message is linked to the first, and gets what that gets, the interim answer and the
// final one, with one tap each.
func TestADuplicateIsAnsweredTwice(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		first := tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		tw.send(dark)
		second := tw.wrote(oleg, dark2, 0)
		tw.duplicate(dark2, "1")
		tw.expect(anna, dark2, "дубликат, ждёт общего ответа", "Такое же сообщение: № 1", "Не дубликат")
		tw.expect(anna, "Выбирать больше не нужно")
		tw.expect(ivan, dark, "Таких же сообщений: 1")

		tw.tap(ivan, tw.expect(ivan, dark, "Промежуточный ответ"), "Промежуточный ответ")
		tw.tap(ivan, tw.expect(ivan, "К какому дню дадим окончательный ответ?", "чт 26.11"), "чт 26.11")
		tw.reply(ivan, tw.expect(ivan, "Напишите промежуточный ответ"), "Здравствуйте! Заказали лампы, ответим до 26 ноября.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "Заказали лампы"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "Заказали лампы", "Согласовать"), "Согласовать")
		tw.publish(dark2, "Заказали лампы")
		tw.expect(anna, dark2, "дубликат, ждёт общего ответа")
		tw.publish(dark, "Заказали лампы")

		tw.answer(dark, fixed)
		offered := tw.expect(anna, dark2, fixed, "Опубликовать")
		if !slices.ContainsFunc(offered.Labels(), func(l string) bool { return l == "Не дубликат" }) {
			t.Errorf("no way out of a wrong answer: %q", offered.Labels())
		}
		tw.expect(anna, dark2, "Ответ написан другому автору (Мария Петрова). Проверьте обращение.")
		tw.publish(dark2, fixed)
		tw.publish(dark, fixed)
		for _, comment := range []int64{first, second} {
			if got := tw.under(comment); len(got) != 2 || got[1] != fixed {
				t.Errorf("under %d stands %q", comment, got)
			}
		}
		tw.aloud(anna)
	})
}

// Any task can be named by its number, a duplicate stands for its lead; what is no number is told.
func TestADuplicateByNumber(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		second := tw.wrote(oleg, "Ничего не видно вечером", 0)
		tw.tap(anna, tw.expect(anna, "Ничего не видно", "Дубликат"), "Дубликат")
		asked := tw.expect(anna, "Если нужна другая задача")
		tw.reply(anna, asked, "77")
		tw.expect(anna, "Задачи с таким номером нет")
		tw.reply(anna, asked, "№ 1")
		tw.expect(anna, "Ничего не видно", "Такое же сообщение: № 1")

		third := tw.wrote(oleg, "Страшно ходить", 0)
		tw.tap(anna, tw.expect(anna, "Страшно ходить", "Дубликат"), "Дубликат")
		tw.reply(anna, tw.expect(anna, "Страшно ходить", "Если нужна другая задача"), "2")
		tw.expect(anna, "Страшно ходить", "Такое же сообщение: № 1")
		if a, b := tw.task(second), tw.task(third); a.Lead != b.Lead || a.Number != 2 || b.Number != 3 {
			t.Errorf("leads %q and %q, numbers %d and %d", a.Lead, b.Lead, a.Number, b.Number)
		}
		if n := tw.expect(pyotr, dark, "Таких же сообщений: 2"); slices.Contains(n.Labels(), "🔗 Дубликат") {
			t.Error("a task that leads others offers to become a duplicate")
		}
	})
}

// The approval is taken back after the answer was offered: the offer goes too, and comes again with the next approval.
func TestAnOfferIsTakenBack(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		tw.send(dark)
		tw.wrote(oleg, dark2, 0)
		tw.duplicate(dark2, "1")
		tw.answer(dark, fixed)
		offered := tw.expect(anna, dark2, fixed, "Опубликовать")
		tw.tap(pyotr, tw.expect(pyotr, dark, "ответ согласован", "Отозвать"), "Отозвать")
		tw.reply(pyotr, tw.expect(pyotr, "Почему отзываете?"), "Не тот дом")
		time.Sleep(time.Minute)
		tw.expect(anna, dark2, "ждёт общего ответа")
		query, err := tw.tg.TapData(anna, anna, offered.ID, data(offered, "Опубликовать"))
		must(t, err)
		if said, err := tw.tg.Answered(t.Context(), query); err != nil || said.Text == "Публикуется" {
			t.Errorf("what was taken back: %q, %v", said.Text, err)
		}
		tw.tap(pyotr, tw.expect(pyotr, dark, "Согласовать"), "Согласовать")
		tw.publish(dark2, fixed)
		tw.aloud(anna)
	})
}

// The message that others follow turns out not to be ours: those come back to whoever has to act.
func TestALeadIsDeclined(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.wrote(maria, dark, 0)
		second := tw.wrote(oleg, dark2, 0)
		tw.tap(anna, tw.expect(anna, dark2, "Дубликат"), "Дубликат")
		const label = "Дубликат · Мария Петрова, сегодня 10:00"
		tw.tap(anna, tw.expect(anna, dark2, label), label)
		tw.expect(anna, dark, "Таких же сообщений: 1")
		tw.tap(anna, tw.expect(anna, dark, "Таких же", "Не к нам"), "Не к нам")
		tw.expect(anna, dark2, "№ 1", "Зарегистрировать")
		if got := tw.task(second); got.Status != tasks.Detected || got.Lead != "" {
			t.Errorf("%s, lead %q", got.Status, got.Lead)
		}
		tw.tap(anna, tw.expect(anna, dark2, "История"), "История")
		tw.expect(anna, "Отклик: больше не дубликат: готовим отдельный ответ (основное сообщение закрыто без ответа)")
		tw.aloud(anna)
	})
}

// «Не дубликат»: the message gets an answer of its own.
func TestNotADuplicateAfterAll(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		tw.send(dark)
		tw.answer(dark, fixed)
		tw.publish(dark, fixed)
		second := tw.wrote(oleg, dark2, 0)
		tw.duplicate(dark2, "1") // answered already: the answer is offered at once
		tw.tap(anna, tw.expect(anna, dark2, fixed, "Не дубликат"), "Не дубликат")
		tw.reply(anna, tw.expect(anna, "Чем это сообщение отличается?"), "У Олега другой корпус")
		tw.expect(pyotr, dark2, "ждёт распределения", "Направить")
		tw.send(dark2)
		tw.answer(dark2, "Олег, здравствуйте! Корпус 2 подключат завтра.")
		tw.publish(dark2, "Корпус 2")
		if got := tw.under(second); len(got) != 1 || got[0] == fixed {
			t.Errorf("under it stands %q", got)
		}
		tw.aloud(pyotr)
	})
}
