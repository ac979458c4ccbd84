package check

import "slices"

// greeting notices that the answer turns to nobody, though the author's name is known.
func greeting() Rule {
	maria := Author{First: "Мария", Last: "Иванова"}
	return Rule{
		ID: "greeting", Criterion: "10.3", OfTask: true, Title: "Нет обращения к автору",
		Fires: []Example{
			{Draft: "Яму засыпали, проверьте.", Author: maria},
			{Draft: "Здравствуйте! Яму засыпали.", Author: maria},
			{Draft: "Уважаемый житель! Яму засыпали.", Author: maria},
			{Draft: "Здравствуйте! Яму засыпали.", Author: Author{First: "Dmitry", Last: "Petrov"}},
		},
		Silent: []Example{
			{Draft: "Мария, здравствуйте! Яму засыпали.", Author: maria},
			{Draft: "Добрый день, Марья! Яму засыпали.", Author: maria},
			{Draft: "Здравствуйте! Яму засыпали.", Author: Author{First: "Солнышко", Last: "Лучистое"}},
			{Draft: "Здравствуйте! Яму засыпали.", Author: Author{First: "Sunny", Last: "Day"}},
			{Draft: "Здравствуйте, Мария! Яму засыпали.", Author: Author{First: "Maria", Last: "Ivanova"}},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				if !s.authorKnown() {
					return nil
				}
				if a := s.addressed(); a.at < 0 {
					return []Hint{{Quote: s.Author.First, Phrase: "greeting",
						Reason: "В ответе нет обращения к автору по имени, а оно известно: " + s.Author.First + "."}}
				}
				return nil
			}
		},
	}
}

// addressed is whom the draft turns to.
type addressed struct {
	at      int // the name's word; -1 where there is no name
	first   string
	middle  int // the patronymic's word; -1 where there is none
	last    int // the surname's word; -1 where there is none
	dear    int // the word «Уважаемый» or «Дорогой»; -1 where there is none
	dearSex sex
}

// addressed finds a name in the beginning of the draft, where it stands as a form of address: after «Уважаемая» or a
// greeting, or with nothing but a comma or an exclamation mark after it.
func (s *sheet) addressed() addressed {
	p := s.draft
	a := addressed{at: -1, middle: -1, last: -1, dear: -1}
	hello := false
	for i := 0; i < min(len(p.words), 12); i++ {
		w := p.words[i]
		if dear := dearness(w.low); dear != unknown {
			a.dear, a.dearSex, hello = i, dear, true
			continue
		}
		if _, ok := s.hello.at(p, i); ok {
			hello = true
			continue
		}
		if w.kind != letters || !w.capital || !s.name(w, i, hello) {
			continue
		}
		a.at, a.first = i, w.low
		a.full(p)
		return a
	}
	return s.addressedLater(a)
}

// addressedLater finds the author's own name as an address anywhere: «..., Мария, ...».
func (s *sheet) addressedLater(a addressed) addressed {
	for i, w := range s.draft.words {
		if w.capital && w.low == fold(s.Author.First) && s.parted(i) {
			a.at, a.first = i, w.low
			a.full(s.draft)
			return a
		}
	}
	return a
}

// full looks for the patronymic and the surname beside the name.
func (a *addressed) full(p *page) {
	for k := a.at + 1; k < min(a.at+3, len(p.words)) && near(p.gap(k)) && p.gap(k) == " " && p.words[k].capital; k++ {
		if patronymicSex(p.words[k].low) != unknown && a.middle < 0 {
			a.middle = k
		} else if a.last < 0 {
			a.last = k
		}
	}
}

// name reports whether a word can be the name turned to: a known one, the author's, or one near it, set off as an address is.
func (s *sheet) name(w word, i int, hello bool) bool {
	_, known := s.names[w.low]
	if !known && w.low != fold(s.Author.First) && !(hello && distance(w.low, fold(s.Author.First)) <= 2) {
		return false
	}
	return hello && (i == 0 || s.draft.words[i-1].kind == letters) && s.closed(i) || s.parted(i)
}

// parted reports whether marks set the word off: a beginning or a mark before it, a comma or an exclamation mark after it
// or after the patronymic and the surname.
func (s *sheet) parted(i int) bool {
	if s.draft.gap(i) == " " && i > 0 {
		return false
	}
	return s.closed(i)
}

// closed reports whether a mark ends the address that begins at the i-th word.
func (s *sheet) closed(i int) bool {
	p := s.draft
	for k := i + 1; k <= min(i+3, len(p.words)); k++ {
		gap := p.gap(k)
		if k == len(p.words) || len(gap) > 0 && slices.Contains([]byte(",!.:\n\r"), gap[0]) || gap != " " {
			return true
		}
		if !p.words[k].capital {
			return false
		}
	}
	return false
}

// dearness tells the gender of «Уважаемый» and «Дорогой»; unknown for other words and for the plural.
func dearness(low string) sex {
	switch low {
	case "уважаемый", "дорогой", "многоуважаемый", "глубокоуважаемый":
		return male
	case "уважаемая", "дорогая", "многоуважаемая", "глубокоуважаемая":
		return female
	}
	return unknown
}

// authorKnown reports whether the author goes by a name that one can turn to: a given name, in Russian letters.
func (s *sheet) authorKnown() bool {
	first := s.authorFirst()
	if _, ok := s.names[first]; ok {
		return true
	}
	return first != "" && cyrillic(first) && (surnameSex(fold(s.Author.Last)) != unknown || patronymicSex(fold(s.Author.Middle)) != unknown)
}

// authorSex tells the author's sex by patronymic, given name, surname; unknown where they do not say.
func (s *sheet) authorSex() sex {
	if x := patronymicSex(fold(s.Author.Middle)); x != unknown {
		return x
	}
	if g := s.names[s.authorFirst()]; g.sex != unknown {
		return g.sex
	}
	return surnameSex(fold(s.Author.Last))
}
