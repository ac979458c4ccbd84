package check

import "strings"

// internalNumber notices a number that only the administration knows.
func internalNumber() Rule {
	ours := Input{Numbers: []string{"№ 123", "4512-О"}}
	return Rule{
		ID: "internal-number", Criterion: "10.6", Title: "Внутренний номер сообщения",
		Fires: []Example{
			{Draft: "Яму засыпали (№ 123).", Quote: "№ 123", Input: ours},
			{Draft: "Работы по 4512-О закончены.", Quote: "4512-О", Input: ours},
			{Draft: "Ваше обращение № 77/15 рассмотрено.", Quote: "обращение № 77/15"},
			{Draft: "Вх. № 118 от 3 ноября.", Quote: "Вх. № 118"},
			{Draft: "Двор убран, № 03-15/118.", Quote: "№ 03-15/118"},
			{Draft: "Инцидент 3391 закрыт.", Quote: "Инцидент 3391"},
		},
		Silent: []Example{
			{Draft: "Школа № 123 закрыта, дом 123 по Видова тоже. Звоните: 8 (8617) 12-31-23.", Input: ours},
			{Draft: "Обращений за месяц — 12, маршрут № 5 ходит."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			l := phrases("id|ид", "обращени*|сообщени*|инцидент*|карточк*|задач*|поручени*|заявк* за? номером?", "вх|исх|рег", "входящ*|исходящ*|регистрационн* номер*?", "внутренн* номер|индекс", "сэд дело?", "индекс сообщения")
			return func(s *sheet) []Hint {
				list := append(s.numbered(l), s.indexed()...)
				for _, n := range s.Numbers {
					list = append(list, s.exactly(n)...)
				}
				return apart(list)
			}
		},
	}
}

// numbered finds «обращение № 15» and its like: a word for a message, a sign or a word for a number, and the number.
func (s *sheet) numbered(l *lexicon) []Hint {
	var list []Hint
	p := s.draft
	for _, m := range l.all(p) {
		if m.to >= len(p.words) || p.words[m.to].kind != digits {
			continue
		}
		id := p.words[m.from].low == "id" || p.words[m.from].low == "ид" || strings.HasPrefix(p.words[m.from].low, "инцидент") || strings.HasPrefix(p.words[m.from].low, "карточк") || abbreviation(p.words[m.from])
		if gap := p.gap(m.to); !id && !strings.Contains(gap, "№") && !strings.Contains(gap, "N") && !strings.HasPrefix(p.words[m.to-1].low, "номер") {
			continue
		}
		to := p.words[m.to].end
		for k := m.to + 1; k < len(p.words) && (p.gap(k) == "/" || p.gap(k) == "-"); k++ {
			to = p.words[k].end
		}
		list = append(list, internal(p.words[m.from].start, to))
	}
	return list
}

// indexed finds numbers as offices give them to papers: «№ 03-15/118», «№ 118-ОГ», «№ 3391», beside nothing that has numbers
// for everybody.
func (s *sheet) indexed() []Hint {
	var list []Hint
	p := s.draft
	for i := 1; i < len(p.words); i++ {
		sign := strings.LastIndex(p.gap(i), "№")
		if p.words[i].kind != digits || sign < 0 || thing(p.words[i-1]) || p.words[i-1].kind == digits {
			continue
		}
		k := i + 1
		for k < len(p.words) && (p.gap(k) == "/" || p.gap(k) == "-") {
			k++
		}
		if k < len(p.words) && (thing(p.words[k]) || k == i+1 && len(p.words[i].low) < 4) || k == len(p.words) && k == i+1 && len(p.words[i].low) < 4 || k > i+1 && series(p.words[k-1]) {
			continue
		}
		list = append(list, internal(p.words[i].start-len(p.gap(i))+sign, p.words[k-1].end))
	}
	return list
}

// exactly finds a known number as it is written, or with «№» where it is digits alone and could be anything else.
func (s *sheet) exactly(number string) []Hint {
	bare := strings.TrimSpace(strings.TrimLeft(number, "№N "))
	if bare == "" {
		return nil
	}
	var list []Hint
	p := s.draft
	for at := 0; ; {
		k := strings.Index(p.text[at:], bare)
		if k < 0 {
			return list
		}
		from := at + k
		at = from + len(bare)
		first, last := p.wordAt(from), p.wordAt(at-1)
		if first >= len(p.words) || last >= len(p.words) || p.words[first].start < from && !strings.ContainsAny(bare[:1], "-/") || p.words[last].end > at {
			continue
		}
		sign := strings.LastIndex(p.gap(first), "№")
		if simple(bare) && (sign < 0 || first > 0 && thing(p.words[first-1])) {
			continue
		}
		if sign >= 0 {
			from -= len(p.gap(first)) - sign
		}
		list = append(list, internal(from, at))
	}
}

// simple reports whether a number is nothing but digits.
func simple(number string) bool { return strings.Trim(number, "0123456789") == "" }

// thing reports whether a word is of what has numbers for everybody: schools, houses, routes, laws.
func thing(w word) bool {
	for _, begin := range []string{"школ", "сад", "дом", "кварт", "маршрут", "поликлин", "больниц", "гимнази", "лице", "закон", "постановл", "приказ", "кабинет", "автобус",
		"троллейбус", "подъезд", "участ", "отделен", "площадк", "форм", "пункт", "скваж", "насос", "тп", "котельн", "причал", "договор", "контракт", "акт", "счетчик", "карт", "лиценз", "разреш", "протокол", "решени", "свидетельств", "предписан", "опор", "светильник", "вагон", "тариф", "группа", "группе", "окно", "телефон", "номер", "цтп", "мбоу", "маоу", "мбдоу", "мадоу", "мкр", "микрорайон"} {
		if strings.HasPrefix(w.low, begin) {
			return true
		}
	}
	return false
}

func internal(from, to int) Hint {
	return Hint{Start: from, End: to, Reason: "Похоже на внутренний номер сообщения: жителю он ничего не говорит, в ответе его быть не должно."}
}

// apart drops hints that lie inside of an earlier one.
func apart(list []Hint) []Hint {
	var out []Hint
	for _, h := range list {
		inside := false
		for _, o := range out {
			inside = inside || h.Start < o.End && o.Start < h.End
		}
		if !inside {
			out = append(out, h)
		}
	}
	return out
}
