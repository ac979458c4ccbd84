package app_test

import (
	"testing"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

const oleg = 502 // another resident

// wrote lets a resident write under the post, or in answer to a comment.
func (tw *town) wrote(who int64, text string, to int64) (comment int64) {
	tw.t.Helper()
	if who == oleg {
		tw.vk.AddUser(vkstand.User{ID: oleg, First: "Олег", Last: "Кузнецов"})
	}
	id, err := tw.vk.Comment(tw.post, who, text, to)
	must(tw.t, err)
	tw.expect(anna, text)
	return id
}

// register gives the message with these words a topic, from the card that has the button.
func (tw *town) register(words, button string) {
	tw.t.Helper()
	tw.tap(anna, tw.expect(anna, words, button), button)
	tw.tap(anna, tw.expect(anna, words, "Выберите тему"), "ЖКХ")
	tw.tap(anna, tw.expect(anna, words, "Выберите район"), "Без адреса")
}

// send hands the message to the housing department.
func (tw *town) send(words string) {
	tw.t.Helper()
	tw.tap(pyotr, tw.expect(pyotr, words, "Управление ЖКХ", "Направить"), "Управление ЖКХ")
	tw.tap(pyotr, tw.expect(pyotr, words, "✓ Управление ЖКХ"), "Направить")
}

// answer brings words of the executor as far as the operator.
func (tw *town) answer(words, text string) {
	tw.t.Helper()
	tw.draft(words, text)
	tw.tap(pyotr, tw.expect(pyotr, text, "Согласовать"), "Согласовать")
}

// draft brings them as far as the controller.
func (tw *town) draft(words, text string) {
	tw.t.Helper()
	tw.reply(ivan, tw.expect(ivan, words, "напишите его ответом"), text)
	tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", text), "Отправить на контроль")
}

// publish taps «Опубликовать» on the card with these words, and waits until the answer stands there.
func (tw *town) publish(words ...string) {
	tw.t.Helper()
	before := len(tw.vk.Answers())
	card := tw.expect(anna, append(words, "Опубликовать")...)
	if said := tw.tap(anna, card, "Опубликовать"); said != "Публикуется" {
		tw.t.Fatalf("the tap says %q", said)
	}
	must(tw.t, tw.vk.Wait(tw.t.Context(), func() bool { return len(tw.vk.Answers()) > before }))
	tw.expect(anna, append(words[:1:1], "Опубликовано")...)
}

// under lists what the town has answered under a comment.
func (tw *town) under(comment int64) (texts []string) {
	for _, a := range tw.vk.Answers() {
		if a.ReplyTo == comment {
			texts = append(texts, a.Text)
		}
	}
	return texts
}

// aloud prints what people have before their eyes, for whoever wants to hear how it sounds.
func (tw *town) aloud(chats ...int64) {
	if testing.Verbose() {
		for _, chat := range chats {
			tw.t.Logf("chat of %d\n%s", chat, tw.chat(chat))
		}
	}
}

// task is the one that was made of a comment.
func (tw *town) task(comment int64) tasks.Task {
	tw.t.Helper()
	src := tasks.Source{Network: "vk", Owner: -tw.vk.Group(), Post: tw.post, Comment: comment}
	t, err := tw.store.Task(tw.t.Context(), src.ID())
	must(tw.t, err)
	return t
}
