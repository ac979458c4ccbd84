package telegram

import (
	"context"

	"otklik/bot"
)

// Pin pins a message above its chat without a sound, or takes the pin off: https://core.telegram.org/bots/api#pinchatmessage.
// It is rare and no message, so it waits for no limit.
func (b *Bot) Pin(ctx context.Context, chat int64, message string, on bool) error {
	params, ok := target(message)
	if !ok {
		return nil
	}
	method := "unpinChatMessage"
	if on {
		method = "pinChatMessage"
		params.AddBool("disable_notification", true)
	}
	params.AddNonZero64("chat_id", chat)
	_, err := b.call(ctx, method, params, callTimeout)
	if err == nil || is(err, unchanged, "message to pin not found", "message to unpin not found") {
		return nil
	}
	if f := classify(err, true); f.Class != bot.Gone {
		return f
	}
	return nil
}
