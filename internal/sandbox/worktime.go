package sandbox

import (
	"fmt"
	"strings"
	"time"

	"otklik/tasks/worktime"
)

// beginHour is when the sandbox's first day begins for whoever opens it, in the town's zone.
const beginHour = 10

// beginning is 10:00 of a working day of the week of now, so that a newcomer at night or on a Sunday still sees working
// hours: of today if it is worked, else of the nearest earlier working day, else of the next one.
func beginning(c *worktime.Calendar, now time.Time) (time.Time, error) {
	today := now.In(c.Location())
	back := (int(today.Weekday()) + 6) % 7 // to this week's Monday
	for n := range back + 1 {
		at := atHour(today.AddDate(0, 0, -n))
		day, err := c.Day(at)
		if err != nil {
			return time.Time{}, fmt.Errorf("begin the sandbox's day: %w", err)
		}
		if day.Working {
			return at, nil
		}
	}
	next, err := c.Next(now)
	if err != nil {
		return time.Time{}, fmt.Errorf("begin the sandbox's day: %w", err)
	}
	return atHour(next.In(c.Location())), nil
}

func atHour(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), beginHour, 0, 0, 0, t.Location())
}

// nextWorkday is when work begins on the working day after that of t.
func nextWorkday(c *worktime.Calendar, t time.Time) (time.Time, error) {
	local := t.In(c.Location())
	midnight := time.Date(local.Year(), local.Month(), local.Day()+1, 0, 0, 0, 0, c.Location())
	next, err := c.Next(midnight)
	if err != nil {
		return time.Time{}, fmt.Errorf("next working day: %w", err)
	}
	return next, nil
}

// pushed is where the clock goes by the words of the API: "next" for the next working day, "work:1h" for so much working
// time, "30m" for so much time.
func pushed(c *worktime.Calendar, now time.Time, words string) (time.Time, error) {
	if words == "next" {
		return nextWorkday(c, now)
	}
	amount, work := strings.CutPrefix(words, "work:")
	d, err := time.ParseDuration(amount)
	if err != nil || d <= 0 || d > 31*24*time.Hour {
		return time.Time{}, fmt.Errorf("на сколько перевести часы, понятно из «30m», «work:1h» или «next», а здесь «%s»", words)
	}
	if !work {
		return now.Add(d), nil
	}
	due, err := c.Due(now, d)
	if err != nil {
		return time.Time{}, fmt.Errorf("push by working time: %w", err)
	}
	return due, nil
}

// hours says whether it is working time and how the day goes on: «рабочее время до 13:00», «начнётся завтра в 9:00».
func hours(c *worktime.Calendar, now time.Time) (working bool, words string) {
	next, err := c.Next(now)
	if err != nil {
		return false, "вне календаря"
	}
	local, then := now.In(c.Location()), next.In(c.Location())
	if next.Equal(now) {
		return true, "рабочее время"
	}
	switch days := worktime.DateOf(then); days {
	case worktime.DateOf(local):
		if day, err := c.Day(now); err == nil && now.After(day.Start) {
			return false, "перерыв до " + then.Format("15:04")
		}
		return false, "работа с " + then.Format("15:04")
	case worktime.DateOf(local).AddDays(1):
		return false, "нерабочее время, работа завтра с " + then.Format("15:04")
	}
	return false, "нерабочее время, работа " + then.Format("02.01 с 15:04")
}
