package check

import (
	"strings"
	"unicode"
)

// citations notices more acts of law than an answer needs.
func citations() Rule {
	return Rule{
		ID: "citations", Criterion: "10.5", Title: "Много ссылок на законы",
		Fires: []Example{
			{Draft: "По Федеральному закону № 131-ФЗ и Жилищному кодексу двор убирает управляющая компания.", Quote: "Жилищному кодексу"},
			{Draft: "По статье 161 кодекса двор убирает компания. Так велит и постановление от 3 мая № 170.", Quote: "постановление"},
			{Draft: "Есть ГОСТ Р 50597-2017. Есть и СанПиН 2.1.3684-21.", Quote: "СанПиН"},
		},
		Silent: []Example{
			{Draft: "По Федеральному закону от 6 октября 2003 года № 131-ФЗ это наша работа."},
			{Draft: "Такой закон есть, и мы его исполняем."},
		},
		build: func(n Numbers) func(*sheet) []Hint {
			acts := phrases("федеральн* закон*", "закон* краснодарского|края|области|рф", "жилищн*|градостроительн*|земельн*|бюджетн*|трудов*|гражданск*|семейн*|"+
				"налогов*|водн*|лесн* кодекс*", "кодекс* рф|российской об?", "коап рф?", "жк рф", "гк рф", "зк рф", "грк рф", "постановлени* правительства|администрации|главы|губернатора",
				"приказ* министерства|минстроя|минтранса|минздрава|минтруда|минприроды", "указ* президента|губернатора", "гост", "санпин", "снип", "сп", "правил* благоустройства", "решени* городской|гордумы думы?")
			return func(s *sheet) []Hint {
				var list []Hint
				for i, act := range s.acts(acts) {
					if i >= n.Citations {
						list = append(list, s.words(act.from, act.to, "Это уже не первая ссылка на нормативный акт. В комментарии достаточно одной, остальное скажите своими словами."))
					}
				}
				return list
			}
		},
	}
}

// acts finds acts of law in the draft. A number of an act belongs to the act named shortly before it.
func (s *sheet) acts(named *lexicon) []span {
	var list []span
	p := s.draft
	for i := 0; i < len(p.words); i++ {
		if m, ok := named.at(p, i); ok && real(p, m) {
			list = append(list, span{m.from, m.to})
			i = m.to - 1
			continue
		}
		if numberedAct(p, i) {
			if n := len(list); n == 0 || i-list[n-1].to > 6 || p.sentence(i) != p.sentence(list[n-1].from) {
				list = append(list, span{i, i + 1})
			}
			continue
		}
		if p.words[i].kind == digits && i+1 < len(p.words) && series(p.words[i+1]) && p.gap(i+1) == "-" {
			if n := len(list); n > 0 && i-list[n-1].to < 14 && p.sentence(i) == p.sentence(list[n-1].from) {
				continue
			}
			list = append(list, span{i, i + 2})
		}
	}
	return list
}

// numberedAct reports whether a word is of an act and a number comes with it: «постановлением от 3 мая № 170», «ст. 161».
func numberedAct(p *page, i int) bool {
	w := p.words[i]
	for _, part := range []string{"стать", "пункт"} {
		if strings.HasPrefix(w.low, part) && i+1 < len(p.words) && p.words[i+1].kind == digits {
			return true
		}
	}
	if (w.low == "ст" || w.low == "п") && i+1 < len(p.words) && p.words[i+1].kind == digits && strings.HasPrefix(p.gap(i+1), ".") {
		return true
	}
	for _, act := range []string{"постановлен", "приказ", "распоряжен", "закон", "правил", "указ"} {
		if !strings.HasPrefix(w.low, act) {
			continue
		}
		for k := i + 1; k < min(i+6, len(p.words)); k++ {
			if p.words[k].kind == digits && strings.Contains(p.gap(k), "№") {
				return true
			}
		}
	}
	return false
}

// real refuses what only reads like an act: «сп» in small letters is not a set of rules.
func real(p *page, m match) bool {
	text := p.quote(m.from, m.to)
	if m.to-m.from > 1 {
		return true
	}
	if strings.EqualFold(text, "санпин") {
		return true
	}
	return strings.ToUpper(text) == text && m.to < len(p.words) && (p.words[m.to].kind == digits || unicode.IsUpper([]rune(p.quote(m.to, m.to+1))[0]))
}

// series reports whether a word is the series of a law's number: «ФЗ», «КЗ».
func series(w word) bool {
	return w.low == "фз" || w.low == "кз" || w.low == "фкз" || w.low == "оз"
}
