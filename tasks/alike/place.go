package alike

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place is an address in a form in which the same place looks the same.
type place struct {
	street []string // stems of the name's words, in order of the alphabet; empty when unknown
	kind   string   // «переулок»; "" when not said
	house  string   // «12», «12а», «12к2»; "" when not said
}

// readAddress reads a whole string as an address: «г. Новороссийск, ул. Видова, д. 12, кв. 5», «дом 12 по улице Видова».
func readAddress(s string, stem func(string) string) place {
	all := tokens(s)
	var p place
	var free []string // numbers of which it is not said what they number
	mark := ""
	for i := 0; i < len(all); i++ {
		t := all[i]
		switch {
		case t.number:
			p.number(t.low, mark, &free, stem)
			mark = ""
			if i+1 < len(all) && utf8.RuneCountInString(all[i+1].low) == 1 && !all[i+1].number && p.suffix(all[i+1].low, free) {
				i++
			}
		case kindOf(t.low) != "":
			p.kind = kindOf(t.low)
		case isHouseMark(t.low) || isPartMark(t.low) || isInsideMark(t.low):
			mark = t.low
		case isTownMark(t.low):
			i++ // the town's name
		case isTitle(t.low) || utf8.RuneCountInString(t.low) == 1 || isStop(t.low):
		case isRegionMark(t.low):
			p.street = p.street[:max(0, len(p.street)-1)] // its name stood before
		default:
			p.name(t.low, stem)
		}
	}
	p.settle(free)
	return p
}

// number takes in a number after a mark such as «дом».
func (p *place) number(n, mark string, free *[]string, stem func(string) string) {
	switch {
	case isInsideMark(mark) || len(n) == 6 && mark == "": // a flat, a postal code
	case isPartMark(mark):
		p.house += "к" + n
	case isHouseMark(mark):
		p.house = houseNumber(n)
	case ordinal(n): // «8-я», «40-летия»
		p.name(n, stem)
	default:
		*free = append(*free, n)
	}
}

// suffix takes in a letter after a number, «12 а»; letters that are words of their own are not taken.
func (p *place) suffix(l string, free []string) bool {
	if letters := "абвгде"; !strings.Contains(letters, l) {
		return false
	}
	if n := len(free); n > 0 {
		free[n-1] += l
		return true
	}
	if p.house != "" {
		p.house += l
	}
	return p.house != ""
}

// settle decides on numbers without a mark: the last one is the house if there is a street, «40 лет Победы, 5».
func (p *place) settle(free []string) {
	if n := len(free); n > 0 && p.house == "" && (n > 1 || len(p.street) > 0 && !startsWithCount(p.street)) {
		p.house, free = houseNumber(free[n-1]), free[:n-1]
	} else if n > 0 && strings.HasPrefix(p.house, "к") { // «12 корпус 2»
		p.house, free = houseNumber(free[n-1])+p.house, free[:n-1]
	}
	p.street = append(p.street, free...)
	slices.Sort(p.street)
	p.street = slices.Compact(p.street)
}

// startsWithCount: «8 Марта» and «9 Мая» number no house.
func startsWithCount(street []string) bool {
	return len(street) == 1 && (street[0] == "март" || street[0] == "ма")
}

func (p *place) name(w string, stem func(string) string) { p.street = append(p.street, stem(w)) }

// houseNumber brings «12-А» and «12/а» to «12а»; «12/3» stays.
func houseNumber(n string) string {
	for i, r := range n {
		if (r == '-' || r == '/') && i+1 < len(n) {
			if next, _ := utf8.DecodeRuneInString(n[i+1:]); unicode.IsLetter(next) {
				return n[:i] + n[i+1:]
			}
		}
	}
	return n
}

// ordinal tells «8-я», «3-й», «40-летия» from a house's number.
func ordinal(n string) bool {
	_, tail, ok := strings.Cut(n, "-")
	return ok && (utf8.RuneCountInString(tail) > 1 || tail == "я" || tail == "й")
}

// nearness says what two places tell about their messages.
type nearness int

const (
	unknown nearness = iota
	sameHouse
	sameStreet // and no house on either side
	alongStreet
	otherHouse
	elsewhere
)

// near compares two places.
func (p place) near(q place) nearness {
	switch {
	case len(p.street) == 0 || len(q.street) == 0:
		return unknown
	case !covers(p.street, q.street) && !covers(q.street, p.street) || p.kind != q.kind && p.kind != "" && q.kind != "":
		return elsewhere
	case p.house == "" && q.house == "":
		return sameStreet
	case p.house == "" || q.house == "":
		return alongStreet
	case p.house == q.house:
		return sameHouse
	}
	return otherHouse
}

// covers reports whether all words of b are in a: «Новороссийск, Видова» covers «Видова».
func covers(a, b []string) bool {
	for _, w := range b {
		if !slices.Contains(a, w) {
			return false
		}
	}
	return true
}
