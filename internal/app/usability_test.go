package app_test

import "testing"

// effort counts what a person does for a job: taps and messages.
type effort struct{ taps, messages int }

// doing does a job and counts the updates that it gave the program: everything that people do arrives as one.
func (tw *town) doing(job string, most effort, do func(d *doer)) {
	tw.t.Helper()
	d := &doer{town: tw}
	before := tw.tg.LastUpdate()
	do(d)
	if n := tw.tg.LastUpdate() - before; n != d.taps+d.messages {
		tw.t.Errorf("%s: %d updates, counted %+v", job, n, d.effort)
	}
	if d.taps > most.taps || d.messages > most.messages {
		tw.t.Errorf("%s takes %d taps and %d messages, want at most %d and %d", job, d.taps, d.messages, most.taps, most.messages)
	}
	tw.t.Logf("%-8s %d taps, %d messages; at most %d and %d", job, d.taps, d.messages, most.taps, most.messages)
}

// doer is a person whose taps and messages are counted.
type doer struct {
	*town
	effort
}

// touch taps a label under the newest message with the words, which must be there already: nobody searches for it.
func (d *doer) touch(chat int64, label string, words ...string) {
	d.t.Helper()
	d.taps++
	d.tap(chat, d.expect(chat, append(words, label)...), label)
}

// TestCommonJobsTakeFewTaps holds the jobs that people do all day to the number of taps and messages that they may take.
func TestCommonJobsTakeFewTaps(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		const words, answer = "Во дворе на Видова 12 не горит фонарь", "Мария, здравствуйте! Фонарь на Видова, 12 починили 23 ноября."
		draft := func(text string) func(*doer) {
			return func(d *doer) {
				d.messages++
				d.reply(ivan, d.expect(ivan, "не горит фонарь", "ответом"), text)
				d.touch(ivan, "Отправить на контроль", "Так ответ увидит житель", text)
			}
		}
		_, err := tw.vk.Comment(tw.post, maria, words, 0)
		must(t, err)
		tw.expect(anna, "не горит фонарь")
		tw.doing("register", effort{taps: 3}, func(d *doer) {
			d.touch(anna, "Зарегистрировать", "не горит фонарь")
			d.touch(anna, "ЖКХ", "Выберите тему")
			d.touch(anna, "Южный", "Выберите район")
			d.expect(pyotr, "№ 1", "Направить")
		})
		tw.doing("assign", effort{taps: 2}, func(d *doer) {
			d.touch(pyotr, "Управление ЖКХ", "№ 1")
			d.touch(pyotr, "Направить", "✓ Управление ЖКХ")
			d.expect(ivan, "№ 1", "ответом")
		})
		tw.doing("draft", effort{taps: 1, messages: 1}, draft("Фонарь починили."))
		tw.doing("return", effort{taps: 3}, func(d *doer) {
			d.touch(pyotr, "На доработку", "Фонарь починили.")
			d.touch(pyotr, "10.3 обращение", "Отметьте")
			d.touch(pyotr, "Вернуть", "✓ 10.3 обращение")
			d.expect(ivan, "Возвращено на доработку")
		})
		tw.doing("rework", effort{taps: 1, messages: 1}, draft(answer))
		tw.doing("approve", effort{taps: 1}, func(d *doer) { d.touch(pyotr, "Согласовать", "версия 2") })
		tw.doing("publish", effort{taps: 1}, func(d *doer) {
			d.touch(anna, "Опубликовать", answer)
			d.expect(anna, "№ 1", "✅ Опубликовано")
		})
		tw.doing("find", effort{messages: 1}, func(d *doer) {
			d.messages++
			_, err := d.tg.Say(anna, anna, "1")
			must(t, err)
			d.expect(anna, "№ 1", "История")
		})
	})
}
