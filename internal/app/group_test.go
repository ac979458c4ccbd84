package app_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
)

const (
	crew  = int64(-77) // the chat of the housing department
	fedor = 1009       // a second executor, housing
)

// crowd hires a responsible, a second executor and an administrator, and puts the bot into a group of the housing department.
func (tw *town) crowd() {
	tw.t.Helper()
	tw.hire(
		tasks.Person{ID: "nina", Name: "Нинова Нина Петровна", Roles: []tasks.Role{tasks.Responsible}, Department: "gkh", Account: nina},
		tasks.Person{ID: "fedorov", Name: "Фёдоров Фёдор", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: fedor},
		tasks.Person{ID: "it", Name: "Админов Иван", Roles: []tasks.Role{tasks.Admin}, Account: it},
	)
	must(tw.t, tw.tg.Group(crew, "ЖКХ: обращения", nina, ivan, fedor, olga, strange))
	tw.expect(crew, "отправьте /here")
}

// tied is crowd with the chat tied to the department.
func (tw *town) tied() {
	tw.t.Helper()
	tw.crowd()
	tw.sayIn(crew, nina, "/here")
	tw.expect(crew, "✅ В этот чат приходят задачи подразделения «Управление ЖКХ»")
	tw.commands(crew, "here")
}

func (tw *town) sayIn(chat, who int64, text string, options ...tgstand.SayOption) {
	tw.t.Helper()
	_, err := tw.tg.Say(chat, who, text, options...)
	must(tw.t, err)
}

// tapIn taps a button of a group's message as one of its members and returns the answer.
func (tw *town) tapIn(chat, who int64, m tgstand.Message, label string) tgstand.Answer {
	tw.t.Helper()
	query, err := tw.tg.Tap(chat, who, m.ID, label)
	must(tw.t, err)
	ctx, cancel := context.WithTimeout(tw.t.Context(), time.Minute)
	defer cancel()
	answer, err := tw.tg.Answered(ctx, query)
	if err != nil {
		tw.t.Fatalf("the tap of %d on «%s» was not answered", who, label)
	}
	return answer
}

// never checks that a chat has no message with the words now.
func (tw *town) never(chat int64, words ...string) {
	tw.t.Helper()
	if m, ok := newest(tw.tg.Messages(chat), words); ok {
		tw.t.Errorf("%d has a message with %q:\n%s", chat, words, m.Text)
	}
}

// An assignment comes to the department's chat, one takes it there, and goes on alone; the chat sees how it moves.
func TestAGroupTakesAnAssignment(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		card := tw.expect(crew, "Темно во дворе", "Ещё никто не взял", "Беру")
		tw.expect(nina, "Темно во дворе", "Перепоручить") // the responsible sees everything
		time.Sleep(time.Minute)
		tw.never(ivan, "Темно во дворе")
		if a := tw.tapIn(crew, strange, card, "Беру"); !strings.Contains(a.Text, "для исполнителей подразделения") || !a.Alert {
			t.Errorf("a stranger's tap says %q", a.Text)
		}
		if a := tw.tapIn(crew, olga, card, "Беру"); !strings.Contains(a.Text, "другого подразделения") || !a.Alert {
			t.Errorf("the tap of another department's executor says %q", a.Text)
		}
		if a := tw.tapIn(crew, ivan, card, "Беру"); a.Text != "Взято. Карточка — в личном чате со мной" {
			t.Errorf("«Беру» says %q", a.Text)
		}
		again := tw.expect(crew, "Взято: Сидоров И.")
		if again.ID != card.ID || again.Has("Беру") {
			t.Error("the chat's card is another message, or can be taken still")
		}
		tw.expect(ivan, "Темно во дворе", "поручено: Сидоров И.", "Не беру")
		if a, err := tw.tg.TapData(crew, fedor, card.ID, data(card, "Беру")); err != nil {
			t.Error(err)
		} else if answer, err := tw.tg.Answered(t.Context(), a); err != nil || answer.Text != "Уже взял(а) Сидоров И." || !answer.Alert {
			t.Errorf("a late «Беру» says %q, %v", answer.Text, err)
		}
		tw.draft("Темно во дворе", "Мария, здравствуйте! Светильник заменят 28 ноября.")
		if m := tw.expect(crew, "ответ на контроле", "Темно во дворе"); m.ID != card.ID || strings.Contains(m.Text, "Светильник") {
			t.Error("the chat is shown the draft, or a second message")
		}
		tw.tap(pyotr, tw.expect(pyotr, "Светильник", "Согласовать"), "Согласовать")
		tw.publish("Темно во дворе")
		tw.expect(crew, "Темно во дворе", "ответ опубликован", "Обещание жителю")
		tw.aloud(crew, ivan)
	})
}

// Two executors tap at once: one has it, the other hears who. Who has it may let it go, and the chat is asked again.
func TestTwoTakeAtOnce(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		card := tw.expect(crew, "Темно во дворе", "Беру")
		answers := make([]tgstand.Answer, 2)
		var wg sync.WaitGroup
		for i, who := range []int64{ivan, fedor} {
			query, err := tw.tg.Tap(crew, who, card.ID, "Беру")
			must(t, err)
			wg.Go(func() {
				if a, err := tw.tg.Answered(t.Context(), query); err == nil {
					answers[i] = a
				}
			})
		}
		wg.Wait()
		winner, loser, name := int64(ivan), answers[1], "Сидоров И."
		if answers[0].Text != "Взято. Карточка — в личном чате со мной" {
			winner, loser, name = fedor, answers[0], "Фёдоров Ф."
		}
		if loser.Text != "Уже взял(а) "+name || !loser.Alert {
			t.Fatalf("the two are told %q and %q", answers[0].Text, answers[1].Text)
		}
		tw.expect(crew, "Взято: "+name)
		if said := tw.tap(winner, tw.expect(winner, "Не беру"), "Не беру"); said != "Отдано коллегам: взять может любой исполнитель" {
			t.Errorf("«Не беру» says %q", said)
		}
		again := tw.expect(crew, "Ещё никто не взял", "Беру")
		if again.ID == card.ID {
			t.Error("the chat is not called anew")
		}
		tw.tapIn(crew, winner, again, "Беру")
		tw.expect(crew, "Взято: "+name)
	})
}

// A reply to the chat's card is an executor's answer, and makes the task theirs; the words of others are passed over.
func TestRepliesInAGroup(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		card := tw.expect(crew, "Темно во дворе", "Беру")
		tw.sayIn(crew, strange, "Безобразие", tgstand.ReplyTo(card.ID))
		tw.expect(crew, "только ответы исполнителей")
		tw.sayIn(crew, strange, "Полное безобразие", tgstand.ReplyTo(card.ID))
		tw.sayIn(crew, nina, "Кто возьмёт?") // nobody's business
		tw.sayIn(crew, ivan, "Мария, здравствуйте! Заменим лампу.", tgstand.ReplyTo(card.ID))
		tw.expect(ivan, "Так ответ увидит житель", "Заменим лампу")
		tw.expect(crew, "Взято: Сидоров И.")
		tw.sayIn(crew, fedor, "Мария, лампу уже заменили.", tgstand.ReplyTo(card.ID))
		tw.expect(crew, "Уже взял(а) Сидоров И.")
		time.Sleep(time.Minute)
		tw.never(crew, "Заменим лампу")
		tw.never(fedor, "Так ответ увидит житель")
		said := 0
		for _, m := range tw.tg.Messages(crew) {
			if m.FromBot && strings.Contains(m.Text, "только ответы исполнителей") {
				said++
			}
		}
		if said != 1 {
			t.Errorf("who may not answer was told so %d times in an hour", said)
		}
		tw.tap(ivan, tw.expect(ivan, "Заменим лампу"), "Отправить на контроль")
		tw.expect(pyotr, "Заменим лампу", "Согласовать")
	})
}

// The group becomes a supergroup: what can be taken is shown there, and is taken there. The error of a message says so too.
func TestAGroupBecomesASupergroup(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		tw.expect(crew, "Темно во дворе", "Беру")
		next, err := tw.tg.Migrate(crew)
		must(t, err)
		card := tw.expect(next, "Темно во дворе", "Беру")
		tw.commands(next, "here")
		tw.tapIn(next, ivan, card, "Беру")
		tw.expect(next, "Взято: Сидоров И.")
		// An update that is lost: the error tells the new id.
		must(t, tw.flow().Change(t.Context(), func(r tasks.Roster) tasks.Roster {
			r, err := r.TieChat("gkh", crew)
			must(t, err)
			return r
		}))
		tw.registered("Скользко у подъезда", "ЖКХ")
		tw.send("Скользко у подъезда")
		tw.tapIn(next, fedor, tw.expect(next, "Скользко у подъезда", "Беру"), "Беру")
		tw.expect(fedor, "Скользко у подъезда", "Не беру")
	})
}

// The bot is put out of the group: those who can help are told, and private chats serve; back in, the chat serves again.
func TestTheBotIsPutOutOfAGroup(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		tw.expect(crew, "Темно во дворе", "Беру")
		must(t, tw.tg.Kick(crew, fedor))
		for _, who := range []int64{it, nina} {
			tw.expect(who, "Чат подразделения «Управление ЖКХ» недоступен", "ничего не потеряно")
		}
		for _, who := range []int64{ivan, fedor} {
			tw.expect(who, "Темно во дворе", "Беру")
		}
		tw.registered("Скользко у подъезда", "ЖКХ")
		tw.send("Скользко у подъезда")
		tw.expect(ivan, "Скользко у подъезда", "Беру")
		card := tw.expect(fedor, "Скользко у подъезда", "Беру")
		if said := tw.tap(fedor, card, "Беру"); said != "Взято в работу" {
			t.Errorf("«Беру» in private says %q", said)
		}
		tw.expect(ivan, "Скользко у подъезда", "Задачу взял(а) Фёдоров Ф.")
		must(t, tw.tg.Invite(crew, nina))
		tw.expect(crew, "Бот снова здесь")
		tw.expect(nina, "снова принимает сообщения")
		tw.registered("Яма на дороге", "ЖКХ")
		tw.send("Яма на дороге")
		tw.expect(crew, "Яма на дороге", "Беру")
		time.Sleep(time.Minute)
		tw.never(ivan, "Яма на дороге")
	})
}

// A message that cannot be delivered to the group says the same as the messenger's own word, were that lost.
func TestAGroupIsFoundClosed(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		must(t, tw.flow().Change(t.Context(), func(r tasks.Roster) tasks.Roster {
			r, err := r.TieChat("gkh", crew-1) // a chat that the messenger does not know
			must(t, err)
			return r
		}))
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		tw.expect(it, "недоступен")
		tw.tap(fedor, tw.expect(fedor, "Темно во дворе", "Беру"), "Беру")
	})
}

// Only those who may tie a group to a department do; an administrator picks it by buttons, and unties it.
func TestWhoTiesAGroup(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.crowd()
		must(t, tw.tg.Join(crew, it))
		tw.sayIn(crew, strange, "/here")
		tw.sayIn(crew, ivan, "/here")
		tw.expect(crew, "привязывает администратор или ответственный")
		tw.sayIn(crew, it, "/here")
		choice := tw.expect(crew, "Задачи какого подразделения", "Управление дорог")
		if a := tw.tapIn(crew, ivan, choice, "Управление дорог"); !strings.Contains(a.Text, "привязывает администратор") || !a.Alert {
			t.Errorf("an executor's tap says %q", a.Text)
		}
		tw.tapIn(crew, it, choice, "Управление дорог")
		tw.expect(crew, "✅ В этот чат приходят задачи подразделения «Управление дорог»")
		tw.sayIn(crew, nina, "/here")
		tw.expect(crew, "В этот чат приходят задачи подразделения «Управление дорог»")
		tw.sayIn(crew, it, "/promises")
		tw.expect(crew, "/promises — в личном чате со мной")
		tw.sayIn(crew, it, "/here")
		tw.tapIn(crew, it, tw.expect(crew, "Отвязать чат"), "Отвязать чат")
		tw.expect(crew, "Чат отвязан")
		tw.say(nina, "/here")
		tw.expect(nina, "в групповом чате подразделения")
	})
}

// Who has closed the private chat cannot take: the card would not reach them.
func TestWhoCannotBeReachedCannotTake(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		must(t, tw.tg.Block(ivan))
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		card := tw.expect(crew, "Темно во дворе", "Беру")
		if a := tw.tapIn(crew, ivan, card, "Беру"); !strings.Contains(a.Text, "откройте личный чат с ботом") || !a.Alert {
			t.Errorf("the tap of one who cannot be reached says %q", a.Text)
		}
		tw.tapIn(crew, fedor, card, "Беру")
		tw.expect(crew, "Взято: Фёдоров Ф.")
	})
}

// Who takes a task in the group late in the evening is at work: the card comes at once, not in the morning.
func TestWhoTakesInTheEveningIsAtWork(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.tied()
		tw.registered("Темно во дворе", "ЖКХ")
		tw.send("Темно во дворе")
		card := tw.expect(crew, "Темно во дворе", "Беру")
		tw.rest("23.11.2026 22:00")
		tw.tapIn(crew, ivan, card, "Беру")
		tw.expect(ivan, "Темно во дворе", "напишите его ответом")
	})
}
