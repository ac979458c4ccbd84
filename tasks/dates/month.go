package dates

// months reads «в ноябре», «до конца ноября 2026 года», «в первой декаде декабря», «в ноябре–декабре».
func (r *reader) months(p prep, i int) hit {
	s, j := r.slice(i)
	m, form := month(r.tok(j).text)
	if m == 0 {
		return hit{}
	}
	last, next := m, j+1
	if k := r.joint(p, next); k > next {
		if other, _ := month(r.tok(k).text); other != 0 {
			last, next = other, k+1
		}
	}
	single := next == j+1
	year, next := r.year(next)
	if s != whole && form != genitive || s == whole && !governs(p, form, year != 0, single) {
		return hit{}
	}
	if r.tok(j-1).kind == number && r.tok(j).glued {
		return hit{}
	}
	if year == 0 {
		year = r.nearest(j, func(y int) day { return lastOf(y, last) })
	}
	h := hit{next: next, first: firstOf(year, m), last: lastOf(year, last), unit: Month}
	if last < m { // «в декабре–январе»
		h.first = firstOf(year-1, m)
	}
	if !single && s == whole && p != until && p != towards {
		return h
	}
	return h.narrow(p, s)
}

// joint skips what joins two months or two quarters; it returns i where there is nothing of the kind.
func (r *reader) joint(p prep, i int) int {
	if r.dash(i) || r.is(i, "и", "или") || r.is(i, "по") && p == from {
		return i + 1
	}
	return i
}

// governs reports that a month after this preposition is a time and not a name: «в марте», «к марту»,
// not «к Марте». Without a preposition a month needs its year: «срок – ноябрь 2026 года».
func governs(p prep, form grammar, year, single bool) bool {
	switch p {
	case inside:
		return form == prepositional
	case until, within, notLater:
		return form == genitive
	case towards:
		return form == dative
	case onto:
		return form == nominative
	case through:
		return form == nominative && year
	case from:
		return form == genitive && !single
	}
	return p == bare && year && (form == nominative || form == prepositional)
}
