package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	nothing kind = iota // beyond the text
	word
	number
	mark // any other rune that is not a space
)

// token is a part of the text at [start, end).
type token struct {
	kind       kind
	glued      bool // nothing stands between it and the token before
	start, end int
	text       string // a word folded, a mark as it stands
	n          int    // a number's value, -1 from seven digits on
	sentence   int
}

// digits counts those of a number as it is written: 2 for "05".
func (t token) digits() int { return t.end - t.start }

// tokens cuts a text; sentences are numbered from 0.
func tokens(text string) []token {
	all := make([]token, 0, len(text)/8+4)
	sentence, gap := 0, true
	for pos := 0; pos < len(text); {
		r, width := utf8.DecodeRuneInString(text[pos:])
		if blank(r) {
			if r == '\n' {
				sentence++
			}
			gap, pos = true, pos+width
			continue
		}
		t := token{kind: mark, glued: !gap, start: pos, end: pos + width, sentence: sentence}
		switch {
		case r >= '0' && r <= '9':
			t.kind, t.end = number, runEnd(text, pos, func(r rune) bool { return r >= '0' && r <= '9' })
			t.n = value(text[t.start:t.end])
		case letter(r):
			t.kind, t.end = word, runEnd(text, pos, wordRune)
			t.text = fold(text[t.start:t.end])
		default:
			t.text = text[t.start:t.end]
			if strings.ContainsRune("!?;…", r) || r == '.' && stops(text[t.end:], all) {
				sentence++
			}
		}
		all = append(all, t)
		gap, pos = false, t.end
	}
	return all
}

// stops tells the full stop of a sentence from those of «28.11», «ул.» and «г.».
func stops(rest string, before []token) bool {
	if next, _ := utf8.DecodeRuneInString(rest); rest != "" && !blank(next) || len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	return last.kind != word || utf8.RuneCountInString(last.text) > 2
}

// blank tells spaces of every width, those without width too.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

// letter tells letters and the Roman numerals that are characters of their own.
func letter(r rune) bool { return unicode.IsLetter(r) || r >= 'Ⅰ' && r <= 'ⅿ' }

func wordRune(r rune) bool { return letter(r) || unicode.Is(unicode.Mn, r) || r == '\u00ad' }

func runEnd(text string, pos int, in func(rune) bool) int {
	for pos < len(text) {
		r, width := utf8.DecodeRuneInString(text[pos:])
		if !in(r) {
			break
		}
		pos += width
	}
	return pos
}

func value(digits string) int {
	if len(digits) > 6 {
		return -1
	}
	n := 0
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}
