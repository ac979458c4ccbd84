package app_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/store"
	"otklik/tasks"
)

// onStores tells a story on both stores.
func onStores(t *testing.T, people *tasks.Roster, story func(*testing.T, *town)) {
	for name, open := range map[string]func(*testing.T) store.Store{"sqlite": openSQLite, "redis": openRedis} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				dawn()
				s := open(t)
				defer s.Close()
				tw := newTownOf(t, s, people)
				story(t, tw)
				tw.sound()
			})
		})
	}
}

const (
	boris = 1007 // executor and responsible, housing
	it    = 1008 // administrator
)

// colleagues is the town's roster with a second executor in the housing department, who answers for it, and an administrator.
func colleagues() *tasks.Roster {
	r := roster()
	r.People = append(r.People,
		tasks.Person{
			ID: "boris", Name: "Белов Борис", Roles: []tasks.Role{tasks.Executor, tasks.Responsible}, Department: "gkh", Account: boris,
		},
		tasks.Person{ID: "it", Name: "Админ", Roles: []tasks.Role{tasks.Admin}, Account: it},
	)
	for i := range r.People {
		if r.People[i].ID == "sidorov" {
			r.People[i].Substitute = "orlova"
		}
	}
	return r
}

func (tw *town) say(chat int64, text string) {
	tw.t.Helper()
	_, err := tw.tg.Say(chat, chat, text)
	must(tw.t, err)
}

// without waits until a message has lost some words.
func (tw *town) without(chat int64, m tgstand.Message, words string) {
	tw.t.Helper()
	ctx, cancel := context.WithTimeout(tw.t.Context(), 2*time.Minute)
	defer cancel()
	err := tw.tg.Wait(ctx, func(v tgstand.View) bool {
		return slices.ContainsFunc(v.Messages(chat), func(x tgstand.Message) bool {
			return x.ID == m.ID && !strings.Contains(x.Text, words)
		})
	})
	if err != nil {
		tw.t.Fatalf("the message still says %q; the chat:\n%s", words, tw.chat(chat))
	}
}

// page taps its way through a page of choices: each label on the newest message that has it.
func (tw *town) page(chat int64, labels ...string) {
	tw.t.Helper()
	for _, label := range labels {
		tw.tap(chat, tw.expect(chat, "Отсутствие", label), label)
	}
}

// Illness: open tasks move at once to the substitute of another department, who answers; on return what nobody has begun comes
// back, and what is begun stays.
func TestIllness(t *testing.T) {
	onStores(t, colleagues(), func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.expect(ivan, "Нет света", "напишите его ответом")
		tw.say(ivan, "/absent")
		tw.page(ivan, "Болезнь", "До возвращения", "Орлова О.")
		tw.expect(ivan, "Вы отсутствуете: болезнь", "Замещает Орлова О.", "Я вернулся")

		card := tw.expect(olga, "Нет света", "напишите его ответом", "Вы замещаете: Сидоров И.")
		tw.expect(olga, "Вы замещаете: Сидоров И. (болезнь, с 23.11 до возвращения)")
		tw.reply(olga, card, "Мария, свет включат вечером.")
		tw.expect(olga, "Так ответ увидит житель", "Отправить на контроль")

		tw.hand("Холодные батареи")
		fresh := tw.expect(olga, "Холодные батареи", "напишите его ответом")
		if _, ok := newest(tw.tg.Messages(ivan), []string{"Холодные батареи"}); ok {
			t.Error("who is ill was called")
		}

		if said := tw.tap(ivan, tw.expect(ivan, "Вы отсутствуете", "Я вернулся"), "Я вернулся"); said != "Записано: снова на работе" {
			t.Errorf("the tap says %q", said)
		}
		tw.expect(ivan, "Холодные батареи", "напишите его ответом")
		tw.without(olga, fresh, "напишите его ответом")
		tw.tap(olga, tw.expect(olga, "Так ответ увидит житель"), "Отправить на контроль")
		tw.tap(pyotr, tw.expect(pyotr, "свет включат", "На доработку"), "На доработку")
		tw.tap(pyotr, tw.expect(pyotr, "Отметьте", "10.6 ошибки"), "10.6 ошибки")
		tw.tap(pyotr, tw.expect(pyotr, "✓ 10.6 ошибки"), "Вернуть")
		tw.reply(olga, tw.expect(olga, "Возвращено на доработку", "орфографических"), "Мария, свет включат к вечеру.")
		tw.tap(olga, tw.expect(olga, "Так ответ увидит житель", "к вечеру"), "Отправить на контроль")
		review := tw.expect(pyotr, "к вечеру", "Согласовать")
		tw.tap(pyotr, review, "История")
		tw.expect(pyotr, "передано: Сидоров И. → Орлова О. (болезнь)", "начатое остаётся, Орлова О.")
	})
}

// hand brings a second message to the housing department.
func (tw *town) hand(words string) {
	tw.t.Helper()
	_, err := tw.vk.Comment(tw.post, maria, words, 0)
	must(tw.t, err)
	tw.tap(anna, tw.expect(anna, words, "Зарегистрировать"), "Зарегистрировать")
	tw.tap(anna, tw.expect(anna, words, "Выберите тему"), "ЖКХ")
	tw.tap(anna, tw.expect(anna, words, "Выберите район"), "Без адреса")
	tw.tap(pyotr, tw.expect(pyotr, words, "Управление ЖКХ", "Направить"), "Управление ЖКХ")
	tw.tap(pyotr, tw.expect(pyotr, words, "✓ Управление ЖКХ"), "Направить")
}

// A leave in the future begins while the program is down: what is missed is done once at the start. The substitute falls ill
// too: the chain goes on to its end.
func TestALeaveBeginsWhileNothingRuns(t *testing.T) {
	onStores(t, colleagues(), func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.expect(ivan, "Нет света", "напишите его ответом")
		tw.say(ivan, "/absent")
		tw.page(ivan, "Отпуск")
		tw.reply(ivan, tw.expect(ivan, "Когда?"), "24.11–25.11")
		tw.page(ivan, "Орлова О.")
		tw.expect(ivan, "Вы будете отсутствовать: отпуск, с 24.11 по 25.11", "Замещает Орлова О.", "Отменить")
		if _, ok := newest(tw.tg.Messages(olga), []string{"Нет света"}); ok {
			t.Error("a leave to come has called the substitute already")
		}
		tw.kill()
		time.Sleep(24 * time.Hour)
		tw.start()
		tw.expect(olga, "Нет света", "Вы замещаете: Сидоров И.")

		tw.say(boris, "/absent") // the responsible notes nobody of another department
		if _, ok := newest([]tgstand.Message{tw.expect(boris, "Чьё отсутствие")}, []string{"Орлова О."}); ok {
			t.Error("the responsible may note the absence of another department")
		}
		tw.say(it, "/absent")
		tw.page(it, "Орлова О.", "Болезнь", "Сегодня")
		page := tw.expect(it, "Отсутствие: Орлова О.", "Кто замещает?")
		tw.tap(it, page, "По выбору подразделения")
		tw.expect(it, "Отсутствует: болезнь, 24.11")
		tw.expect(olga, "Вы отсутствуете: болезнь, 24.11. Замещают коллеги. Кто отметил: Админ")
		tw.expect(pyotr, "Некому работать", "Управление дорог")
		tw.expect(it, "Некому работать", "Управление дорог")

		tw.kill()
		time.Sleep(2 * 24 * time.Hour)
		tw.start()
		tw.expect(ivan, "Нет света", "напишите его ответом")
		tw.expect(pyotr, "Теперь на каждом шаге есть кому работать")
	})
}

// Nobody in a department: the controller hears why a task cannot go there, the responsible and the administrator hear of the
// task; when somebody stands in, it can.
func TestNobodyInTheDepartment(t *testing.T) {
	onStores(t, colleagues(), func(t *testing.T, tw *town) {
		for _, chat := range []int64{ivan, boris} {
			tw.say(chat, "/absent")
			if chat == boris {
				tw.page(chat, "Я")
			}
			tw.page(chat, "Командировка", "До возвращения", "По выбору подразделения")
			tw.expect(chat, "Вы отсутствуете: командировка")
		}
		tw.expect(pyotr, "Некому работать", "Управление ЖКХ: ответить некому")
		tw.expect(it, "Некому работать", "Управление ЖКХ: ответить некому")

		_, err := tw.vk.Comment(tw.post, maria, "Течёт крыша", 0)
		must(t, err)
		tw.tap(anna, tw.expect(anna, "Течёт крыша", "Зарегистрировать"), "Зарегистрировать")
		tw.tap(anna, tw.expect(anna, "Выберите тему"), "ЖКХ")
		tw.tap(anna, tw.expect(anna, "Выберите район"), "Без адреса")
		tw.tap(pyotr, tw.expect(pyotr, "№ 1", "Управление ЖКХ", "Направить"), "Управление ЖКХ")
		said := tw.tap(pyotr, tw.expect(pyotr, "✓ Управление ЖКХ"), "Направить")
		if !strings.Contains(said, "некому ответить") {
			t.Errorf("the controller is told %q", said)
		}
		tw.expect(it, "№ 1", "Направить не удалось", "«Управление ЖКХ»")

		tw.page(boris, "Я вернулся")
		tw.expect(pyotr, "Теперь на каждом шаге есть кому работать")
		tw.tap(pyotr, tw.expect(pyotr, "✓ Управление ЖКХ"), "Направить")
		tw.expect(boris, "Течёт крыша", "напишите его ответом")
	})
}

// leave lets somebody think of an absence, go away for some hours, or come back.
func (l *life) leave() {
	flow := l.flow()
	people, err := flow.People(l.t.Context())
	must(l.t, err)
	who := people.People[l.rand.IntN(len(people.People))]
	_, err = l.tg.Say(who.Account, who.Account, "/absent") // what they tap there is up to chance
	must(l.t, err)
	now := time.Now().Truncate(time.Second)
	if len(who.Absences) > 0 && l.rand.IntN(3) == 0 {
		err = flow.Resume(l.t.Context(), who, who.ID, who.Absences[0].From)
	} else {
		a := tasks.Absence{Kind: tasks.Trip, From: now, To: now.Add(time.Duration(1+l.rand.IntN(180)) * time.Minute)}
		if near := people.Substitutes(who, a); len(near) > 0 {
			a.Substitute = near[l.rand.IntN(len(near))].ID
		}
		err = flow.Excuse(l.t.Context(), who, who.ID, a)
	}
	if refusal := new(tasks.Error); err != nil && !errors.As(err, &refusal) {
		l.t.Fatal(err)
	}
}

// everybodyBack ends all absences.
func (l *life) everybodyBack() {
	flow := l.flow()
	people, err := flow.People(l.t.Context())
	must(l.t, err)
	for _, p := range people.People {
		for _, a := range p.Absences {
			if !a.Over(time.Now()) {
				must(l.t, flow.Resume(l.t.Context(), p, p.ID, a.From))
			}
		}
	}
}
