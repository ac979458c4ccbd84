package app_test

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
)

const (
	nosova = 2001 // a new executor, housing, not linked yet
	late   = 2002 // a new phone
)

// newcomer is the roster of colleagues with an executor of housing who has no account.
func newcomer() *tasks.Roster {
	r := colleagues()
	r.People = append(r.People, tasks.Person{
		ID: "nina", Name: "Носова Нина Ивановна", Roles: []tasks.Role{tasks.Executor}, Department: "gkh",
	})
	return r
}

var startLink = regexp.MustCompile(`https://t\.me/otklik_bot\?start=([A-Z2-7]{26,})`)

// link has the administrator make a link on the page of /invite, through the labels on the way, and returns its token.
func (tw *town) link(labels ...string) string {
	tw.t.Helper()
	tw.say(it, "/invite")
	tw.expect(it, "Кого подключить?")
	before := len(tw.tg.Messages(it))
	for _, label := range labels {
		tw.button(it, "Ссылка для входа", label)
	}
	token := ""
	tw.until(it, "a link", func(list []tgstand.Message) bool {
		for _, m := range list[min(before, len(list)):] {
			if found := startLink.FindStringSubmatch(m.Text); found != nil {
				token = found[1]
			}
		}
		return token != ""
	})
	return token
}

// until waits for something in a chat.
func (tw *town) until(chat int64, what string, there func([]tgstand.Message) bool) {
	tw.t.Helper()
	ctx, cancel := context.WithTimeout(tw.t.Context(), 2*time.Minute)
	defer cancel()
	if err := tw.tg.Wait(ctx, func(v tgstand.View) bool { return there(v.Messages(chat)) }); err != nil {
		tw.t.Fatalf("%d never saw %s; the chat:\n%s", chat, what, tw.chat(chat))
	}
}

// button waits for a button on the newest message with some words, taps it and returns the words of the answer.
func (tw *town) button(chat int64, words, label string) string {
	tw.t.Helper()
	var page tgstand.Message
	tw.until(chat, "the button "+label, func(list []tgstand.Message) bool {
		found, ok := newest(list, []string{words})
		page = found
		is := func(l string) bool { return l == label || strings.HasSuffix(l, " "+label) }
		return ok && slices.ContainsFunc(found.Labels(), is)
	})
	return tw.tap(chat, page, label)
}

func (tw *town) follow(account int64, token string) {
	tw.t.Helper()
	tw.tg.Person(account, "Телефон", "", "")
	must(tw.t, tw.tg.Start(account, token))
}

func (tw *town) roster() *tasks.Roster {
	tw.t.Helper()
	r, _, err := tw.store.Roster(tw.t.Context(), -1)
	must(tw.t, err)
	return r
}

// Somebody new is invited, greeted by name, told what will come, gets what waits for them, and practises; the link works once.
func TestALinkLetsSomebodyIn(t *testing.T) {
	onStores(t, newcomer(), func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.expect(ivan, "Нет света", "напишите его ответом")
		token := tw.link("Носова Н. И.", "Сделать ссылку")
		if kept := tw.roster().Invitations; len(kept) != 1 || strings.Contains(kept[0].Hash, token) || kept[0].By != "it" {
			t.Errorf("kept: %+v", kept)
		}
		tw.follow(nosova, token)
		hello := tw.expect(nosova, "Здравствуйте, Нина Ивановна!", "Сроки идут только в рабочее время", "🎓 Попробовать")
		tw.expect(nosova, "Нет света", "напишите его ответом")
		if r := tw.roster(); len(r.Invitations) != 0 {
			t.Error("the invitation outlives its use")
		}
		tw.tap(nosova, hello, "🎓 Попробовать")
		tw.reply(nosova, tw.expect(nosova, "Учебная карточка", "не горит фонарь"), "Починим завтра.")
		tw.expect(nosova, "Починим завтра.", "Так ответ увидит житель")
		tw.button(nosova, "Учебная карточка", "Отправить на контроль")
		tw.expect(nosova, "Готово!", "никуда не ушло")
		if _, ok := newest(tw.tg.Messages(pyotr), []string{"Починим завтра"}); ok {
			t.Error("the practice card has reached the controller")
		}
		tw.follow(strange, token)
		tw.expect(strange, "Эта ссылка не подходит")
		if m, ok := newest(tw.tg.Messages(strange), []string{"Нина"}); ok {
			t.Errorf("a stranger was told %q", m.Text)
		}
	})
}

// A new phone takes the place of the old one at once: it gets the open cards, and the old one shows and may do nothing any more.
func TestANewPhone(t *testing.T) {
	bubbleOf(t, newcomer(), func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		old := tw.expect(ivan, "Нет света", "напишите его ответом")
		token := tw.link("📱 Сменился телефон", "Сидоров И.", "Сделать ссылку")
		tw.follow(late, token)
		card := tw.expect(late, "Нет света", "напишите его ответом")
		tw.without(ivan, old, "Нет света")
		tw.reply(ivan, old, "Свет включат.")
		tw.expect(ivan, "Это служебный бот администрации")
		tw.reply(late, card, "Свет включат к вечеру.")
		tw.expect(late, "Так ответ увидит житель", "к вечеру")
		tw.commands(ivan, "start")
		tw.commands(late, "queue tasks find new promises absent practice help start")
	})
}

// A new link revokes the one before, «Отозвать ссылку» revokes it too, and after a week it is over.
func TestALinkEnds(t *testing.T) {
	bubbleOf(t, newcomer(), func(t *testing.T, tw *town) {
		first := tw.link("Носова Н. И.", "Сделать ссылку")
		page := tw.expect(it, "Ссылка сделана (Админ) и действует до", "Новая ссылка")
		tw.tap(it, page, "🔗 Новая ссылка")
		time.Sleep(time.Second)
		tw.follow(strange, first)
		tw.expect(strange, "Эта ссылка не подходит")
		tw.tap(it, tw.expect(it, "Ссылка сделана", "🚫 Отозвать ссылку"), "🚫 Отозвать ссылку")
		if n := len(tw.roster().Invitations); n != 0 {
			t.Errorf("%d invitations after all were revoked", n)
		}
		tw.expect(it, "Ссылка для входа: Носова", "Сделать ссылку")
		last := tw.link("Носова Н. И.", "Сделать ссылку")
		tw.rest("30.11.2026 10:30")
		tw.follow(late, last)
		tw.expect(late, "Срок этой ссылки вышел")
	})
}

// Guessing is slowed: after five tries an account is told once, and then even the right token waits for the hour to end.
func TestGuessesAreFew(t *testing.T) {
	bubbleOf(t, newcomer(), func(t *testing.T, tw *town) {
		token := tw.link("Носова Н. И.", "Сделать ссылку")
		for range 7 {
			tw.follow(strange, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
			time.Sleep(time.Second)
		}
		tw.expect(strange, "Слишком много попыток")
		tw.follow(strange, token)
		time.Sleep(10 * time.Second)
		told := slices.DeleteFunc(tw.tg.Messages(strange), func(m tgstand.Message) bool { return !m.FromBot })
		if p, _ := tw.roster().Person("nina"); p.Account != 0 || len(told) != 6 {
			t.Errorf("account %d, %d answers", p.Account, len(told))
		}
		time.Sleep(time.Hour)
		tw.follow(strange, token)
		tw.expect(strange, "Здравствуйте, Нина Ивановна!")
	})
}

// Who tries an invitation of another on their own account does not lock the administrators out.
func TestTheLastAdministratorStays(t *testing.T) {
	bubbleOf(t, newcomer(), func(t *testing.T, tw *town) {
		token := tw.link("Носова Н. И.", "Сделать ссылку")
		must(t, tw.tg.Start(it, token))
		tw.expect(it, "Так не останется ни одного администратора")
		tw.say(ivan, "/invite")
		tw.expect(ivan, "Это действие не входит в Ваши обязанности")
	})
}
