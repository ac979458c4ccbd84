package app_test

import (
	"testing"
	"time"

	"otklik/tasks"
)

// The resident edits and deletes the message before the answer: the cards show it, publishing asks, and what cannot be answered
// any more is closed with a trace.
func TestTheMessageChanges(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		comment := tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		tw.send(dark)
		old := tw.expect(ivan, dark, "напишите его ответом")
		must(t, tw.vk.EditComment(comment, "На улице Видова у дома 14 не горят фонари"))
		if told := tw.expect(ivan, dark, "Житель изменил сообщение", "у дома 14"); told.ID == old.ID {
			t.Error("the executor is not told: the old card was edited")
		}
		tw.answer(dark, fixed)
		must(t, tw.vk.EditComment(comment, "Уже горят, спасибо"))
		time.Sleep(time.Minute)
		tw.tap(anna, tw.expect(anna, dark, "Уже горят, спасибо", "Опубликовать"), "Опубликовать")
		asked := tw.expect(anna, "После того как ответ был написан", "Всё равно опубликовать")
		must(t, tw.vk.DeleteComment(comment))
		tw.expect(anna, "Житель удалил сообщение")
		query, err := tw.tg.TapData(anna, anna, asked.ID, data(asked, "Всё равно опубликовать"))
		must(t, err)
		if said, err := tw.tg.Answered(t.Context(), query); err != nil || said.Text == "Публикуется" {
			t.Errorf("published over a change that the operator had not seen: %q, %v", said.Text, err)
		}
		must(t, tw.vk.RestoreComment(comment))
		time.Sleep(time.Minute)
		tw.tap(anna, tw.expect(anna, dark, "ответ согласован", "Опубликовать"), "Опубликовать")
		tw.tap(anna, tw.expect(anna, dark, "Всё равно опубликовать"), "Всё равно опубликовать")
		tw.expect(anna, dark, "ответ опубликован")
		if got := tw.under(comment); len(got) != 1 || got[0] != fixed {
			t.Errorf("under it stands %q", got)
		}
		tw.aloud(anna, ivan)
	})
}

// A message that is gone is closed by whoever has it, with a reason.
func TestNothingIsLeftToAnswer(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		comment := tw.wrote(maria, dark, 0)
		must(t, tw.vk.DeleteComment(comment))
		tw.tap(anna, tw.expect(anna, dark, "Житель удалил сообщение", "Закрыть: отвечать негде"), "Закрыть: отвечать негде")
		tw.reply(anna, tw.expect(anna, "Почему закрываете без ответа в сети?"), "Житель удалил вопрос")
		tw.expect(anna, dark, "Закрыто: отвечать негде")
		if task := tw.task(comment); task.Status != tasks.Lapsed || task.Found.Text != dark {
			t.Errorf("%s, %q", task.Status, task.Found.Text)
		}
		tw.aloud(anna)
	})
}

// Comments are closed when the answer is ready: the operator is not left with a button that can never work.
func TestCommentsAreClosed(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		comment := tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		tw.send(dark)
		tw.answer(dark, fixed)
		must(t, tw.vk.CloseComments(tw.post))
		tw.tap(anna, tw.expect(anna, dark, "Опубликовать"), "Опубликовать")
		tw.tap(anna, tw.expect(anna, dark, "Комментарии закрыты", "Закрыть: отвечать негде"), "Закрыть: отвечать негде")
		tw.reply(anna, tw.expect(anna, "Почему закрываете без ответа в сети?"), "Запись закрыта")
		for _, chat := range []int64{anna, pyotr, ivan} {
			tw.expect(chat, dark, "закрыто: отвечать негде")
		}
		if task := tw.task(comment); task.Status != tasks.Lapsed || len(tw.vk.Answers()) != 0 {
			t.Errorf("%s, %d answers", task.Status, len(tw.vk.Answers()))
		}
		tw.aloud(anna)
	})
}

// What was decided not to be answered stays in the record when the resident deletes it [18].
func TestEvidenceOutlivesTheMessage(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		comment := tw.wrote(maria, "Я вам всем устрою", 0)
		tw.tap(anna, tw.expect(anna, "устрою", "Без ответа"), "Без ответа")
		tw.tap(anna, tw.expect(anna, "Почему не отвечаем?"), "Намерение причинить вред")
		must(t, tw.vk.DeleteComment(comment))
		tw.tap(pyotr, tw.expect(pyotr, "Я вам всем устрою", "Подтвердить: без ответа"), "Подтвердить: без ответа")
		tw.expect(pyotr, "Решено не отвечать", "Мария Петрова", "Я вам всем устрою", "Житель удалил сообщение", "Сообщение в сети")
		if f := tw.task(comment).Found; f.Text != "Я вам всем устрою" || f.Author.ID != maria || f.Source.Link == "" || f.WrittenAt.IsZero() {
			t.Errorf("kept is %+v", f)
		}
	})
}
