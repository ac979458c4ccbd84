package russian

import "strings"

// Mention finds the first place that a running text names, and which of its words name it: from up to to; to 0 is none. Less is sure here than in an
// address: a street needs its kind («на улице Видова»), or a capital and a number («Видова 12»).
func Mention(all []Token, stem func(string) string) (p Place, from, to int) {
	for i := range all {
		if StreetKind(all[i].Low) != "" {
			from, to = aroundKind(all, i)
		} else if named(all, i) {
			from, to = i, i+1
		}
		if to == 0 {
			continue
		}
		for from > 0 && continues(all[from-1]) && !all[from].Comma {
			from--
		}
		for _, t := range all[from:to] {
			if kind := StreetKind(t.Low); kind != "" {
				p.Kind = kind
			} else if len(t.Low) > 2 && !isTitle(t.Low) {
				p.name(t.Low, stem)
			}
		}
		if len(p.Street) == 0 {
			p, from, to = Place{}, 0, 0
			continue
		}
		from, to = p.takeHouse(all, from, to)
		p.settle(nil)
		return p, from, to
	}
	return Place{}, 0, 0
}

// aroundKind takes the name of a street by its kind at i: the words after it, or before («Анапское шоссе»); none is to 0.
func aroundKind(all []Token, i int) (from, to int) {
	to = i + 1
	for to < len(all) && to < i+4 && all[to].Capital && !all[to].Opens && !isHouseMark(all[to].Low) {
		to++
	}
	switch {
	case to > i+1:
		return i, to
	case i > 0 && all[i-1].Capital && !all[i].Opens && !IsStop(all[i-1].Low) && adjective(all[i-1].Low):
		return i - 1, to
	case narrow(StreetKind(all[i].Low)) && to+1 < len(all) && uncapital(all[to]) && all[to+1].Number:
		return i, to + 1 // «ул видова 12»
	}
	return 0, 0
}

// continues reports whether a word before a name belongs to it: «Героев Десантников 47».
func continues(t Token) bool { return t.Capital && !t.Opens && !t.Number && len(t.Low) > 4 }

// uncapital reports whether a word behind «ул» may be its name though it has no capital.
func uncapital(t Token) bool { return !t.Opens && !t.Comma && !t.Number && !IsStop(t.Low) }

// narrow tells kinds whose words mean nothing else; «проезд» and «площадь» do.
func narrow(kind string) bool {
	return kind == "улица" || kind == "переулок" || kind == "шоссе"
}

// adjective tells by the ending: «Анапское шоссе», «на Советской улице».
func adjective(w string) bool {
	for _, ending := range [...]string{"ая", "ой", "ую", "ое", "ом", "ого", "ий", "ый", "им", "ем"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// named reports whether the word is a name with a house's number behind it.
func named(all []Token, i int) bool {
	t := all[i]
	if !t.Capital || t.Number || isNumbered(t.Low) || isHouseMark(t.Low) || IsStop(t.Low) || len(t.Low) < 6 {
		return false
	}
	next := i + 1
	if next < len(all) && isHouseMark(all[next].Low) {
		next++
	}
	if next >= len(all) || !isHouse(all[next]) {
		return false
	}
	return next+1 == len(all) || !isCount(all[next+1].Low) || all[next+1].Opens || all[next+1].Comma
}

// isHouse tells numbers that houses have.
func isHouse(t Token) bool {
	return t.Number && !t.Opens && !ordinal(t.Low) && len(t.Low) <= 8 && t.Low[0] != '0'
}

// takeHouse looks for the house's number just behind the street's name, or before it: «дом 12 по улице Видова».
func (p *Place) takeHouse(all []Token, from, to int) (int, int) {
	next := to
	if next < len(all) && isHouseMark(all[next].Low) {
		next++
	}
	if next < len(all) && isHouse(all[next]) && (next+1 == len(all) || !isCount(all[next+1].Low) || all[next+1].Comma) {
		p.House = HouseNumber(all[next].Low)
		to = next + 1
		if to+1 < len(all) && isPartMark(all[to].Low) && all[to+1].Number {
			p.House += "к" + all[to+1].Low
			to += 2
		}
		return from, to
	}
	for i := max(0, from-3); i+1 < from; i++ {
		if isHouseMark(all[i].Low) && isHouse(all[i+1]) {
			p.House = HouseNumber(all[i+1].Low)
			return i, to
		}
	}
	return from, to
}
