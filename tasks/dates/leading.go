package dates

import (
	"strings"
	"time"

	"otklik/tasks/worktime"
)

// LeadingDate reads a date at the beginning of a text and returns it with the words after it: «05.12.2026 подрядчик
// сорвал поставку», «до конца месяца, нет краски». Of a span it is the last day. The words come without the marks
// between, and may be empty.
//
// The error is ErrUnreadable where the text does not begin with a date, ErrImpossible, ErrReversed or ErrPast (before
// today).
func LeadingDate(text string, now time.Time, loc *time.Location) (date worktime.Date, rest string, err error) {
	r := newTypedReader(text, now, loc)
	p, i := r.prep(0)
	h := r.read(p, i)
	switch {
	case h.next == 0 || r.continues(h.next):
		return worktime.Date{}, "", ErrUnreadable
	case h.impossible:
		return worktime.Date{}, "", ErrImpossible
	case h.reversed:
		return worktime.Date{}, "", ErrReversed
	case before(h.last, r.today):
		return worktime.Date{}, "", ErrPast
	}
	rest = text[r.toks[h.next-1].end:]
	return h.last, strings.TrimFunc(rest, func(c rune) bool { return blank(c) || strings.ContainsRune(",.;:-–—", c) }), nil
}
