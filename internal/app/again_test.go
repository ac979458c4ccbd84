package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
)

// settled brings a resident's message to its answer, and returns both comments.
func (tw *town) settled(who int64, words, text string) (comment, answer int64) {
	tw.t.Helper()
	comment = tw.wrote(who, words, 0)
	tw.register(words, "Зарегистрировать")
	tw.send(words)
	tw.answer(words, text)
	tw.publish(words, text)
	for _, a := range tw.vk.Answers() {
		if a.ReplyTo == comment {
			answer = a.ID
		}
	}
	return comment, answer
}

// A resident goes on under the answer: the task is open again with terms anew, and the next answer goes under the new words.
func TestAResidentWritesAgain(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		first, answer := tw.settled(maria, dark, fixed)
		time.Sleep(2 * time.Hour)
		second := tw.wrote(maria, "Ничего не починили, темно!", answer)
		card := tw.expect(anna, "Ничего не починили", "Этот житель уже писал здесь: № 1 · ЖКХ, ответ опубликован", "Новый вопрос")
		if said := tw.tap(anna, card, "Продолжение"); said != "Отмечено как продолжение прежней задачи" {
			t.Errorf("the tap says %q", said)
		}
		tw.expect(anna, "Продолжение прежней задачи", "Продолжение: № 1 · ЖКХ")
		tw.expect(ivan, dark, "Житель написал снова", "Ничего не починили", "Задача открыта заново", "Ответ жителю: до завтра 11:48")
		tw.expect(pyotr, dark, "Ничего не починили", "готовится ответ")
		const sorry = "Мария, простите! Теперь фонари горят."
		tw.answer("Ничего не починили", sorry)
		tw.publish(dark, sorry)
		if got := tw.under(second); len(got) != 1 || got[0] != sorry || len(tw.under(first)) != 1 {
			t.Errorf("under the new message stands %q", got)
		}

		third := tw.wrote(maria, "Опять погасли", second)
		tw.tap(anna, tw.expect(anna, "Опять погасли", "Этот житель уже писал здесь: № 1"), "Продолжение")
		tw.expect(ivan, "Опять погасли", "напишите его ответом")
		if task := tw.task(first); task.Status != tasks.Assigned || len(task.Continued) != 2 || task.Target().Comment != third {
			t.Errorf("%s, %d continuations, to %d", task.Status, len(task.Continued), task.Target().Comment)
		}
		tw.aloud(anna, ivan)
	})
}

// «Новый вопрос» of a resident who has written before is a task like any other; a stranger under the answer is asked nothing.
func TestANewQuestionUnderTheAnswer(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		_, answer := tw.settled(maria, dark, fixed)
		second := tw.wrote(maria, "А когда уберут мусор?", answer)
		tw.register("мусор", "Новый вопрос")
		if task := tw.task(second); task.Status != tasks.Registered || task.Number != 2 {
			t.Errorf("%s, number %d", task.Status, task.Number)
		}
		tw.wrote(oleg, "У нас тоже темно", answer)
		card := tw.expect(anna, "У нас тоже темно", "Зарегистрировать")
		if slices.Contains(card.Labels(), "💬 Продолжение") || strings.Contains(card.Text, "уже писал") {
			t.Errorf("a stranger's words continue somebody else's task: %q", card.Text)
		}
	})
}

// More words while the answer is being written: the executor is told at once; after the approval the operator is asked.
func TestMoreWordsWhileTheAnswerIsWritten(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		first := tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		tw.send(dark)
		old := tw.expect(ivan, dark, "напишите его ответом")
		tw.wrote(maria, "И у дома 14 тоже", first)
		tw.tap(anna, tw.expect(anna, "И у дома 14", "уже писал здесь: № 1 · ЖКХ, готовится ответ"), "Продолжение")
		if told := tw.expect(ivan, dark, "И у дома 14 тоже"); told.ID == old.ID {
			t.Error("the executor is not told: the old card was edited")
		}
		tw.answer("И у дома 14", fixed)
		late := tw.wrote(maria, "И у дома 16!", first)
		tw.tap(anna, tw.expect(anna, "И у дома 16", "Продолжение"), "Продолжение")
		time.Sleep(time.Minute)
		tw.tap(anna, tw.expect(anna, dark, "И у дома 16!", "Опубликовать"), "Опубликовать")
		asked := tw.expect(anna, "После того как ответ был написан", "Всё равно опубликовать")
		tw.tap(anna, asked, "Всё равно опубликовать")
		tw.expect(anna, dark, "ответ опубликован")
		if got := tw.under(late); len(got) != 1 {
			t.Errorf("under the newest words stands %q", got)
		}
		tw.aloud(anna)
	})
}
