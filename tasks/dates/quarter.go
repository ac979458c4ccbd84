package dates

import (
	"strings"
	"time"
)

// quarter reads «в IV квартале», «в 4-м кв. 2026 года», «в III–IV кварталах», «в первом полугодии».
func (r *reader) quarter(p prep, i int) hit {
	s, j := r.slice(i)
	n, next := r.quarterNumber(j)
	if next == j {
		return hit{}
	}
	first := n
	if k := r.joint(p, next); k > next {
		if m, e := r.quarterNumber(k); e > k {
			n, next = m, e
		}
	}
	unit, length, next := r.quarterNoun(next)
	if unit == 0 || n*length > 12 || first*length > 12 || r.block(next) || p == bare && s == whole && r.numbered(i-1) {
		return hit{}
	}
	year, next := r.year(next)
	if year == 0 && r.is(next-1, ".") {
		return hit{} // «4 кв.» is a flat
	}
	return r.inYear(i, year, func(y int) hit {
		h := hit{next: next, unit: unit, reversed: first > n}
		h.first, h.last = firstOf(y, time.Month((first-1)*length+1)), lastOf(y, time.Month(n*length))
		return h.narrow(p, s)
	})
}

// block reports a word after «квартал» by which it is a block of houses: «в 3 квартале микрорайона».
func (r *reader) block(i int) bool {
	for _, stem := range [...]string{"микрорайон", "мкр", "район", "дом", "улиц", "ул", "жил", "застро", "поселк", "станиц"} {
		if strings.HasPrefix(r.tok(i).text, stem) {
			return true
		}
	}
	return false
}

func (r *reader) quarterNoun(i int) (unit Unit, months, next int) {
	w := r.tok(i).text
	switch {
	case strings.HasPrefix(w, "квартал") && len(w) <= len("кварталами"):
		return Quarter, 3, i + 1
	case w == "кв" && r.is(i+1, ".") && r.tok(i+1).glued:
		return Quarter, 3, i + 2
	case strings.HasPrefix(w, "полугоди"):
		return HalfYear, 6, i + 1
	}
	return 0, 0, i
}

// quarterNumber reads 1 to 4 in figures, in Roman numerals or as an ordinal.
func (r *reader) quarterNumber(i int) (n, next int) {
	t := r.tok(i)
	switch {
	case t.kind == number && t.digits() == 1:
		n = t.n
	case t.kind == word:
		n = max(roman(t.text), ordinal(t.text))
	}
	if n < 1 || n > 4 {
		return 0, i
	}
	return n, r.tail(i + 1)
}
