package filter

import (
	"unicode"
	"unicode/utf8"
)

// letter is a rune folded to what words are compared by: 0–31 are а–я, ё being е; then a–z without case, then 0–9.
type letter uint8

const (
	latin   = letter(32)
	digit   = letter(58)
	letters = 68
	foreign = letter(100) // a letter that no word of the list has
	nothing = letter(101) // adds nothing: accents, zero width
	gap     = letter(102) // parts words
)

const (
	letterI     = letter('и' - 'а')
	letterShort = letter('й' - 'а')
)

// The tables fold by the last byte: of ASCII, and of the two-byte runes that begin with 0xD0 and 0xD1, where nearly all of a
// Russian text is. They are constants that Go cannot mark.
var (
	ascii = func() (all [utf8.RuneSelf]letter) {
		for r := range all {
			all[r] = fold(rune(r))
		}
		return all
	}()
	cyrillic = func() (all [2][64]letter) {
		for i := range all {
			for j := range all[i] {
				all[i][j] = fold(0x400 + rune(i*64+j))
			}
		}
		return all
	}()
)

func fold(r rune) letter {
	switch {
	case r >= 'а' && r <= 'я':
		return letter(r - 'а')
	case r >= 'А' && r <= 'Я':
		return letter(r - 'А')
	case r == 'ё' || r == 'Ё':
		return letter('е' - 'а')
	case r >= 'a' && r <= 'z':
		return latin + letter(r-'a')
	case r >= 'A' && r <= 'Z':
		return latin + letter(r-'A')
	case r >= '0' && r <= '9':
		return digit + letter(r-'0')
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return foreign
	case unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r):
		return nothing
	}
	return gap
}

// next folds the rune at i and says how many bytes it takes. An й in two runes, as phones write it, is an й.
func next(text string, i int) (l letter, size int) {
	b := text[i]
	if b < utf8.RuneSelf {
		return ascii[b], 1
	}
	if b&^1 == 0xD0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
		l = cyrillic[b&1][text[i+1]&0x3F]
		if l == letterI && i+3 < len(text) && text[i+2] == 0xCC && text[i+3] == 0x86 {
			return letterShort, 4
		}
		return l, 2
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if r == utf8.RuneError {
		return gap, size
	}
	return fold(r), size
}
