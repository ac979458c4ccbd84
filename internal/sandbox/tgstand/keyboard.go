package tgstand

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

const (
	maxButtons      = 100
	maxCallbackData = 64 // bytes
)

// Button is a button under a message. Of Data and URL one is set, unless it is a button of another kind.
type Button struct {
	Label string `json:"text"`
	Data  string `json:"callback_data,omitempty"`
	URL   string `json:"url,omitempty"`
}

// inlineMarkup is Telegram's InlineKeyboardMarkup.
type inlineMarkup struct {
	Rows [][]Button `json:"inline_keyboard"`
}

// markup is what a message has under it.
type markup struct {
	Inline      [][]Button
	Keyboard    [][]string // a reply keyboard
	ForceReply  bool
	Placeholder string
	raw         string // canonical form, to tell whether an edit changes anything
}

// parseMarkup reads reply_markup. An edit allows nothing but an inline keyboard.
func (c *call) parseMarkup(inlineOnly bool) (markup, *failure) {
	source := c.params["reply_markup"]
	if source == "" {
		return markup{}, nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(source), &fields); err != nil {
		if json.Valid([]byte(source)) {
			return markup{}, bad("object expected as reply markup")
		}
		return markup{}, bad("can't parse reply keyboard markup JSON object")
	}
	var m markup
	var f *failure
	switch {
	case fields["inline_keyboard"] != nil:
		m, f = c.inline(fields["inline_keyboard"])
	case inlineOnly && len(fields) > 0:
		return markup{}, bad("inline keyboard expected")
	case fields["keyboard"] != nil:
		m.Keyboard, f = replyKeyboard(fields["keyboard"])
	case string(fields["force_reply"]) == "true":
		m.ForceReply = true
		_ = json.Unmarshal(fields["input_field_placeholder"], &m.Placeholder) // checked by its length below
		if units(m.Placeholder) > 64 {
			f = bad("input field placeholder is too long")
		}
	case fields["remove_keyboard"] != nil, fields["force_reply"] != nil, len(fields) == 0:
	default:
		c.complain("reply_markup of no known kind")
	}
	return m, f
}

// inline reads an inline keyboard.
func (c *call) inline(source json.RawMessage) (markup, *failure) {
	var rows [][]map[string]json.RawMessage
	if string(source) == "null" || json.Unmarshal(source, &rows) != nil {
		return markup{}, bad("can't parse inline keyboard: Field \"inline_keyboard\" must be of type Array")
	}
	var m markup
	count := 0
	for _, row := range rows {
		var out []Button
		for _, fields := range row {
			b, f := c.button(fields)
			if f != nil {
				return markup{}, f
			}
			out = append(out, b)
			count++
		}
		if len(out) > 0 {
			m.Inline = append(m.Inline, out)
		}
	}
	if count > maxButtons {
		return markup{}, bad("reply markup is too long")
	}
	if raw, err := json.Marshal(rows); err == nil && len(m.Inline) > 0 {
		m.raw = string(raw)
	}
	return m, nil
}

// button reads one button of an inline keyboard.
func (c *call) button(fields map[string]json.RawMessage) (Button, *failure) {
	var b Button
	text := func(name string) (string, bool) {
		var value string
		ok := fields[name] != nil && string(fields[name]) != "null" && json.Unmarshal(fields[name], &value) == nil
		return value, ok
	}
	known := strings.Fields("text url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat " +
		"switch_inline_query_chosen_chat copy_text callback_game pay style icon_custom_emoji_id")
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(known, name) {
			c.complain("unknown field %q of a button", name)
		}
	}
	var ok bool
	if b.Label, ok = text("text"); !ok {
		return b, bad("can't parse inline keyboard button: Can't find field \"text\"")
	}
	if strings.TrimSpace(b.Label) == "" {
		return b, bad("inline keyboard button text must be non-empty")
	}
	if address, ok := text("url"); ok {
		checked, valid := checkLink(address)
		if !valid {
			return b, bad("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", address)
		}
		b.URL = checked
		return b, nil
	}
	if data, ok := text("callback_data"); ok {
		if data == "" || len(data) > maxCallbackData {
			return b, bad("BUTTON_DATA_INVALID")
		}
		b.Data = data
		return b, nil
	}
	for _, name := range known[3:10] {
		if fields[name] != nil {
			return b, nil
		}
	}
	return b, bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
}

// replyKeyboard reads the labels of a keyboard that stands in place of the phone's own.
func replyKeyboard(source json.RawMessage) ([][]string, *failure) {
	var rows [][]json.RawMessage
	if json.Unmarshal(source, &rows) != nil {
		return nil, bad("can't parse reply keyboard: Field \"keyboard\" must be of type Array")
	}
	var out [][]string
	for _, row := range rows {
		var labels []string
		for _, raw := range row {
			var label string
			var object struct{ Text string }
			if json.Unmarshal(raw, &label) != nil {
				if json.Unmarshal(raw, &object) != nil {
					return nil, bad("can't parse keyboard button: KeyboardButton must be a String or an Object")
				}
				label = object.Text
			}
			if strings.TrimSpace(label) == "" {
				return nil, bad("keyboard button text must be non-empty")
			}
			labels = append(labels, label)
		}
		out = append(out, labels)
	}
	return out, nil
}
