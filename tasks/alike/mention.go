package alike

import "strings"

// mention finds the first place that a running text names, and which of its words name it. Less is sure here than in an
// address: a street needs its kind («на улице Видова»), or a capital and a number («Видова 12»).
func mention(all []token, stem func(string) string) (p place, from, to int) {
	for i := range all {
		if kindOf(all[i].low) != "" {
			from, to = aroundKind(all, i)
		} else if named(all, i) {
			from, to = i, i+1
		}
		if to == 0 {
			continue
		}
		for from > 0 && continues(all[from-1]) && !all[from].comma {
			from--
		}
		for _, t := range all[from:to] {
			if kind := kindOf(t.low); kind != "" {
				p.kind = kind
			} else if len(t.low) > 2 && !isTitle(t.low) {
				p.name(t.low, stem)
			}
		}
		if len(p.street) == 0 {
			p, from, to = place{}, 0, 0
			continue
		}
		from, to = p.takeHouse(all, from, to)
		p.settle(nil)
		return p, from, to
	}
	return place{}, 0, 0
}

// aroundKind takes the name of a street by its kind at i: the words after it, or before («Анапское шоссе»); none is to 0.
func aroundKind(all []token, i int) (from, to int) {
	to = i + 1
	for to < len(all) && to < i+4 && all[to].capital && !all[to].opens && !isHouseMark(all[to].low) {
		to++
	}
	switch {
	case to > i+1:
		return i, to
	case i > 0 && all[i-1].capital && !all[i].opens && !isStop(all[i-1].low) && adjective(all[i-1].low):
		return i - 1, to
	case narrow(kindOf(all[i].low)) && to+1 < len(all) && uncapital(all[to]) && all[to+1].number:
		return i, to + 1 // «ул видова 12»
	}
	return 0, 0
}

// continues reports whether a word before a name belongs to it: «Героев Десантников 47».
func continues(t token) bool { return t.capital && !t.opens && !t.number && len(t.low) > 4 }

// uncapital reports whether a word behind «ул» may be its name though it has no capital.
func uncapital(t token) bool { return !t.opens && !t.comma && !t.number && !isStop(t.low) }

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
func named(all []token, i int) bool {
	t := all[i]
	if !t.capital || t.number || isNumbered(t.low) || isHouseMark(t.low) || isStop(t.low) || len(t.low) < 6 {
		return false
	}
	next := i + 1
	if next < len(all) && isHouseMark(all[next].low) {
		next++
	}
	if next >= len(all) || !isHouse(all[next]) {
		return false
	}
	return next+1 == len(all) || !isCount(all[next+1].low) || all[next+1].opens || all[next+1].comma
}

// isHouse tells numbers that houses have.
func isHouse(t token) bool {
	return t.number && !t.opens && !ordinal(t.low) && len(t.low) <= 8 && t.low[0] != '0'
}

// takeHouse looks for the house's number just behind the street's name, or before it: «дом 12 по улице Видова».
func (p *place) takeHouse(all []token, from, to int) (int, int) {
	next := to
	if next < len(all) && isHouseMark(all[next].low) {
		next++
	}
	if next < len(all) && isHouse(all[next]) && (next+1 == len(all) || !isCount(all[next+1].low) || all[next+1].comma) {
		p.house = houseNumber(all[next].low)
		to = next + 1
		if to+1 < len(all) && isPartMark(all[to].low) && all[to+1].number {
			p.house += "к" + all[to+1].low
			to += 2
		}
		return from, to
	}
	for i := max(0, from-3); i+1 < from; i++ {
		if isHouseMark(all[i].low) && isHouse(all[i+1]) {
			p.house = houseNumber(all[i+1].low)
			return i, to
		}
	}
	return from, to
}
