package dates

import "otklik/tasks/worktime"

type day = worktime.Date

// calendarDay reads a day of the calendar however it is written; next is 0 where there is none.
func (r *reader) calendarDay(i int) partial {
	if p := r.numeric(i); p.next != 0 {
		return p
	}
	return r.written(i)
}

// days reads a day or a period of days.
func (r *reader) days(p prep, i int) hit {
	a := r.calendarDay(i)
	if a.next == 0 {
		n, next := r.dayNumber(i)
		if next == i {
			return hit{}
		}
		return r.between(p, partial{day: n, at: i, next: next})
	}
	if h := r.between(p, a); h.next != 0 {
		return h
	}
	if !r.plausible(p, a, i, a.next) {
		return hit{}
	}
	d, ok := r.resolve(a)
	return hit{next: a.next, first: d, last: d, unit: Day, impossible: !ok}
}

// ofMonth reads «28 числа», «28-го числа следующего месяца». Without a month it is the first such day from today on.
func (r *reader) ofMonth(_ prep, i int) hit {
	n, j := r.dayNumber(i)
	if j == i || !r.is(j, "число", "числа", "числу", "числом") {
		return hit{}
	}
	next, offset := j+1, 0
	if off, k := r.adjective(next); k > next && unitOf(r.tok(k).text) == Month {
		next, offset = k+1, off
	} else {
		for n <= 31 && offset < 2 && !r.dayOfMonth(n, offset).ok {
			offset++
		}
	}
	found := r.dayOfMonth(n, offset)
	return hit{next: next, first: found.day, last: found.day, unit: Day, impossible: !found.day.Valid()}
}

type found struct {
	day day
	ok  bool // it exists and is not over
}

func (r *reader) dayOfMonth(n, offset int) found {
	d := addMonths(firstOf(r.today.Year, r.today.Month), offset)
	d.Day = n
	return found{d, d.Valid() && !before(d, r.today)}
}
