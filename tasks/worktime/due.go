package worktime

import "time"

// instant returns t on the table's scale; ok is false outside the covered years.
// Their very end is an instant too: a term may end there.
func (c *Calendar) instant(t time.Time) (n int64, ok bool) {
	s, ns := t.Unix(), int64(t.Nanosecond())
	if s < c.start || s > c.end || s == c.end && ns > 0 {
		return 0, false
	}
	return (s-c.start)*nanos + ns, true
}

func (c *Calendar) time(instant int64) time.Time {
	return time.Unix(c.start+instant/nanos, instant%nanos).UTC()
}

// outside names the year of an instant that is not covered.
func (c *Calendar) outside(t time.Time) error {
	if t.Unix() < c.start {
		return YearError{min(t.In(c.loc).Year(), c.firstYear-1)}
	}
	return YearError{max(t.In(c.loc).Year(), c.lastYear+1)}
}

// Elapsed returns the working time in [a, b). It is negative where b is before a,
// so that what is left of an overdue term is negative too. An instant outside the
// covered years is a YearError.
func (c *Calendar) Elapsed(a, b time.Time) (time.Duration, error) {
	from, ok := c.instant(a)
	if !ok {
		return 0, c.outside(a)
	}
	to, ok := c.instant(b)
	if !ok {
		return 0, c.outside(b)
	}
	return time.Duration(c.table.worked(to) - c.table.worked(from)), nil
}

// Due returns the earliest instant t ≥ from with Elapsed(from, t) = w, in UTC:
// 17:00 and an hour on a day that ends at 18:00 is 18:00 that day, and no work at
// all is from itself. A negative w is ErrNegative; a term that does not end within
// the covered years is a YearError of the next one.
func (c *Calendar) Due(from time.Time, w time.Duration) (time.Time, error) {
	n, ok := c.instant(from)
	if !ok {
		return time.Time{}, c.outside(from)
	}
	if w <= 0 {
		if w < 0 {
			return time.Time{}, ErrNegative
		}
		return from.UTC(), nil
	}
	before := c.table.worked(n)
	if int64(w) > c.table.total-before {
		return time.Time{}, YearError{c.lastYear + 1}
	}
	return c.time(c.table.done(before + int64(w))), nil
}

// Before returns the latest instant t ≤ due with Elapsed(t, due) = w, in UTC: "3
// hours before the answer's term". No work at all is due itself. A negative w is
// ErrNegative; an instant before the covered years is a YearError.
func (c *Calendar) Before(due time.Time, w time.Duration) (time.Time, error) {
	n, ok := c.instant(due)
	if !ok {
		return time.Time{}, c.outside(due)
	}
	if w <= 0 {
		if w < 0 {
			return time.Time{}, ErrNegative
		}
		return due.UTC(), nil
	}
	left := c.table.worked(n) - int64(w)
	if left < 0 {
		return time.Time{}, YearError{c.firstYear - 1}
	}
	// The instant at which the first nanosecond beyond left has been worked, less
	// that nanosecond: the latest one, after a break or a night rather than before.
	return c.time(c.table.done(left+1) - 1), nil
}

// Next returns the earliest working instant t' ≥ t, in UTC: t itself if it is
// working time. Where none is left in the covered years it is a YearError.
func (c *Calendar) Next(t time.Time) (time.Time, error) {
	n, ok := c.instant(t)
	if !ok {
		return time.Time{}, c.outside(t)
	}
	s := c.table.at(n)
	if s.before == c.table.total {
		return time.Time{}, YearError{c.lastYear + 1}
	}
	return c.time(max(n, s.from)), nil
}
