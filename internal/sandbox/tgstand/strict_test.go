package tgstand_test

import (
	"slices"
	"strings"
	"testing"

	"otklik/internal/sandbox/tgstand"
)

const notModified = "Bad Request: message is not modified: specified new message content and reply markup are exactly " +
	"the same as a current content and reply markup of the message"

// keyboard is one row with one button.
func keyboard(button string) string { return `{"inline_keyboard":[[` + button + `]]}` }

// TestRefusals holds every rule to Telegram's code and description. %M is a message of the bot, %U a message of Anna,
// %P a photo of the bot, %F the bot's message that asks for a reply.
func TestRefusals(t *testing.T) {
	for _, c := range slices.Concat(sends(), edits(), others()) {
		name := c.want
		if len(name) > 70 {
			name = name[:70]
		}
		t.Run(c.method+"/"+name, func(t *testing.T) {
			s := refusing(t, c.params)
			a := call(t, s, c.method, c.params)
			if a.Description != c.want {
				t.Errorf("description %q, want %q", a.Description, c.want)
			}
			if code := map[bool]int{true: 403, false: 400}[strings.HasPrefix(c.want, "Forbidden")]; a.Code != code || a.status != code {
				t.Errorf("code %d in an answer of status %d, want %d", a.Code, a.status, code)
			}
		})
	}
}

// refusing is a stand with everything that TestRefusals refers to; the marks in params become ids.
func refusing(t *testing.T, params p) *tgstand.Server {
	t.Helper()
	s := stand(t, tgstand.Options{NoLimits: true})
	s.Person(1003, "Новый", "", "")
	s.Person(1004, "Обиженный", "", "")
	s.Person(1005, "Бывший", "", "")
	must(t, s.Start(1004, ""))
	must(t, s.Block(1004))
	must(t, s.Start(1005, ""))
	s.Deactivate(1005)
	must(t, s.Group(-501, "Чужая", pyotr))
	must(t, s.Kick(-501, pyotr))
	said, err := s.Say(anna, anna, "слова", tgstand.WithPhoto(tgstand.File{Name: "яма.png", Data: []byte("png")}))
	must(t, err)
	var photo struct {
		ID int `json:"message_id"`
	}
	seen, _ := s.Message(anna, said)
	ok(t, s, "sendPhoto", p{"chat_id": "1001", "photo": seen.Media.FileID}, &photo)
	marks := map[string]int{
		"%M": send(t, s, p{"text": "было"}), "%U": said, "%P": photo.ID,
		"%F": send(t, s, p{"text": "ответьте", "reply_markup": `{"force_reply":true}`}),
	}
	for name, value := range params {
		if id, is := marks[value]; is {
			params[name] = number(id)
		}
	}
	return s
}

func TestAccepted(t *testing.T) {
	for name, params := range map[string]p{
		"longest text":          {"text": strings.Repeat("я", 4096)},
		"tags do not count":     {"text": "<b>" + strings.Repeat("я", 4096) + "</b>", "parse_mode": "html"},
		"nulls of tgbotapi":     {"text": "a", "entities": "null", "reply_markup": "null"},
		"64 bytes of data":      {"text": "a", "reply_markup": keyboard(`{"text":"a","callback_data":"` + strings.Repeat("я", 32) + `"}`)},
		"address button":        {"text": "a", "reply_markup": keyboard(`{"text":"a","url":"https://vk.com/wall-1_2"}`)},
		"reply to what is gone": {"text": "a", "reply_parameters": `{"message_id":9999,"allow_sending_without_reply":true}`},
		"all the rest": {"text": "a", "protect_content": "true", "link_preview_options": `{"is_disabled":true}`,
			"message_thread_id": "5", "disable_notification": "true"},
	} {
		t.Run(name, func(t *testing.T) {
			s := stand(t, tgstand.Options{})
			send(t, s, params)
			if got := s.Complaints(); len(got) > 0 {
				t.Errorf("complaints %q", got)
			}
		})
	}
}

func TestComplaints(t *testing.T) {
	s := stand(t, tgstand.Options{})
	if a := call(t, s, "sendRocket", nil); a.status != 404 || a.Description != "Not Found: method not found" {
		t.Errorf("unknown method: %+v", a)
	}
	send(t, s, p{"text": "a & b > c", "parse_mode": "HTML", "colour": "red"})
	want := []string{
		"sendRocket: unknown method", `sendMessage: unknown parameter "colour"`,
		"sendMessage: an & or > in HTML is not escaped",
	}
	if got := s.Complaints(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("complaints %q, want %q", got, want)
	}
	if m, _ := (tgstand.View{Server: s}).Last(anna); m.Text != "a & b > c" {
		t.Errorf("Telegram lets the text through, got %q", m.Text)
	}
}

// refusal is a call and the description that it must meet.
type refusal struct {
	method string
	params p
	want   string
}

// sends are refused messages.
func sends() []refusal {
	long := strings.Repeat("я", 4097)
	many := `{"inline_keyboard":[` + strings.TrimSuffix(strings.Repeat(`[{"text":"a","callback_data":"a"}],`, 101), ",") + `]}`
	return []refusal{
		{"sendMessage", p{"chat_id": "1001"}, "Bad Request: message text is empty"},
		{"sendMessage", p{"chat_id": "1001", "text": " \n "}, "Bad Request: text must be non-empty"},
		{"sendMessage", p{"chat_id": "1001", "text": "<b> </b>", "parse_mode": "HTML"}, "Bad Request: text must be non-empty"},
		{"sendMessage", p{"chat_id": "1001", "text": long}, "Bad Request: message is too long"},
		{"sendMessage", p{"chat_id": "1001", "text": strings.Repeat("😀", 2049)}, "Bad Request: message is too long"},
		{"sendMessage", p{"text": "a"}, "Bad Request: chat_id is empty"},
		{"sendMessage", p{"chat_id": "77", "text": "a"}, "Bad Request: chat not found"},
		{"sendMessage", p{"chat_id": "1003", "text": "a"}, "Forbidden: bot can't initiate conversation with a user"},
		{"sendMessage", p{"chat_id": "1004", "text": "a"}, "Forbidden: bot was blocked by the user"},
		{"sendMessage", p{"chat_id": "1005", "text": "a"}, "Forbidden: user is deactivated"},
		{"sendMessage", p{"chat_id": "-501", "text": "a"}, "Forbidden: bot was kicked from the group chat"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_to_message_id": "9999"},
			"Bad Request: message to be replied not found"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_parameters": `{"message_id":9999}`},
			"Bad Request: message to be replied not found"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_markup": "{"},
			"Bad Request: can't parse reply keyboard markup JSON object"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_markup": "[]"}, "Bad Request: object expected as reply markup"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_markup": many}, "Bad Request: reply markup is too long"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_markup": keyboard(`{"callback_data":"a"}`)},
			"Bad Request: can't parse inline keyboard button: Can't find field \"text\""},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_markup": keyboard(`{"text":" ","callback_data":"a"}`)},
			"Bad Request: inline keyboard button text must be non-empty"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_markup": keyboard(`{"text":"a"}`)},
			"Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_markup": keyboard(`{"text":"a","callback_data":""}`)},
			"Bad Request: BUTTON_DATA_INVALID"},
		{"sendMessage", p{"chat_id": "1001", "text": "a",
			"reply_markup": keyboard(`{"text":"a","callback_data":"` + strings.Repeat("я", 33) + `"}`)},
			"Bad Request: BUTTON_DATA_INVALID"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "reply_markup": keyboard(`{"text":"a","url":"localhost"}`)},
			"Bad Request: inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "parse_mode": "MarkdownV2"}, "Bad Request: unsupported parse_mode"},
		{"sendMessage", p{"chat_id": "1001", "text": "a<b", "parse_mode": "HTML"},
			"Bad Request: can't parse entities: Unclosed start tag at byte offset 1"},
		{"sendMessage", p{"chat_id": "1001", "text": "a", "entities": `[{"type":"bold","offset":0,"length":2}]`},
			"Bad Request: entity begins or ends beyond the message text"},
		{"sendMessage", p{"chat_id": "1001", "text": "\xff"}, "Bad Request: strings must be encoded in UTF-8"},
	}
}

// edits are refused edits.
func edits() []refusal {
	long, caption := strings.Repeat("я", 4097), strings.Repeat("я", 1025)
	return []refusal{
		{"editMessageText", p{"text": "a"}, "Bad Request: message identifier is not specified"},
		{"editMessageText", p{"chat_id": "1001", "message_id": "%M", "text": "было"}, notModified},
		{"editMessageText", p{"chat_id": "1001", "message_id": "%M", "text": long}, "Bad Request: MESSAGE_TOO_LONG"},
		{"editMessageText", p{"chat_id": "1001", "message_id": "9999", "text": "a"}, "Bad Request: message to edit not found"},
		{"editMessageText", p{"chat_id": "1001", "message_id": "%U", "text": "a"}, "Bad Request: message can't be edited"},
		{"editMessageText", p{"chat_id": "1001", "message_id": "%F", "text": "a"}, "Bad Request: message can't be edited"},
		{"editMessageText", p{"chat_id": "1001", "message_id": "%P", "text": "a"},
			"Bad Request: there is no text in the message to edit"},
		{"editMessageText", p{"chat_id": "1001", "message_id": "%M", "text": "a", "reply_markup": `{"force_reply":true}`},
			"Bad Request: inline keyboard expected"},
		{"editMessageCaption", p{"chat_id": "1001", "message_id": "%M", "caption": "a"},
			"Bad Request: there is no caption in the message to edit"},
		{"editMessageCaption", p{"chat_id": "1001", "message_id": "%P", "caption": caption},
			"Bad Request: MEDIA_CAPTION_TOO_LONG"},
		{"editMessageReplyMarkup", p{"chat_id": "1001", "message_id": "%M"}, notModified},
	}
}

// others are refused files and calls about anything but a message's words.
func others() []refusal {
	caption := strings.Repeat("я", 1025)
	return []refusal{
		{"sendPhoto", p{"chat_id": "1001"}, "Bad Request: there is no photo in the request"},
		{"sendPhoto", p{"chat_id": "1001", "photo": "x", "caption": caption}, "Bad Request: message caption is too long"},
		{"sendPhoto", p{"chat_id": "1001", "photo": "x"}, "Bad Request: wrong file identifier/HTTP URL specified"},
		{"sendDocument", p{"chat_id": "1001", "document": "https://example.org/a.pdf"},
			"Bad Request: failed to get HTTP URL content"},
		{"sendMediaGroup", p{"chat_id": "1001", "media": "[]"}, "Bad Request: there are no messages to send"},
		{"sendChatAction", p{"chat_id": "1001", "action": "sleeping"}, "Bad Request: wrong parameter action in request"},
		{"deleteMessage", p{"chat_id": "1001", "message_id": "9999"}, "Bad Request: message to delete not found"},
		{"pinChatMessage", p{"chat_id": "1001", "message_id": "9999"}, "Bad Request: message to pin not found"},
		{"unpinChatMessage", p{"chat_id": "1001"}, "Bad Request: message to unpin not found"},
		{"answerCallbackQuery", p{"callback_query_id": "1"},
			"Bad Request: query is too old and response timeout expired or query ID is invalid"},
		{"getFile", p{}, "Bad Request: file_id not specified"},
		{"getFile", p{"file_id": "x"}, "Bad Request: invalid file_id"},
		{"getChat", p{"chat_id": "1003"}, "Bad Request: chat not found"},
		{"setMyCommands", p{"commands": `[{"command":"Задачи","description":"мои"}]`}, "Bad Request: BOT_COMMAND_INVALID"},
		{"setMyCommands", p{"commands": `[{"command":"tasks","description":""}]`},
			"Bad Request: command description must be non-empty"},
		{"setMyCommands", p{"commands": `[]`, "scope": `{"type":"chat","chat_id":77}`}, "Bad Request: chat not found"},
		{"setChatMenuButton", p{"menu_button": `{"type":"x"}`}, "Bad Request: can't parse MenuButton: unsupported type specified"},
		{"setWebhook", p{"url": "http://example.org/"}, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"},
		{"setWebhook", p{"url": "https://example.org:9000/"},
			"Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"},
		{"setWebhook", p{"url": "https://example.org/", "secret_token": "a b"},
			"Bad Request: secret token contains unallowed characters"},
	}
}
