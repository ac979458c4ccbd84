package alike

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word or a number of a text: letters, digits, and hyphens and slashes between them.
type token struct {
	low     string // in lower case, ё being е
	capital bool
	number  bool // begins with a digit
	opens   bool // the first of a sentence
	comma   bool // a comma stands before it
}

// tokens parts a text. Bytes that are no UTF-8 part words.
func tokens(text string) []token {
	out := make([]token, 0, len(text)/12+1)
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

func newToken(raw string, opens, comma bool) token {
	raw = strings.TrimRight(raw, "-/")
	first, _ := utf8.DecodeRuneInString(raw)
	low := strings.ToLower(raw)
	if strings.Contains(low, "ё") {
		low = strings.ReplaceAll(low, "ё", "е")
	}
	return token{low: low, capital: unicode.IsUpper(first), number: unicode.IsDigit(first), opens: opens, comma: comma}
}

// shortened reports whether the dot after the last word may stand for the rest of it: «ул.», «д.».
func shortened(words []token) bool {
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1].low
	return kindOf(last) != "" || isHouseMark(last) || utf8.RuneCountInString(last) == 1
}
