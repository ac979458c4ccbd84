package app_test

import "testing"

// The operator proposes not to answer, the controller confirms; the message stays in the record.
func TestNoAnswer(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		_, err := tw.vk.Comment(tw.post, maria, "Я вам всем устрою", 0)
		must(t, err)
		tw.tap(anna, tw.expect(anna, "устрою", "Без ответа"), "Без ответа")
		grounds := tw.expect(anna, "Почему не отвечаем?", "Намерение причинить вред")
		if said := tw.tap(anna, grounds, "Намерение причинить вред"); said != "Предложено не отвечать. Решает второй сотрудник" {
			t.Errorf("the tap says %q", said)
		}
		asked := tw.expect(pyotr, "Предложено не отвечать (п. 18): намерение причинить вред — Иванова А. П.", "Подтвердить: без ответа")
		if said := tw.tap(pyotr, asked, "Подтвердить: без ответа"); said != "Закрыто без ответа" {
			t.Errorf("the tap says %q", said)
		}
		tw.expect(anna, "Без ответа", "Решено не отвечать", "Подтвердил второй сотрудник: Петров П. И.")
		if len(tw.vk.Answers()) != 0 {
			t.Error("something was published")
		}
	})
}

// The list of words suggests paragraph 18 and says why; it decides nothing.
func TestThreatsAreSuggestedNotDecided(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		_, err := tw.vk.Comment(tw.post, maria, "Я вас убью, чиновники", 0)
		must(t, err)
		card := tw.expect(anna, "Возможно, п. 18", "Решаете Вы", "Зарегистрировать")
		tw.tap(anna, card, "Без ответа")
		grounds := tw.expect(anna, "Почему не отвечаем?").Labels()
		if grounds[0] == "Нецензурные выражения" || len(grounds) != 5 {
			t.Errorf("the suggested ground comes first: %q", grounds)
		}
	})
}
