package worktime

import (
	"fmt"
	"strings"
	"time"
)

func weekdayShort(d time.Weekday) string {
	return [...]string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"}[d]
}

func weekdayGenitive(d time.Weekday) string {
	return [...]string{"воскресенья", "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы"}[d]
}

// dayOfYear writes "пн 29.04", with the year only where it is another one.
func dayOfYear(d Date, year int) string {
	if d.Year != year {
		return weekdayShort(d.Weekday()) + " " + d.String()
	}
	return fmt.Sprintf("%s %02d.%02d", weekdayShort(d.Weekday()), d.Day, int(d.Month))
}

// russianDuration writes "7 ч 58 мин"; seconds only where there are any.
func russianDuration(d time.Duration) string {
	if d < 0 {
		return "−" + russianDuration(-d)
	}
	var parts []string
	if h := d / time.Hour; h > 0 {
		parts = append(parts, fmt.Sprintf("%d ч", h))
	}
	if m := d % time.Hour / time.Minute; m > 0 {
		parts = append(parts, fmt.Sprintf("%d мин", m))
	}
	if s := d % time.Minute / time.Second; s > 0 {
		parts = append(parts, fmt.Sprintf("%d с", s))
	}
	if len(parts) > 0 {
		return strings.Join(parts, " ")
	}
	if d > 0 {
		return "меньше секунды"
	}
	return "0 мин"
}

// russianDays writes "1 рабочий день", "3 рабочих дня", "7 рабочих дней".
func russianDays(n int) string {
	switch tens, ones := n/10%10, n%10; {
	case tens == 1 || ones == 0 || ones > 4:
		return fmt.Sprintf("%d рабочих дней", n)
	case ones == 1:
		return fmt.Sprintf("%d рабочий день", n)
	default:
		return fmt.Sprintf("%d рабочих дня", n)
	}
}
