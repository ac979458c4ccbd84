package worktime

import "time"

// index returns the place of t's local day among the rules; t is covered. An
// instant of a day outside belongs to the nearest day inside: only a clock set
// back over the midnight of New Year brings one.
func (c *Calendar) index(t time.Time) int {
	return min(max(c.zone.dayOf(t.Unix())-c.firstDay, 0), len(c.rules)-1)
}

// DueDays returns the end of working time of the n-th working day after the day
// of from, in UTC; the day of from does not count, whether it is worked or not. A
// working day is one that holds any work. n < 1 is ErrDays; a term that does not
// end within the covered years is a YearError.
func (c *Calendar) DueDays(from time.Time, n int) (time.Time, error) {
	if _, ok := c.instant(from); !ok || from.Unix() == c.end {
		return time.Time{}, c.outside(from)
	}
	if n < 1 {
		return time.Time{}, ErrDays
	}
	passed := int(c.workedDays[c.index(from)])
	if n > len(c.dayEnds)-passed {
		return time.Time{}, YearError{c.lastYear + 1}
	}
	return c.time(c.dayEnds[passed+n-1]), nil
}

// WorkingDays returns the working days after the day of a, up to and with the day
// that [a, b) ends in: n for b = DueDays(a, n), and 0 for b ≤ a.
func (c *Calendar) WorkingDays(a, b time.Time) (int, error) {
	if _, ok := c.instant(a); !ok || a.Unix() == c.end {
		return 0, c.outside(a)
	}
	if _, ok := c.instant(b); !ok {
		return 0, c.outside(b)
	}
	if !b.After(a) {
		return 0, nil
	}
	return max(0, int(c.workedDays[c.index(b.Add(-1))]-c.workedDays[c.index(a)])), nil
}

// Day is a local day as the calendar sees it.
type Day struct {
	Date        Date
	Working     bool          // holds any work
	Start, End  time.Time     // of its working time, breaks inside; UTC; zero on a day off
	Work        time.Duration // without breaks
	Reasons     []Reason      // why it is not an ordinary day, nothing if it is
	Provisional bool          // its year has no decree yet
}

// Day returns the local day of t. An instant outside the covered years is a YearError.
func (c *Calendar) Day(t time.Time) (Day, error) {
	if _, ok := c.instant(t); !ok || t.Unix() == c.end {
		return Day{}, c.outside(t)
	}
	i := c.index(t)
	d := Day{Date: dateOfNumber(c.firstDay + i), Reasons: c.reasons(i), Provisional: c.rules[i].provisional}
	spans := c.zone.spans(nil, c.firstDay+i, c.rules[i].hours, c.start)
	for _, s := range spans {
		d.Work += time.Duration(s.to - s.from)
	}
	if len(spans) > 0 {
		d.Working, d.Start, d.End = true, c.time(spans[0].from), c.time(spans[len(spans)-1].to)
	}
	return d, nil
}

// Workday returns the working time, breaks inside, of the first working day on or after a local date. A date outside the
// covered years, or so late that no working day follows, is a YearError.
func (c *Calendar) Workday(year int, month time.Month, day int) (start, end time.Time, err error) {
	for i := (Date{year, month, day}).number() - c.firstDay; ; i++ {
		if i < 0 || i >= len(c.rules) {
			return time.Time{}, time.Time{}, YearError{dateOfNumber(c.firstDay + i).Year}
		}
		if spans := c.zone.spans(nil, c.firstDay+i, c.rules[i].hours, c.start); len(spans) > 0 {
			return c.time(spans[0].from), c.time(spans[len(spans)-1].to), nil
		}
	}
}
