package dates

import (
	"time"

	"otklik/tasks/worktime"
)

// Period is a span of whole days, both ends included.
type Period struct{ First, Last worktime.Date }

// ParsePeriod reads the whole of a text as an absence: «24.11–05.12», «с 24 ноября по 5 декабря», «24.11», «сегодня»,
// «до 05.12» (from today on), «на 3 дня», «с 24.11 на 2 недели», «до конца месяца», «на следующей неделе».
//
// The error is ErrUnreadable, ErrImpossible, ErrReversed, or ErrPast for a period that was over before today.
func ParsePeriod(text string, now time.Time, loc *time.Location) (Period, error) {
	r := newTypedReader(text, now, loc)
	h, err := r.period()
	switch {
	case err != nil:
		return Period{}, err
	case !r.over(h.next):
		return Period{}, ErrUnreadable
	case h.impossible:
		return Period{}, ErrImpossible
	case h.reversed || before(h.last, h.first):
		return Period{}, ErrReversed
	case before(h.last, r.today):
		return Period{}, ErrPast
	}
	return Period{h.first, h.last}, nil
}

func (r *reader) period() (hit, error) {
	p, i := r.prep(0)
	if p == onto || p == bare || p == within {
		if h := r.lasting(i, r.today); h.next > 0 {
			return h, nil
		}
	}
	h := r.read(p, i)
	if h.next == 0 {
		return h, ErrUnreadable
	}
	switch p {
	case until, through, towards, notLater:
		h.first = r.today
	case from:
		if h.first == h.last && !h.impossible {
			return r.since(h)
		}
	}
	return h, nil
}

// since reads what follows «с завтра»: «по пт», «на 2 недели».
func (r *reader) since(a hit) (hit, error) {
	p, i := r.prep(a.next)
	if p == onto {
		if h := r.lasting(i, a.first); h.next > 0 {
			return h, nil
		}
	}
	if p != until && p != through && !r.dash(a.next) {
		return hit{}, ErrUnreadable
	}
	if p == bare {
		i = a.next + 1
	}
	b := r.read(through, i)
	if b.next == 0 {
		return hit{}, ErrUnreadable
	}
	if r.isWeekday(i) {
		for before(b.last, a.first) {
			b.last = b.last.AddDays(7)
		}
	}
	b.first = a.first
	return b, nil
}

// lasting reads «3 дня», «2 недели», «неделю» as days from the first on.
func (r *reader) lasting(i int, first worktime.Date) hit {
	n, j, _ := r.amount(i)
	w := r.tok(j).text
	unit := unitOf(w)
	if n == 0 && singular(w, within, true) {
		n = 1
	}
	if unit == 0 || n == 0 || n > 999 {
		return hit{}
	}
	h := later(first, n, unit, false, j+1)
	h.last = h.last.AddDays(-1)
	return h
}
