package telegram

import (
	"strings"

	"otklik/bot"
)

// maxSource is how many bytes of text with its tags the Bot API reads at all.
const maxSource = 1 << 15

// asHTML is a text in Telegram's HTML style, and false when it has so many tags that Telegram would not read it.
func asHTML(t bot.Text) (string, bool) {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attribute := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	var b strings.Builder
	for _, s := range cut(t, maxUnits) {
		before, after := tags(s.Style)
		if s.Style == bot.Anchor && s.URL != "" {
			before, after = `<a href="`+attribute.Replace(strings.ToValidUTF8(s.URL, ""))+`">`, "</a>"
		}
		if s.Text == "" {
			continue
		}
		b.WriteString(before)
		b.WriteString(escape.Replace(s.Text))
		b.WriteString(after)
	}
	return b.String(), b.Len() <= maxSource
}

// asPlain is a text without styles; a link's address stands in brackets after its words.
func asPlain(t bot.Text) string {
	spelled := make(bot.Text, 0, len(t))
	for _, s := range t {
		if s.Style == bot.Anchor && s.URL != "" && s.URL != s.Text {
			s.Text += " (" + s.URL + ")"
		}
		spelled = append(spelled, s)
	}
	return cut(spelled, maxUnits).String()
}

// tags are what stands around a span.
func tags(s bot.Style) (before, after string) {
	switch s {
	case bot.Bold:
		return "<b>", "</b>"
	case bot.Italic:
		return "<i>", "</i>"
	case bot.Quote:
		return "<blockquote>", "</blockquote>"
	case bot.Code:
		return "<code>", "</code>"
	case bot.Strike:
		return "<s>", "</s>"
	case bot.Plain, bot.Anchor:
	}
	return "", ""
}
