package russian

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word or a number of a text: letters, digits, and hyphens and slashes between them.
type Token struct {
	Low     string // in lower case, ё being е
	Capital bool
	Number  bool // begins with a digit
	Opens   bool // the first of a sentence
	Comma   bool // a comma stands before it
}

// Tokens parts a text. Bytes that are no UTF-8 part words.
func Tokens(text string) []Token {
	out := make([]Token, 0, len(text)/12+1)
	opens, comma, start := true, false, -1
	for i := 0; i <= len(text); {
		r, size := utf8.RuneError, 1
		if i < len(text) {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && (r == '-' || r == '/'):
			if start < 0 {
				start = i
			}
		default:
			if start >= 0 {
				out = append(out, newToken(text[start:i], opens, comma))
				opens, comma, start = false, false, -1
			}
			opens = opens || r == '!' || r == '?' || r == '\n' || r == '.' && !shortened(out)
			comma = comma || r == ','
		}
		i += size
	}
	return out
}

func newToken(raw string, opens, comma bool) Token {
	raw = strings.TrimRight(raw, "-/")
	first, _ := utf8.DecodeRuneInString(raw)
	return Token{Low: Fold(raw), Capital: unicode.IsUpper(first), Number: unicode.IsDigit(first), Opens: opens, Comma: comma}
}

// Fold brings a text to lower case, ё to е: what two spellings of a word share.
func Fold(s string) string {
	low := strings.ToLower(s)
	if strings.Contains(low, "ё") {
		low = strings.ReplaceAll(low, "ё", "е")
	}
	return low
}

// shortened reports whether the dot after the last word may stand for the rest of it: «ул.», «д.».
func shortened(words []Token) bool {
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return StreetKind(last.Low) != "" || isHouseMark(last.Low) || !last.Number && utf8.RuneCountInString(last.Low) == 1
}

// longestNumber bounds the digits of a number that may tell messages apart: longer ones are telephones and accounts.
const longestNumber = 4

// Says reports whether a word tells what a text is about.
func (t Token) Says() bool {
	if t.Number {
		return len(t.Low) <= longestNumber
	}
	return utf8.RuneCountInString(t.Low) > 1 && !IsStop(t.Low)
}
