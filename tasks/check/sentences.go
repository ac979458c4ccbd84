package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// split cuts the page into sentences: at «.», «!», «?», «…» and at line breaks, but not after abbreviations, initials and
// inside numbers.
func (p *page) split() {
	from := 0
	for i := 1; i < len(p.words); i++ {
		if p.boundary(i) {
			p.sentences = append(p.sentences, span{from, i})
			from = i
		}
	}
	if from < len(p.words) {
		p.sentences = append(p.sentences, span{from, len(p.words)})
	}
}

// boundary reports whether a sentence ends before the i-th word.
func (p *page) boundary(i int) bool {
	gap := p.gap(i)
	if strings.ContainsAny(gap, "!?…\n\r") {
		return true
	}
	dot := strings.IndexByte(gap, '.')
	if dot < 0 {
		return false
	}
	before, after := p.words[i-1], p.words[i]
	if dot == 0 && abbreviation(before) {
		return false
	}
	if gap == "." { // «12.05», «и.о», or a space that is missing before a capital letter
		return before.kind == letters && after.capital
	}
	return after.capital || after.kind != letters
}

// abbreviation reports whether a dot after the word belongs to it.
func abbreviation(w word) bool {
	if w.kind != letters {
		return false
	}
	if utf8.RuneCountInString(w.low) == 1 { // «д.», «г.», initials
		return true
	}
	switch w.low {
	case "ул", "пр", "просп", "пер", "мкр", "мкрн", "кв", "корп", "стр", "им", "ст", "пос", "пл", "наб", "обл", "руб", "коп", "тыс",
		"млн", "млрд", "др", "тел", "см", "чел", "мин", "сек", "час", "вх", "исх", "рег", "кл", "гг", "пп", "ред", "прим", "хут", "ш", "бул":
		return true
	}
	return false
}

// longestLink bounds the walk, in bytes, so that a text of nothing but half links stays linear.
const longestLink = 1000

// linkEnd finds the end of a link or an e-mail address that begins at i, or i itself when there is none, and how far it looked.
func linkEnd(text string, i int) (link, end int) {
	end = i
	dotted := false
	for end < min(len(text), i+longestLink) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if unicode.IsSpace(r) || strings.ContainsRune("«»\"(),;<>", r) || unicode.Is(unicode.Cyrillic, r) && !dotted && !slashed(text[i:end]) {
			break
		}
		if r == '.' || r == '@' {
			dotted = true
		}
		end += size
	}
	part := strings.TrimRight(text[i:end], ".!?…:")
	if strings.HasPrefix(part, "http://") || strings.HasPrefix(part, "https://") || dotted && site(part) {
		return i + len(part), end
	}
	return i, end
}

func slashed(s string) bool { return strings.Contains(s, "//") }

// site reports whether an ASCII word reads as a site or an e-mail address: «vk.com/wall-1», «adm@city.ru».
func site(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		host = host[at+1:]
	}
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || len(host)-dot < 3 {
		return false
	}
	for _, c := range []byte(host) {
		if c >= utf8.RuneSelf || c != '.' && c != '-' && c != '_' && !alphanumeric(c) {
			return false
		}
	}
	return true
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
