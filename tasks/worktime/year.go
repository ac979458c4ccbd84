package worktime

import (
	"slices"
	"time"
)

// Year is the production calendar of one calendar year. Saturdays and Sundays
// that it does not name are days off by the weekly pattern alone.
type Year struct {
	Year        int
	Version     string // of the data, chosen by whoever wrote it
	Source      string // the decree, or what stands in for it
	Provisional bool   // the decree of moved days is not known
	Holidays    []Holiday
	Moved       []Move
	Working     []WorkingWeekend
	Short       []Date // working days one hour shorter (Labour Code, art. 95)
	Days, Hours int    // totals at 40 hours a week that the data must add up to; 0, 0 = not stated
}

// Holiday is a named day off: of Labour Code art. 112 or of a decree of its own.
type Holiday struct {
	Date Date
	Name string
}

// Move is a day off that a decree moved from a weekend day to Date.
type Move struct{ Date, From Date }

// WorkingWeekend is a Saturday or Sunday that is worked, with the hours of the
// weekday of For, the day off that it pays for.
type WorkingWeekend struct{ Date, For Date }

// Totals returns the working days of the year and its hours at 40 hours a week:
// eight a day, Monday to Friday, one less on shortened days. These are the sums
// that every published production calendar states.
func (y Year) Totals() (days, hours int) {
	off := make(map[Date]bool, len(y.Holidays)+len(y.Moved))
	for _, h := range y.Holidays {
		off[h.Date] = true
	}
	for _, m := range y.Moved {
		off[m.Date] = true
	}
	for d := (Date{y.Year, time.January, 1}); d.Year == y.Year; d = d.AddDays(1) {
		if !d.weekend() && !off[d] {
			days++
		}
	}
	days += len(y.Working)
	return days, days*8 - len(y.Short)
}

// clone returns a copy that shares no slice with y.
func (y Year) clone() Year {
	y.Holidays = slices.Clone(y.Holidays)
	y.Moved = slices.Clone(y.Moved)
	y.Working = slices.Clone(y.Working)
	y.Short = slices.Clone(y.Short)
	return y
}
