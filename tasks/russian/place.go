package russian

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Place is an address in a form in which the same place looks the same.
type Place struct {
	Street []string // stems of the name's words, in order of the alphabet; empty when unknown
	Kind   string   // «переулок»; "" when not said
	House  string   // «12», «12а», «12к2»; "" when not said
}

// ReadAddress reads a whole string as an address: «г. Новороссийск, ул. Видова, д. 12, кв. 5», «дом 12 по улице Видова». Names
// are cut by stem, which is Stem or a memory of it.
func ReadAddress(s string, stem func(string) string) Place {
	all := Tokens(s)
	var p Place
	var free []string // numbers of which it is not said what they number
	mark := ""
	for i := 0; i < len(all); i++ {
		t := all[i]
		switch {
		case t.Number:
			p.number(t.Low, mark, &free, stem)
			mark = ""
			if i+1 < len(all) && utf8.RuneCountInString(all[i+1].Low) == 1 && !all[i+1].Number && p.suffix(all[i+1].Low, free) {
				i++
			}
		case StreetKind(t.Low) != "":
			p.Kind = StreetKind(t.Low)
		case isHouseMark(t.Low) || isPartMark(t.Low) || isInsideMark(t.Low):
			mark = t.Low
		case isTownMark(t.Low):
			i++ // the town's name
		case isTitle(t.Low) || utf8.RuneCountInString(t.Low) == 1 || IsStop(t.Low):
		case isRegionMark(t.Low):
			p.Street = p.Street[:max(0, len(p.Street)-1)] // its name stood before
		default:
			p.name(t.Low, stem)
		}
	}
	p.settle(free)
	return p
}

// number takes in a number after a mark such as «дом».
func (p *Place) number(n, mark string, free *[]string, stem func(string) string) {
	switch {
	case isInsideMark(mark) || len(n) == 6 && mark == "": // a flat, a postal code
	case isPartMark(mark):
		p.House += "к" + n
	case isHouseMark(mark):
		p.House = HouseNumber(n)
	case ordinal(n): // «8-я», «40-летия»
		p.name(n, stem)
	default:
		*free = append(*free, n)
	}
}

// suffix takes in a letter after a number, «12 а»; letters that are words of their own are not taken.
func (p *Place) suffix(l string, free []string) bool {
	if letters := "абвгде"; !strings.Contains(letters, l) {
		return false
	}
	if n := len(free); n > 0 {
		free[n-1] += l
		return true
	}
	if p.House != "" {
		p.House += l
	}
	return p.House != ""
}

// settle decides on numbers without a mark: the last one is the house if there is a street, «40 лет Победы, 5».
func (p *Place) settle(free []string) {
	if n := len(free); n > 0 && p.House == "" && (n > 1 || len(p.Street) > 0 && !startsWithCount(p.Street)) {
		p.House, free = HouseNumber(free[n-1]), free[:n-1]
	} else if n > 0 && strings.HasPrefix(p.House, "к") { // «12 корпус 2»
		p.House, free = HouseNumber(free[n-1])+p.House, free[:n-1]
	}
	p.Street = append(p.Street, free...)
	slices.Sort(p.Street)
	p.Street = slices.Compact(p.Street)
}

// startsWithCount: «8 Марта» and «9 Мая» number no house.
func startsWithCount(street []string) bool {
	return len(street) == 1 && (street[0] == "март" || street[0] == "ма")
}

func (p *Place) name(w string, stem func(string) string) { p.Street = append(p.Street, stem(w)) }

// HouseNumber brings «12-А» and «12/а» to «12а»; «12/3» stays.
func HouseNumber(n string) string {
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

// Nearness says what two places tell about their messages.
type Nearness int

const (
	Unknown     Nearness = iota // one of the places has no street
	SameHouse                   // on one street
	SameStreet                  // and no house on either side
	AlongStreet                 // a house on one side only
	OtherHouse                  // of the same street
	Elsewhere                   // on another street
)

// Near compares two places.
func (p Place) Near(q Place) Nearness {
	switch {
	case len(p.Street) == 0 || len(q.Street) == 0:
		return Unknown
	case !covers(p.Street, q.Street) && !covers(q.Street, p.Street) || p.Kind != q.Kind && p.Kind != "" && q.Kind != "":
		return Elsewhere
	case p.House == "" && q.House == "":
		return SameStreet
	case p.House == "" || q.House == "":
		return AlongStreet
	case p.House == q.House:
		return SameHouse
	}
	return OtherHouse
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
