package dates

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// written reads «28 ноября», «28-го нояб. 2026 г.», «двадцать восьмого ноября» at i; next is 0 for anything else.
func (r *reader) written(i int) partial {
	day, j := r.dayNumber(i)
	if j == i {
		return partial{}
	}
	month, k := r.monthAfterDay(j)
	if k == j {
		return partial{}
	}
	p := partial{day: day, month: int(month), at: i, next: k}
	if year, next := r.year(k); year != 0 {
		p.year, p.next = year, next
	}
	first, _ := utf8.DecodeRuneInString(r.text[r.tok(j).start:])
	if !r.typed && (r.street(p, unicode.IsUpper(first)) || r.is(i-1, "№")) {
		return partial{}
	}
	return p
}

// dayNumber reads a number up to 39, in figures («28», «28-го») or in words («двадцать восьмого»).
func (r *reader) dayNumber(i int) (n, next int) {
	t := r.tok(i)
	if t.kind == number {
		if t.digits() > 2 || t.n > 39 {
			return 0, i
		}
		if j := r.unquote(i - 1); j == i {
			return t.n, i + 2
		}
		return t.n, r.tail(i + 1)
	}
	if tens := cardinal(t.text); (tens == 20 || tens == 30) && r.tok(i+1).kind == word {
		if ones := ordinal(r.tok(i + 1).text); ones > 0 && ones < 10 {
			return tens + ones, i + 2
		}
	}
	if n := ordinal(t.text); n > 0 {
		return n, i + 1
	}
	return 0, i
}

// unquote skips the opening quote of the day in «до «28» ноября»; it returns i where there is none.
func (r *reader) unquote(i int) int {
	if r.is(i, "«", "\"", "“", "„") && r.tok(i+1).kind == number && r.is(i+2, "»", "\"", "”", "“") {
		return i + 1
	}
	return i
}

// tail skips the end of a number in figures: «-го» of «28-го».
func (r *reader) tail(i int) int {
	j := i
	if r.dash(j) && r.tok(j).glued {
		j++
	}
	if t := r.tok(j); t.kind == word && t.glued && numeralTail(t.text) {
		return j + 1
	}
	return i
}

// monthAfterDay reads a month in any case, or shortened.
func (r *reader) monthAfterDay(i int) (time.Month, int) {
	if m, _ := month(r.tok(i).text); m != 0 {
		return m, i + 1
	}
	m := shortMonth(r.tok(i).text)
	if m == 0 {
		return 0, i
	}
	if r.is(i+1, ".") && r.tok(i+1).glued {
		return m, i + 2
	}
	return m, i + 1
}

func shortMonth(w string) time.Month {
	switch w {
	case "янв":
		return time.January
	case "фев", "февр":
		return time.February
	case "мар":
		return time.March
	case "апр":
		return time.April
	case "июн":
		return time.June
	case "июл":
		return time.July
	case "авг":
		return time.August
	case "сен", "сент":
		return time.September
	case "окт":
		return time.October
	case "ноя", "нояб":
		return time.November
	case "дек":
		return time.December
	}
	return 0
}

// grammar is the case of a noun, as far as prepositions choose by it.
type grammar uint8

const (
	nominative    grammar = iota + 1 // and accusative
	genitive                         // «ноября»
	dative                           // «ноябрю»
	prepositional                    // «ноябре»
	instrumental                     // «ноябрём»
)

// month reads the full name of a month and its case.
func month(w string) (time.Month, grammar) {
	for i, stem := range [...]string{
		"январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
	} {
		ending, ok := strings.CutPrefix(w, stem)
		if !ok {
			continue
		}
		hard := stem == "март" || stem == "август"
		switch ending {
		case "":
			if !hard {
				continue
			}
			return time.Month(i + 1), nominative
		case "ь", "й":
			if hard || (ending == "й") != (stem == "ма") {
				continue
			}
			return time.Month(i + 1), nominative
		case "я", "а":
			if hard != (ending == "а") {
				continue
			}
			return time.Month(i + 1), genitive
		case "ю", "у":
			if hard != (ending == "у") {
				continue
			}
			return time.Month(i + 1), dative
		case "е":
			return time.Month(i + 1), prepositional
		case "ем", "ом":
			return time.Month(i + 1), instrumental
		}
	}
	return 0, 0
}
