package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Command is one line of the menu that Telegram offers.
type Command struct {
	Name string `json:"command"`     // without the slash: 1 to 32 of a-z, 0-9, _
	Text string `json:"description"` // 1 to 256 characters
}

// SetCommands sets the menu for everybody; none takes it away.
func (b *Bot) SetCommands(ctx context.Context, commands []Command) error {
	if commands == nil {
		commands = []Command{}
	}
	raw, err := json.Marshal(commands)
	if err != nil {
		return fmt.Errorf("encode the menu: %w", err)
	}
	if _, err := b.call(ctx, "setMyCommands", tgbotapi.Params{"commands": string(raw)}, callTimeout); err != nil {
		return fmt.Errorf("set the menu: %w", err)
	}
	return nil
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
