package alike

import (
	"slices"

	"otklik/tasks/russian"
)

// term is a stem or a meaning: what words are compared by.
type term int32

// vocabulary gives terms to words, every form of a word the same one.
type vocabulary struct {
	words map[string][2]term // a word's stem and its meaning, 0 for none
	stems map[string]term
	means map[string]term // by stem
	cut   russian.Stems   // of the words of places
	next  term
	kins  term // terms up to this are meanings
}

func newVocabulary() *vocabulary {
	v := &vocabulary{words: map[string][2]term{}, stems: map[string]term{}, means: map[string]term{}, next: 1}
	for _, words := range russian.Meanings() {
		for _, w := range words {
			v.means[russian.Stem(w)] = v.next
		}
		v.next++
	}
	v.kins = v.next - 1
	return v
}

// of returns the terms of a word; learn adds it. An unknown word that is not learned has none, but a meaning perhaps.
func (v *vocabulary) of(w string, learn bool) [2]term {
	if t, ok := v.words[w]; ok {
		return t
	}
	s := russian.Stem(w)
	t := [2]term{v.stems[s], v.means[s]}
	if !learn {
		return t
	}
	if t[0] == 0 {
		t[0] = v.next
		v.stems[s] = t[0]
		v.next++
	}
	v.words[w] = t
	return t
}

// landmarks takes what the text names by number out of its words: «школа 34», «автобус № 6».
func landmarks(all []russian.Token) (marks []string, rest []russian.Token) {
	rest = all[:0]
	for i := 0; i < len(all); i++ {
		kind := russian.NumberedKind(all[i].Low)
		if kind == "" || i+1 == len(all) || !all[i+1].Number || all[i+1].Opens || len(marks) == mostLandmarks {
			rest = append(rest, all[i])
			continue
		}
		i++
		marks = append(marks, kind+" "+russian.HouseNumber(all[i].Low))
	}
	return marks, rest
}

// mostLandmarks bounds the landmarks of a text: a list of all schools is about none of them.
const mostLandmarks = 4

// heard is a term of a message with the word that stands for it.
type heard struct {
	term term
	word string
}

// hear lists the terms of a text, each once, in their order; strangers counts words that nobody else has used.
func (v *vocabulary) hear(all []russian.Token, learn bool) (terms []heard, strangers int) {
	terms = make([]heard, 0, len(all))
	for _, t := range all {
		if !t.Says() {
			continue
		}
		found := v.of(t.Low, learn)
		if found[0] == 0 {
			strangers++
		}
		for _, f := range found {
			if f != 0 {
				terms = append(terms, heard{f, t.Low})
			}
		}
	}
	slices.SortStableFunc(terms, func(a, b heard) int { return int(a.term - b.term) })
	return slices.CompactFunc(terms, func(a, b heard) bool { return a.term == b.term }), strangers
}
