package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// misspelling notices words that the dictionary does not know.
func misspelling() Rule {
	dictionary := Input{Known: func(w string) (bool, bool) {
		return !slices.Contains([]string{"отримонтируем", "двара"}, strings.ToLower(w)), true
	}}
	return Rule{
		ID: "spelling", Criterion: "10.6", Title: "Слова с ошибками",
		Fires: []Example{
			{Draft: "Мы отримонтируем качели.", Quote: "отримонтируем", Input: dictionary},
			{Draft: "Двop убрали.", Quote: "Двop"},
		},
		Silent: []Example{
			{Draft: "Мы отремонтируем качели.", Input: dictionary},
			{Draft: "На улице Двара тепло дали, МУП ДВАРА проверил.", Input: dictionary},
			{Draft: "Мы отримонтируем качели."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				list := s.mixed()
				if s.Known == nil {
					return list
				}
				given := s.given()
				for i, w := range s.draft.words {
					if !s.spellable(i) || given[w.stem] {
						continue
					}
					ok, read := s.Known(s.draft.text[w.start:w.end])
					if !read {
						return list
					}
					if !ok {
						list = append(list, s.words(i, i+1, "Такого слова нет в словаре: проверьте, нет ли опечатки."))
					}
				}
				return list
			}
		},
	}
}

// mixed finds Russian words with Latin letters among them, which no eye sees and no search finds.
func (s *sheet) mixed() []Hint {
	var list []Hint
	for i, w := range s.draft.words {
		if w.kind != letters || strings.Contains(w.low, "-") {
			continue
		}
		russian, latin := 0, 0
		for _, r := range w.low {
			switch {
			case unicode.Is(unicode.Cyrillic, r):
				russian++
			case unicode.Is(unicode.Latin, r):
				latin++
			}
		}
		if latin > 0 && russian >= latin && russian > 1 {
			list = append(list, s.words(i, i+1, "В русском слове есть латинские буквы."))
		}
	}
	return list
}

// spellable reports whether the i-th word is one for the dictionary: Russian, of three letters or more, neither a name nor
// an abbreviation.
func (s *sheet) spellable(i int) bool {
	p := s.draft
	w := p.words[i]
	text := p.text[w.start:w.end]
	if w.kind != letters || utf8.RuneCountInString(text) < 3 || len(text) > 80 || abbreviation(w) {
		return false
	}
	uppers := 0
	for _, r := range text {
		if r != '-' && !unicode.Is(unicode.Cyrillic, r) {
			return false
		}
		if unicode.IsUpper(r) {
			uppers++
		}
	}
	if uppers > 1 {
		return false
	}
	if w.capital {
		first := p.sentences[p.sentence(i)].from
		return i == first && !strings.ContainsAny(p.gap(i), "«\"")
	}
	return true
}

// given holds the stems of words that are right because they are somebody's or something's name.
func (s *sheet) given() map[string]bool {
	known := map[string]bool{}
	take := func(p *page, names bool) {
		for _, w := range p.words {
			if w.kind == letters && (!names || w.capital) {
				known[w.stem] = true
			}
		}
	}
	take(read(s.Author.First+" "+s.Author.Middle+" "+s.Author.Last), false)
	take(read(s.Address+" "+s.District), false)
	take(s.message, true)
	for _, list := range [][]string{s.Streets, s.Departments, s.Places, s.Staff} {
		for _, name := range list {
			take(read(name), false)
		}
	}
	return known
}
