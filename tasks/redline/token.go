package redline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenize parts a text into words, single signs, line ends and the white space between. Joined they are the text again,
// whatever bytes it holds.
func tokenize(text string) []string {
	list := make([]string, 0, len(text)/5+1)
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		n := size
		switch {
		case r == '\n':
		case inWord(r):
			n += run(text[n:], inWord)
			n = hyphened(text, n)
		case unicode.IsSpace(r):
			n += run(text[n:], func(r rune) bool { return r != '\n' && unicode.IsSpace(r) })
		default:
			n += run(text[n:], unicode.IsMark)
		}
		list, text = append(list, text[:n]), text[n:]
	}
	return list
}

// hyphened goes on to the end of a word with hyphens in it: «какой-то», «12-А».
func hyphened(text string, n int) int {
	for strings.HasPrefix(text[n:], "-") {
		more := run(text[n+1:], inWord)
		if more == 0 {
			break
		}
		n += 1 + more
	}
	return n
}

// run measures the bytes of the runes at the beginning that are of one sort.
func run(text string, is func(rune) bool) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !is(r) {
			break
		}
		n += size
	}
	return n
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// isWord tells a token that is a word.
func isWord(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return inWord(r)
}

// paragraphs parts a text at its line ends only.
func paragraphs(text string) []string { return strings.SplitAfter(text, "\n") }
