package telegram

import (
	"context"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
)

const (
	unchanged  = "message is not modified"
	maxNotice  = 200 // characters of an answer to a tap
	queryAged  = "query is too old"
	queryWrong = "query id is invalid"
)

// Edit replaces text and buttons of a message; no buttons take away those that are there.
func (b *Bot) Edit(ctx context.Context, chat int64, message string, m bot.Message, c bot.Class) error {
	m.Ask = false // an edit cannot open the reply field
	markup, f := markup(m)
	if f != nil {
		return f
	}
	params, ok := target(message)
	if !ok {
		return &bot.Failure{Class: bot.Gone, Err: errNotOurs}
	}
	params.AddNonEmpty("reply_markup", markup)
	_, err := b.write(ctx, order{chat: chat, class: c, n: 1, room: 1}, "editMessageText", params, m.Text)
	if err == nil || is(err, unchanged) {
		return nil
	}
	return classify(err, true)
}

// Strip takes the buttons off a message.
func (b *Bot) Strip(ctx context.Context, chat int64, message string, c bot.Class) error {
	params, ok := target(message)
	if !ok {
		return nil
	}
	_, err := b.paced(ctx, order{chat: chat, class: c, n: 1, room: 1}, "editMessageReplyMarkup", params)
	if err == nil || is(err, unchanged) {
		return nil
	}
	if f := classify(err, true); f.Class != bot.Gone {
		return f
	}
	return nil
}

// Answer answers a tap. It counts against no limit, so it never waits.
func (b *Bot) Answer(ctx context.Context, tap, text string, alert bool) error {
	params := tgbotapi.Params{"callback_query_id": tap}
	if units(text) > maxNotice {
		text = head(text, maxNotice-1) + "…"
	}
	params.AddNonEmpty("text", text)
	params.AddBool("show_alert", alert)
	_, err := b.call(ctx, "answerCallbackQuery", params, callTimeout)
	if err == nil || is(err, queryAged, queryWrong, "query_id_invalid") {
		return nil
	}
	return classify(err, true)
}

// target names a message to edit; what is no id of Telegram's names none that is there.
func target(message string) (tgbotapi.Params, bool) {
	id, err := strconv.Atoi(message)
	return tgbotapi.Params{"message_id": message}, err == nil && id > 0
}
