package app_test

import "testing"

// A department says that a task is not its own: the controller gets it back with the reason and hands it on.
func TestADepartmentRefuses(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.assigned("Яма на Видова", "Дороги")
		tw.tap(ivan, tw.expect(ivan, "Яма на Видова", "Не наша компетенция"), "Не наша компетенция")
		tw.reply(ivan, tw.expect(ivan, "Напишите причину"), "Дороги ведёт управление дорог")
		tw.expect(ivan, "Возвращено контролёру")
		again := tw.expect(pyotr, "Не наша компетенция: Управление ЖКХ", "Дороги ведёт управление дорог", "Направить")
		tw.tap(pyotr, again, "Управление дорог")
		tw.tap(pyotr, tw.expect(pyotr, "✓ Управление дорог"), "Направить")
		tw.reply(olga, tw.expect(olga, "Яма на Видова", "напишите его ответом"), "Мария, яму заделают 24 ноября.")
		tw.expect(olga, "Так ответ увидит житель", "Отправить на контроль")
	})
}
