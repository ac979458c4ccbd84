package telegram

import (
	"encoding/json"
	"errors"
	"fmt"

	"otklik/bot"
)

// maxData is how long a button's data may be, in bytes.
const maxData = 64

var errNotOurs = errors.New("the message's id is none of telegram's")

type inlineKeyboard struct {
	Rows [][]inlineButton `json:"inline_keyboard"`
}

type inlineButton struct {
	Label string `json:"text"`
	Data  string `json:"callback_data,omitempty"`
	URL   string `json:"url,omitempty"`
}

// markup is what stands under a message, "" for nothing. Buttons and an open reply field exclude each other; buttons win.
func markup(m bot.Message) (string, *bot.Failure) {
	var k inlineKeyboard
	for _, row := range m.Buttons {
		var out []inlineButton
		for _, b := range row {
			if err := checkButton(b); err != nil {
				return "", &bot.Failure{Class: bot.Refused, Err: err}
			}
			out = append(out, inlineButton(b))
		}
		if len(out) > 0 {
			k.Rows = append(k.Rows, out)
		}
	}
	if len(k.Rows) == 0 {
		if m.Ask {
			return `{"force_reply":true,"selective":true}`, nil
		}
		return "", nil
	}
	raw, err := json.Marshal(k)
	if err != nil {
		return "", &bot.Failure{Class: bot.Refused, Err: fmt.Errorf("encode buttons: %w", err)}
	}
	return string(raw), nil
}

// checkButton finds what is wrong in the program that made a button.
func checkButton(b bot.Button) error {
	switch {
	case b.Label == "":
		return errors.New("a button has no label")
	case b.Data == "" && b.URL == "":
		return errors.New("a button has neither data nor an address")
	case b.Data != "" && b.URL != "":
		return errors.New("a button has both data and an address")
	case len(b.Data) > maxData:
		return fmt.Errorf("a button's data has %d bytes, %d at most", len(b.Data), maxData)
	}
	return nil
}
