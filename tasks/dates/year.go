package dates

import "time"

// Years that a number of four digits can mean.
const (
	firstYear = 1900
	lastYear  = 2199
)

// year reads the year after a day, a month or a quarter: «2026», «2026 года», «26 г.», «следующего года», «с. г.», «т. г.».
// It returns 0 and i where there is none.
func (r *reader) year(i int) (year, next int) {
	t := r.tok(i)
	if t.kind == number {
		named := r.yearWord(r.tail(i + 1))
		switch spelled := named > r.tail(i+1); {
		case t.digits() == 4 && t.n >= firstYear && t.n <= lastYear && (spelled || !r.measured(i+1) && !r.continues(i+1)):
			return t.n, named
		case t.digits() == 2 && spelled:
			return 2000 + t.n, named
		}
		return 0, i
	}
	if r.is(i, "с", "т") && r.is(i+1, ".") && r.is(i+2, "г") {
		return r.today.Year, r.yearWord(i + 2)
	}
	if off, j := r.adjective(i); j > i && r.is(j, "года", "году") {
		return r.today.Year + off, j + 1
	}
	return 0, i
}

// yearWord skips «года», «г.» and the like.
func (r *reader) yearWord(i int) int {
	switch {
	case r.is(i, "год", "года", "году", "годом", "гг"):
		return i + 1
	case r.is(i, "г") && r.is(i+1, ".") && r.tok(i+1).glued:
		return i + 2
	case r.is(i, "г"):
		return i + 1
	}
	return i
}

// years reads «в 2027 году», «до конца 2026 года», «к 2030 году».
func (r *reader) years(p prep, i int) hit {
	s, j := r.slice(i)
	t := r.tok(j)
	if t.kind != number || t.digits() != 4 || p == bare && s == whole || p == from || p == through {
		return hit{}
	}
	year, next := r.year(j)
	if year == 0 || r.yearWord(r.tail(j+1)) == r.tail(j+1) {
		return hit{}
	}
	h := hit{next: next, first: firstOf(year, time.January), last: lastOf(year, time.December), unit: Year}
	return h.narrow(p, s)
}

// newYear reads «до Нового года», «к новому 2027 году».
func (r *reader) newYear(p prep, i int) hit {
	if !r.is(i, "нового", "новому") || p != until && p != towards && p != notLater {
		return hit{}
	}
	year, j := r.today.Year, i+1
	if t := r.tok(j); t.kind == number && t.digits() == 4 && t.n >= firstYear && t.n <= lastYear {
		year, j = t.n-1, j+1
	}
	if !r.is(j, "года", "году") {
		return hit{}
	}
	d := lastOf(year, time.December)
	return hit{next: j + 1, first: d, last: d, unit: Day}
}
