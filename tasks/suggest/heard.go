package suggest

import (
	"slices"

	"otklik/tasks/russian"
)

// heard is a message made ready.
type heard struct {
	words   []russian.Token // all of them
	stems   []string        // of each
	address []russian.Token
	place   russian.Place
	terms   []russian.Term // without the words of the place
	keys    []string       // what is counted of it: the terms, and their roots
}

func (x *Index) hear(m Message, stem func(string) string) heard {
	place, rest := russian.Located(m.Text, m.Address, stem)
	rest = slices.DeleteFunc(rest, func(t russian.Token) bool { return t.Number }) // they tell messages apart, not topics
	h := heard{words: russian.Tokens(m.Text), address: russian.Tokens(m.Address), place: place, terms: x.lexicon.Terms(rest, stem)}
	h.words = h.words[:min(len(h.words), russian.LongestText)]
	h.stems = make([]string, len(h.words))
	for i, w := range h.words {
		h.stems[i] = stem(w.Low)
	}
	h.count()
	return h
}

// count lists what examples are told by. Of words with one root, in few examples, most often only the root comes again.
func (h *heard) count() {
	h.keys = h.keys[:0]
	for _, t := range h.terms {
		h.keys = append(h.keys, t.Key)
		if r := []rune(t.Key); len(r) > root && r[0] != '=' {
			if key := rootMark + string(r[:root]); !slices.Contains(h.keys, key) {
				h.keys = append(h.keys, key)
			}
		}
	}
}

// without leaves out the words of streets that the roster knows.
func (h *heard) without(streets []*street) {
	h.terms = slices.DeleteFunc(h.terms, func(t russian.Term) bool {
		return slices.ContainsFunc(streets, func(s *street) bool { return slices.Contains(s.place.Street, t.Key) })
	})
	h.count()
}

// where is the street that the message names as a term; "" for none.
func (h *heard) where() string {
	key := streetMark
	for _, s := range h.place.Street {
		key += s + " "
	}
	if key == streetMark {
		return ""
	}
	return key
}

const (
	streetMark = "@" // before the key of a street
	rootMark   = "^" // before a root
)

// rule weighs the phrases of a label and tells by which words of the message they were met, each once. A word that is kin to
// the rule's, or has the same meaning, counts for half.
func (x *Index) rule(h *heard, list []phrase) (weight float64, met []string) {
	best := map[string]float64{}
	note := func(said string, w float64) {
		if best[said] == 0 {
			met = append(met, said)
		}
		best[said] = max(best[said], w)
	}
	for _, p := range list {
		if at := p.find(h.stems); at >= 0 {
			note(h.said(at, at+len(p.stems)), p.weight)
			continue
		}
		if len(p.stems) > 1 {
			continue
		}
		means := x.lexicon.Meaning(p.stems[0])
		for _, t := range h.terms {
			if means != "" && t.Key == means || kin(t.Key, p.stems[0]) {
				note(t.Word, p.weight*asKin)
				break
			}
		}
	}
	for _, said := range met { // in order, so that the sum is always the same
		weight += best[said]
	}
	return weight, met
}

const asKin = 0.5

// kin tells stems of one root by their beginnings: «льгот» and «льготн», «освещен» and «освещ».
func kin(a, b string) bool {
	p, q := []rune(a), []rune(b)
	n, shorter := 0, min(len(p), len(q))
	for n < shorter && p[n] == q[n] {
		n++
	}
	return n >= max(root, shorter-1)
}

// root is the letters at the beginning of a word that words of one root share.
const root = 4

// said is a piece of the message in lower case.
func (h *heard) said(from, to int) string {
	s := ""
	for i, w := range h.words[from:to] {
		if i > 0 {
			s += " "
		}
		s += w.Low
	}
	return s
}

// names reports whether the message names a street of the roster: as its place, or in running text with a sign that it is a
// name: a capital, a number behind it, or «улица» before it.
func (h *heard) names(s *street) bool {
	if len(h.place.Street) > 0 && !slices.ContainsFunc(s.place.Street, func(w string) bool { return !slices.Contains(h.place.Street, w) }) &&
		(h.place.Kind == "" || s.place.Kind == "" || h.place.Kind == s.place.Kind) {
		return true
	}
	n := len(s.place.Street)
	for i := 0; i+n <= len(h.stems); i++ {
		if h.spells(i, s.place.Street) && h.signed(i, i+n, s) {
			return true
		}
	}
	return false
}

// spells reports whether the words from i on are a name's, in any order.
func (h *heard) spells(i int, name []string) bool {
	for _, w := range name {
		if !slices.Contains(h.stems[i:i+len(name)], w) {
			return false
		}
	}
	return true
}

// signed reports whether words stand as a name: see names. At the beginning of a sentence only the roster's own form counts.
func (h *heard) signed(from, to int, s *street) bool {
	if to < len(h.words) && h.words[to].Number {
		return true
	}
	if from > 0 && russian.StreetKind(h.words[from-1].Low) != "" || to < len(h.words) && russian.StreetKind(h.words[to].Low) != "" {
		return true
	}
	return h.words[from].Capital && (!h.words[from].Opens || h.said(from, to) == s.low)
}
