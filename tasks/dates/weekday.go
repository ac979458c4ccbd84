package dates

import (
	"strings"
	"time"
)

// weekday reads «в понедельник», «до пятницы», «в следующую среду», and the date after it: «в пятницу, 28 ноября».
// It is the nearest such day after today, in typed text from today on.
func (r *reader) weekday(p prep, i int) hit {
	off, j := r.adjective(i)
	wd, form := weekdayName(r.tok(j).text)
	if form == 0 && r.typed {
		wd, form = weekdayShort(r.tok(j).text)
	}
	if form == 0 || !r.typed && (!names(p, form) || r.afterWeekday(i)) {
		return hit{}
	}
	next := j + 1
	if r.typed && r.is(next, ".") {
		next++
	}
	if d := r.dateAfter(next); d.next > 0 {
		return d
	}
	d := r.monday().AddDays((int(wd) + 6) % 7)
	switch {
	case j == i || strings.HasPrefix(r.tok(i).text, "ближайш"):
		if before(d, r.today) || d == r.today && !r.typed {
			d = d.AddDays(7)
		}
	default:
		d = d.AddDays(7 * off)
	}
	return hit{next: next, first: d, last: d, unit: Day}
}

// dateAfter reads the date that says which weekday is meant, with or without a comma before it.
func (r *reader) dateAfter(i int) hit {
	if r.is(i, ",") {
		i++
	}
	a := r.calendarDay(i)
	if a.next == 0 || !r.plausible(onto, a, i, a.next) {
		return hit{}
	}
	d, ok := r.resolve(a)
	return hit{next: a.next, first: d, last: d, unit: Day, impossible: !ok}
}

// afterWeekday tells hours of work, «с понедельника до пятницы», from a term.
func (r *reader) afterWeekday(i int) bool {
	_, form := weekdayName(r.tok(i - 2).text)
	return form != 0
}

// names reports that the preposition and the case make a time: «в среду» does, «в среде» does not.
func names(p prep, form grammar) bool {
	switch p {
	case inside, onto:
		return form == nominative
	case until, notLater:
		return form == genitive
	case towards:
		return form == dative
	}
	return false
}

// weekdayName reads a weekday and its case; the accusative counts as the nominative, and is the only one of «среда»,
// «пятница» and «суббота» that a preposition can have.
func weekdayName(w string) (time.Weekday, grammar) {
	for _, d := range [...]struct {
		day                  time.Weekday
		stem                 string
		named, owned, giving string
	}{
		{time.Monday, "понедельник", "", "а", "у"}, {time.Tuesday, "вторник", "", "а", "у"},
		{time.Wednesday, "сред", "у", "ы", "е"}, {time.Thursday, "четверг", "", "а", "у"},
		{time.Friday, "пятниц", "у", "ы", "е"}, {time.Saturday, "суббот", "у", "ы", "е"},
		{time.Sunday, "воскресень", "е", "я", "ю"},
	} {
		ending, ok := strings.CutPrefix(w, d.stem)
		if !ok {
			continue
		}
		switch ending {
		case d.named:
			return d.day, nominative
		case d.owned:
			return d.day, genitive
		case d.giving:
			return d.day, dative
		}
	}
	return 0, 0
}

// weekdayShort reads what staff type: «пт», and the names in the nominative that weekdayName leaves out.
func weekdayShort(w string) (time.Weekday, grammar) {
	switch w {
	case "пн":
		return time.Monday, nominative
	case "вт":
		return time.Tuesday, nominative
	case "ср", "среда":
		return time.Wednesday, nominative
	case "чт":
		return time.Thursday, nominative
	case "пт", "пятница":
		return time.Friday, nominative
	case "сб", "суббота":
		return time.Saturday, nominative
	case "вс":
		return time.Sunday, nominative
	}
	return 0, 0
}
