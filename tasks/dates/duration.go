package dates

import (
	"strings"
	"time"
)

// duration reads «в течение трёх рабочих дней», «через неделю», «в ближайшие 3 дня», «в срок до 30 дней».
func (r *reader) duration(p prep, i int) hit {
	j, near := r.skipNear(i)
	if p != within && p != after && p != until && p != notLater && !near {
		return hit{}
	}
	n, k, working := r.amount(j)
	unit := unitOf(r.tok(k).text)
	spelled := n > 0
	if !spelled {
		n = 1
	}
	switch {
	case unit == 0 || n > 999 || unit == HalfYear:
		return hit{}
	case (p == until || p == notLater) && (!spelled || unit > Week):
		return hit{} // «детям до 3 лет»
	case !spelled && !singular(r.tok(k).text, p, near):
		return hit{}
	}
	if !spelled && unit == Day && !strings.HasPrefix(r.tok(k).text, "сут") {
		n = 0 // «в течение дня» is today
	}
	return later(r.today, n, unit, working && unit == Day, k+1)
}

// skipNear skips «ближайших», «следующих», «не более» and the like, and reports «ближайш…», which needs no «в течение».
func (r *reader) skipNear(i int) (next int, near bool) {
	for range 3 {
		w := r.tok(i).text
		switch {
		case strings.HasPrefix(w, "ближайш"):
			near = true
		case strings.HasPrefix(w, "следующ"), strings.HasPrefix(w, "последующ"):
		case w == "не" && r.is(i+1, "более", "менее"):
			i++
		case w == "примерно", w == "еще":
		default:
			return i, near
		}
		i++
	}
	return i, near
}

// amount reads a number («3», «3-х», «трёх», «двух-трёх», «10 (десяти)») and «рабочих» or «календарных» after it.
// n is 0 where there is no number.
func (r *reader) amount(i int) (n, next int, working bool) {
	n, next = r.count(i)
	if n > 0 {
		if r.is(next, "(") && r.is(next+2, ")") {
			next += 3
		}
		if r.dash(next) || r.is(next, "или") {
			if m, k := r.count(next + 1); m > n {
				n, next = m, k
			}
		}
	}
	w := r.tok(next).text
	switch {
	case strings.HasPrefix(w, "рабоч"):
		return n, next + 1, true
	case strings.HasPrefix(w, "календарн"), strings.HasPrefix(w, "полн"):
		next++
	}
	return n, next, false
}

// count reads a cardinal number in figures or words; 0 and i where there is none.
func (r *reader) count(i int) (n, next int) {
	t := r.tok(i)
	if t.kind == number && t.n > 0 {
		return t.n, r.tail(i + 1)
	}
	n = cardinal(t.text)
	if n == 0 {
		return 0, i
	}
	if ones := cardinal(r.tok(i + 1).text); n >= 20 && n%10 == 0 && ones > 0 && ones < 10 {
		return n + ones, i + 2
	}
	return n, i + 1
}

// singular reports a unit that needs no number: «через неделю», «в течение суток», «в ближайший месяц».
// «Через день» is none: it also means every other day.
func singular(w string, p prep, near bool) bool {
	switch w {
	case "неделю", "месяц", "год", "квартал", "сутки", "суток":
		return true
	case "день":
		return near
	case "дня", "недели", "месяца", "года", "квартала":
		return p == within
	}
	return false
}

// later returns the span from a day to the one that is so many units later.
func later(first day, n int, unit Unit, working bool, next int) hit {
	h := hit{next: next, first: first, unit: unit}
	switch {
	case working:
		h.working, h.last = n, weekdaysLater(first, n)
	case unit == Day:
		h.last = first.AddDays(n)
	case unit == Week:
		h.last = first.AddDays(7 * n)
	default:
		h.last = addMonths(first, n*monthsIn(unit))
	}
	return h
}

// weekdaysLater counts days from Monday to Friday.
func weekdaysLater(d day, n int) day {
	for n > 0 {
		d = d.AddDays(1)
		if wd := d.Weekday(); wd != time.Saturday && wd != time.Sunday {
			n--
		}
	}
	return d
}

// longTerm reads «в трёхдневный срок», «в 10-дневный срок», «в месячный срок».
func (r *reader) longTerm(p prep, i int) hit {
	if p != inside && p != bare {
		return hit{}
	}
	n, j := 0, i
	if t := r.tok(i); t.kind == number {
		n, j = t.n, i+1
		if r.dash(j) && r.tok(j).glued {
			j++
		}
		for r.is(j, "ти", "х", "и") && r.dash(j+1) && j < i+3 { // «10-ти-дневный»
			j += 2
		}
	}
	for _, kind := range [...]struct {
		stem string
		unit Unit
	}{{"дневный", Day}, {"недельный", Week}, {"месячный", Month}} {
		prefix, ok := strings.CutSuffix(r.tok(j).text, kind.stem)
		if !ok || !r.is(j+1, "срок") {
			continue
		}
		switch {
		case prefix != "":
			n = cardinal(prefix)
		case n == 0 && kind.unit != Day:
			n = 1
		}
		if n > 0 && n <= 999 {
			return later(r.today, n, kind.unit, false, j+2)
		}
	}
	return hit{}
}
