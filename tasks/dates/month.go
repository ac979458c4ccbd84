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
	alone := next == j+1
	year, next := r.year(next)
	named := year != 0 || r.afterTerm(j)
	if s != whole && form != genitive || s == whole && !governs(p, form, named, alone) {
		return hit{}
	}
	if r.tok(j-1).kind == number && r.tok(j).glued {
		return hit{}
	}
	return r.inYear(j, year, func(y int) hit {
		h := hit{next: next, first: firstOf(y, m), last: lastOf(y, last), unit: Month}
		if last < m { // «в декабре–январе»
			h.first = firstOf(y-1, m)
		}
		return h.narrow(p, s)
	})
}

// afterTerm reports «срок» and a mark before the month at i.
func (r *reader) afterTerm(i int) bool {
	return (r.dash(i-1) || r.is(i-1, ":")) && r.is(i-2, "срок", "сроки", "исполнения", "выполнения", "завершения")
}

// joint skips what joins two months or two quarters; it returns i where there is nothing of the kind.
func (r *reader) joint(p prep, i int) int {
	if r.dash(i) || r.is(i, "и", "или") || r.is(i, "по") && p == from {
		return i + 1
	}
	return i
}

// governs reports that a month after this preposition is a time and not a name: «в марте», «к марту»,
// not «к Марте». Without a preposition a month must be named as one: «ноябрь 2026 года», «срок – ноябрь».
func governs(p prep, form grammar, named, single bool) bool {
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
		return form == nominative && named
	case from:
		return form == genitive && !single
	}
	return p == bare && named && (form == nominative || form == prepositional)
}
