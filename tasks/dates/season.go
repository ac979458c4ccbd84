package dates

import "time"

// season reads «весной 2027 года», «этим летом», «до конца осени», «к лету». «Зимой» alone tells what is
// usual, not when. A winter is of the year in which it ends.
func (r *reader) season(p prep, i int) hit {
	s, j := r.slice(i)
	off, k := r.adjective(j)
	n, form := seasonName(r.tok(k).text)
	if n == 0 || s != whole && form != genitive {
		return hit{}
	}
	year, next := r.year(k + 1)
	switch {
	case s != whole:
	case p == until && form == genitive, p == towards && (form == dative || r.is(k, "осени")):
	case p == bare && form == instrumental && (year != 0 || k > j):
	default:
		return hit{}
	}
	span := func(y int) hit {
		h := hit{next: next, first: firstOf(y, time.Month(3*n-3)), last: lastOf(y, time.Month(3*n-1)), unit: Season}
		return h.narrow(p, s)
	}
	h := r.inYear(k, year, span)
	if year == 0 && off < 0 && !before(h.last, r.today) { // «прошлой весной»; the next one is the nearest one
		h = span(h.last.Year - 1)
	}
	return h
}

// seasonName reads a season, from 1 for winter, and its case.
func seasonName(w string) (n int, form grammar) {
	for i, names := range [...][3]string{
		{"зимы", "зиме", "зимой"}, {"весны", "весне", "весной"}, {"лета", "лету", "летом"}, {"осени", "осени", "осенью"},
	} {
		for at, form := range [...]grammar{genitive, dative, instrumental} {
			if w == names[at] {
				return i + 1, form
			}
		}
	}
	return 0, 0
}
