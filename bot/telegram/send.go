package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
)

// notShown stands under a text whose files Telegram would not take.
const notShown = "\n\nПриложенный файл не удалось показать."

// errNoID is an answer to a message sent that does not name it.
var errNoID = errors.New("the answer does not name the message")

// Send posts the files, silently, and then the text with the buttons; the id is the text's. When it fails after the
// files are there, sending again shows them again.
func (b *Bot) Send(ctx context.Context, chat int64, m bot.Message, c bot.Class) (string, error) {
	markup, f := markup(m)
	if f != nil {
		return "", f
	}
	o := order{chat: chat, class: c, room: len(m.Media) + 1}
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
	}
	params := tgbotapi.Params{"disable_notification": strconv.FormatBool(m.Silent)}
	params.AddNonEmpty("reply_markup", markup)
	if id, err := strconv.Atoi(m.ReplyTo); err == nil && id > 0 {
		params["reply_parameters"] = `{"message_id":` + strconv.Itoa(id) + `,"allow_sending_without_reply":true}`
	}
	o.n = 1
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
