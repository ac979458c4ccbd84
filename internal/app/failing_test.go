package app_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// An executor blocks the bot: open duties and new ones go to the substitute, who can help hears of it once; who unblocks it gets back
// what nobody has begun.
func TestABlockedBotMovesDutiesUntilItIsUnblocked(t *testing.T) {
	onStores(t, colleagues(), func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		tw.expect(ivan, "Нет света", "напишите его ответом")
		must(t, tw.tg.Block(ivan))
		card := tw.expect(olga, "Нет света", "напишите его ответом", "Вы замещаете: Сидоров И.")
		tw.expect(olga, "Вы замещаете: Сидоров И. (сообщения бота не доходят)")
		tw.reply(olga, card, "Мария, свет включат вечером.")
		tw.expect(olga, "Так ответ увидит житель", "Отправить на контроль")
		tw.hand("Холодные батареи")
		fresh := tw.expect(olga, "Холодные батареи", "напишите его ответом")

		page := tw.expect(it, "Сообщения бота не доходят", "Сидоров И., Управление ЖКХ. Задачи переданы: Орлова О.", "нажать «Старт»", "/invite")
		tw.expect(boris, "Сообщения бота не доходят", "Сидоров И.") // answers for the department
		time.Sleep(3 * time.Hour)                                   // reminders come due meanwhile
		if n := tw.count(it, "Сообщения бота не доходят"); n != 1 {
			t.Errorf("the administrator was told %d times", n)
		}
		if n := tw.count(pyotr, "Сообщения бота не доходят"); n != 0 {
			t.Error("the controller was told, who can do nothing about it")
		}

		must(t, tw.tg.Unblock(ivan))
		tw.expect(ivan, "Холодные батареи", "напишите его ответом")
		tw.without(olga, fresh, "напишите его ответом")
		tw.without(it, page, "Сидоров И.")
		tw.tap(olga, tw.expect(olga, "Так ответ увидит житель"), "Отправить на контроль") // what is begun stays
		tw.expect(pyotr, "свет включат вечером", "Согласовать")
		tw.tap(pyotr, tw.expect(pyotr, "свет включат вечером"), "История")
		tw.expect(pyotr, "передано: Сидоров И. → Орлова О. (сообщения бота не доходят)")
	})
}

// Telegram tells of an account that is gone only when something is sent to it. Whoever writes again is back.
func TestWhoCannotBeReachedIsNoticedBySending(t *testing.T) {
	for name, fault := range map[string]tgstand.Fault{
		"blocked":     {Code: 403, Description: "Forbidden: bot was blocked by the user"},
		"deactivated": {Code: 403, Description: "Forbidden: user is deactivated"},
		"chat gone":   {Code: 400, Description: "Bad Request: chat not found"},
	} {
		t.Run(name, func(t *testing.T) {
			onStores(t, colleagues(), func(t *testing.T, tw *town) {
				fault.Method, fault.Chat, fault.Times = "sendMessage", ivan, -1
				lift := tw.tg.Fail(fault)
				calls := tw.tg.Calls("sendMessage")
				tw.assigned("Нет света", "ЖКХ")
				tw.expect(olga, "Нет света", "напишите его ответом", "Вы замещаете: Сидоров И.")
				tw.expect(it, "Сообщения бота не доходят", "Сидоров И.")
				before := tw.tg.Calls("sendMessage")
				tw.hand("Холодные батареи")
				tw.expect(olga, "Холодные батареи", "напишите его ответом")
				if before == calls {
					t.Error("nothing was tried")
				}
				lift()
				tw.say(ivan, "/help")
				tw.expect(ivan, "Нет света", "напишите его ответом")
				tw.expect(ivan, "Холодные батареи", "напишите его ответом")
				tw.expect(it, "Сообщения бота снова доходят")
			})
		})
	}
}

// A card that cannot be edited is sent anew, and from then on the new one is kept up; what Telegram says about it reaches nobody.
func TestACardThatCannotBeEditedIsSentAnew(t *testing.T) {
	for name, words := range map[string]string{
		"gone": "Bad Request: message to edit not found", "not editable": "Bad Request: message can't be edited",
	} {
		t.Run(name, func(t *testing.T) {
			onBothStores(t, func(t *testing.T, tw *town) {
				_, err := tw.vk.Comment(tw.post, maria, "Нет света", 0)
				must(t, err)
				old := tw.expect(anna, "Нет света", "Зарегистрировать")
				tw.tg.Fail(tgstand.Fault{Method: "editMessageText", Chat: anna, Code: 400, Description: words})
				tw.tap(anna, old, "Зарегистрировать")
				card := tw.expect(anna, "Выберите тему")
				if card.ID == old.ID {
					t.Error("the card was edited")
				}
				tw.tap(anna, card, "ЖКХ")
				if next := tw.expect(anna, "Выберите район"); next.ID != card.ID {
					t.Errorf("message %d is kept up, not %d", next.ID, card.ID)
				}
				tw.calm(anna)
			})
		})
	}
}

// An edit that changes nothing and a tap that is too old to be answered are no errors to anybody.
func TestTelegramsSmallRefusalsReachNobody(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		_, err := tw.vk.Comment(tw.post, maria, "Нет света", 0)
		must(t, err)
		card := tw.expect(anna, "Нет света", "Зарегистрировать")
		tw.tg.Fail(tgstand.Fault{Method: "answerCallbackQuery", Code: 400,
			Description: "Bad Request: query is too old and response timeout expired or query ID is invalid"})
		_, err = tw.tg.Tap(anna, anna, card.ID, "Зарегистрировать")
		must(t, err)
		tw.tap(anna, tw.expect(anna, "Выберите тему"), "ЖКХ")
		card = tw.expect(anna, "Выберите район")
		before := len(tw.tg.Messages(anna))
		tw.tg.Fail(tgstand.Fault{Method: "editMessageText", Chat: anna, Code: 400,
			Description: "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"})
		tw.tap(anna, card, "Без адреса")
		tw.expect(pyotr, "№ 1", "Направить")
		synctest.Wait()
		if after := len(tw.tg.Messages(anna)); after != before {
			t.Errorf("%d messages more", after-before)
		}
		tw.calm(anna, pyotr)
	})
}

// calm looks that nobody was shown an error of the program's.
func (tw *town) calm(chats ...int64) {
	tw.t.Helper()
	for _, chat := range chats {
		for _, m := range tw.tg.Messages(chat) {
			if strings.Contains(m.Text, "ошибка") || strings.Contains(m.Text, "Bad Request") {
				tw.t.Errorf("%d was shown %q", chat, m.Text)
			}
		}
	}
}

// At 23:00 an ordinary message reaches nobody until the working day begins; high importance does, and so does what somebody who is
// at work brings about.
func TestNightsAreQuiet(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.rest("23.11.2026 23:00")
		before := map[int64]int{}
		for _, chat := range []int64{anna, vera, pyotr, ivan, glava} {
			before[chat] = len(tw.tg.Messages(chat))
		}
		_, err := tw.vk.Comment(tw.post, maria, "Нет света", 0)
		must(t, err)
		time.Sleep(30 * time.Minute)
		tw.rest("24.11.2026 08:50")
		time.Sleep(8 * time.Minute)
		for chat, n := range before {
			if got := len(tw.tg.Messages(chat)); got != n {
				t.Errorf("%d was written to at night:\n%s", chat, tw.chat(chat))
			}
		}
		time.Sleep(3 * time.Minute)
		if tw.count(anna, "Нет света") != 1 || tw.count(vera, "Нет света") != 1 {
			t.Errorf("nobody was told in the morning:\n%s", tw.chat(anna))
		}

		tw.rest("24.11.2026 23:01")
		tw.say(anna, "/help") // at work
		_, err = tw.vk.Comment(tw.post, maria, "Провалился асфальт", 0)
		must(t, err)
		card := tw.expect(anna, "Провалился асфальт", "Повышенная важность")
		if tw.count(vera, "Провалился асфальт") != 0 {
			t.Error("who is not at work was written to at night")
		}
		tw.tap(anna, card, "Повышенная важность")
		tw.tap(anna, tw.expect(anna, "Выберите причину"), "Угроза жизни или здоровью")
		tw.expect(glava, "Повышенная важность", "Провалился асфальт", "Ознакомлен")
		tw.tap(anna, tw.expect(anna, "Провалился асфальт", "Зарегистрировать"), "Зарегистрировать")
		tw.tap(anna, tw.expect(anna, "Выберите тему"), "Дороги")
		tw.tap(anna, tw.expect(anna, "Выберите район"), "Без адреса")
		tw.expect(pyotr, "Провалился асфальт", "Направить")
	})
}
