package abuse

import "unicode"

// letter is a rune folded to what it stands for: 0–31 are а–я, ё being е; the rest is below.
type letter uint8

const (
	letters = 32         // а–я
	either  = letter(32) // и or у: the Latin u
	bOrV    = letter(33) // б or в: the Latin B
	masked  = letter(34) // one letter hidden by a star
	foreign = letter(35) // a letter or a digit that no Russian word has
	nothing = letter(36) // adds nothing: zero width, accents
)

// choices lists the Russian letters that an ambiguous letter may stand for.
func choices(l letter) []letter {
	switch {
	case l < letters:
		return single[l : l+1]
	case l == either:
		return iOrU[:]
	case l == bOrV:
		return bAndV[:]
	case l == masked:
		return single[:]
	}
	return nil
}

// The tables below are constants that Go cannot mark.
var (
	single = func() (all [letters]letter) {
		for i := range all {
			all[i] = letter(i)
		}
		return all
	}()
	iOrU  = [...]letter{russian('и'), russian('у')}
	bAndV = [...]letter{russian('б'), russian('в')}
)

// russian folds a letter of а–я.
func russian(r rune) letter { return letter(r - 'а') }

// cyrillic folds a Russian letter of either case, and those of the neighbours' alphabets that look like one.
func cyrillic(r rune) (letter, bool) {
	switch {
	case r >= 'а' && r <= 'я':
		return russian(r), true
	case r >= 'А' && r <= 'Я':
		return letter(r - 'А'), true
	}
	switch r {
	case 'ё', 'Ё', 'є', 'Є':
		return russian('е'), true
	case 'і', 'І', 'ї', 'Ї', 'ѝ', 'Ѝ':
		return russian('и'), true
	case 'ј', 'Ј':
		return russian('й'), true
	case 'ў', 'Ў', 'ү', 'Ү':
		return russian('у'), true
	case 'ҳ', 'Ҳ':
		return russian('х'), true
	}
	return 0, false
}

// twin folds a Latin or Greek letter that cannot be told from a Russian one by the eye.
func twin(r rune) (letter, bool) {
	switch r {
	case 'a', 'A', 'α', 'Α':
		return russian('а'), true
	case 'c', 'C':
		return russian('с'), true
	case 'e', 'E', 'ε', 'Ε':
		return russian('е'), true
	case 'H', 'h', 'Η':
		return russian('н'), true
	case 'k', 'K', 'κ', 'Κ':
		return russian('к'), true
	case 'm', 'M', 'Μ':
		return russian('м'), true
	case 'o', 'O', 'ο', 'Ο':
		return russian('о'), true
	case 'p', 'P', 'ρ', 'Ρ':
		return russian('р'), true
	case 't', 'T', 'τ', 'Τ':
		return russian('т'), true
	case 'x', 'X', 'χ', 'Χ', '×':
		return russian('х'), true
	case 'y', 'Y', 'υ', 'Υ':
		return russian('у'), true
	case 'B', 'Β':
		return bOrV, true
	}
	return 0, false
}

// disguise folds what stands for a Russian letter only among Russian letters: «пи3дец», «п@дла», «6ля».
func disguise(r rune) letter {
	if l, ok := twin(r); ok {
		return l
	}
	switch r {
	case '0':
		return russian('о')
	case '3', 'z', 'Z':
		return russian('з')
	case '4':
		return russian('ч')
	case '6', 'b':
		return russian('б')
	case '8':
		return russian('в')
	case '@':
		return russian('а')
	case '€':
		return russian('е')
	case 'i', 'I':
		return russian('и')
	case 'n':
		return russian('п')
	case 'r':
		return russian('г')
	case 's', 'S', '$':
		return russian('с')
	case 'u', 'U':
		return either
	case '*', '#':
		return masked
	}
	return foreign
}

// inside reports whether a rune may stand in the middle of a disguised word without being a letter or a digit.
func inside(r rune) bool {
	return r == '@' || r == '€' || r == '$' || r == '*' || r == '#' || r == '×'
}

// invisible reports whether a rune leaves the word as it is: formatting without width, accents, joiners.
func invisible(r rune) bool {
	return r > 0xA0 && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.M, r))
}

// narrow turns a full-width letter or sign into the plain one.
func narrow(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}
