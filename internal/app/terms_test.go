package app_test

import (
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// The term comes: whose duty it is hears before it, at it, and then the ladder goes up. Each hears once.
func TestATermComesAndIsEscalated(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		_, err := tw.vk.Comment(tw.post, maria, "Нет воды", 0)
		must(t, err)
		tw.expect(anna, "Нет воды", "Зарегистрировать")
		tw.expectWithin(anna, 20*time.Minute, "Регистрация: осталось 15 мин раб.", "Открыть")
		tw.expectWithin(anna, 20*time.Minute, "Регистрация: осталось 6 мин раб.")
		tw.expectWithin(anna, 20*time.Minute, "Регистрация: срок вышел сегодня 10:30")
		time.Sleep(29 * time.Minute)
		if n := tw.count(pyotr, "Нет воды"); n != 0 {
			t.Errorf("the controller hears before half an hour is over: %d", n)
		}
		late := tw.expectWithin(pyotr, 3*time.Minute, "Регистрация: просрочено на 30 мин раб.", "Открыть")
		if tw.count(anna, "⏰ Новое сообщение") != 1 {
			t.Errorf("the operator heard not once:\n%s", tw.chat(anna))
		}
		tw.tap(pyotr, late, "Открыть")
		card := tw.expect(pyotr, "Нет воды", "Почему такой срок?")
		tw.tap(pyotr, card, "Почему такой срок?")
		tw.expect(pyotr, "Регистрация (п. 4)", "Ответ жителю (п. 7, 14)", "Чтобы успеть с ответом", "Запас на доработку: есть", "перерыв")
	})
}

// An alert that the head does not see comes again after 10, 20 and 30 minutes; then the controllers hear of it.
func TestAnAlertIsRepeatedUntilTheHeadHasSeenIt(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		time.Sleep(12 * time.Hour) // at night: the alert does not wait
		tw.say(anna, "/help")      // the operator is at work
		_, err := tw.vk.Comment(tw.post, maria, "Провалился асфальт", 0)
		must(t, err)
		tw.tap(anna, tw.expect(anna, "Провалился асфальт"), "Повышенная важность")
		tw.tap(anna, tw.expect(anna, "Выберите причину"), "Угроза жизни или здоровью")
		tw.expect(glava, "Повышенная важность", "Провалился асфальт", "Ознакомлен", "На контроль")
		for n := 2; n <= 4; n++ {
			time.Sleep(11 * time.Minute)
			if got := tw.count(glava, "карточка ниже"); got != n-1 {
				t.Errorf("after %d minutes the alert came %d times more", (n-1)*11, got)
			}
		}
		tw.expectWithin(pyotr, 12*time.Minute, "Глава не подтвердил")
		alert := tw.expect(glava, "Провалился асфальт", "Ознакомлен")
		if said := tw.tap(glava, alert, "На контроль"); said != "Задача на Вашем контроле" {
			t.Errorf("the tap says %q", said)
		}
		if said := tw.tap(glava, tw.expect(glava, "На контроле: Глава", "Ознакомлен"), "Ознакомлен"); said != "Отмечено: Вы ознакомлены" {
			t.Errorf("the tap says %q", said)
		}
		before := tw.count(glava, "карточка ниже")
		time.Sleep(2 * time.Hour)
		if got := tw.count(glava, "карточка ниже"); got != before {
			t.Error("the alert came again after the head had seen it")
		}
		tw.tap(anna, tw.expect(anna, "Провалился асфальт", "Зарегистрировать"), "Зарегистрировать")
		tw.tap(anna, tw.expect(anna, "Выберите тему"), "Дороги")
		tw.tap(anna, tw.expect(anna, "Выберите район"), "Без адреса")
		tw.expect(glava, "№ 1", "ждёт распределения") // a milestone of what is under the head's control
	})
}

// In the morning everybody with an open duty gets one list, on working days only.
func TestTheMorningList(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.rest("27.11.2026 19:00") // a Friday
		tw.say(anna, "/help")       // still at work
		time.Sleep(time.Minute)     // and the bot has heard of it
		for _, text := range []string{"Первый вопрос", "Второй вопрос", "Третий вопрос"} {
			_, err := tw.vk.Comment(tw.post, maria, text, 0)
			must(t, err)
			tw.expect(anna, text)
		}
		for _, morning := range []string{"28.11.2026 08:00", "29.11.2026 08:00"} {
			tw.rest(morning)
			time.Sleep(3 * time.Hour)
		}
		if n := tw.count(anna, "Доброе утро"); n != 0 {
			t.Errorf("%d morning lists at the weekend", n)
		}
		tw.rest("30.11.2026 08:00")
		list := tw.expectWithin(anna, 3*time.Hour, "Доброе утро! Ждут Вас: 3 задачи", "Регистрация: осталось")
		if len(list.Buttons) == 0 {
			t.Error("no buttons to open the cards")
		}
		time.Sleep(3 * time.Hour)
		if n := tw.count(anna, "Доброе утро"); n != 1 {
			t.Errorf("%d morning lists", n)
		}
		tw.expectWithin(pyotr, 8*time.Hour, "Просрочено или срок завтра: 3 задачи")
	})
}

func (tw *town) count(chat int64, words string) int {
	n := 0
	for _, m := range tw.tg.Messages(chat) {
		if m.FromBot && strings.Contains(m.Text, words) {
			n++
		}
	}
	return n
}

func (tw *town) expectWithin(chat int64, limit time.Duration, words ...string) tgstand.Message {
	tw.t.Helper()
	end := time.Now().Add(limit)
	for {
		if m, ok := newest(tw.tg.Messages(chat), words); ok {
			return m
		}
		if time.Now().After(end) {
			tw.t.Fatalf("no message with %q for %d within %s; the chat:\n%s", words, chat, limit, tw.chat(chat))
		}
		time.Sleep(10 * time.Second)
	}
}
