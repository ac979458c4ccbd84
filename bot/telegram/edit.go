package telegram

import (
	"context"
	"errors"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
)

// errOutgrown says why a message must be sent anew.
var errOutgrown = errors.New("the text needs more messages than the one to edit has")

const (
	unchanged  = "message is not modified"
	maxNotice  = 200 // characters of an answer to a tap
	queryAged  = "query is too old"
	queryWrong = "query id is invalid"
)

// Edit replaces text and buttons of a message; no buttons take away those that are there. Of a text in several messages those
// that are left over are deleted; one that needs more than there are is bot.Outgrown and nothing is changed.
func (b *Bot) Edit(ctx context.Context, chat int64, message string, m bot.Message, c bot.Class) error {
	m.Ask = false // an edit cannot open the reply field
	if _, f := markup(m); f != nil {
		return f
	}
	ids, list := bot.Parts(message), messages(m)
	if len(list) > len(ids) {
		return &bot.Failure{Class: bot.Outgrown, Err: errOutgrown}
	}
	o := order{chat: chat, class: c, n: 1, room: len(list)}
	for i, part := range list {
		if len(ids) > 1 && b.drawn.is(chat, ids[i], part) {
			continue
		}
		if err := b.revise(ctx, o, ids[i], part); err != nil {
			return err
		}
		if len(ids) > 1 {
			b.drawn.note(chat, ids[i], part)
		}
		o.begun, o.room = true, max(o.room-1, 1)
	}
	b.remove(ctx, chat, ids[len(list):])
	return nil
}

// revise edits one message.
func (b *Bot) revise(ctx context.Context, o order, message string, m bot.Message) error {
	markup, f := markup(m)
	if f != nil {
		return f
	}
	params, ok := target(message)
	if !ok {
		return &bot.Failure{Class: bot.Gone, Err: errNotOurs}
	}
	params.AddNonEmpty("reply_markup", markup)
	_, err := b.write(ctx, o, "editMessageText", params, m.Text)
	if err == nil || is(err, unchanged) {
		return nil
	}
	return classify(err, true)
}

// remove deletes messages that have become too many. Telegram deletes none older than 48 hours: of such a one a stroke remains.
func (b *Bot) remove(ctx context.Context, chat int64, messages []string) {
	for _, message := range messages {
		params, ok := target(message)
		if !ok {
			continue
		}
		b.drawn.forget(chat, message)
		params["chat_id"] = strconv.FormatInt(chat, 10)
		_, err := b.call(ctx, "deleteMessage", params, callTimeout)
		if err != nil && is(err, "can't be deleted") {
			err = b.revise(ctx, order{chat: chat, class: bot.Ordinary, n: 1, room: 1, begun: true}, message, leftOver())
		}
		if err != nil && !is(err, "message to delete not found") {
			b.log.DebugContext(ctx, "a part of a message stays as it was", "chat", chat, "err", err)
		}
	}
}

func leftOver() bot.Message { return bot.Message{Text: bot.Text{{Text: "—"}}} }

// Strip takes the buttons off a message.
func (b *Bot) Strip(ctx context.Context, chat int64, message string, c bot.Class) error {
	for _, part := range bot.Parts(message) {
		params, ok := target(part)
		if !ok {
			continue
		}
		b.drawn.forget(chat, part)
		_, err := b.paced(ctx, order{chat: chat, class: c, n: 1, room: 1}, "editMessageReplyMarkup", params)
		if err == nil || is(err, unchanged) {
			continue
		}
		if f := classify(err, true); f.Class != bot.Gone {
			return f
		}
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
