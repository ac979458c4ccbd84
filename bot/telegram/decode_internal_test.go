package telegram

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"otklik/bot"
	"otklik/tasks"
)

func decoder(t testing.TB) *Bot {
	t.Helper()
	b, err := New(Config{Token: "42:secret", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	name := "Otklik_bot"
	b.username.Store(&name)
	return b
}

const (
	private = `"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false}`
	group   = `"chat":{"id":-9,"type":"supergroup"},"from":{"id":7}`
)

var updates = []struct {
	name, raw string
	want      *bot.Update // without its key; nil for what is ignored
}{
	{"text", `{"update_id":1,"message":{"message_id":5,` + private + `,"text":"да"}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: "да"}}},
	{"reply in a group", `{"update_id":1,"message":{"message_id":5,` + group + `,"text":"да","reply_to_message":{"message_id":3}}}`,
		&bot.Update{Account: 7, Chat: -9, Said: &bot.Said{Message: "5", ReplyTo: "3", Text: "да"}}},
	{"edited", `{"update_id":1,"edited_message":{"message_id":5,` + private + `,"text":"нет"}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: "нет", Edited: true}}},
	{"photo of an album", `{"update_id":1,"message":{"message_id":5,` + private + `,"caption":"яма","media_group_id":"g",
		"photo":[{"file_id":"s","width":90,"height":60,"file_size":1},{"file_id":"l","width":900,"height":600,"file_size":9},
		{"file_id":"m","width":300,"height":200}]}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: "яма", Album: "g",
			Media: []tasks.Media{{Kind: tasks.Photo, Ref: "l", Size: 9}}}}},
	{"video", `{"update_id":1,"message":{"message_id":5,` + private + `,"video":{"file_id":"v","file_name":"a.mp4","file_size":3}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5",
			Media: []tasks.Media{{Kind: tasks.Video, Ref: "v", Name: "a.mp4", Size: 3}}}}},
	{"document", `{"update_id":1,"message":{"message_id":5,` + private + `,"document":{"file_id":"d","file_name":"a.pdf"}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5",
			Media: []tasks.Media{{Kind: tasks.Document, Ref: "d", Name: "a.pdf"}}}}},
	{"voice", `{"update_id":1,"message":{"message_id":5,` + private + `,"voice":{"file_id":"o","duration":2}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Odd: bot.OddVoice}}},
	{"round video", `{"update_id":1,"message":{"message_id":5,` + private + `,"date":1795334400,"video_note":{"file_id":"o","length":240}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Odd: bot.OddVoice,
			At: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}}},
	{"animation", `{"update_id":1,"message":{"message_id":5,` + private + `,"animation":{"file_id":"d"},"document":{"file_id":"d"}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5",
			Media: []tasks.Media{{Kind: tasks.Document, Ref: "d"}}}}},
	{"part of a text", `{"update_id":1,"message":{"message_id":5,` + private + `,"text":"` + strings.Repeat("ж", cutFrom) + `"}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: strings.Repeat("ж", cutFrom), Long: true}}},
	{"forwarded", `{"update_id":1,"message":{"message_id":5,` + private + `,"text":"темно","forward_origin":{"type":"user","date":1764000000,
		"sender_user":{"id":9,"first_name":"Мария","last_name":"Петрова"}}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: "темно",
			Forward: &bot.Forward{Name: "Мария Петрова", At: time.Unix(1764000000, 0).UTC()}}}},
	{"forwarded from who hides", `{"update_id":1,"message":{"message_id":5,` + private + `,"text":"темно","forward_origin":
		{"type":"hidden_user","date":99999999999999,"sender_user_name":"М"}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: "темно", Forward: &bot.Forward{Name: "М"}}}},
	{"forwarded from a channel", `{"update_id":1,"message":{"message_id":5,` + private + `,"text":"темно","forward_origin":
		{"type":"channel","date":1,"chat":{"id":-1,"title":"Двор","username":"dvor"},"message_id":12}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: "темно",
			Forward: &bot.Forward{Name: "Двор", At: time.Unix(1, 0).UTC(), Link: "https://t.me/dvor/12"}}}},
	{"forwarded from a group", `{"update_id":1,"message":{"message_id":5,` + private + `,"text":"темно","forward_origin":
		{"type":"chat","sender_chat":{"title":"Двор"}}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: "темно", Forward: &bot.Forward{Name: "Двор"}}}},
	{"forwarded from a bot", `{"update_id":1,"message":{"message_id":5,` + private + `,"text":"темно","forward_origin":
		{"type":"user","sender_user":{"id":9,"is_bot":true,"first_name":"Бот"}}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Text: "темно"}}},
	{"sticker", `{"update_id":1,"message":{"message_id":5,` + private + `,"sticker":{"file_id":"x"}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Said: &bot.Said{Message: "5", Odd: bot.OddOther}}},
	{"command to us", `{"update_id":1,"message":{"message_id":5,` + group + `,"text":"/find@otklik_bot 12"}}`,
		&bot.Update{Account: 7, Chat: -9, Said: &bot.Said{Message: "5", Text: "/find 12"}}},
	{"command to another bot", `{"update_id":1,"message":{"message_id":5,` + group + `,"text":"/find@other_bot 12"}}`, nil},
	{"tap", `{"update_id":1,"callback_query":{"id":"q","from":{"id":8},"data":"a:1","message":{"message_id":5,` + group + `}}}`,
		&bot.Update{Account: 8, Chat: -9, Tap: &bot.Tap{ID: "q", Message: "5", Data: "a:1"}}},
	{"tap on an old message", `{"update_id":1,"callback_query":{"id":"q","from":{"id":8},"data":"a:1",
		"message":{"chat":{"id":-9,"type":"group"},"message_id":5,"date":0}}}`,
		&bot.Update{Account: 8, Chat: -9, Tap: &bot.Tap{ID: "q", Message: "5", Data: "a:1"}}},
	{"tap without its message", `{"update_id":1,"callback_query":{"id":"q","from":{"id":8},"data":"a:1"}}`,
		&bot.Update{Account: 8, Chat: 8, Private: true, Tap: &bot.Tap{ID: "q", Data: "a:1"}}},
	{"blocked", `{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"private"},"from":{"id":7},
		"old_chat_member":{"status":"member"},"new_chat_member":{"status":"kicked","until_date":0}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Member: &bot.Member{}}},
	{"unblocked", `{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"private"},"from":{"id":7},
		"new_chat_member":{"status":"member"}}}`,
		&bot.Update{Account: 7, Chat: 7, Private: true, Member: &bot.Member{Reachable: true}}},
	{"added to a group", `{"update_id":1,"my_chat_member":{"chat":{"id":-9,"type":"group"},"from":{"id":7},"new_chat_member":{"status":"member"}}}`,
		&bot.Update{Account: 7, Chat: -9, Member: &bot.Member{Reachable: true}}},
	{"put out of a group", `{"update_id":1,"my_chat_member":{"chat":{"id":-9,"type":"supergroup"},"from":{"id":7},"new_chat_member":{"status":"kicked"}}}`,
		&bot.Update{Account: 7, Chat: -9, Member: &bot.Member{}}},
	{"muted in a group", `{"update_id":1,"my_chat_member":{"chat":{"id":-9,"type":"supergroup"},"from":{"id":7},
		"new_chat_member":{"status":"restricted","is_member":true,"can_send_messages":false}}}`,
		&bot.Update{Account: 7, Chat: -9, Member: &bot.Member{}}},
	{"added to a channel", `{"update_id":1,"my_chat_member":{"chat":{"id":-9,"type":"channel"},"from":{"id":7},"new_chat_member":{"status":"administrator"}}}`, nil},
	{"has become a supergroup", `{"update_id":1,"message":{"message_id":5,"chat":{"id":-9,"type":"group"},"from":{"id":7},"migrate_to_chat_id":-1009}}`,
		&bot.Update{Chat: -9, Moved: -1009}},
	{"was a group", `{"update_id":1,"message":{"message_id":1,` + group + `,"migrate_from_chat_id":-8}}`,
		&bot.Update{Chat: -8, Moved: -9}},
	{"service message", `{"update_id":1,"message":{"message_id":5,` + group + `,"new_chat_members":[{"id":9}]}}`, nil},
	{"channel", `{"update_id":1,"channel_post":{"message_id":5,"chat":{"id":-100,"type":"channel"},"text":"x"}}`, nil},
	{"another bot", `{"update_id":1,"message":{"message_id":5,"chat":{"id":-9,"type":"group"},"from":{"id":3,"is_bot":true},"text":"x"}}`, nil},
	{"unknown kind", `{"update_id":1,"message_reaction":{"x":1}}`, nil},
}

func TestUpdatesAreDecoded(t *testing.T) {
	b := decoder(t)
	for _, c := range updates {
		t.Run(c.name, func(t *testing.T) {
			id, got, ok, err := b.decode(json.RawMessage(c.raw))
			if err != nil || id != 1 || ok != (c.want != nil) {
				t.Fatalf("id %d, %t, %v", id, ok, err)
			}
			if !ok {
				return
			}
			want := *c.want
			want.Key = "telegram/42/1"
			if want.Said != nil {
				said := *want.Said
				said.No = 5
				want.Said = &said
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v %+v, want %+v %+v", got, got.Said, want, want.Said)
			}
		})
	}
}

func TestABrokenUpdateIsNamedWithoutItsWords(t *testing.T) {
	raw := `{"update_id":77,"message":{"message_id":"жалоба","text":["жалоба"]}}`
	id, _, ok, err := decoder(t).decode(json.RawMessage(raw))
	if id != 77 || ok || err == nil || strings.Contains(err.Error(), "жалоба") {
		t.Errorf("%d, %t, %v", id, ok, err)
	}
}

// FuzzDecode holds decode to its contract for whatever comes.
func FuzzDecode(f *testing.F) {
	for _, c := range updates {
		f.Add([]byte(c.raw))
	}
	for _, raw := range []string{``, `null`, `[]`, `{}`, `{"update_id":-1}`, `{"update_id":1e3}`, `{"callback_query":{}}`,
		`{"update_id":1,"message":{"message_id":5,` + private + `,"date":9e18,"media_group_id":"g","photo":[],"voice":{}}}`,
		`{"update_id":1,"message":{"message_id":5,` + private + `,"date":-9,"photo":[{"file_id":"","file_size":-1}],"caption":"x"}}`,
		`{"update_id":1,"message":{"from":null}}`, `{"update_id":1,"message":{"message_id":"5"}}`, `{"my_chat_member":null}`} {
		f.Add([]byte(raw))
	}
	b := decoder(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, u, ok, err := b.decode(raw)
		if !ok {
			return
		}
		parts := 0
		for _, set := range []bool{u.Tap != nil, u.Said != nil, u.Member != nil, u.Moved != 0} {
			if set {
				parts++
			}
		}
		if err != nil || parts != 1 || !strings.HasPrefix(u.Key, "telegram/42/") {
			t.Errorf("%d parts, key %q, %v", parts, u.Key, err)
		}
		if u.Member == nil && u.Moved == 0 && (u.Account == 0 || u.Said != nil && u.Said.Message == "") {
			t.Errorf("from nobody: %+v", u)
		}
		if u.Said != nil {
			if _, err := json.Marshal(u.Said.At); err != nil || u.Said.Odd != "" && u.Said.Media != nil || len(u.Said.Media) > 1 {
				t.Errorf("said %+v: %v", u.Said, err)
			}
		}
	})
}
