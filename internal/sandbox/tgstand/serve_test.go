package tgstand_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
)

func TestDoorway(t *testing.T) {
	s := stand(t, tgstand.Options{})
	for path, want := range map[string]int{
		"/bot" + s.Token() + "/getMe":    200,
		"/bot" + s.Token() + "/GETME":    200,
		"/bot100200300:wrong/getMe":      401,
		"/bot/getMe":                     401,
		"/bot" + s.Token() + "/sendFax":  404,
		"/bot" + s.Token():               404,
		"/robots.txt":                    404,
		"/file/bot" + s.Token() + "/../": 404,
	} {
		r, err := http.NewRequest(http.MethodGet, "http://stand"+path, nil)
		must(t, err)
		a := do(t, s, r)
		if a.status != want || a.OK != (want == 200) || want == 401 && a.Description != "Unauthorized" {
			t.Errorf("%s: %+v, want %d", strings.ReplaceAll(path, s.Token(), "TOKEN"), a, want)
		}
	}
}

func TestJSONBody(t *testing.T) {
	s := stand(t, tgstand.Options{})
	body := `{"chat_id":1001,"text":"<b>a</b>","parse_mode":"HTML","entities":null,"disable_notification":true,` +
		`"reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":"c"}]]}}`
	r, err := http.NewRequest(http.MethodPost, "http://stand/bot"+s.Token()+"/sendMessage", strings.NewReader(body))
	must(t, err)
	r.Header.Set("Content-Type", "application/json; charset=utf-8")
	if a := do(t, s, r); !a.OK {
		t.Fatalf("%+v", a)
	}
	m, _ := tgstand.View{Server: s}.Last(anna)
	if m.Text != "a" || !m.Silent || !m.Has("b") || len(s.Complaints()) > 0 {
		t.Errorf("%+v, complaints %q", m, s.Complaints())
	}
}

func TestTextMayBeTheWordNull(t *testing.T) {
	s := stand(t, tgstand.Options{})
	send(t, s, p{"text": "null"})
	if words(s) != "null" {
		t.Errorf("sent %q", words(s))
	}
}

func TestCommandsAndMenu(t *testing.T) {
	s := stand(t, tgstand.Options{})
	set := func(scope, name string) {
		ok(t, s, "setMyCommands", p{"scope": scope, "commands": `[{"command":"` + name + `","description":"слова"}]`}, nil)
	}
	set("", "start")
	set(`{"type":"all_private_chats"}`, "tasks")
	set(`{"type":"chat","chat_id":1001}`, "queue")
	for chat, want := range map[int64]string{anna: "queue слова", pyotr: "tasks слова", group: "start слова"} {
		if got := s.Commands(chat); len(got) != 1 || got[0] != want {
			t.Errorf("commands in %d: %q, want %q", chat, got, want)
		}
	}
	ok(t, s, "deleteMyCommands", p{"scope": `{"type":"chat","chat_id":1001}`}, nil)
	if got := s.Commands(anna); got[0] != "tasks слова" {
		t.Errorf("after deletion %q", got)
	}
	var list []struct{ Command string }
	ok(t, s, "getMyCommands", p{"scope": `{"type":"all_private_chats"}`}, &list)
	if len(list) != 1 || list[0].Command != "tasks" {
		t.Errorf("%+v", list)
	}
	ok(t, s, "setChatMenuButton", p{"chat_id": "1001", "menu_button": `{"type":"commands"}`}, nil)
	if s.Menu(anna) != "commands" || s.Menu(pyotr) != "default" {
		t.Errorf("menus %q %q", s.Menu(anna), s.Menu(pyotr))
	}
}

func TestGetChatTellsThePin(t *testing.T) {
	s := stand(t, tgstand.Options{})
	first, second := send(t, s, p{"text": "a"}), send(t, s, p{"text": "b"})
	pinned := func() int {
		var chat struct {
			Type   string
			Pinned struct {
				ID int `json:"message_id"`
			} `json:"pinned_message"`
		}
		ok(t, s, "getChat", p{"chat_id": "1001"}, &chat)
		if chat.Type != "private" {
			t.Errorf("%+v", chat)
		}
		return chat.Pinned.ID
	}
	for _, id := range []int{first, second} {
		ok(t, s, "pinChatMessage", p{"chat_id": "1001", "message_id": number(id)}, nil)
	}
	if pinned() != second {
		t.Errorf("pinned %d", pinned())
	}
	ok(t, s, "unpinChatMessage", p{"chat_id": "1001"}, nil)
	if pinned() != first {
		t.Errorf("pinned %d", pinned())
	}
	a := call(t, s, "pinChatMessage", p{"chat_id": "-500", "message_id": "1"})
	if a.Description != "Bad Request: message to pin not found" {
		t.Errorf("%+v", a)
	}
}

func TestRightsInGroups(t *testing.T) {
	s := stand(t, tgstand.Options{})
	id, err := s.Say(group, anna, "/tasks")
	must(t, err)
	named := p{"chat_id": "-500", "message_id": number(id)}
	for method, want := range map[string]string{
		"deleteMessage":  "Bad Request: message can't be deleted",
		"pinChatMessage": "Bad Request: not enough rights to manage pinned messages in the chat",
	} {
		if a := call(t, s, method, named); a.Description != want {
			t.Errorf("%s: %+v", method, a)
		}
	}
	must(t, s.Promote(group, anna, true))
	ok(t, s, "pinChatMessage", named, nil)
	ok(t, s, "deleteMessage", named, nil)
}

func TestLogOut(t *testing.T) {
	c := newClock()
	s := stand(t, tgstand.Options{Now: c.now})
	ok(t, s, "logOut", nil, nil)
	if a := call(t, s, "getMe", nil); a.Code != 400 || a.Description != "Logged out" {
		t.Errorf("%+v", a)
	}
	c.advance(10 * time.Minute)
	ok(t, s, "getMe", nil, nil)
}

func TestLogTellsNoWords(t *testing.T) {
	c := newClock()
	s := stand(t, tgstand.Options{Now: c.now})
	id := send(t, s, p{"text": "тайна"})
	c.advance(time.Second)
	call(t, s, "editMessageText", p{"chat_id": "1001", "message_id": "9999", "text": "тайна"})
	want := []tgstand.Call{
		{Method: "sendMessage", Chat: anna, Message: id, At: newClock().at, Done: newClock().at, Outcome: "ok"},
		{Method: "editMessageText", Chat: anna, Message: 9999, At: c.at, Done: c.at,
			Outcome: "400 Bad Request: message to edit not found"},
	}
	for i, got := range s.Log() {
		if got != want[i] {
			t.Errorf("call %d: %+v, want %+v", i, got, want[i])
		}
	}
	if s.Calls("sendMessage") != 1 || s.Calls("") != 2 {
		t.Errorf("counted %d and %d", s.Calls("sendMessage"), s.Calls(""))
	}
}

func TestManyAtOnce(t *testing.T) {
	s := stand(t, tgstand.Options{NoLimits: true})
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 25 {
				switch i % 4 {
				case 0:
					call(t, s, "sendMessage", p{"chat_id": "1001", "text": "a"})
				case 1:
					_, _ = s.Say(pyotr, pyotr, "b")
				case 2:
					s.Messages(anna)
				default:
					call(t, s, "getUpdates", p{"offset": "-10"})
				}
			}
		})
	}
	all.Wait()
	if got := len(strings.Fields(words(s))); got != 50 {
		t.Errorf("%d messages arrived, want 50", got)
	}
}
