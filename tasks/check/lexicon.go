package check

import (
	"strings"
	"unicode/utf8"
)

// lexicon finds many phrases in a page in one walk. A phrase is words with spaces between them; «слов*» stands for every
// word that begins so, «а|б» for one of several, «слово?» for one that may be missing, «_» for any single word. The first
// word of a phrase has at least two letters before its star.
type lexicon struct {
	exact  map[string][]int
	prefix map[string][]int // by the first two letters
	list   []phrase
}

// phrase is a compiled phrase; value is what its maker wants to know it by.
type phrase struct {
	parts []part
	value int
}

// part is one word of a phrase.
type part struct {
	words    []string // folded
	stars    []bool   // whether words[i] is a beginning
	any      bool
	optional bool
}

// match is a phrase found in words [from, to).
type match struct{ from, to, value int }

// phrases makes a lexicon in which each phrase is known by its index.
func phrases(list ...string) *lexicon {
	l := &lexicon{exact: map[string][]int{}, prefix: map[string][]int{}}
	for i, text := range list {
		l.add(text, i)
	}
	return l
}

// add compiles a phrase. Alternatives of whole phrases are parted by « / ».
func (l *lexicon) add(text string, value int) {
	for one := range strings.SplitSeq(text, " / ") {
		p := phrase{value: value}
		for field := range strings.FieldsSeq(fold(one)) {
			p.parts = append(p.parts, compile(field))
		}
		if len(p.parts) == 0 {
			continue
		}
		at := len(l.list)
		l.list = append(l.list, p)
		for i, w := range p.parts[0].words {
			if p.parts[0].stars[i] {
				l.prefix[head(w)] = append(l.prefix[head(w)], at)
			} else {
				l.exact[w] = append(l.exact[w], at)
			}
		}
	}
}

func compile(field string) part {
	var p part
	field, p.optional = strings.CutSuffix(field, "?")
	if field == "_" {
		p.any = true
		return p
	}
	for w := range strings.SplitSeq(field, "|") {
		w, star := strings.CutSuffix(w, "*")
		p.words, p.stars = append(p.words, w), append(p.stars, star)
	}
	return p
}

// head is the first two letters of a word, or all of a shorter one.
func head(w string) string {
	n := 0
	for i := range w {
		if n == 2 {
			return w[:i]
		}
		n++
	}
	return w
}

func (p part) fits(w word) bool {
	if p.any {
		return true
	}
	for i, s := range p.words {
		if w.low == s || p.stars[i] && strings.HasPrefix(w.low, s) {
			return true
		}
	}
	return false
}

// at finds the longest phrase that begins at the i-th word.
func (l *lexicon) at(p *page, i int) (match, bool) {
	best := match{from: i, to: i}
	try := func(list []int) {
		for _, k := range list {
			if to := l.list[k].end(p, i, 0); to > best.to {
				best = match{i, to, l.list[k].value}
			}
		}
	}
	low := p.words[i].low
	try(l.exact[low])
	if utf8.RuneCountInString(low) >= 2 {
		try(l.prefix[head(low)])
	}
	return best, best.to > i
}

// end is the word after the phrase's parts from k on, read from the i-th word; 0 where they do not fit.
func (ph phrase) end(p *page, i, k int) int {
	if k == len(ph.parts) {
		return i
	}
	part := ph.parts[k]
	if i < len(p.words) && (k == 0 || near(p.gap(i))) && part.fits(p.words[i]) {
		if to := ph.end(p, i+1, k+1); to > 0 {
			return to
		}
	}
	if part.optional {
		return ph.end(p, i, k+1)
	}
	return 0
}

// near reports whether nothing but spaces, quotes, a dot of an abbreviation or a comma parts two words.
func near(gap string) bool {
	return len(gap) <= 8 && strings.Trim(gap, " ,.\u00a0«»\"") == ""
}

// all finds the phrases of a page from left to right; none overlaps another.
func (l *lexicon) all(p *page) []match { return l.within(p, span{0, len(p.words)}) }

// within is all in a range of words.
func (l *lexicon) within(p *page, s span) []match {
	var list []match
	for i := s.from; i < s.to; {
		m, ok := l.at(p, i)
		if !ok || m.to > s.to {
			i++
			continue
		}
		list = append(list, m)
		i = m.to
	}
	return list
}

// has reports whether a range of words holds a phrase.
func (l *lexicon) has(p *page, s span) bool {
	for i := s.from; i < s.to; i++ {
		if m, ok := l.at(p, i); ok && m.to <= s.to {
			return true
		}
	}
	return false
}

// everywhere is the range of all words of a page.
func (p *page) everywhere() span { return span{0, len(p.words)} }
