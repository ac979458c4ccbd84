package bot

import (
	"fmt"
	"time"
)

// when says an instant as staff do: «сегодня 14:30», «завтра 10:00», «пт 28.11 10:00», «28.11.2025 10:00» in another year.
func when(t, now time.Time, loc *time.Location) string {
	t, now = t.In(loc), now.In(loc)
	clock := t.Format("15:04")
	switch days := dayNumber(t) - dayNumber(now); {
	case days == 0:
		return "сегодня " + clock
	case days == 1:
		return "завтра " + clock
	case days == -1:
		return "вчера " + clock
	case t.Year() != now.Year():
		return t.Format("02.01.2006 15:04")
	}
	return fmt.Sprintf("%s %s %s", weekdays()[t.Weekday()], t.Format("02.01"), clock)
}

// dayNumber counts local days.
func dayNumber(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

func weekdays() [7]string { return [7]string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"} }

// hours says a duration to the minute: «2 ч 10 мин», «45 мин», «3 ч».
func hours(d time.Duration) string {
	h, m := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case h == 0:
		return fmt.Sprintf("%d мин", m)
	case m == 0:
		return fmt.Sprintf("%d ч", h)
	}
	return fmt.Sprintf("%d ч %d мин", h, m)
}

// plural chooses the form of a noun after a number: 1 задача, 2 задачи, 5 задач.
func plural(n int, one, few, many string) string {
	switch {
	case n%100 >= 11 && n%100 <= 14:
		return many
	case n%10 == 1:
		return one
	case n%10 >= 2 && n%10 <= 4:
		return few
	}
	return many
}
