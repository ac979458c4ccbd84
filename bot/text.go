package bot

import "strings"

// Style is how a span of text looks.
type Style int

// The styles that every messenger has.
const (
	Plain  Style = iota
	Bold         // what to see first
	Italic       // remarks
	Quote        // somebody's own words, set apart
	Code         // to be copied by a touch
	Strike       // removed words
	Anchor       // a link; URL says where to
)

// Span is a run of text in one style. Text is plain: a driver escapes it.
type Span struct {
	Style Style
	Text  string
	URL   string
}

// Text is rich text as data. A driver cuts what is too long for its messenger at the end of the longest quote first.
type Text []Span

// String is the text without its styles.
func (t Text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// stopped ends a sentence: after initials the full stop stands already.
func stopped(words string) string { return strings.TrimSuffix(words, ".") + "." }

// Add appends a span.
func (t *Text) Add(s Style, text string) { *t = append(*t, Span{Style: s, Text: text}) }

// Line appends plain words and a line's end.
func (t *Text) Line(text string) { t.Add(Plain, text+"\n") }
