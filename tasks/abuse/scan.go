package abuse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of the text with what the list knows of it.
type word struct {
	start, end int // bytes
	clause     int // grows at every mark that parts clauses
	class      class
	letter     letter // the only letter of a word of one, foreign otherwise
}

// longest bounds the letters of a word that are looked at; no word of abuse comes near.
const longest = 48

// scan parts a text into words and looks each up.
func (l *List) scan(text string) []word {
	words := make([]word, 0, len(text)/10+1)
	var spelled [longest]letter
	clause := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !begins(r) {
			if strings.ContainsRune(".,!?;:()\n", r) {
				clause++
			}
			i += size
			continue
		}
		end := wordEnd(text, i)
		w := word{start: i, end: end, clause: clause, letter: foreign}
		if s := spell(text[i:end], spelled[:0]); len(s) > 0 {
			w.class = l.look(s)
			if len(s) == 1 {
				w.letter = s[0]
			}
		}
		words = append(words, w)
		i = end
	}
	return l.joinApart(text, words)
}

// begins reports whether a word may begin with the rune.
func begins(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '@' || r == '€' }

// wordEnd finds where the word that starts at from ends: behind its last letter, digit or accent.
func wordEnd(text string, from int) int {
	end := from
	for i := from; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case begins(r) || unicode.Is(unicode.M, r):
			end = i
		case !inside(r) && !invisible(r):
			return end
		}
	}
	return end
}

// spell folds a word into letters. A word without a Russian letter is one only if every letter has a Russian twin: «cyka».
func spell(s string, into []letter) []letter {
	native := strings.ContainsFunc(s, func(r rune) bool { _, ok := cyrillic(r); return ok })
	stars := 0
	for _, r := range s {
		l := fold(narrow(r), native)
		switch {
		case l == nothing:
			if n := len(into); r == '\u0306' && n > 0 && into[n-1] == russian('и') {
				into[n-1] = russian('й') // й in two runes
			}
			continue
		case l == foreign || len(into) == longest:
			return nil
		case l == masked:
			stars++
		}
		into = append(into, l)
	}
	return unmask(into, stars)
}

func fold(r rune, native bool) letter {
	if l, ok := cyrillic(r); ok {
		return l
	}
	switch {
	case invisible(r):
		return nothing
	case native:
		return disguise(r)
	}
	if l, ok := twin(r); ok {
		return l
	}
	return foreign
}

// unmask keeps one star as a hidden letter. More are read only where they part single letters: «с*у*к*а».
func unmask(s []letter, stars int) []letter {
	if stars < 2 {
		return s
	}
	kept := s[:0]
	for i, l := range s {
		if (l == masked) != (i%2 == 1) {
			return nil
		}
		if l != masked {
			kept = append(kept, l)
		}
	}
	return kept
}

// look finds the classes of a spelled word. A hidden letter may only make a word that needs nothing around it.
func (l *List) look(s []letter) class {
	hidden := false
	for _, x := range s {
		hidden = hidden || x == masked
	}
	found := l.words.word(s)
	if !hidden {
		for i := range s {
			found |= l.inner.begins(s[i:])
		}
	} else if found &= l.blunt | clean; len(s) < 3 {
		return 0
	}
	return found
}
