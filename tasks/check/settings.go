package check

import (
	"fmt"
	"slices"
)

// Settings switch rules off and tune their numbers. The zero value is the defaults.
type Settings struct {
	Off     []string // ids of rules that keep silent
	Numbers Numbers
}

// Numbers are the bounds of rules. 0 stands for the default, which the comment names.
type Numbers struct {
	Sentence  int // words that a sentence may have: 30
	Genitives int // nouns in a row from which a chain is told: 4
	Citations int // acts of law that an answer may cite: 1
	Links     int // links that an answer may have: 2
	Length    int // characters that an answer may have to be a comment: 1000
	Paragraph int // characters that a paragraph may have: 450
	Distance  int // letters by which a name may differ and still be taken for a slip of the author's: 2
	PerRule   int // hints of one rule in one draft: 10
}

// filled puts defaults in the places of zeros.
func (n Numbers) filled() Numbers {
	for _, b := range Bounds() {
		if at := b.Of(&n); *at == 0 {
			*at = b.Normal
		}
	}
	return n
}

// Bound is one of Numbers with its default and what it may be.
type Bound struct {
	Name, About       string
	Of                func(*Numbers) *int
	Normal, Low, High int
}

// Bounds lists the numbers of rules.
func Bounds() []Bound {
	return []Bound{
		{"sentence", "words that a sentence may have", func(n *Numbers) *int { return &n.Sentence }, 30, 10, 200},
		{"genitives", "nouns in a row from which a chain is told", func(n *Numbers) *int { return &n.Genitives }, 4, 3, 20},
		{"citations", "acts of law that an answer may cite", func(n *Numbers) *int { return &n.Citations }, 1, 1, 100},
		{"links", "links that an answer may have", func(n *Numbers) *int { return &n.Links }, 2, 1, 100},
		{"length", "characters that an answer may have to be a comment", func(n *Numbers) *int { return &n.Length }, 1000, 200, 16000},
		{"paragraph", "characters that a paragraph may have", func(n *Numbers) *int { return &n.Paragraph }, 450, 100, 16000},
		{
			"distance", "letters by which a name may differ and still be taken for a slip of the author's",
			func(n *Numbers) *int { return &n.Distance }, 2, 1, 4,
		},
		{"per_rule", "remarks of one rule in one draft", func(n *Numbers) *int { return &n.PerRule }, 10, 1, 1000},
	}
}

// prove says what is wrong with the settings.
func (s Settings) prove() error {
	known := Rules()
	for _, id := range s.Off {
		if !slices.ContainsFunc(known, func(r Rule) bool { return r.ID == id }) {
			return fmt.Errorf("draft check: there is no rule %q", id)
		}
	}
	for _, b := range Bounds() {
		if v := *b.Of(&s.Numbers); v != 0 && (v < b.Low || v > b.High) {
			return fmt.Errorf("draft check: %s is %d, not %d to %d", b.Name, v, b.Low, b.High)
		}
	}
	return nil
}
