package check

import (
	"slices"
	"strings"
)

// parenthesis notices words that stand apart from a sentence and have no commas: a name that is turned to, «пожалуйста»,
// «к сожалению».
func parenthesis() Rule {
	maria := Author{First: "Мария", Last: "Иванова"}
	return Rule{
		ID: "parenthesis", Criterion: "10.6", Title: "Запятые при обращении и вводных словах",
		Fires: []Example{
			{Draft: "Здравствуйте Мария! Яму засыпали.", Author: maria, Quote: "Здравствуйте Мария"},
			{Draft: "Мария добрый день! Яму засыпали.", Author: maria, Quote: "Мария добрый"},
			{Draft: "К сожалению дождь помешал.", Quote: "К сожалению"},
			{Draft: "Пришлите пожалуйста фото.", Quote: "пожалуйста"},
			{Draft: "Кто то сломал кран.", Quote: "Кто то"},
			{Draft: "Если фонарь погаснет снова напишите нам.", Quote: "Если"},
			{Draft: "Несмотря на сильный дождь яму засыпали.", Quote: "Несмотря"},
		},
		Silent: []Example{
			{Draft: "Здравствуйте, Мария! К сожалению, дождь помешал. Пришлите, пожалуйста, фото.", Author: maria},
			{Draft: "Пожалуйста, пришлите фото. Кто-то сломал кран. Всё, что то и дело ломается."},
			{Draft: "Кроме того что шёл дождь, была ночь."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			opening := phrases("к сожалению", "к счастью", "кроме того", "таким образом", "во-первых|во-вторых|в-третьих", "например", "кстати", "безусловно", "разумеется", "пожалуйста", "по-видимому", "увы", "итак", "следовательно", "наконец-то")
			loose := phrases("кто|где|когда|какой|какая|какое|какие|куда|почему|как|откуда|чей то", "кто|где|когда|какой|какая|какое|какие|куда|чей либо|нибудь")
			after := phrases("в связи с чем", "в результате чего", "после чего", "из-за чего", "вследствие чего", "благодаря чему", "то есть")
			return func(s *sheet) []Hint {
				list := slices.Concat(s.greeted(), s.opened(opening), s.headed(), s.pleased(), s.loose(loose))
				p := s.draft
				for _, m := range after.all(p) {
					if m.from > 0 && s.bare(m.from) && p.words[m.from-1].kind == letters && len(p.words[m.from-1].low) > 4 {
						list = append(list, s.words(m.from-1, m.to, "Кажется, здесь пропущена запятая."))
					}
				}
				return list
			}
		},
	}
}

// opened finds sentences that begin with «к сожалению» and the like, and no comma after it.
func (s *sheet) opened(opening *lexicon) []Hint {
	var list []Hint
	p := s.draft
	for _, x := range p.sentences {
		if m, ok := opening.at(p, x.from); ok && m.to < x.to && s.bare(m.to) && p.words[m.to].low != "что" && p.words[m.to].kind == letters {
			list = append(list, s.words(m.from, m.to, "После этих слов обычно нужна запятая."))
		}
	}
	return list
}

// pleased finds «пожалуйста» inside of a sentence without commas.
func (s *sheet) pleased() []Hint {
	var list []Hint
	for i, w := range s.draft.words {
		if w.low == "пожалуйста" && i > 0 && i+1 < len(s.draft.words) && s.bare(i) && s.bare(i+1) {
			list = append(list, s.words(i, i+1, "«Пожалуйста» выделяют запятыми с двух сторон."))
		}
	}
	return list
}

// loose finds «кто то» and «где нибудь» without their hyphens. «Что то, что» is no such word, and «то и дело» neither.
func (s *sheet) loose(l *lexicon) []Hint {
	var list []Hint
	for _, m := range l.all(s.draft) {
		last := s.draft.words[m.to-1].low
		if !s.bare(m.to-1) || last == "то" && (!s.bare(m.to) || s.draft.words[m.from].low == "как") {
			continue
		}
		list = append(list, s.words(m.from, m.to, "Эти слова пишут через дефис: «кто-то», «где-нибудь»."))
	}
	return list
}

// headed finds sentences that begin with a clause of their own («Если…», «Несмотря на…», «Учитывая…») and have no comma.
func (s *sheet) headed() []Hint {
	heads := []string{"если", "чтобы", "хотя", "поскольку", "несмотря", "учитывая", "понимая", "зная", "принимая", "рассмотрев", "проверив", "изучив", "осмотрев", "выслушав", "получив"}
	var list []Hint
	p := s.draft
	for k, x := range p.sentences {
		if x.to-x.from < 5 || !slices.Contains(heads, p.words[x.from].low) || strings.Contains(p.gap(x.to), "?") {
			continue
		}
		next := x.to
		if k+1 < len(p.sentences) {
			next = p.sentences[k+1].from
		}
		parted := false
		for i := x.from + 1; i < next; i++ {
			parted = parted || strings.ContainsAny(p.gap(i), ",:;—–(")
		}
		if !parted {
			list = append(list, s.words(x.from, x.from+1, "В предложении с таким началом обычно нужна запятая."))
		}
	}
	return list
}

// greeted finds a greeting and a name with no comma between them.
func (s *sheet) greeted() []Hint {
	var list []Hint
	p := s.draft
	for i := 0; i < min(len(p.words), 6); i++ {
		m, ok := s.hello.at(p, i)
		if !ok || p.words[i].low == "спасибо" {
			continue
		}
		if m.to < len(p.words) && s.bare(m.to) && p.words[m.to].capital && s.called(p.words[m.to].low) {
			list = append(list, s.words(m.from, m.to+1, "Обращение отделяют запятой."))
		}
		if k := i - 1; k >= 0 && s.bare(i) && p.words[k].capital && (s.called(p.words[k].low) || patronymicSex(p.words[k].low) != unknown) {
			list = append(list, s.words(k, i+1, "Обращение отделяют запятой."))
		}
	}
	return list
}

// called reports whether a word is a given name, the author's first of all.
func (s *sheet) called(low string) bool {
	_, ok := s.names[low]
	return ok || low == fold(s.Author.First)
}
