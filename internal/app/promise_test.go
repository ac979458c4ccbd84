package app_test

import (
	"slices"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
)

// More of the town's staff, for what goes up the ladder.
const (
	arkady = 1007 // responsible, housing
	zoya   = 1008 // deputy who oversees housing
)

// withLadder is the town's roster with those to whom delays go up.
func withLadder() *tasks.Roster {
	r := roster()
	r.People = append(r.People,
		tasks.Person{ID: "arkady", Name: "Аркадьев Аркадий", Roles: []tasks.Role{tasks.Responsible}, Department: "gkh", Account: arkady},
		tasks.Person{ID: "zoya", Name: "Зоева Зоя", Roles: []tasks.Role{tasks.Deputy}, Departments: []tasks.DepartmentID{"gkh"}, Account: zoya},
	)
	return r
}

// answered brings a resident's words to a published answer of the housing department.
func (tw *town) answered(words, answer string) {
	tw.t.Helper()
	tw.assigned(words, "ЖКХ")
	tw.reply(ivan, tw.expect(ivan, words, "напишите его ответом"), answer)
	tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", answer), "Отправить на контроль")
	tw.tap(pyotr, tw.expect(pyotr, answer, "Согласовать"), "Согласовать")
	tw.tap(anna, tw.expect(anna, answer, "Опубликовать"), "Опубликовать")
	tw.expect(ivan, "ЖКХ · ответ опубликован", answer)
}

// published brings what the executor has written in reply to a message through control into the network.
func (tw *town) published(m tgstand.Message, answer string) {
	tw.t.Helper()
	tw.reply(ivan, m, answer)
	tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", answer), "Отправить на контроль")
	tw.tap(pyotr, tw.expect(pyotr, answer, "Согласовать"), "Согласовать")
	tw.tap(anna, tw.expect(anna, answer, "Опубликовать"), "Опубликовать")
	tw.expect(ivan, "ЖКХ · ответ опубликован", answer)
}

// Two days in an answer are two promises. The day of the first comes: done, with a picture, accepted, told to the resident. The
// second is not kept: not accepted at first, then explained in the same thread (body p. 4, 10.4).
func TestTwoPromisesComeDue(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.answered("Течёт крыша", "Мария, течь закроем до 25 ноября, а крышу перекроем до 27 ноября.")
		card := tw.expect(ivan, "Обещано: ср 25.11", "Обещано: пт 27.11", "Выполнено (25.11)", "Новый срок (27.11)")
		if card.Has("Не выполнено (25.11)") {
			t.Error("that it is not kept can be said before its day")
		}

		tw.rest("25.11.2026 08:55")
		day := tw.expectWithin(ivan, 10*time.Minute, "Обещано: ср 25.11", "Не выполнено (25.11)", "Выполнено (27.11)")
		tw.tap(ivan, day, "Выполнено (25.11)")
		_, err := tw.tg.Say(ivan, ivan, "Течь закрыта, потолок сухой", tgstand.ReplyTo(tw.expect(ivan, "Что сделано?").ID), tgstand.WithPhoto(photo("сухо")))
		must(t, err)
		tw.expect(ivan, "Отчёт об обещании отправлен контролёру")
		report := tw.expect(pyotr, "отчёт ждёт контролёра", "потолок сухой", "Приложено: фото", "Принять (25.11)", "Проверка выполнения (25.11): до сегодня 17:48")
		if said := tw.tap(pyotr, report, "Принять (25.11)"); said != "Отчёт принят" {
			t.Errorf("the tap says %q", said)
		}
		told := tw.expect(ivan, "Обещано: ср 25.11 — выполнено", "Жителю можно сообщить, что сделано")
		tw.published(told, "Мария, течь закрыта.")

		tw.rest("27.11.2026 09:30")
		tw.tap(ivan, tw.expectWithin(ivan, 10*time.Minute, "Обещано: пт 27.11", "Не выполнено"), "Не выполнено")
		tw.reply(ivan, tw.expect(ivan, "Почему не сделано"), "Не привезли шифер")
		tw.tap(pyotr, tw.expect(pyotr, "Не выполнено — сообщает Сидоров И.", "Не привезли шифер", "Не принять"), "Не принять")
		tw.reply(pyotr, tw.expect(pyotr, "Почему не принимаете?"), "Шифер на складе с утра")
		back := tw.expect(ivan, "Отчёт не принят", "Шифер на складе с утра", "Не выполнено")
		tw.tap(ivan, back, "Не выполнено")
		tw.reply(ivan, tw.expect(ivan, "Почему не сделано"), "Бригада занята до понедельника")
		tw.tap(pyotr, tw.expect(pyotr, "Бригада занята", "Принять"), "Принять")
		owed := tw.expect(ivan, "готовится ответ (о выполнении)", "Обещано: пт 27.11 — не выполнено", "Жителю нужно сообщить, что с обещанным", "Ответ жителю: до пн 30.11")
		tw.published(owed, "Мария, крышу перекрыть не успели, начнём в понедельник.")
		tw.thread(3)
		tw.expect(pyotr, "ответ опубликован", "Сообщение о выполнении")
	})
}

func photo(name string) tgstand.File {
	return tgstand.File{Name: name + ".jpg", MIME: "image/jpeg", Data: []byte{0xff, 0xd8, 0xff, 0xe0}}
}

// Nobody speaks of a promise: responsible, controller and deputy hear, each in their turn. The list shows it as overdue, to
// those whom it concerns.
func TestAnOverduePromiseGoesUp(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.enlist(withLadder())
		tw.answered("Не горит фонарь", "Мария, фонарь починим до 28 ноября.")
		tw.expect(ivan, "Обещано: сб 28.11 — ждём выполнения, спросим пн 30.11")
		for _, who := range []int64{pyotr, ivan, glava, arkady, zoya} {
			tw.say(who, "/promises")
			tw.expect(who, "Открытые обещания жителям: 1", "№ 1 · ЖКХ", "Обещано: до сб 28.11 — ждём выполнения", "№ 1")
		}
		tw.say(olga, "/promises")
		tw.expect(olga, "Открытых обещаний жителям нет")

		tw.rest("30.11.2026 17:55")
		tw.expectWithin(ivan, 10*time.Minute, "Обещание жителю: срок вышел сегодня 18:00", "Открыть № 1")
		tw.rest("01.12.2026 09:14")
		tw.expectWithin(arkady, 5*time.Minute, "Обещание жителю: просрочено на 15 мин раб.", "Открыть № 1")
		tw.rest("01.12.2026 09:29")
		tw.expectWithin(pyotr, 5*time.Minute, "Обещание жителю: просрочено на 30 мин раб.", "Открыть № 1")
		tw.rest("01.12.2026 09:59")
		late := tw.expectWithin(zoya, 5*time.Minute, "Обещание жителю: просрочено на 1 ч раб.", "Открыть № 1")
		tw.tap(zoya, late, "Открыть № 1")
		tw.expect(zoya, "Не горит фонарь", "Обещание жителю: срок вышел вчера 18:00")

		tw.say(pyotr, "/promises")
		list := tw.expect(pyotr, "⏰ № 1 · ЖКХ", "Обещано: сб 28.11 — просрочено", "Управление ЖКХ")
		tw.tap(pyotr, list, "№ 1")
		tw.tap(pyotr, tw.expect(pyotr, "Не горит фонарь", "Обещание жителю: срок вышел вчера 18:00", "Назад"), "Назад")
		tw.expect(pyotr, "Открытые обещания жителям: 1", "просрочено")
	})
}

// A day that the controller does not take for a promise is none.
func TestAnUntickedDayIsNoPromise(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.assigned("Когда праздник?", "ЖКХ")
		tw.reply(ivan, tw.expect(ivan, "напишите его ответом"), "Мария, праздник 28 ноября.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "✓ Обещание: 28.11.2026"), "Обещание: 28.11.2026")
		tw.tap(pyotr, tw.labelled(pyotr, "Обещание: 28.11.2026"), "Согласовать")
		tw.tap(anna, tw.expect(anna, "праздник 28 ноября", "Опубликовать"), "Опубликовать")
		tw.expect(pyotr, "ответ опубликован")
		if n := tw.count(pyotr, "Обещано"); n != 0 {
			t.Error("it is promised all the same")
		}
		tw.say(pyotr, "/promises")
		tw.expect(pyotr, "Открытых обещаний жителям нет")
	})
}

// labelled waits for a message with a button of exactly this label, ticks and all.
func (tw *town) labelled(chat int64, label string) tgstand.Message {
	tw.t.Helper()
	for range 120 {
		for _, m := range tw.tg.Messages(chat) {
			if slices.Contains(m.Labels(), label) {
				return m
			}
		}
		time.Sleep(time.Second)
	}
	tw.t.Fatalf("no button %q for %d; the chat:\n%s", label, chat, tw.chat(chat))
	return tgstand.Message{}
}

// enlist gives the town another roster.
func (tw *town) enlist(r *tasks.Roster) {
	tw.t.Helper()
	for _, p := range r.People {
		if p.Account != 0 {
			tw.tg.Person(p.Account, p.Name, "", "")
		}
	}
	tw.people = r
	tw.stop()
	tw.start()
	for _, p := range r.People[len(roster().People):] {
		must(tw.t, tw.tg.Start(p.Account, ""))
	}
}
