package app_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/store/storetest"
)

// firstLabel is the first button of a message, without the emoji before it.
func firstLabel(m tgstand.Message) string {
	return strings.TrimLeft(m.Labels()[0], "✓ ")
}

// What the roster's words and streets say stands first among the buttons, with its reason on the card.
func TestSuggestionsFromTheRoster(t *testing.T) {
	people := roster()
	people.Words = map[string][]string{"Дороги": {"яма"}}
	people.Streets = map[string][]string{"Южный": {"улица Видова"}}
	people.Urgent = []string{"перелом"}
	synctest.Test(t, func(t *testing.T) {
		dawn()
		tw := newTownOf(t, inMemory{storetest.NewModel()}, people)
		tw.wrote(maria, "На улице Видова яма, у соседа перелом", 0)
		found := tw.expect(anna, "яма", "Похоже на повышенную важность — слово „перелом“", "Зарегистрировать")
		if got := found.Labels()[0]; got != "❗ Повышенная важность" {
			t.Errorf("the first button is %q", got)
		}
		tw.tap(anna, found, "Зарегистрировать")
		topics := tw.expect(anna, "Выберите тему", "Похоже: Дороги — слово „яма“")
		if got := firstLabel(topics); got != "Дороги" {
			t.Errorf("the first topic is %q", got)
		}
		tw.tap(anna, topics, "Дороги")
		places := tw.expect(anna, "Выберите район", "Похоже: Южный — улица Видова")
		if got := firstLabel(places); got != "Южный" {
			t.Errorf("the first district is %q", got)
		}
		tw.tap(anna, places, "Южный")
		card := tw.expect(pyotr, "Похоже: Управление дорог", "тема «Дороги»", "Направить")
		if got := card.Labels()[:2]; got[0] != "❗ Повышенная важность" || got[1] != "Управление дорог" {
			t.Errorf("the first buttons are %q", got)
		}
		tw.aloud(anna, pyotr)
		tw.sound()
	})
}

// topics opens the choice of a topic for the message with these words: a new matter, if its author has written before.
func (tw *town) topics(text string) tgstand.Message {
	tw.t.Helper()
	found := tw.expect(anna, text, "Почему такой срок?")
	label := "Зарегистрировать"
	if found.Has("Новый вопрос") {
		label = "Новый вопрос"
	}
	tw.tap(anna, found, label)
	return tw.expect(anna, text, "Выберите тему")
}

// chosen registers it under a topic.
func (tw *town) chosen(text, topic string) {
	tw.t.Helper()
	tw.tap(anna, tw.topics(text), topic)
	tw.tap(anna, tw.expect(anna, text, "Выберите район"), "Без адреса")
	time.Sleep(time.Minute) // nobody works so fast that the messenger complains
}

// What operators chose before is suggested for like messages, after a restart too; and nobody has to follow it.
func TestSuggestionsFromWhatWasChosen(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		for _, text := range []string{"Лифт в подъезде стоит", "Опять не работает лифт", "Лифт застрял между этажами"} {
			tw.wrote(maria, text, 0)
			tw.chosen(text, "ЖКХ")
			tw.send(text)
		}
		for _, text := range []string{"Разметка на перекрёстке стёрлась", "Светофор не переключается", "Тротуар завалили песком"} {
			tw.wrote(maria, text, 0)
			tw.chosen(text, "Дороги")
		}
		for _, told := range []string{"before a restart", "after it"} {
			text := "Когда починят лифт? Это " + told
			tw.wrote(oleg, text, 0)
			tw.topics(text)
			topics := tw.expect(anna, text, "Выберите тему", "Похоже: ЖКХ", "похоже на № ")
			if got := firstLabel(topics); got != "ЖКХ" {
				t.Errorf("%s the first topic is %q", told, got)
			}
			tw.tap(anna, topics, "Дороги")
			tw.tap(anna, tw.expect(anna, text, "Выберите район"), "Без адреса")
			card := tw.expect(pyotr, text, "Дороги", "Направить")
			if got := firstLabel(card); got != "Управление дорог" {
				t.Errorf("%s the first department is %q: the operator has chosen roads", told, got)
			}
			time.Sleep(time.Minute)
			tw.stop()
			tw.start()
		}
	})
}
