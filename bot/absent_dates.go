package bot

import (
	"errors"
	"time"

	"otklik/tasks"
	"otklik/tasks/dates"
	"otklik/tasks/worktime"
)

// absentWords takes days that were written in reply to the page; refused says why they cannot be taken.
func (s scene) absentWords(text string) (next screen, refused string) {
	e := s.excuse()
	if e.step != stepDays && e.step != stepSubstitute {
		return screen{}, sayNoDaysNow
	}
	p, err := dates.ParsePeriod(text, s.now, s.calendar.Location())
	switch {
	case errors.Is(err, dates.ErrPast):
		return screen{}, refusalWords(tasks.PastPeriod)
	case errors.Is(err, dates.ErrReversed):
		return screen{}, refusalWords(tasks.NoPeriod)
	case err != nil:
		return screen{}, sayNoDates
	}
	return e.during(s.begins(p.First), s.begins(p.Last).AddDate(0, 0, 1)).screen(), ""
}

// begins is the midnight at which a day begins.
func (s scene) begins(d worktime.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, s.calendar.Location())
}

// days are the days of a button.
func (s scene) days(choice string) (from, to time.Time) {
	from = s.now.Truncate(time.Second)
	switch choice {
	case daysToday:
		return from, s.midnight(1)
	case daysWeek:
		weekday := int(s.now.In(s.calendar.Location()).Weekday()+6) % 7 // Monday is 0
		return from, s.midnight(7 - weekday)
	}
	return from, time.Time{}
}

// midnight begins the day so many days from today.
func (s scene) midnight(days int) time.Time {
	y, m, d := s.now.In(s.calendar.Location()).Date()
	return time.Date(y, m, d+days, 0, 0, 0, 0, s.calendar.Location())
}

// day says a day: «24.11», «24.11.2027» in another year.
func (s scene) day(t time.Time) string {
	t = t.In(s.calendar.Location())
	if t.Year() != s.now.In(s.calendar.Location()).Year() {
		return t.Format("02.01.2006")
	}
	return t.Format("02.01")
}
