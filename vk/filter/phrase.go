package filter

// lexicon knows words and phrases, and to which sets each belongs.
type lexicon struct {
	words   *trie // an entry leads to ends
	ends    [][]end
	endings *trie
	starts  []int32  // by pattern: the phrase that begins with it
	phrases []phrase // 0 is none
	follow  map[step]int32
}

// end is what a beginning of a word may be, if the rest of the word is an ending of that kind.
type end struct {
	kinds   kind
	pattern int32
}

// phrase is a phrase as far as it has been read.
type phrase struct {
	sets sets // that it belongs to, if it ends here
	more bool // it may go on
}

// step goes on in a phrase by a word.
type step struct{ phrase, pattern int32 }

// sets is a set of the rules' sets, one bit each.
type sets uint64

// gatherer builds a lexicon.
type gatherer struct {
	root     *bush
	lex      *lexicon
	patterns map[string]int32
}

func newGatherer() *gatherer {
	return &gatherer{
		root:     &bush{},
		lex:      &lexicon{ends: make([][]end, 1), endings: endingTrie(), phrases: make([]phrase, 1), follow: map[step]int32{}},
		patterns: map[string]int32{},
	}
}

// add puts a word or a phrase into sets.
func (g *gatherer) add(text string, to sets) error {
	words, err := wordsOf(text)
	if err != nil {
		return err
	}
	at := int32(0)
	for _, word := range words {
		pattern, err := g.pattern(word)
		if err != nil {
			return err
		}
		next, ok := g.lex.follow[step{at, pattern}]
		if !ok {
			next = int32(len(g.lex.phrases))
			g.lex.phrases = append(g.lex.phrases, phrase{})
			g.lex.follow[step{at, pattern}] = next
		}
		g.lex.phrases[at].more = true
		at = next
	}
	g.lex.phrases[at].sets |= to
	return nil
}

// pattern numbers a word of the notation and puts it into the trie.
func (g *gatherer) pattern(word string) (int32, error) {
	if p, ok := g.patterns[word]; ok {
		return p, nil
	}
	shapes, err := shapesOf(word)
	if err != nil {
		return 0, err
	}
	p := int32(len(g.patterns))
	g.patterns[word] = p
	for _, s := range shapes {
		leaf := g.root.at(spell(s.begins))
		if leaf.entry == 0 {
			leaf.entry = int32(len(g.lex.ends))
			g.lex.ends = append(g.lex.ends, nil)
		}
		g.lex.ends[leaf.entry] = append(g.lex.ends[leaf.entry], end{s.kinds, p})
	}
	return p, nil
}

func (g *gatherer) done() *lexicon {
	g.lex.words = g.root.pack()
	g.lex.starts = make([]int32, len(g.patterns))
	for s, to := range g.lex.follow {
		if s.phrase == 0 {
			g.lex.starts[s.pattern] = to
			delete(g.lex.follow, s)
		}
	}
	return g.lex
}
