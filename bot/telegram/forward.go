package telegram

import (
	"fmt"
	"strings"
	"time"

	"otklik/bot"
)

// wireOrigin is Telegram's MessageOrigin, https://core.telegram.org/bots/api#messageorigin.
type wireOrigin struct {
	Type string `json:"type"`
	Date int64  `json:"date"`
	Name string `json:"sender_user_name"` // of somebody who hides the account
	User *struct {
		First string `json:"first_name"`
		Last  string `json:"last_name"`
		IsBot bool   `json:"is_bot"`
	} `json:"sender_user"`
	SenderChat *wirePublic `json:"sender_chat"`
	Chat       *wirePublic `json:"chat"` // a channel
	Message    int64       `json:"message_id"`
}

// wirePublic is a group or a channel by its names.
type wirePublic struct {
	Title    string `json:"title"`
	Username string `json:"username"`
}

// wildDate is from when on a date is not believed, Unix: it could not be written down again.
const wildDate = 1 << 33

// forward says where the message comes from; nil for one that is nobody's words: not forwarded, or from a bot.
func (o *wireOrigin) forward() *bot.Forward {
	if o == nil || o.User != nil && o.User.IsBot {
		return nil
	}
	f := &bot.Forward{Name: o.Name}
	switch {
	case o.User != nil:
		f.Name = strings.TrimSpace(o.User.First + " " + o.User.Last)
	case o.SenderChat != nil:
		f.Name = o.SenderChat.Title
	case o.Chat != nil:
		f.Name = o.Chat.Title
		if o.Chat.Username != "" && o.Message > 0 {
			f.Link = fmt.Sprintf("https://t.me/%s/%d", o.Chat.Username, o.Message)
		}
	}
	if o.Date > 0 && o.Date < wildDate {
		f.At = time.Unix(o.Date, 0).UTC()
	}
	return f
}
