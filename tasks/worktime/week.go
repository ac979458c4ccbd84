package worktime

import (
	"errors"
	"fmt"
	"time"
)

// Week is the weekly pattern of working hours, indexed by time.Weekday. The
// intervals of a day are sorted and do not overlap; a day without any is a day off.
type Week [7][]Interval

// DefaultWeek returns the hours that hold where nothing is configured: Monday to
// Thursday 09:00–18:00, Friday 09:00–17:00, lunch 13:00–13:48, which is 40:00 a week.
func DefaultWeek() Week {
	const lunchFrom, lunchTo = 13 * time.Hour, 13*time.Hour + 48*time.Minute
	var w Week
	for d := time.Monday; d <= time.Friday; d++ {
		end := 18 * time.Hour
		if d == time.Friday {
			end = 17 * time.Hour
		}
		w[d] = []Interval{{9 * time.Hour, lunchFrom}, {lunchTo, end}}
	}
	return w
}

// Total returns the working time of a week without holidays.
func (w Week) Total() time.Duration {
	var sum time.Duration
	for _, intervals := range w {
		for _, i := range intervals {
			sum += i.To - i.From
		}
	}
	return sum
}

// check proves the pattern; every problem found is in the error.
func (w Week) check() error {
	var problems []error
	for d, intervals := range w {
		if err := checkIntervals(intervals); err != nil {
			problems = append(problems, fmt.Errorf("часы работы, %s: %w", weekdayShort(time.Weekday(d)), err))
		}
	}
	if len(problems) == 0 && w.Total() == 0 {
		problems = append(problems, errors.New("часы работы: на неделе нет ни одного рабочего интервала, задайте хотя бы один (ключ hours)"))
	}
	return errors.Join(problems...)
}
