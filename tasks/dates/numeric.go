package dates

// numeric reads «28.11.2026», «28.11.26», «28.11», «28/11/2026» and «2026-11-28» at i; next is 0 for
// anything else. The day and the month need not exist.
func (r *reader) numeric(i int) partial {
	a, b := r.tok(i), r.tok(i+2)
	if a.kind != number || !r.tok(i+1).glued || b.kind != number || !b.glued || b.digits() > 2 {
		return partial{}
	}
	if a.digits() == 4 {
		return r.international(i)
	}
	if a.digits() > 2 || !r.is(i+1, ".", "/") {
		return partial{}
	}
	p := partial{day: a.n, month: b.n, at: i, next: i + 3, figures: true}
	if last := r.tok(i + 4); r.tok(i+3).glued && r.is(i+3, r.tok(i+1).text) && last.kind == number && last.glued {
		return r.withYear(p, last)
	}
	if !r.typed && (r.is(i+1, "/") || b.digits() != 2) {
		return partial{} // a house, a fraction
	}
	if year, next := r.year(p.next); year != 0 && !r.tok(p.next).glued {
		p.year, p.next = year, next
	}
	return p
}

// withYear adds a year of four digits, or of two: then not of «1.2.26», which is a version.
func (r *reader) withYear(p partial, year token) partial {
	dotted := r.is(p.at+1, ".") && r.tok(p.at+2).digits() == 2
	switch {
	case year.digits() == 4 && year.n >= firstYear && year.n <= lastYear:
		p.year = year.n
	case year.digits() == 2 && (dotted || r.typed):
		p.year = 2000 + year.n
	default:
		return partial{}
	}
	p.next = r.yearWord(p.at + 5)
	return p
}

// international reads «2026-11-28».
func (r *reader) international(i int) partial {
	year := r.tok(i).n
	if year < firstYear || year > lastYear || !r.is(i+1, "-") || !r.trails(i+2, 2) || !r.is(i+3, "-") || !r.trails(i+4, 2) {
		return partial{}
	}
	return partial{day: r.tok(i + 4).n, month: r.tok(i + 2).n, year: year, at: i, next: i + 5, figures: true}
}

// trails reports a number of so many digits glued to what stands before it.
func (r *reader) trails(i, digits int) bool {
	t := r.tok(i)
	return t.kind == number && t.glued && t.digits() == digits
}

// plausible tells dates from prices, points, times and versions, by the look of a numeric
// date and by what stands around the tokens [i, next) that it is a part of.
func (r *reader) plausible(p prep, d partial, i, next int) bool {
	if !d.figures || r.typed {
		return true
	}
	if r.clings(i) || r.continues(next) || r.is(i-1, "№", "#", "n") {
		return false
	}
	month := d.month >= 1 && d.month <= 12
	if d.year != 0 {
		return d.day <= 39 && d.month <= 19
	}
	if !month || d.day < 1 || d.day > 39 || r.measured(next) || i == d.at && p == bare && r.numbered(i-1) {
		return false
	}
	if d.day > 31 {
		return p != bare
	}
	return d.day > 23 || !r.is(i-1, "в", "во") // «в 10.11» is a time
}

// clings reports that the number at i is the end of something longer: «1.28.11», «v28.11», «№28.11».
func (r *reader) clings(i int) bool {
	t, last := r.tok(i), r.tok(i-1)
	if !t.glued {
		return false
	}
	switch last.kind {
	case number:
		return true
	case word:
		_, j := r.prep(i - 1)
		return j != i
	}
	longer := r.is(i-1, ".", ",", "/", ":", "-", "+", "_", "#", "№", "@", "=", "$", "\\")
	return longer && (last.glued || r.is(i-1, "+", "_", "#", "№", "@", "$", "-"))
}

// continues reports that what ends before token i goes on without a space: «28.11.3», «28.11-05».
func (r *reader) continues(i int) bool {
	t := r.tok(i)
	if !t.glued {
		return false
	}
	if t.kind == word || t.kind == number || r.is(i, "%", "°", "₽", "_", "@") {
		return true
	}
	after := r.tok(i + 1)
	return r.is(i, ".", "/", ":", "-", "–", ",") && after.glued && after.kind == number
}
