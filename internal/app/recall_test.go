package app_test

import "testing"

// The controller has approved too soon: the approval is taken back before it is published, and the draft is returned.
func TestAnApprovalIsTakenBack(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.reply(ivan, tw.expect(ivan, "Нет света", "напишите его ответом"), "Мария, свет будт к вечеру.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "будт", "Согласовать"), "Согласовать")
		ready := tw.expect(anna, "будт", "Опубликовать")

		tw.tap(pyotr, tw.expect(pyotr, "ответ согласован", "Отозвать"), "Отозвать")
		tw.reply(pyotr, tw.expect(pyotr, "Почему отзываете?"), "Опечатка")
		tw.expect(anna, "ответ на контроле", "Отозвано", "Опечатка")
		query, err := tw.tg.TapData(anna, anna, ready.ID, data(ready, "Опубликовать"))
		must(t, err)
		if said, err := tw.tg.Answered(t.Context(), query); err != nil || said.Text == "Публикуется" {
			t.Errorf("what was taken back: %q, %v", said.Text, err)
		}
		tw.tap(pyotr, tw.expect(pyotr, "Отозвано", "На доработку"), "На доработку")
		tw.tap(pyotr, tw.expect(pyotr, "Отметьте", "10.6 ошибки"), "10.6 ошибки")
		tw.tap(pyotr, tw.expect(pyotr, "✓ 10.6 ошибки"), "Вернуть")
		tw.expect(ivan, "Возвращено на доработку", "орфографических")
	})
}
