package filter

const (
	longestTail = 8 // letters behind a stem: no ending has more, those of reflexive verbs included
	mostStems   = 8 // beginnings of one word that are stems of the list
)

// stem is a beginning of the word at hand that the list knows.
type stem struct {
	entry int32
	after int // letters
}

// word reads the word that begins at i: it returns where it ends and appends the patterns it matches. Nearly every word
// leaves the trie after three or four letters; the rest of such a word is only skipped. Where a stem was passed, the letters
// behind it are kept, and looked up among the endings when the word is over.
func (x *lexicon) word(text string, i int, into []int32) (int, []int32) {
	var (
		stems [mostStems]stem
		room  [longestWord + longestTail]letter
		found int
		at    int32
		lost  bool
	)
	spelled, n := room[:0], 0
	for i < len(text) {
		l, size := next(text, i)
		if l == gap {
			break
		}
		i += size
		if l == nothing {
			continue
		}
		if n++; len(spelled) < cap(spelled) {
			spelled = append(spelled, l)
		}
		if lost {
			continue
		}
		if at = x.words.step(at, l); at == 0 {
			if found == 0 {
				return skip(text, i), into
			}
			lost = true
			continue
		}
		if entry := x.words.nodes[at].entry; entry != 0 && found < mostStems {
			stems[found] = stem{entry, n}
			found++
		}
	}
	return i, x.match(stems[:found], spelled, n, into)
}

// match appends the patterns of those stems whose tails are among their endings. Of a word of n letters the first are spelled.
func (x *lexicon) match(stems []stem, spelled []letter, n int, into []int32) []int32 {
	for _, s := range stems {
		kinds := open
		if n-s.after <= longestTail && n == len(spelled) {
			kinds = x.ending(spelled[s.after:])
		}
		for _, e := range x.ends[s.entry] {
			if e.kinds&kinds != 0 {
				into = append(into, e.pattern)
			}
		}
	}
	return into
}

// ending returns the kinds that an ending belongs to; any is open to what goes on in any way.
func (x *lexicon) ending(tail []letter) kind {
	at := int32(0)
	for _, l := range tail {
		if at = x.endings.step(at, l); at == 0 {
			return open
		}
	}
	return kind(x.endings.nodes[at].entry) | open
}

// skip returns where the word ends.
func skip(text string, i int) int {
	for i < len(text) {
		l, size := next(text, i)
		if l == gap {
			return i
		}
		i += size
	}
	return i
}
