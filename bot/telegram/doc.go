// Package telegram drives bot.Messenger over the Telegram Bot API, and is the only package that knows Telegram.
//
// Read telegram.go for what a Bot is, wire.go for how one request goes out and what its failures mean, send.go and
// edit.go for the Messenger, limits.go for when a message may go, poll.go for how updates come in, decode.go for what
// they are. The library tgbotapi is the wire client; it keeps no connection, no loop and no limits of its own here.
package telegram
