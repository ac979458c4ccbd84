package redline

import (
	"strings"
	"unicode/utf8"
)

// Longest is the length in characters up to which texts are compared by words. Longer ones are compared by paragraphs.
const Longest = 16_000

// Compare tells how after came about from before. Spans of one kind never stand side by side; what was removed stands before
// what was inserted in its stead.
func Compare(before, after string) []Span {
	split := tokenize
	if utf8.RuneCountInString(before) > Longest || utf8.RuneCountInString(after) > Longest {
		split = paragraphs
	}
	a, b := split(before), split(after)
	d := newDiff(a, b)
	d.compare(stretch{0, len(a), 0, len(b)}, 0)
	blocks := d.blocks(len(a), len(b))
	slide(a, b, blocks)
	return spans(a, b, readable(a, blocks))
}

// stretch is a piece of both texts: tokens a0 up to a1 of the old one, b0 up to b1 of the new one.
type stretch struct{ a0, a1, b0, b1 int }

// block is a change, which may be empty, and how many tokens behind it were kept.
type block struct {
	stretch
	kept int
}

// readable joins changes between which next to nothing was kept: people read one change more easily than bits of words between
// two. Where both only insert or both only remove, they stay apart.
func readable(a []string, blocks []block) []block {
	var out []block
	for _, b := range blocks {
		if n := len(out); n > 0 {
			last := &out[n-1]
			swap := last.a1-last.a0+b.a1-b.a0 > 0 && last.b1-last.b0+b.b1-b.b0 > 0
			change := last.a0 < last.a1 || last.b0 < last.b1
			if change && swap && scanty(a[last.a1:last.a1+last.kept]) {
				last.a1, last.b1, last.kept = b.a1, b.b1, b.kept
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// scantyLetters is how long a word between two changes may be that is not worth keeping: «и», «на», «для».
const scantyLetters = 3

// scanty tells tokens that hold next to nothing. The end of a paragraph is something.
func scanty(tokens []string) bool {
	letters := 0
	for _, t := range tokens {
		if strings.Contains(t, "\n") {
			return false
		}
		if isWord(t) {
			letters += utf8.RuneCountInString(t)
		}
	}
	return letters <= scantyLetters
}

func spans(a, b []string, blocks []block) []Span {
	var out []Span
	add := func(k Kind, tokens []string) {
		if text := strings.Join(tokens, ""); text != "" {
			out = append(out, Span{k, text})
		}
	}
	for _, x := range blocks {
		add(Removed, a[x.a0:x.a1])
		add(Inserted, b[x.b0:x.b1])
		add(Kept, a[x.a1:x.a1+x.kept])
	}
	return out
}
