package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/russian"
)

// kind tells what a word of a page is made of.
type kind uint8

const (
	letters kind = iota // «по-русски», «д», «ТКО»
	digits              // «12», «12а»
	address             // a link or an e-mail address, whole
)

// word is a word of a text with its place. Its fields are the text's own, folded so that they compare.
type word struct {
	start, end int    // bytes in the text
	low        string // in small letters, ё as е
	stem       string // of letters only
	kind       kind
	capital    bool // begins with a capital letter
}

// span is a half-open range: of bytes or of words, as its user says.
type span struct{ from, to int }

// page is a text, taken apart once for all rules.
type page struct {
	text      string
	words     []word
	sentences []span // of words; they cover all words in order
	tried     int    // before this byte no link begins
}

// read takes a text apart in one pass.
func read(text string) *page {
	p := &page{text: text}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r):
			i = p.takeLetters(i)
		case unicode.IsDigit(r):
			i = p.takeDigits(i)
		default:
			i += size
		}
	}
	p.split()
	return p
}

// takeLetters takes a word that begins at i, or the whole address that does.
func (p *page) takeLetters(i int) int {
	if end := p.link(i); end > i {
		p.words = append(p.words, word{start: i, end: end, low: strings.ToLower(p.text[i:end]), kind: address})
		return end
	}
	end := wordEnd(p.text, i)
	low := fold(p.text[i:end])
	first, _ := utf8.DecodeRuneInString(p.text[i:])
	p.words = append(p.words, word{start: i, end: end, low: low, stem: stem(low), capital: unicode.IsUpper(first)})
	return end
}

// link finds the end of an address that begins at i; i where there is none. What was looked through once is not looked
// through again, so that half links stay linear.
func (p *page) link(i int) int {
	if i < p.tried && !strings.HasPrefix(p.text[i:], "http") {
		return i
	}
	end, seen := linkEnd(p.text, i)
	if end == i {
		p.tried = seen
	}
	return end
}

// takeDigits takes a number with the letters that cling to it: «12а».
func (p *page) takeDigits(i int) int {
	end := i
	for end < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[end:])
		if !unicode.IsDigit(r) && !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	p.words = append(p.words, word{start: i, end: end, low: fold(p.text[i:end]), kind: digits})
	return end
}

// wordEnd finds the end of a word: letters, with hyphens between them.
func wordEnd(text string, i int) int {
	end := i
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			end += size
			continue
		}
		if r == '-' || r == '‑' {
			if next, _ := utf8.DecodeRuneInString(text[end+size:]); unicode.IsLetter(next) {
				end += size
				continue
			}
		}
		break
	}
	return end
}

// fold makes words comparable: small letters, ё as е, one kind of hyphen.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToLower(r); r {
		case 'ё':
			return 'е'
		case '‑':
			return '-'
		case '\u00a0':
			return ' '
		}
		return r
	}, s)
}

// stem cuts the ending off a folded word.
func stem(low string) string { return russian.Stem(low, true) }

// gap is the text between a word and the one before it; before the first word, the text's beginning.
func (p *page) gap(i int) string {
	from := 0
	if i > 0 {
		from = p.words[i-1].end
	}
	to := len(p.text)
	if i < len(p.words) {
		to = p.words[i].start
	}
	return p.text[from:to]
}

// quote is the text of words [from, to).
func (p *page) quote(from, to int) string { return p.text[p.words[from].start:p.words[to-1].end] }

// sentence finds the sentence that holds the i-th word.
func (p *page) sentence(i int) int {
	lo, hi := 0, len(p.sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; p.sentences[mid].to <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// wordAt finds the first word that ends after a byte.
func (p *page) wordAt(at int) int {
	lo, hi := 0, len(p.words)
	for lo < hi {
		if mid := (lo + hi) / 2; p.words[mid].end <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
