package app_test

import (
	"strings"
	"testing"

	"otklik/internal/sandbox/tgstand"
)

// From a resident's comment to the published answer, with a return for rework on the way.
func TestTheWholeWay(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		comment, err := tw.vk.Comment(tw.post, maria, "Во дворе на Видова 12 не горит фонарь", 0)
		must(t, err)
		found := tw.expect(anna, "Мария Петрова", "не горит фонарь", "Зарегистрировать", "Регистрация: до сегодня 10:30")
		tw.expect(vera, "не горит фонарь")

		tw.tap(anna, found, "Зарегистрировать")
		tw.tap(anna, tw.expect(anna, "Выберите тему", "ЖКХ"), "ЖКХ")
		if said := tw.tap(anna, tw.expect(anna, "Выберите район", "Южный"), "Южный"); said != "Зарегистрировано" {
			t.Errorf("the tap says %q", said)
		}
		tw.expect(vera, "№ 1", "ЖКХ", "Южный")

		registered := tw.expect(pyotr, "№ 1", "Управление ЖКХ", "Направить")
		tw.tap(pyotr, registered, "Управление ЖКХ")
		tw.tap(pyotr, tw.expect(pyotr, "№ 1", "✓ Управление ЖКХ"), "Направить")

		assigned := tw.expect(ivan, "№ 1", "не горит фонарь", "напишите его ответом")
		tw.reply(ivan, assigned, "Фонарь починим.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", "Фонарь починим."), "Отправить на контроль")

		review := tw.expect(pyotr, "Фонарь починим.", "Согласовать")
		tw.tap(pyotr, review, "На доработку")
		tw.tap(pyotr, tw.expect(pyotr, "Отметьте", "10.3 обращение"), "10.3 обращение")
		tw.tap(pyotr, tw.expect(pyotr, "✓ 10.3 обращение"), "10.4 сроки")
		tw.tap(pyotr, tw.expect(pyotr, "✓ 10.3 обращение", "✓ 10.4 сроки"), "Вернуть")

		rework := tw.expect(ivan, "Возвращено на доработку", "обращение к заявителю", "Доработка ответа")
		const answer = "Мария, здравствуйте! Фонарь на Видова, 12 починят до 27 ноября."
		tw.reply(ivan, rework, answer)
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", answer), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "версия 2", answer, "Согласовать"), "Согласовать")

		ready := tw.expect(anna, answer, "Опубликовать")
		tw.tap(anna, ready, "Опубликовать")
		for _, chat := range []int64{anna, vera, pyotr, ivan} {
			tw.expect(chat, "№ 1", "Опубликовано")
		}
		tw.tap(pyotr, tw.expect(pyotr, "№ 1", "Опубликовано", "История"), "История")
		tw.expect(pyotr, "Иванова А. П.: зарегистрировано (ЖКХ, Южный)", "возвращено на доработку (версия 1, 10.3, 10.4)", "Отклик: опубликовано (https")
		answers := tw.vk.Answers()
		if len(answers) != 1 || answers[0].Text != answer || answers[0].ReplyTo != comment {
			t.Errorf("on the wall: %+v", answers)
		}
	})
}

// Two on one card: one wins, the other is told who and what. Strangers and old buttons are answered politely.
func TestTwoOnOneCardAndStrangers(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		_, err := tw.vk.Comment(tw.post, maria, "Яма на дороге", 0)
		must(t, err)
		mine, hers := tw.expect(anna, "Яма на дороге"), tw.expect(vera, "Яма на дороге")
		if said := tw.tap(vera, hers, "Не к нам"); said != "Закрыто: не к нам" {
			t.Errorf("the first is told %q", said)
		}
		query, err := tw.tg.TapData(anna, anna, mine.ID, data(mine, "Не к нам"))
		must(t, err)
		answer, err := tw.tg.Answered(t.Context(), query)
		must(t, err)
		if !strings.Contains(answer.Text, "закрыто: не к нам") || !strings.Contains(answer.Text, "Верина В.") || !answer.Alert {
			t.Errorf("the second is told %q", answer.Text)
		}
		must(t, tw.tg.Start(strange, ""))
		refusal := tw.expect(strange, "служебный бот")
		if len(refusal.Buttons) > 0 || strings.Contains(refusal.Text, "Яма") {
			t.Errorf("a stranger is told %q", refusal.Text)
		}
	})
}

// assigned brings a resident's words to the housing department, registered without an address.
func (tw *town) assigned(words, topic string) {
	tw.t.Helper()
	tw.given("№ 1", words, topic, "Управление ЖКХ")
}

// given brings a resident's words to a department; number is the one that the task gets.
func (tw *town) given(number, words, topic, department string) {
	tw.t.Helper()
	_, err := tw.vk.Comment(tw.post, maria, words, 0)
	must(tw.t, err)
	tw.tap(anna, tw.expect(anna, words, "Зарегистрировать"), "Зарегистрировать")
	tw.tap(anna, tw.expect(anna, words, "Выберите тему"), topic)
	tw.tap(anna, tw.expect(anna, words, "Выберите район"), "Без адреса")
	tw.tap(pyotr, tw.expect(pyotr, number, department, "Направить"), department)
	tw.tap(pyotr, tw.expect(pyotr, number, "✓ "+department), "Направить")
}

func data(m tgstand.Message, label string) string {
	for _, row := range m.Buttons {
		for _, b := range row {
			if strings.HasSuffix(b.Label, label) {
				return b.Data
			}
		}
	}
	return ""
}
