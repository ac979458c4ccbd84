package filter

import (
	"math/bits"
	"strings"
)

// Verdict is what the filter thinks of a text, and why.
type Verdict struct {
	Concerns bool     // the administration
	Points   int      // enough are 10
	Reasons  []Reason // those for it first, then those against, each in the order of the text
}

// Reason is a rule that took effect.
type Reason struct {
	Rule   string   // its name in the list; "words" and "exclude" are the configuration's
	Points int      // below 0: against
	Words  []string // as they stand in the text, one for each set of the rule
}

// Why lists the words that speak for the verdict, each once: «яма», «не чинят».
func (v Verdict) Why() string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, r := range v.Reasons {
		if r.Points > 0 != v.Concerns {
			continue
		}
		for _, w := range r.Words {
			if !seen[w] {
				seen[w] = true
				if b.Len() > 0 {
					b.WriteString(", ")
				}
				b.WriteString("«" + w + "»")
			}
		}
	}
	return b.String()
}

// place is where a set was met last.
type place struct {
	word       int // counted from 1; 0 is nowhere
	start, end int // bytes
}

// reading is a phrase that is being read.
type reading struct {
	phrase int32
	start  int
}

// bench is what a judgement works with.
type bench struct {
	filter  *Filter
	text    string
	last    [mostSets]place
	fired   uint64 // rules
	points  int
	reasons []Reason
	now     []reading
	before  []reading
}

// Judge reads a text once, in time linear in its length.
func (f *Filter) Judge(text string) Verdict {
	b := bench{filter: f, text: text}
	var patterns []int32
	for i, word := 0, 0; i < len(text); {
		l, size := next(text, i)
		if l >= foreign {
			if i += size; l == foreign {
				i, word, b.now = skip(text, i), word+1, b.now[:0]
			}
			continue
		}
		start := i
		i, patterns = f.lex.word(text, i, patterns[:0])
		word++
		if len(patterns) > 0 || len(b.now) > 0 {
			b.read(patterns, place{word, start, i})
		}
	}
	return b.verdict()
}

// mostReadings bounds the phrases that are read at the same time.
const mostReadings = 64

// read goes on with the phrases at hand by a word, and notes the sets of those that end with it.
func (b *bench) read(patterns []int32, at place) {
	b.before, b.now = b.now, b.before[:0]
	for _, p := range patterns {
		b.take(b.filter.lex.starts[p], at.start, at)
		for _, r := range b.before {
			if phrase, ok := b.filter.lex.follow[step{r.phrase, p}]; ok {
				b.take(phrase, r.start, at)
			}
		}
	}
}

// take takes in a phrase that the word at hand has led to.
func (b *bench) take(number int32, start int, at place) {
	p := b.filter.lex.phrases[number]
	if p.more && len(b.now) < mostReadings {
		b.now = append(b.now, reading{number, start})
	}
	for left := p.sets; left != 0; left &= left - 1 {
		set := bits.TrailingZeros64(uint64(left))
		b.last[set] = place{at.word, start, at.end}
		for rules := b.filter.by[set] &^ b.fired; rules != 0; rules &= rules - 1 {
			b.try(bits.TrailingZeros64(rules), at.word)
		}
	}
}

// try lets a rule take effect if all that it needs is within its reach.
func (b *bench) try(number, word int) {
	r := &b.filter.rules[number]
	for left := r.needs; left != 0; left &= left - 1 {
		p := b.last[bits.TrailingZeros64(uint64(left))]
		if p.word == 0 || word-p.word > r.within {
			return
		}
	}
	b.fired |= 1 << number
	b.points += r.points
	reason := Reason{Rule: r.name, Points: r.points}
	for left := r.needs; left != 0; left &= left - 1 {
		p := b.last[bits.TrailingZeros64(uint64(left))]
		reason.Words = append(reason.Words, b.text[p.start:p.end])
	}
	b.reasons = append(b.reasons, reason)
}

// verdict puts the reasons for it first.
func (b *bench) verdict() Verdict {
	v := Verdict{Concerns: b.points >= enough, Points: b.points}
	for _, against := range [...]bool{false, true} {
		for _, r := range b.reasons {
			if r.Points < 0 == against {
				v.Reasons = append(v.Reasons, r)
			}
		}
	}
	return v
}
