package telegram

import (
	"slices"
	"strings"
	"unicode"

	"otklik/bot"
)

// maxUnits is how long a message's text may be, in UTF-16 code units after its tags are read.
const maxUnits = 4096

// shortened stands where words were taken out.
const shortened = " … (сокращено)"

// units counts UTF-16 code units, Telegram's measure of text.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// head is the longest beginning of s that has at most n code units.
func head(s string, n int) string {
	for i, r := range s {
		n--
		if r > 0xffff {
			n--
		}
		if n < 0 {
			return s[:i]
		}
	}
	return s
}

// cut brings a text down to a limit in code units: somebody's words give way first, the longest before the others; if that is not
// enough, the text ends early. The result is always whole characters and never longer than the limit.
func cut(t bot.Text, limit int) bot.Text {
	out := slices.Clone(t)
	sizes := make([]int, len(out))
	total := 0
	for i := range out {
		out[i].Text = strings.ToValidUTF8(out[i].Text, "\uFFFD")
		sizes[i] = units(out[i].Text)
		total += sizes[i]
	}
	mark := units(shortened)
	done := make([]bool, len(out))
	for total > limit {
		longest := -1
		for i, s := range out {
			if s.Style == bot.Quote && !done[i] && sizes[i] > mark && (longest < 0 || sizes[i] > sizes[longest]) {
				longest = i
			}
		}
		if longest < 0 {
			return end(out, limit-mark)
		}
		done[longest] = true
		keep := max(0, sizes[longest]-(total-limit)-mark)
		out[longest].Text = shorten(out[longest].Text, keep)
		size := units(out[longest].Text)
		total += size - sizes[longest]
		sizes[longest] = size
	}
	return out
}

// end keeps the first n code units of a text.
func end(t bot.Text, n int) bot.Text {
	for i := range t {
		size := units(t[i].Text)
		if size <= n {
			n -= size
			continue
		}
		t[i].Text = shorten(t[i].Text, n)
		return t[:i+1]
	}
	return t
}

// shorten keeps at most n code units of s and says that there was more.
func shorten(s string, n int) string {
	return strings.TrimRightFunc(head(s, n), unicode.IsSpace) + shortened
}
