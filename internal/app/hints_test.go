package app_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/store/storetest"
	"otklik/tasks"
)

const (
	admin = 1007
	asked = "На Видова 12 нет света, когда дадут?"
	// It turns to nobody and promises no day.
	poor = "На Видова, 12 чинят кабель. Свет будет в ближайшее время."
	good = "Мария, здравствуйте! На Видова, 12 чинят кабель. Свет дадут 24 ноября к 18:00."
)

// drafted lets an executor write a draft and returns its preview.
func (tw *town) drafted(by int64, card, words string) tgstand.Message {
	tw.t.Helper()
	tw.reply(by, tw.expect(by, card), words)
	return tw.expect(by, "Так ответ увидит житель", words)
}

// An executor sees what is noticed in a draft, mends it, and the controller has nothing to be told of.
func TestADraftIsMendedByItsHints(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.assigned(asked, "ЖКХ")
		preview := tw.drafted(ivan, asked, poor)
		for _, words := range []string{"Замечено: 2", "(1) 10.3. В ответе нет", "(2) 10.4 «в ближайшее время»"} {
			if !strings.Contains(preview.Text, words) {
				t.Errorf("the preview does not say %q:\n%s", words, preview.Text)
			}
		}
		mended := tw.drafted(ivan, "Так ответ увидит житель", good)
		if strings.Contains(mended.Text, "Замечено") || mended.Has("Не ошибка (1)") {
			t.Errorf("a good draft is remarked on:\n%s", mended.Text)
		}
		tw.tap(ivan, mended, "Отправить на контроль")
		control := tw.expect(pyotr, good, "Согласовать")
		if strings.Contains(control.Text, "Замечено") {
			t.Errorf("the controller is told of a good draft:\n%s", control.Text)
		}
		tw.tap(pyotr, control, "Согласовать")
		tw.expect(anna, good, "Опубликовать")
	})
}

// A phrase that is no fault stays none: for another task and person, after a restart and a newly loaded roster. That an answer
// may do without a form of address holds for that task alone.
func TestWhatIsNoFaultStaysNone(t *testing.T) {
	const draft = "В целях ремонта свет на Видова, 12 отключат 24 ноября до 18:00."
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.assigned(asked, "ЖКХ")
		preview := tw.drafted(ivan, asked, draft)
		if said := tw.tap(ivan, preview, "Не ошибка (2)"); !strings.Contains(said, "В других ответах") {
			t.Errorf("of a phrase the tap says %q", said)
		}
		preview = tw.expect(ivan, "Так ответ увидит житель", "Замечено: 1", "10.3")
		if said := tw.tap(ivan, preview, "Не ошибка (1)"); !strings.Contains(said, "в этом ответе") {
			t.Errorf("of a form of address the tap says %q", said)
		}
		tw.shown(ivan, draft, "Отправить на контроль", "Замечено")
		tw.rest("23.11.2026 11:00") // the roster is loaded anew
		tw.given("№ 2", "Видова 12 опять без света", "Дороги", "Управление дорог")
		tw.drafted(olga, "опять без света", draft)
		tw.expect(olga, "Так ответ увидит житель", "Замечено: 1", "10.3")
	})
}

// shown waits for a message with words and a button that does not say other words.
func (tw *town) shown(chat int64, words, button, not string) {
	tw.t.Helper()
	ctx, cancel := context.WithTimeout(tw.t.Context(), time.Minute)
	defer cancel()
	err := tw.tg.Wait(ctx, func(v tgstand.View) bool {
		m, ok := newest(v.Messages(chat), []string{words, button})
		return ok && !strings.Contains(m.Text, not)
	})
	if err != nil {
		tw.t.Errorf("«%s» stays; the chat:\n%s", not, tw.chat(chat))
	}
}

// The controller is told in a line what was noticed, and reads it beside each criterion.
func TestAControllerSeesHintsBesideTheCriteria(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.assigned(asked, "ЖКХ")
		tw.tap(ivan, tw.drafted(ivan, asked, poor), "Отправить на контроль")
		control := tw.expect(pyotr, poor, "Согласовать", "Замечено: 10.3 — 1, 10.4 — 1")
		tw.tap(pyotr, control, "На доработку")
		text := tw.expect(pyotr, "Отметьте", "Вернуть", "Не ошибка (2)").Text
		_, after, _ := strings.Cut(text, "\n10.4. ")
		beside, _, _ := strings.Cut(after, "\n10.5. ")
		if !strings.Contains(beside, "в ближайшее время") || strings.Contains(beside, "Мария") {
			t.Errorf("beside 10.4 stands:\n%s", beside)
		}
		tw.tap(pyotr, tw.expect(pyotr, "Отметьте", "Не ошибка (2)"), "Не ошибка (2)")
		tw.shown(pyotr, "Отметьте", "Вернуть", "🔎 (2)")
	})
}

// A draft that has everything wrong is not buried under remarks: eight are shown, the rest is counted.
func TestAVeryBadDraftGetsEightHints(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.assigned(asked, "ЖКХ")
		preview := tw.drafted(ivan, asked, "В целях ремонта в рамках программы данный вопрос взят на контроль , работы будут осуществлены надлежащим образом "+
			"в ближайшее время по мере возможности. Вам необходимо обратиться в управление дорог. Свет будет 31 ноября. Отримонтируем.")
		if !strings.Contains(preview.Text, "(8) ") || strings.Contains(preview.Text, "(9) ") || !strings.Contains(preview.Text, "…и ещё ") {
			t.Errorf("the preview says:\n%s", preview.Text)
		}
		if !preview.Has("Не ошибка (8)") || preview.Has("Не ошибка (9)") {
			t.Errorf("the buttons are %q", preview.Labels())
		}
	})
}

// «Как правильно?» names words that the dictionary has.
func TestASpellingIsAskedFor(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.assigned(asked, "ЖКХ")
		preview := tw.drafted(ivan, asked, "Мария, здравствуйте! На Видова, 12 отримонтируем кабель до 24 ноября.")
		if said := tw.tap(ivan, preview, "Как правильно? (1)"); !strings.Contains(said, "отремонтируем") {
			t.Errorf("the answer is %q", said)
		}
	})
}

// Without a dictionary there are no remarks on spelling and all the others; an administrator is told, and nobody else.
func TestWithoutADictionary(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dawn()
		people := roster()
		people.People = append(people.People, tasks.Person{ID: "admin", Name: "Админов Адам", Roles: []tasks.Role{tasks.Admin}, Account: admin})
		tw := newTownOf(t, inMemory{storetest.NewModel()}, people)
		defer tw.sound()
		tw.expect(admin, "Здравствуйте, Адам")
		tw.dictionary = t.TempDir()
		tw.rest("23.11.2026 10:30")
		tw.assigned(asked, "ЖКХ")
		preview := tw.drafted(ivan, asked, "На Видова, 12 отримонтируем кабель в ближайшее время.")
		if !strings.Contains(preview.Text, "Замечено: 2") || strings.Contains(preview.Text, "10.6") {
			t.Errorf("without a dictionary the preview says:\n%s", preview.Text)
		}
		tw.tap(ivan, preview, "Отправить на контроль")
		tw.expect(pyotr, "отримонтируем", "Согласовать")
		if said := tw.said(admin, "/health"); !strings.Contains(said, "⚠️ Проверка орфографии не работает: нет словаря") {
			t.Errorf("the administrator is told %q", said)
		}
		if said := tw.said(pyotr, "/health"); strings.Contains(said, "словар") {
			t.Errorf("the controller is told %q", said)
		}
	})
}

// said sends a command and returns what the bot answers.
func (tw *town) said(chat int64, command string) string {
	tw.t.Helper()
	before := len(tw.tg.Messages(chat))
	_, err := tw.tg.Say(chat, chat, command)
	must(tw.t, err)
	var text string
	ctx, cancel := context.WithTimeout(tw.t.Context(), time.Minute)
	defer cancel()
	err = tw.tg.Wait(ctx, func(v tgstand.View) bool {
		for _, m := range v.Messages(chat)[before:] {
			if m.FromBot {
				text = m.Text
			}
		}
		return text != ""
	})
	must(tw.t, err)
	return text
}

// /report tells how often a remark came before a return, a return without one, and an approval in spite of one.
func TestHintsAndDecisionsAreCounted(t *testing.T) {
	const despite = "Мария, здравствуйте! В целях ремонта свет на Видова, 12 отключат 24 ноября до 18:00."
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.expect(pyotr, "Здравствуйте, Пётр Ильич!")
		if said := tw.said(pyotr, "/report"); said != "Подсказок и возвратов пока не было" {
			t.Errorf("before anything is decided: %q", said)
		}
		tw.assigned(asked, "ЖКХ")
		tw.returned(tw.drafted(ivan, asked, poor), poor, "10.4 сроки")
		tw.returned(tw.drafted(ivan, "Возвращено на доработку", good), good, "10.1 решение")
		tw.tap(ivan, tw.drafted(ivan, "Возвращено на доработку", despite), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, despite, "Согласовать"), "Согласовать")
		tw.expect(anna, despite, "Опубликовать")
		said := tw.said(pyotr, "/report")
		for _, line := range []string{"10.1 решение: 0 / 1 / 0", "10.4 сроки: 1 / 0 / 0", "10.5 язык: 0 / 0 / 1"} {
			if !strings.Contains(said, line) {
				t.Errorf("the report lacks %q:\n%s", line, said)
			}
		}
		if strings.Contains(said, "10.7") {
			t.Errorf("the report tells of what has not happened:\n%s", said)
		}
		if said := tw.said(ivan, "/report"); strings.Contains(said, "10.4") {
			t.Errorf("an executor is told %q", said)
		}
	})
}

// returned sends a draft to control, where it is returned for a criterion.
func (tw *town) returned(preview tgstand.Message, words, criterion string) {
	tw.t.Helper()
	tw.tap(ivan, preview, "Отправить на контроль")
	tw.tap(pyotr, tw.expect(pyotr, words, "На доработку"), "На доработку")
	tw.tap(pyotr, tw.expect(pyotr, words, "Отметьте", criterion), criterion)
	tw.tap(pyotr, tw.expect(pyotr, "✓ "+criterion), "Вернуть")
	tw.expect(ivan, "Возвращено на доработку", words)
}
