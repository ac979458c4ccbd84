package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// found has residents write so many messages, each with words of its own.
func (tw *town) found(n int) {
	tw.t.Helper()
	for i := range n {
		tw.wrote(maria, fmt.Sprintf("Жалоба номер %c", 'А'+i), 0)
		time.Sleep(time.Second)
	}
}

// The operator's queue: pages in one message; a card opened from the second is registered in place; «Назад» leads to that page.
func TestTheQueueTurnsItsPages(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.found(10)
		tw.expect(anna, "Жалоба номер И", "Зарегистрировать")
		tw.say(anna, "/queue")
		list := tw.expect(anna, "Очередь: 10", "Новое 1", "Новое 8", "Регистрация: осталось 30 мин раб., до сегодня 10:30")
		if list.Has("Новое 9") || list.Has("◀️ Стр. 1") {
			t.Errorf("the first page is\n%v", list.Labels())
		}
		tw.tap(anna, list, "Стр. 2 ▶️")
		second := tw.expect(anna, "Очередь: 10", "Новое 9", "Новое 10", "◀️ Стр. 1")
		tw.tap(anna, second, "Новое 9")
		card := tw.expect(anna, "Жалоба номер И", "Зарегистрировать", "Назад")
		tw.tap(anna, card, "Зарегистрировать")
		tw.tap(anna, tw.expect(anna, "Жалоба номер И", "Выберите тему"), "ЖКХ")
		if said := tw.tap(anna, tw.expect(anna, "Жалоба номер И", "Выберите район"), "Южный"); said != "Зарегистрировано" {
			t.Errorf("the tap says %q", said)
		}
		done := tw.expect(anna, "№ 1", "ЖКХ · Южный", "Жалоба номер И", "Назад")
		tw.tap(anna, done, "Назад")
		back := tw.expect(anna, "Очередь: 9", "Новое 9", "◀️ Стр. 1")
		for _, m := range []tgstand.Message{second, card, done, back} {
			if m.ID != list.ID {
				t.Errorf("message %d and not %d shows the list", m.ID, list.ID)
			}
		}
		tw.expect(pyotr, "№ 1", "Направить")

		time.Sleep(time.Minute)
		tw.stop()
		tw.start() // the place outlives a restart
		tw.tap(anna, back, "Обновить")
		tw.tap(anna, tw.expect(anna, "Очередь: 9", "◀️ Стр. 1"), "◀️ Стр. 1")
		tw.expect(anna, "Очередь: 9", "Стр. 2 ▶️", "Новое 1")
	})
}

// Filters are set by buttons, kept over a card, and taken off; what is overdue says by how much.
func TestListsAreFiltered(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.given("№ 1", "Нет воды", "ЖКХ", "Управление ЖКХ")
		tw.given("№ 2", "Яма на дороге", "Дороги", "Управление дорог")
		tw.registered("Мусор у школы", "ЖКХ")
		tw.tap(pyotr, tw.expect(pyotr, "Мусор у школы", "Повышенная важность"), "Повышенная важность")
		urgent := tw.expect(pyotr, "Мусор у школы", "Своя причина")
		tw.tap(pyotr, urgent, urgent.Labels()[0])

		tw.say(glava, "/queue")
		tw.expect(glava, "Очередь: 1", "❗ № 3 · ЖКХ", "Мусор у школы")
		tw.say(pyotr, "/tasks")
		tw.expect(pyotr, "Мои задачи: 3")
		time.Sleep(45 * time.Minute)
		tw.say(pyotr, "/tasks")
		list := tw.expect(pyotr, "Мои задачи: 3", "Распределение: просрочено на", "мин раб.", "Подготовка ответа: осталось")
		if i, j := strings.Index(list.Text, "№ 3 "), strings.Index(list.Text, "№ 1 "); i < 0 || j < i {
			t.Errorf("what is due first does not stand first:\n%s", list.Text)
		}
		tw.tap(pyotr, list, "Просроченные")
		tw.expect(pyotr, "Мои задачи: 1", "Отбор: просрочено. Всего: 3", "№ 3 ·", "✓ ⏰ Просроченные")
		tw.button(pyotr, "Мои задачи", "Убрать отбор")
		tw.tap(pyotr, tw.lacking(pyotr, "Мои задачи: 3", "Отбор"), "Подразделение")
		tw.tap(pyotr, tw.expect(pyotr, "Мои задачи", "Управление дорог · 1", "Без подразделения · 1"), "Управление дорог · 1")
		only := tw.expect(pyotr, "Мои задачи: 1", "Отбор: Управление дорог", "№ 2 ·", "✓ Подразделение")
		tw.tap(pyotr, only, "№ 2")
		tw.tap(pyotr, tw.expect(pyotr, "Яма на дороге", "История", "Назад"), "Назад")
		tw.tap(pyotr, tw.expect(pyotr, "Мои задачи: 1", "Отбор: Управление дорог"), "Важные")
		tw.expect(pyotr, "Мои задачи: 0", "Таких задач нет", "Убрать отбор")
		tw.button(pyotr, "Мои задачи: 0", "Убрать отбор")
		tw.button(pyotr, "Мои задачи: 3", "Состояние")
		tw.button(pyotr, "Мои задачи", "Готовится ответ · 2")
		tw.expect(pyotr, "Мои задачи: 2", "Отбор: готовится ответ")
	})
}

// lacking waits for a message that has some words and not others.
func (tw *town) lacking(chat int64, words, not string) (found tgstand.Message) {
	tw.t.Helper()
	tw.until(chat, words, func(list []tgstand.Message) bool {
		m, ok := newest(list, []string{words})
		found = m
		return ok && !strings.Contains(m.Text, not)
	})
	return found
}

// An executor writes the answer in reply to a card that is open in their list; a colleague of another department sees nothing.
func TestAnAnswerFromTheList(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.expect(ivan, "Нет света", "напишите его ответом")
		tw.say(olga, "/queue")
		tw.expect(olga, "Очередь пуста")
		tw.say(olga, "/tasks")
		tw.expect(olga, "Открытых задач у Вас нет")
		tw.say(ivan, "/tasks")
		tw.tap(ivan, tw.expect(ivan, "Мои задачи: 1", "№ 1 · ЖКХ"), "№ 1")
		card := tw.expect(ivan, "Нет света", "Назад")
		tw.reply(ivan, card, "Свет дадут к вечеру 23 ноября.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "Свет дадут"), "Отправить на контроль")
		tw.expect(pyotr, "Свет дадут", "Согласовать")
		tw.tap(ivan, card, "Назад")
		list := tw.expect(ivan, "Мои задачи: 1", "Контроль ответа: осталось")
		tw.say(pyotr, "/queue")
		tw.tap(pyotr, tw.expect(pyotr, "Очередь: 1", "№ 1 · ЖКХ"), "№ 1")
		review := tw.expect(pyotr, "Свет дадут", "Согласовать", "Назад")
		tw.reply(pyotr, review, "Мария, свет дадут к вечеру.")
		var edited tgstand.Message
		tw.until(pyotr, "the edit on the card in the list", func(list []tgstand.Message) bool {
			m, ok := newest(list, []string{"Ваша правка", "10.3 обращение"})
			edited = m
			return ok && m.ID == review.ID
		})
		tw.tap(pyotr, edited, "10.3 обращение")
		tw.tap(pyotr, tw.expect(pyotr, "✓ 10.3 обращение"), "Вернуть")
		tw.tap(ivan, list, "Обновить")
		tw.expect(ivan, "Мои задачи: 1", "Доработка ответа: осталось")
		tw.expect(ivan, "Контролёр предлагает", "Принять правку")
	})
}

// What is looked for is found by number, words in any form, name and address, and by nobody who may not see it.
func TestFind(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.assigned("Во дворе не горят фонари, чёрная темень", "ЖКХ")
		tw.registered("Яма у школы", "Дороги")
		tw.expect(pyotr, "Яма у школы", "Направить")
		for _, asked := range []string{"фонарь", "черный фонарь", "1", "темень во дворе"} {
			time.Sleep(time.Second)
			tw.say(anna, "/find "+asked)
			tw.expect(anna, "«"+asked+"»", "Найдено: 1", "№ 1 · ЖКХ", "Мария Петрова")
		}
		time.Sleep(time.Second)
		tw.say(anna, "/find петрова")
		both := tw.expect(anna, "Найдено: 2", "№ 1", "№ 2")
		tw.tap(anna, both, "№ 2")
		tw.tap(anna, tw.expect(anna, "Яма у школы", "Назад"), "Назад")
		tw.expect(anna, "«петрова»", "Найдено: 2")

		tw.say(ivan, "/find петрова")
		tw.expect(ivan, "«петрова»", "Найдено: 1", "№ 1 · ЖКХ")
		tw.say(olga, "/find фонари")
		nothing := tw.expect(olga, "«фонари»", "Ничего не нашлось")
		tw.reply(olga, nothing, "яма")
		tw.expect(olga, "«яма»", "Ничего не нашлось")

		tw.say(pyotr, "/find")
		tw.reply(pyotr, tw.expect(pyotr, "Что найти?"), "школа")
		tw.expect(pyotr, "«школа»", "Найдено: 1", "№ 2 · Дороги")

		tw.wrote(maria, "Куплю гараж", 0)
		tw.tap(anna, tw.expect(anna, "Куплю гараж", "Не к нам"), "Не к нам")
		tw.say(anna, "/find гаражи")
		tw.expect(anna, "Найдено: 1", "Не к нам", "Куплю гараж") // closed ones too
	})
}

// A tap on what has been replaced, and words that no list takes, are answered.
func TestOldListsAreAnswered(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.say(ivan, "/tasks")
		old := tw.expect(ivan, "Мои задачи: 1", "№ 1")
		time.Sleep(time.Second)
		tw.say(ivan, "/tasks")
		tw.until(ivan, "the second list", func(list []tgstand.Message) bool {
			m, ok := newest(list, []string{"Мои задачи: 1"})
			return ok && m.ID != old.ID
		})
		tw.until(ivan, "the first list folded", func(list []tgstand.Message) bool {
			return slices.ContainsFunc(list, func(m tgstand.Message) bool {
				return m.ID == old.ID && strings.Contains(m.Text, "Показано ниже")
			})
		})
		tw.reply(ivan, tw.expect(ivan, "Мои задачи: 1"), "Свет дадут")
		tw.expect(ivan, "Ответом на это сообщение ничего сделать нельзя")
		must(t, tw.tg.Start(strange, ""))
		tw.say(strange, "/find")
		tw.expect(strange, "служебный бот")
	})
}
