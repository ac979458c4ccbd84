package redline

import "strings"

// Kind says what became of a piece of text.
type Kind int

// The kinds of spans.
const (
	Kept Kind = iota
	Removed
	Inserted
)

// Span is a piece of text, never empty.
type Span struct {
	Kind Kind
	Text string
}

// Before is the old text.
func Before(spans []Span) string { return without(Inserted, spans) }

// After is the new text.
func After(spans []Span) string { return without(Removed, spans) }

func without(k Kind, spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Kind != k {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// Changed reports whether anything was changed.
func Changed(spans []Span) bool {
	for _, s := range spans {
		if s.Kind != Kept {
			return true
		}
	}
	return false
}

// Gap stands in Brief for what is left out.
const Gap = " … "

// Brief leaves out what is far from any change: of each kept span about so many characters stay beside a change, up to the end
// of a word. Changes stay whole. Without a change nothing stays.
func Brief(spans []Span, context int) []Span {
	var out []Span
	for i, s := range spans {
		if s.Kind == Kept {
			s.Text = shorten(s.Text, context, i > 0, i+1 < len(spans))
		}
		if s.Text != "" {
			out = append(out, s)
		}
	}
	return out
}

// shorten keeps the beginning of a text, behind a change, and its end, before one.
func shorten(text string, context int, behind, before bool) string {
	all := tokenize(text)
	head, tail := 0, 0
	if behind {
		head = take(all, context)
	}
	if before {
		tail = take(all[head:], -context)
	}
	if head+tail >= len(all) {
		return text
	}
	if head+tail == 0 {
		return ""
	}
	short := strings.TrimRight(strings.Join(all[:head], ""), " ") + Gap + strings.TrimLeft(strings.Join(all[len(all)-tail:], ""), " ")
	if len(short) >= len(text) {
		return text
	}
	return short
}

// take counts the tokens, from the front or for a negative number from the back, that make up so many characters.
func take(all []string, characters int) int {
	n, left := 0, max(characters, -characters)
	for n < len(all) && left > 0 {
		t := all[n]
		if characters < 0 {
			t = all[len(all)-1-n]
		}
		left -= len([]rune(t))
		n++
	}
	return n
}
