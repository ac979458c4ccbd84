package dates

import (
	"time"

	"otklik/tasks/worktime"
)

const (
	recent   = 61  // days for which a date without a year stays past
	halfYear = 183 // the same in a sentence that tells of what has been done
)

// nearest returns the year in which the day that on gives is meant, by the rule of Find; the date was met at token i.
func (r *reader) nearest(i int, on func(year int) worktime.Date) int {
	back := recent
	if s := r.tok(i).sentence; s < len(r.told) && r.told[s] && !r.typed {
		back = halfYear
	}
	floor := r.today.AddDays(-back)
	year := floor.Year
	for before(on(year), floor) {
		year++
	}
	return year
}

// inYear returns a span of the year, or of the one that nearest finds by its last day where the year is 0.
func (r *reader) inYear(i, year int, span func(year int) hit) hit {
	if year == 0 {
		year = r.nearest(i, func(y int) day { return span(y).last })
	}
	return span(year)
}

// partial is a day as it was written, with 0 for what was left out.
type partial struct {
	day, month, year int
	at, next         int // its tokens
	figures          bool
}

// in returns the day in a year; ok is false if that year does not have it.
func (p partial) in(year int) (day worktime.Date, ok bool) {
	d := worktime.Date{Year: year, Month: time.Month(p.month), Day: p.day}
	return d, d.Valid()
}

// resolve gives a day its year; ok is false for a day that does not exist in it.
func (r *reader) resolve(p partial) (worktime.Date, bool) {
	if p.month < 1 || p.month > 12 || p.day < 1 || p.day > 31 {
		return worktime.Date{}, false
	}
	year := p.year
	if year == 0 {
		year = r.nearest(p.at, func(y int) worktime.Date { d, _ := p.in(y); return d })
	}
	return p.in(year)
}

// lastOf returns the last day of a month; months beyond December are those of the years after.
func lastOf(year int, m time.Month) worktime.Date {
	return worktime.DateOf(time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC))
}

// firstOf returns the first day of a month, counted as in lastOf.
func firstOf(year int, m time.Month) worktime.Date {
	return worktime.DateOf(time.Date(year, m, 1, 0, 0, 0, 0, time.UTC))
}

// addMonths returns the same day n months later, or the last one of a shorter month.
func addMonths(d worktime.Date, n int) worktime.Date {
	m := d.Month + time.Month(n)
	last := lastOf(d.Year, m)
	last.Day = min(d.Day, last.Day)
	return last
}
