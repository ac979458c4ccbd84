package app_test

import (
	"testing"
	"time"

	"otklik/tasks/worktime"
)

// slowYear is working time as the decree's reader counts it on fingers: 2025 with its edges, minute by minute. It shares
// nothing with the engine.
type slowYear struct {
	from int64 // Unix nanoseconds of the first minute
	open []bool
}

const aMinute = int64(time.Minute)

// newSlowYear lays out the minutes from 23 December 2024 to 31 January 2026 in Moscow, which has no daylight saving time.
func newSlowYear() *slowYear {
	off := map[string]bool{
		"2024-12-30": true, "2024-12-31": true, "2025-05-01": true, "2025-05-02": true, "2025-05-08": true, "2025-05-09": true,
		"2025-06-12": true, "2025-06-13": true, "2025-11-03": true, "2025-11-04": true, "2025-12-31": true,
		"2026-01-09": true,
	}
	for _, year := range []string{"2025", "2026"} {
		for day := '1'; day <= '8'; day++ {
			off[year+"-01-0"+string(day)] = true
		}
	}
	hoursOf := map[string]time.Weekday{"2024-12-28": time.Monday, "2025-11-01": time.Monday}
	short := map[string]bool{"2025-03-07": true, "2025-04-30": true, "2025-06-11": true, "2025-11-01": true}
	zone := time.FixedZone("MSK", 3*60*60)
	first := time.Date(2024, 12, 23, 0, 0, 0, 0, zone)
	s := &slowYear{from: first.UnixNano()}
	for day := first; day.Before(time.Date(2026, 2, 1, 0, 0, 0, 0, zone)); day = day.AddDate(0, 0, 1) {
		name := day.Format("2006-01-02")
		weekday, moved := hoursOf[name]
		if !moved {
			weekday = day.Weekday()
		}
		end := 18 * 60
		if weekday == time.Friday {
			end = 17 * 60
		}
		if short[name] {
			end -= 60
		}
		rest := off[name] || weekday == time.Saturday || weekday == time.Sunday
		for m := range 24 * 60 {
			s.open = append(s.open, !rest && m >= 9*60 && m < end && (m < 13*60 || m >= 13*60+48))
		}
	}
	return s
}

// working reports whether the instant is working time.
func (s *slowYear) working(t time.Time) bool { return s.open[(t.UnixNano()-s.from)/aMinute] }

// next is the instant, or the first working one after it.
func (s *slowYear) next(t time.Time) time.Time {
	if s.working(t) {
		return t
	}
	m := (t.UnixNano() - s.from) / aMinute
	for !s.open[m] {
		m++
	}
	return time.Unix(0, s.from+m*aMinute).UTC()
}

// later is the earliest instant by which so much has been worked.
func (s *slowYear) later(t time.Time, work time.Duration) time.Time {
	at, left := t.UnixNano()-s.from, int64(work)
	for left > 0 {
		m := at / aMinute
		if end := (m + 1) * aMinute; s.open[m] && left <= end-at {
			at, left = at+left, 0
		} else {
			if s.open[m] {
				left -= end - at
			}
			at = end
		}
	}
	return time.Unix(0, s.from+at).UTC()
}

// earlier is the latest instant from which so much is left to work.
func (s *slowYear) earlier(t time.Time, work time.Duration) time.Time {
	at, left := t.UnixNano()-s.from, int64(work)
	for left > 0 {
		m := (at - 1) / aMinute
		if begin := m * aMinute; s.open[m] && left <= at-begin {
			at, left = at-left, 0
		} else {
			if s.open[m] {
				left -= at - begin
			}
			at = begin
		}
	}
	return time.Unix(0, s.from+at).UTC()
}

// between is what is worked from one instant to a later one.
func (s *slowYear) between(a, b time.Time) time.Duration {
	var sum int64
	end := b.UnixNano() - s.from
	for at := a.UnixNano() - s.from; at < end; {
		m := at / aMinute
		to := min((m+1)*aMinute, end)
		if s.open[m] {
			sum += to - at
		}
		at = to
	}
	return time.Duration(sum)
}

// The fingers and the engine agree on a year; if they did not, the year below would prove nothing.
func TestTheSlowYearIsTheDecrees(t *testing.T) {
	s := newSlowYear()
	calendar, err := worktime.New(time.FixedZone("MSK", 3*60*60), worktime.DefaultWeek(), worktime.Builtin())
	must(t, err)
	at := time.Date(2025, 1, 1, 0, 0, 17, 5, time.UTC)
	for ; at.Year() == 2025; at = at.Add(7*time.Hour + 13*time.Minute) {
		due, err := calendar.Due(at, 3*time.Hour)
		must(t, err)
		before, err := calendar.Before(at, 90*time.Minute)
		must(t, err)
		elapsed, err := calendar.Elapsed(at, at.Add(50*time.Hour))
		must(t, err)
		if got := s.later(at, 3*time.Hour); !got.Equal(due) {
			t.Fatalf("three hours from %s: %s, the engine says %s", at, got, due)
		}
		if got := s.earlier(at, 90*time.Minute); !got.Equal(before) {
			t.Fatalf("an hour and a half before %s: %s, the engine says %s", at, got, before)
		}
		if got := s.between(at, at.Add(50*time.Hour)); got != elapsed {
			t.Fatalf("fifty hours from %s: %s of work, the engine says %s", at, got, elapsed)
		}
	}
}
