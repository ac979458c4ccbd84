package tasks

import (
	"fmt"
	"time"
)

// Day is a day of the civil calendar, without a zone. It is written «2026-11-28».
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DayOf is the day that the wall clock of t's own location shows.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// IsZero reports that no day is named.
func (d Day) IsZero() bool { return d == Day{} }

// Before reports whether the day is earlier than another.
func (d Day) Before(other Day) bool { return d.midnight().Before(other.midnight()) }

func (d Day) midnight() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// String is the day as staff write it: 28.11.2026.
func (d Day) String() string { return fmt.Sprintf("%02d.%02d.%04d", d.Day, d.Month, d.Year) }

// MarshalText writes «2026-11-28», and nothing for no day.
func (d Day) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return []byte(d.midnight().Format(time.DateOnly)), nil
}

// UnmarshalText reads what MarshalText wrote.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Day{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("day: %w", err)
	}
	*d = DayOf(t)
	return nil
}
