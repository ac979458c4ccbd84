package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
)

// Menu sets the commands that a private chat offers, or, for chat 0, those that a chat without its own offers. None takes a
// chat's own away. With those of chat 0 comes the button that opens them, for every chat:
// https://core.telegram.org/bots/api#setchatmenubutton.
func (b *Bot) Menu(ctx context.Context, chat int64, commands []bot.Command) error {
	type line struct {
		Name string `json:"command"`     // 1 to 32 of a-z, 0-9, _
		Text string `json:"description"` // 1 to 256 characters
	}
	lines := make([]line, 0, len(commands))
	for _, c := range commands {
		lines = append(lines, line(c))
	}
	raw, err := json.Marshal(lines)
	if err != nil {
		return &bot.Failure{Class: bot.Refused, Err: fmt.Errorf("encode the menu: %w", err)}
	}
	method, params := "setMyCommands", tgbotapi.Params{"commands": string(raw)}
	if chat != 0 {
		params["scope"] = fmt.Sprintf(`{"type":"chat","chat_id":%d}`, chat)
	}
	if chat != 0 && len(commands) == 0 {
		method = "deleteMyCommands"
		delete(params, "commands")
	}
	if _, err := b.call(ctx, method, params, callTimeout); err != nil {
		return classify(fmt.Errorf("set the menu: %w", err), true)
	}
	if chat == 0 {
		if _, err := b.call(ctx, "setChatMenuButton", tgbotapi.Params{"menu_button": `{"type":"commands"}`}, callTimeout); err != nil {
			return classify(fmt.Errorf("set the menu's button: %w", err), true)
		}
	}
	return nil
}

// Invitation is a link that opens the bot and has whoever follows it send /start with a token of at most 64 of A-Z a-z 0-9 _ -:
// https://core.telegram.org/api/links#bot-links.
func (b *Bot) Invitation(ctx context.Context, token string) (string, error) {
	name := b.username.Load()
	if name == nil {
		asked, _, err := b.Me(ctx)
		if err != nil {
			return "", classify(err, true)
		}
		name = &asked
	}
	return "https://t.me/" + *name + "?start=" + token, nil
}

// Me asks Telegram who the bot is, once. It fails with ErrToken when the token is wrong.
func (b *Bot) Me(ctx context.Context) (username string, id int64, err error) {
	result, err := b.call(ctx, "getMe", nil, callTimeout)
	if errors.Is(err, ErrToken) {
		return "", 0, ErrToken
	}
	if err != nil {
		return "", 0, fmt.Errorf("ask telegram who we are: %w", err)
	}
	var me struct {
		ID       int64  `json:"id"`
		Username string `json:"username"`
	}
	if err := json.Unmarshal(result, &me); err != nil || me.Username == "" {
		return "", 0, errors.New("ask telegram who we are: the answer names no bot")
	}
	b.username.Store(&me.Username)
	return me.Username, me.ID, nil
}
