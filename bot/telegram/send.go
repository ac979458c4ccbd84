package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
)

// notShown stands under a text whose files Telegram would not take.
const notShown = "\n\nПриложенный файл не удалось показать."

// takeBackTimeout is how long a program that ends may take for it.
const takeBackTimeout = 2 * time.Second

// errNoID is an answer to a message sent that does not name it.
var errNoID = errors.New("the answer does not name the message")

// Send posts the files, silently, and then the text with the buttons, in several messages where one is too short for it. The id
// holds those of all the text's messages, the last of which has the buttons. When it fails after the files are there, sending
// again shows them again.
func (b *Bot) Send(ctx context.Context, chat int64, m bot.Message, c bot.Class) (string, error) {
	if _, f := markup(m); f != nil {
		return "", f
	}
	list := messages(m)
	o := order{chat: chat, class: c, room: len(m.Media) + len(list)}
	hidden := false
	for _, files := range albums(m.Media) {
		o.n = len(files)
		f := b.show(ctx, o, files)
		if f != nil && f.Class != bot.Refused && f.Class != bot.Gone {
			return "", f
		}
		hidden = hidden || f != nil
		o.begun, o.room = true, o.room-len(files)
	}
	if hidden {
		m.Text = append(slices.Clip(m.Text), bot.Span{Style: bot.Italic, Text: notShown})
		list = messages(m)
		o.room = len(list)
	}
	var ids []string
	for _, part := range list {
		o.n = 1
		id, err := b.post(ctx, o, part)
		if err != nil {
			b.takeBack(ctx, chat, ids)
			return "", err
		}
		if len(list) > 1 {
			b.drawn.note(chat, id, part)
		}
		ids = append(ids, id)
		o.begun, o.room = true, max(o.room-1, 1)
	}
	return strings.Join(ids, bot.PartMark), nil
}

// takeBack deletes the beginning of a text that has no end: sending again begins anew. It does so even when the context has ended.
func (b *Bot) takeBack(ctx context.Context, chat int64, messages []string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), takeBackTimeout)
	defer cancel()
	b.remove(ctx, chat, messages)
}

// post sends one message.
func (b *Bot) post(ctx context.Context, o order, m bot.Message) (string, error) {
	markup, f := markup(m)
	if f != nil {
		return "", f
	}
	params := tgbotapi.Params{"disable_notification": strconv.FormatBool(m.Silent)}
	params.AddNonEmpty("reply_markup", markup)
	if id, err := strconv.Atoi(bot.Parts(m.ReplyTo)[0]); err == nil && id > 0 {
		params["reply_parameters"] = `{"message_id":` + strconv.Itoa(id) + `,"allow_sending_without_reply":true}`
	}
	result, err := b.write(ctx, o, "sendMessage", params, m.Text)
	if err != nil {
		return "", classify(err, false)
	}
	var sent struct {
		ID int64 `json:"message_id"`
	}
	if err := json.Unmarshal(result, &sent); err != nil || sent.ID == 0 {
		return "", &bot.Failure{Class: bot.Unknown, Err: errNoID}
	}
	return strconv.FormatInt(sent.ID, 10), nil
}

// write sends or edits a text with its styles, and without them when Telegram cannot read them.
func (b *Bot) write(ctx context.Context, o order, method string, params tgbotapi.Params, t bot.Text) (json.RawMessage, error) {
	params["link_preview_options"] = `{"is_disabled":true}`
	if html, short := asHTML(t); short {
		params["text"], params["parse_mode"] = html, tgbotapi.ModeHTML
		result, err := b.paced(ctx, o, method, params)
		if !is(err, "can't parse entities") {
			return result, err
		}
		b.log.WarnContext(ctx, "telegram cannot read the styles of a message, sending it plain", "chat", o.chat)
		o.begun = true
	}
	delete(params, "parse_mode")
	params["text"] = asPlain(t)
	return b.paced(ctx, o, method, params)
}

// paced makes a call that counts against the limits, in its turn. An error is a *bot.Failure, or one of call's.
func (b *Bot) paced(ctx context.Context, o order, method string, params tgbotapi.Params) (json.RawMessage, error) {
	params["chat_id"] = strconv.FormatInt(o.chat, 10)
	turn, f := b.limits.acquire(ctx, o)
	if f != nil {
		return nil, f
	}
	result, err := b.call(ctx, method, params, callTimeout)
	b.limits.done(turn)
	var r *refusal
	if errors.As(err, &r) && r.retryAfter > 0 {
		b.limits.freeze(o.chat, r.retryAfter)
	}
	return result, err
}
