package app_test

import (
	"testing"
	"time"

	"otklik/tasks"
)

// reopen starts the program anew with another setting of «Дело».
func (tw *town) reopen(mode tasks.DeloMode) {
	tw.t.Helper()
	tw.stop()
	time.Sleep(time.Minute) // a new life does not know how much the last one has sent
	tw.delo = mode
	tw.start()
}

// With «Дело» by hand the operator loads the message with its number, the executor the approved answer, each in 30 minutes.
func TestDeloByHand(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.reopen(tasks.DeloManual)
		comment := tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		filing := tw.expect(anna, dark, "№ 1", "ждёт загрузки в «Дело»", "Регистрация: до сегодня 10:31", "Загружено в Дело")
		tw.tap(anna, filing, "Почему такой срок?")
		tw.expect(anna, "загрузка в «Дело» — не позже")
		tw.tap(anna, filing, "Загружено в Дело")
		tw.reply(anna, tw.expect(anna, "Под каким номером"), "01-22/345")
		tw.expect(anna, dark, "В «Деле»: № 01-22/345", "ждёт распределения")
		tw.send(dark)
		tw.draft(dark, fixed)
		tw.tap(pyotr, tw.expect(pyotr, fixed, "Согласовать"), "Согласовать")
		load := tw.expect(ivan, dark, "согласовано, ждёт загрузки в «Дело»", "Загрузка в «Дело»: до сегодня 10:31", "Загружено в Дело")
		tw.tap(ivan, load, "Загружено в Дело")
		tw.reply(ivan, tw.expect(ivan, "Под каким номером"), "01-22/346")
		tw.expect(anna, dark, "Ответ в «Деле»: № 01-22/346", "Опубликовать")
		tw.publish(dark, fixed)
		if got := tw.under(comment); len(got) != 1 {
			t.Errorf("under it stands %q", got)
		}
		tw.aloud(anna, ivan)
	})
}

// «Дело» is switched off while tasks wait for it: they go on.
func TestDeloIsSwitchedOff(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.reopen(tasks.DeloManual)
		tw.wrote(maria, dark, 0)
		tw.register(dark, "Зарегистрировать")
		waiting := tw.expect(anna, dark, "Загружено в Дело")
		tw.reopen(tasks.DeloOff)
		tw.tap(anna, waiting, "Обновить")
		if said := tw.tap(anna, tw.expect(anna, dark, "Дальше без Дела"), "Дальше без Дела"); said != "Продолжено без «Дела»" {
			t.Errorf("the tap says %q", said)
		}
		tw.send(dark)
		tw.reopen(tasks.DeloManual)
		tw.draft(dark, fixed)
		tw.tap(pyotr, tw.expect(pyotr, fixed, "Согласовать"), "Согласовать")
		old := tw.expect(ivan, dark, "Загружено в Дело")
		tw.reopen(tasks.DeloOff)
		tw.tap(ivan, old, "Загружено в Дело") // the old button still works
		tw.reply(ivan, tw.expect(ivan, "Под каким номером"), "нет")
		tw.publish(dark, fixed)
	})
}
