package worktime

import (
	"fmt"
	"time"
)

const secondsPerDay = 24 * 60 * 60

// Date is a day of the civil calendar, without a zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the date that the wall clock of t's own location shows.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{Year: y, Month: m, Day: d}
}

// Valid reports whether the date exists: 29.02 of a common year does not.
func (d Date) Valid() bool {
	return DateOf(d.midnight()) == d
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// AddDays returns the date n days later, or earlier for a negative n.
func (d Date) AddDays(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// String returns the date as staff write it: 31.12.2026.
func (d Date) String() string {
	return fmt.Sprintf("%02d.%02d.%04d", d.Day, int(d.Month), d.Year)
}

// weekend reports a Saturday or a Sunday.
func (d Date) weekend() bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// number counts days from 1 January 1970.
func (d Date) number() int {
	return int(floorDiv(d.midnight().Unix(), secondsPerDay))
}

func (d Date) midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// dateOfNumber is the inverse of Date.number.
func dateOfNumber(n int) Date {
	return DateOf(time.Unix(int64(n)*secondsPerDay, 0).UTC())
}

// weekdayOf returns the weekday of a day number; 1 January 1970 was a Thursday.
func weekdayOf(n int) time.Weekday {
	return time.Weekday(((n+int(time.Thursday))%7 + 7) % 7)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
