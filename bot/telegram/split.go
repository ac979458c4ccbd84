package telegram

import (
	"slices"
	"strings"

	"otklik/bot"
)

// maxParts is how many messages one text may take; a text that would take more is cut down to that.
const maxParts = 10

// leastPart is how long every part but the last is at least: a part ends early only for a better place.
const leastPart = maxUnits * 3 / 4

// split divides a text that is too long for one message, at the end of a paragraph, of a sentence or of a word where there is one
// in the last quarter of what fits. Styles go on in the next part. The result has at least one part.
func split(t bot.Text) []bot.Text {
	rest := cut(t, maxParts*leastPart)
	var parts []bot.Text
	for size(rest) > maxUnits && len(parts) < maxParts-1 {
		var part bot.Text
		part, rest = divide(rest, breakAt(rest))
		parts = append(parts, part)
	}
	parts = slices.DeleteFunc(append(parts, cut(rest, maxUnits)), func(p bot.Text) bool { return strings.TrimSpace(p.String()) == "" })
	if len(parts) == 0 {
		return []bot.Text{cut(t, maxUnits)}
	}
	return parts
}

// size is a text's length in code units.
func size(t bot.Text) int {
	n := 0
	for _, s := range t {
		n += units(s.Text)
	}
	return n
}

// breakAt is after how many bytes a text that is too long is best divided. The first part is never empty and never too long.
func breakAt(t bot.Text) int {
	all := t.String()
	longest := head(all, maxUnits)
	from := len(head(all, leastPart))
	for _, seam := range []string{"\n\n", "\n", ". ", "! ", "? ", "; ", ", ", " "} {
		if at := strings.LastIndex(longest[from:], seam); at >= 0 {
			return from + at + len(seam)
		}
	}
	return len(longest)
}

// divide cuts a text after n bytes.
func divide(t bot.Text, n int) (before, after bot.Text) {
	for i, s := range t {
		if n >= len(s.Text) {
			n -= len(s.Text)
			before = append(before, s)
			continue
		}
		first, second := s, s
		first.Text, second.Text = s.Text[:n], s.Text[n:]
		if n > 0 {
			before = append(before, first)
		}
		return before, append(bot.Text{second}, slices.Clone(t[i+1:])...)
	}
	return before, nil
}

// messages are the messages that show m: the reply mark is on the first, buttons and sound on the last.
func messages(m bot.Message) []bot.Message {
	texts := split(m.Text)
	list := make([]bot.Message, len(texts))
	for i, t := range texts {
		last := i == len(texts)-1
		list[i] = bot.Message{Text: t, Silent: m.Silent || !last}
		if i == 0 {
			list[i].ReplyTo = m.ReplyTo
		}
		if last {
			list[i].Buttons, list[i].Ask = m.Buttons, m.Ask
		}
	}
	return list
}
