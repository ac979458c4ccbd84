package dates

// between reads the second end of a period whose first is a, or whose first is only a day number
// («с 25 по 28 ноября»: a has no month then). The result has next 0 where there is no second end.
func (r *reader) between(p prep, a partial) hit {
	k := r.connector(p, a.at, a.next)
	if k == 0 {
		return hit{}
	}
	b := r.calendarDay(k)
	if b.next == 0 || !r.plausible(through, b, a.at, b.next) {
		return hit{}
	}
	if a.month == 0 {
		a.month, a.year = b.month, b.year
	}
	first, last, ok := r.ends(a, b)
	return hit{next: b.next, first: first, last: last, unit: Day, impossible: !ok, reversed: ok && before(last, first)}
}

// connector skips the dash or the word between two ends, and returns 0 where there is none.
// «До» joins them after «с» and «от» only.
func (r *reader) connector(p prep, start, i int) int {
	if r.is(i, ".") && r.tok(i).glued && r.is(i+1, "по") { // «с 30.11. по 02.12.»
		i++
	}
	if r.dash(i) || r.is(i, "по") || r.is(i, "до") && (p == from || r.is(start-1, "от") || r.typed) {
		return i + 1
	}
	return 0
}

// ends gives both ends of a period their years: the last one by the rule of a single day, the first one
// so that it is the nearest before; a period without years is not longer than half a year. ok is false
// where an end does not exist.
func (r *reader) ends(a, b partial) (first, last day, ok bool) {
	if b.year == 0 && a.year != 0 {
		first, ok = r.resolve(a)
		b.year = a.year
		if last, _ = b.in(b.year); before(last, first) {
			b.year++
		}
		last, valid := r.resolve(b)
		return first, last, ok && valid
	}
	if last, ok = r.resolve(b); !ok {
		return first, last, false
	}
	if a.year == 0 {
		a.year = last.Year
		earlier, _ := a.in(last.Year - 1)
		if this, _ := a.in(last.Year); before(last, this) && !before(earlier, last.AddDays(-halfYear)) {
			a.year--
		}
	}
	first, ok = r.resolve(a)
	return first, last, ok
}
