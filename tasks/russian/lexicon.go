package russian

// Term is what a text says, once: a stem, or a meaning that several words have.
type Term struct {
	Key   string // the stem; of a meaning "=" and the word that names it
	Word  string // as the text has it first, folded
	Count int    // in the text, at least 1
	Form  bool   // a stem whose meaning stands among the terms too
}

// Lexicon reads the terms of texts. It does not change: safe for concurrent use.
type Lexicon struct{ means map[string]string }

// NewLexicon knows Meanings.
func NewLexicon() *Lexicon {
	l := &Lexicon{means: make(map[string]string)}
	for _, words := range Meanings() {
		for _, w := range words {
			l.means[Stem(w)] = "=" + words[0]
		}
	}
	return l
}

// Meaning is the key of the meaning that a stem has; "" for none.
func (l *Lexicon) Meaning(stem string) string { return l.means[stem] }

// Terms lists what words say, each term once, in order of the text. Words that say nothing (Token.Says) are passed over.
func (l *Lexicon) Terms(words []Token, stem func(string) string) []Term {
	at := make(map[string]int, len(words))
	list := make([]Term, 0, len(words))
	note := func(key, word string, form bool) {
		if i, ok := at[key]; ok {
			list[i].Count++
			return
		}
		at[key] = len(list)
		list = append(list, Term{Key: key, Word: word, Count: 1, Form: form})
	}
	for _, t := range words {
		if !t.Says() {
			continue
		}
		key := stem(t.Low)
		means, known := l.means[key]
		if known {
			note(means, t.Low, false)
		}
		note(key, t.Low, known)
	}
	return list
}
