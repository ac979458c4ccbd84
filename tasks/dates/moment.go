package dates

import (
	"time"

	"otklik/tasks/worktime"
)

// Moment is a day, or a time of a day, that staff typed.
type Moment struct {
	Day   worktime.Date
	At    time.Time // UTC; the beginning of Day where no time was typed
	Timed bool      // a time was typed
}

// ParseMoment reads the whole of a text as «28.11 14:00», «28.11», «28 ноября 14:00», «завтра в 14», «пт 10:00» or
// «14:00». Days and times are those of loc; a time alone is of today, a weekday is the nearest one that is not
// over. Of a day without a year the rule of Find tells which is meant, so that yesterday's is past and not the
// next year's.
//
// The error is ErrUnreadable, ErrImpossible (31.11, 25:00) or ErrPast (not later than now; without a time, before
// today).
func ParseMoment(text string, now time.Time, loc *time.Location) (Moment, error) {
	r := newTypedReader(text, now, loc)
	m, weekday, err := r.moment(loc)
	if err != nil {
		return Moment{}, err
	}
	if weekday && m.Timed && !m.At.After(now) {
		m.later(7, loc)
	}
	if before(m.Day, r.today) || m.Timed && !m.At.After(now) {
		return Moment{}, ErrPast
	}
	return m, nil
}

// moment reads the whole text, whenever that was or will be. weekday reports that the day is a bare weekday.
func (r *reader) moment(loc *time.Location) (m Moment, weekday bool, err error) {
	day := hit{first: r.today, last: r.today}
	clock, end, ok := r.clock(0, false)
	m.Timed = end > 0
	if !m.Timed || !r.over(end) {
		start := r.comma(end)
		day = r.day(start)
		if day.next == 0 {
			return Moment{}, false, ErrUnreadable
		}
		weekday, end = r.isWeekday(start), day.next
		if !m.Timed {
			var next int
			clock, next, ok = r.clock(r.comma(end), true)
			if m.Timed = next > r.comma(end); m.Timed {
				end = next
			}
		}
	}
	switch {
	case !r.over(end):
		return Moment{}, false, ErrUnreadable
	case day.impossible || !ok:
		return Moment{}, false, ErrImpossible
	}
	m.set(day.last, clock, loc)
	return m, weekday, nil
}

// later is the same time of another day.
func (m *Moment) later(days int, loc *time.Location) {
	at := m.At.In(loc)
	m.set(m.Day.AddDays(days), time.Duration(at.Hour())*time.Hour+time.Duration(at.Minute())*time.Minute, loc)
}

func (m *Moment) set(d worktime.Date, clock time.Duration, loc *time.Location) {
	minutes := int(clock / time.Minute)
	m.Day = d
	m.At = time.Date(d.Year, d.Month, d.Day, minutes/60, minutes%60, 0, 0, loc).UTC()
}

func newTypedReader(text string, now time.Time, loc *time.Location) *reader {
	r := newReader(text, now, loc)
	r.typed = true
	return r
}

// day reads a single day, with its preposition.
func (r *reader) day(i int) hit {
	p, j := r.prep(i)
	for _, rule := range [...]func(*reader, prep, int) hit{
		(*reader).days, (*reader).weekday, (*reader).relative, (*reader).ofMonth,
	} {
		if h := rule(r, p, j); h.next > j {
			if h.first != h.last {
				return hit{}
			}
			return h
		}
	}
	return hit{}
}

// isWeekday reports that the day at i is a bare weekday, «пт», which can be the next one too.
func (r *reader) isWeekday(i int) bool {
	_, j := r.prep(i)
	h := r.weekday(bare, j)
	_, k := r.adjective(j)
	return h.next > 0 && k == j && h.next <= j+2 && !r.dated(j, h.next)
}

// dated reports a number among tokens.
func (r *reader) dated(i, next int) bool {
	for ; i < next; i++ {
		if r.tok(i).kind == number {
			return true
		}
	}
	return false
}

func (r *reader) comma(i int) int {
	if r.is(i, ",") {
		return i + 1
	}
	return i
}

// over reports that nothing but a full stop is left.
func (r *reader) over(i int) bool {
	if r.is(i, ".", "!") {
		i++
	}
	return i >= len(r.toks)
}
