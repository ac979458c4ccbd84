package app_test

import "testing"

// The operator sees a mistake in a published answer; the executor reads what it is and mends it, in the same thread.
func TestAPublishedAnswerIsCorrected(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.answered("Когда починят лифт?", "Мария, лифт в доме 12 работает.")
		tw.tap(anna, tw.expect(anna, "ЖКХ · ответ опубликован", "Исправить ответ"), "Исправить ответ")
		tw.reply(anna, tw.expect(anna, "Что не так в опубликованном ответе?"), "Дом не 12, а 14")
		tw.expect(anna, "Ответ возвращён на исправление")
		owed := tw.expect(ivan, "готовится ответ (уточнение)", "Ответ нужно исправить", "Дом не 12, а 14", "Жителю нужно уточнение")
		if owed.Has("Промежуточный ответ") || owed.Has("Без ответа") {
			t.Errorf("an answered resident is offered %q", owed.Labels())
		}
		tw.published(owed, "Мария, уточняем: лифт работает в доме 14.")
		tw.expect(pyotr, "Уточнение ответа", "Мария, уточняем", "Опубликовано раньше: ответ", "в доме 12")
		tw.thread(2)
	})
}

// The executor corrects an answer of their own accord.
func TestACorrectionOfOnesOwnAccord(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.answered("Когда починят лифт?", "Мария, лифт в доме 12 работает.")
		card := tw.expect(ivan, "ЖКХ · ответ опубликован", "Если ответ нужно дополнить или исправить")
		tw.reply(ivan, card, "Мария, уточняем: дом 14.")
		tw.tap(ivan, tw.expect(ivan, "Уточнение ответа. Так ответ увидит житель", "дом 14"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "ответ на контроле (уточнение)", "дом 14", "Согласовать"), "Согласовать")
		tw.tap(anna, tw.expect(anna, "ответ согласован (уточнение)", "дом 14", "Опубликовать"), "Опубликовать")
		tw.expect(ivan, "ЖКХ · ответ опубликован", "дом 14")
		tw.thread(2)
	})
}
