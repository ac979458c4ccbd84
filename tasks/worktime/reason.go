package worktime

import (
	"fmt"
	"time"
)

// ReasonKind says why a day, or a part of it, is not ordinary working time.
type ReasonKind uint8

// The kinds of reasons.
const (
	Weekend        ReasonKind = iota + 1 // a day without hours in the weekly pattern
	HolidayOff                           // a named day off of the national calendar
	MovedOff                             // a day off moved here by decree
	WorkingDay                           // a weekend day that is worked, with another day's hours
	Shortened                            // an hour less before a holiday
	ExceptionOff                         // a day off of the municipality's own
	ExceptionHours                       // hours of the municipality's own
	Break                                // a break between two intervals
	AfterHours                           // the start of the term is after the end of the day's work
	ClockChange                          // the hours of the day do not exist on the clock
)

// Reason is one reason, with its Russian words.
type Reason struct {
	Kind     ReasonKind
	Text     string    // Russian, lower case, no full stop
	From, To time.Time // of a break, UTC
}

const weekendText = "выходной"

// reasons explains what is unusual about the day at index i.
func (c *Calendar) reasons(i int) []Reason {
	r, date := &c.rules[i], dateOfNumber(c.firstDay+i)
	var out []Reason
	add := func(kind ReasonKind, format string, args ...any) {
		out = append(out, Reason{Kind: kind, Text: fmt.Sprintf(format, args...)})
	}
	switch {
	case r.kind == byException && len(r.hours) == 0:
		add(ExceptionOff, "нерабочий день: %s", r.name)
	case r.kind == byException:
		add(ExceptionHours, "особые часы: %s", r.name)
	case r.kind == byHoliday:
		add(HolidayOff, "праздник: %s", r.name)
	case r.kind == byMove:
		add(MovedOff, "выходной, перенесён с %s", dayOfYear(r.other, date.Year))
	case r.kind == byWorkingWeekend:
		add(WorkingDay, "рабочий день по часам %s, за выходной %s", weekdayGenitive(r.other.Weekday()), dayOfYear(r.other, date.Year))
	case len(r.hours) == 0 && !r.short:
		add(Weekend, weekendText)
	}
	if r.short {
		add(Shortened, "сокращённый день: на час короче")
	}
	if len(r.hours) > 0 && len(c.zone.spans(nil, c.firstDay+i, r.hours, c.start)) == 0 {
		add(ClockChange, "рабочие часы выпали при переводе часов")
	}
	return out
}
