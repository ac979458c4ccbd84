package tgstand_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
)

func TestTapAndAnswer(t *testing.T) {
	c := newClock()
	s := stand(t, tgstand.Options{Now: c.now})
	id := send(t, s, p{"text": "№ 1", "reply_markup": `{"inline_keyboard":[[{"text":"✍️ Беру","callback_data":"t1"},` +
		`{"text":"ЖКХ ✓","callback_data":"t2"}],[{"text":"Пост","url":"https://vk.com/wall-1_1"}]]}`})
	drain(t, s)
	for label, data := range map[string]string{"✍️ Беру": "t1", "Беру": "t1", "ЖКХ": "t2", "✅ ЖКХ": "t2"} {
		if _, err := s.Tap(anna, anna, id, label); err != nil {
			t.Fatal(err)
		}
		if seen := drain(t, s); len(seen) != 1 || seen[0].Query.Data != data || seen[0].Query.Message.ID != id {
			t.Errorf("%q: %+v", label, seen)
		}
	}
	q, err := s.Tap(anna, anna, id, "Беру")
	must(t, err)
	if _, answered := s.Answer(q); answered {
		t.Error("answered before the bot has")
	}
	ok(t, s, "answerCallbackQuery", p{"callback_query_id": q, "text": "Взято", "show_alert": "true"}, nil)
	if a, answered := s.Answer(q); !answered || a.Text != "Взято" || !a.Alert {
		t.Errorf("answer %+v", a)
	}
	tooOld := "Bad Request: query is too old and response timeout expired or query ID is invalid"
	if a := call(t, s, "answerCallbackQuery", p{"callback_query_id": q}); a.Description != tooOld {
		t.Errorf("a second answer: %+v", a)
	}
	q, err = s.TapData(anna, anna, id, "gone")
	must(t, err)
	if a := call(t, s, "answerCallbackQuery", p{"callback_query_id": q, "text": strings.Repeat("я", 201)}); a.Description != "Bad Request: MESSAGE_TOO_LONG" {
		t.Errorf("a long answer: %+v", a)
	}
	c.advance(time.Minute)
	if a := call(t, s, "answerCallbackQuery", p{"callback_query_id": q}); a.Description != tooOld {
		t.Errorf("a late answer: %+v", a)
	}
}

func TestTapRefuses(t *testing.T) {
	s := stand(t, tgstand.Options{})
	id := send(t, s, p{"text": "a", "reply_markup": keyboard(`{"text":"Пост","url":"https://vk.com/x"}`)})
	for want, tap := range map[string]func() (string, error){
		`has no button "Беру", only ["Пост"]`: func() (string, error) { return s.Tap(anna, anna, id, "Беру") },
		`opens "https://vk.com/x"`:            func() (string, error) { return s.Tap(anna, anna, id, "Пост") },
		"private to another account":          func() (string, error) { return s.Tap(anna, pyotr, id, "Пост") },
		"no message 9999":                     func() (string, error) { return s.Tap(anna, anna, 9999, "Пост") },
		"is not the bot's":                    func() (string, error) { return s.Tap(anna, anna, 1, "Пост") },
	} {
		if _, err := tap(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestSay(t *testing.T) {
	s := stand(t, tgstand.Options{})
	card := send(t, s, p{"text": "№ 1"})
	drain(t, s)
	_, err := s.Say(anna, anna, "ответ", tgstand.ReplyTo(card))
	must(t, err)
	photo := func(name string) tgstand.File { return tgstand.File{Name: name, Data: []byte(name)} }
	_, err = s.Say(anna, anna, "подпись", tgstand.WithPhoto(photo("1.png"), photo("2.png")))
	must(t, err)
	_, err = s.Say(anna, anna, "чужое", tgstand.ForwardFrom(pyotr))
	must(t, err)
	_, err = s.Say(anna, anna, "/new@otklik_bot https://vk.com/wall-1_2")
	must(t, err)
	seen := drain(t, s)
	if len(seen) != 5 {
		t.Fatalf("%d updates: %+v", len(seen), seen)
	}
	if r := seen[0].Message.ReplyTo; r == nil || r.ID != card || r.Text != "№ 1" {
		t.Errorf("reply %+v", r)
	}
	one, two := seen[1].Message, seen[2].Message
	if one.Album == "" || one.Album != two.Album || one.Caption != "подпись" || two.Caption != "" || len(one.Photo) != 2 {
		t.Errorf("album %+v %+v", one, two)
	}
	if f := seen[3].Message.ForwardFrom; f == nil || f.ID != pyotr {
		t.Errorf("forwarded from %+v", f)
	}
	want := []tgstand.Entity{{Type: "bot_command", Length: 15}, {Type: "url", Offset: 16, Length: 23}}
	if got := seen[4].Message.Entities; !reflect.DeepEqual(got, want) {
		t.Errorf("entities %+v, want %+v", got, want)
	}
	id, err := s.Say(anna, anna, "опечатка")
	must(t, err)
	must(t, s.EditSaid(anna, anna, id, "без опечатки"))
	if seen := drain(t, s); len(seen) != 2 || seen[1].Edited.ID != id || seen[1].Edited.Text != "без опечатки" {
		t.Errorf("edit %+v", seen)
	}
}

func TestSayRefuses(t *testing.T) {
	s := stand(t, tgstand.Options{})
	s.Person(1003, "Новый", "", "")
	for want, say := range map[string]func() error{
		"no account 5":                      func() error { _, err := s.Say(5, 5, "a"); return err },
		"no chat 5":                         func() error { _, err := s.Say(5, anna, "a"); return err },
		"account 1003 has not pressed":      func() error { _, err := s.Say(1003, 1003, "a"); return err },
		"account 1003 is not in group -500": func() error { _, err := s.Say(group, 1003, "a"); return err },
		"nothing to say":                    func() error { _, err := s.Say(anna, anna, " "); return err },
		"no message 77 to reply to":         func() error { _, err := s.Say(anna, anna, "a", tgstand.ReplyTo(77)); return err },
		"longer than a phone lets through":  func() error { _, err := s.Say(anna, anna, strings.Repeat("a", 4097)); return err },
		"at most 64":                        func() error { return s.Start(anna, strings.Repeat("a", 65)) },
		"holds no message 1 of account":     func() error { return s.EditSaid(pyotr, pyotr, 1, "a") },
	} {
		if err := say(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestBlockAndUnblock(t *testing.T) {
	s := stand(t, tgstand.Options{})
	drain(t, s)
	must(t, s.Block(anna))
	must(t, s.Block(anna))
	must(t, s.Start(anna, ""))
	seen := drain(t, s)
	if len(seen) != 3 || seen[0].Member.New.Status != "kicked" || seen[1].Member.New.Status != "member" ||
		seen[2].Message.Text != "/start" {
		t.Errorf("updates %+v", seen)
	}
	send(t, s, p{"text": "с возвращением"})
}

func TestViewIsACopy(t *testing.T) {
	s := stand(t, tgstand.Options{})
	id := send(t, s, p{"text": "было", "reply_markup": keyboard(`{"text":"a","callback_data":"b"}`), "disable_notification": "true",
		"protect_content": "1"})
	before, _ := s.Message(anna, id)
	before.Buttons[0][0].Label = "испорчено"
	ok(t, s, "editMessageText", p{"chat_id": "1001", "message_id": number(id), "text": "стало"}, nil)
	ok(t, s, "pinChatMessage", p{"chat_id": "1001", "message_id": number(id)}, nil)
	after, _ := s.Message(anna, id)
	if before.Text != "было" || !before.Silent || !before.Protected || !before.FromBot {
		t.Errorf("before %+v", before)
	}
	if after.Text != "стало" || after.Edits != 1 || len(after.Buttons) != 0 || !after.Pinned {
		t.Errorf("after %+v: an edit without a keyboard takes it away", after)
	}
	ok(t, s, "deleteMessage", p{"chat_id": "1001", "message_id": number(id)}, nil)
	if gone, _ := s.Message(anna, id); !gone.Deleted || gone.Pinned {
		t.Errorf("deleted %+v", gone)
	}
	if a := call(t, s, "editMessageText", p{"chat_id": "1001", "message_id": number(id), "text": "a"}); a.Description != "Bad Request: message to edit not found" {
		t.Errorf("%+v", a)
	}
}

func TestDeleteIsForTwoDays(t *testing.T) {
	c := newClock()
	s := stand(t, tgstand.Options{Now: c.now})
	id := send(t, s, p{"text": "a"})
	c.advance(48 * time.Hour)
	a := call(t, s, "deleteMessage", p{"chat_id": "1001", "message_id": number(id)})
	if a.Description != "Bad Request: message can't be deleted for everyone" {
		t.Errorf("%+v", a)
	}
}

func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := stand(t, tgstand.Options{})
		arrived := func(v tgstand.View) bool { m, _ := v.Last(anna); return m.Text == "готово" }
		done := make(chan error)
		go func() { done <- s.Wait(t.Context(), arrived) }()
		send(t, s, p{"text": "почти"})
		synctest.Wait()
		select {
		case err := <-done:
			t.Fatalf("too early: %v", err)
		default:
		}
		send(t, s, p{"text": "готово"})
		must(t, <-done)

		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		if err := s.Wait(ctx, func(tgstand.View) bool { return false }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
	})
}

func TestGroup(t *testing.T) {
	s := stand(t, tgstand.Options{NoLimits: true})
	drain(t, s)
	var card struct {
		ID int `json:"message_id"`
	}
	ok(t, s, "sendMessage", p{"chat_id": "-500", "text": "№ 1"}, &card)
	for _, text := range []string{"между собой", "/tasks", "/tasks@other_bot", "эй @otklik_bot"} {
		_, err := s.Say(group, anna, text)
		must(t, err)
	}
	_, err := s.Say(group, pyotr, "ответ боту", tgstand.ReplyTo(card.ID))
	must(t, err)
	var got []string
	for _, u := range drain(t, s) {
		got = append(got, u.Message.Text)
	}
	if strings.Join(got, "|") != "/tasks|эй @otklik_bot|ответ боту" {
		t.Errorf("in privacy mode the bot sees %q", got)
	}
	must(t, s.Promote(group, anna, true))
	_, err = s.Say(group, anna, "между собой")
	must(t, err)
	if seen := drain(t, s); len(seen) != 2 || seen[0].Member.New.Status != "administrator" || seen[1].Message == nil {
		t.Errorf("an administrator sees all: %+v", seen)
	}
	s.Person(1003, "Новый", "", "")
	must(t, s.Join(group, 1003))
	must(t, s.Leave(group, 1003))
	if got := s.Members(group); !reflect.DeepEqual(got, []int64{anna, pyotr}) {
		t.Errorf("members %v", got)
	}
}

func TestMigrate(t *testing.T) {
	s := stand(t, tgstand.Options{})
	ok(t, s, "sendMessage", p{"chat_id": "-500", "text": "a"}, nil)
	drain(t, s)
	next, err := s.Migrate(group)
	must(t, err)
	if seen := drain(t, s); len(seen) != 2 || seen[0].Message.MigrateTo != next || seen[1].Message.MigrateFrom != group {
		t.Errorf("updates %+v", seen)
	}
	a := call(t, s, "sendMessage", p{"chat_id": "-500", "text": "a"})
	if a.Code != 400 || a.Description != "Bad Request: group chat was upgraded to a supergroup chat" || a.Parameters.MigrateTo != next {
		t.Errorf("%+v", a)
	}
	ok(t, s, "sendMessage", p{"chat_id": number(int(next)), "text": "a"}, nil)
	_, err = s.Say(next, anna, "/tasks")
	must(t, err)
}
