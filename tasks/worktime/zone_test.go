package worktime_test

import (
	"testing"
	"time"

	"otklik/tasks/worktime"
)

// everyDay works the same hours on every date of a year and the next.
func everyDay(t *testing.T, zoneName string, year int, hours ...string) *worktime.Calendar {
	t.Helper()
	intervals, err := worktime.ParseIntervals(hours)
	if err != nil {
		t.Fatal(err)
	}
	var week worktime.Week
	for d := range week {
		week[d] = intervals
	}
	return build(t, zone(t, zoneName), week, worktime.Data{Years: []worktime.Year{{Year: year}, {Year: year + 1}}})
}

func TestWorkOnDaysWhenTheClockChanges(t *testing.T) {
	for _, tc := range []struct {
		name, zone string
		hours      []string
		date       worktime.Date
		want       time.Duration
	}{
		{"a day of 23 hours", "Europe/Berlin", []string{"00:00-24:00"}, date(30, 3, 2025), 23 * time.Hour},
		{"a day of 25 hours", "Europe/Berlin", []string{"00:00-24:00"}, date(26, 10, 2025), 25 * time.Hour},
		{"the hours lie in the skipped hour", "Europe/Berlin", []string{"02:00-03:00"}, date(30, 3, 2025), 0},
		{"they begin in it", "Europe/Berlin", []string{"02:30-05:00"}, date(30, 3, 2025), 2 * time.Hour},
		{"they end in it", "Europe/Berlin", []string{"01:00-02:30"}, date(30, 3, 2025), time.Hour},
		{"the hours lie in the repeated hour", "Europe/Berlin", []string{"02:00-03:00"}, date(26, 10, 2025), 2 * time.Hour},
		{"a part of it, twice", "Europe/Berlin", []string{"02:15-02:45"}, date(26, 10, 2025), time.Hour},
		{"office hours do not notice", "Europe/Berlin", []string{"09:00-18:00"}, date(30, 3, 2025), 9 * time.Hour},
		{"half an hour skipped", "Australia/Lord_Howe", []string{"00:00-24:00"}, date(5, 10, 2025), 23*time.Hour + 30*time.Minute},
		{"midnight skipped", "America/Sao_Paulo", []string{"00:00-02:00"}, date(4, 11, 2018), time.Hour},
		{"a whole day skipped", "Pacific/Apia", []string{"09:00-18:00"}, date(30, 12, 2011), 0},
		{"no change", "Europe/Moscow", []string{"00:00-24:00"}, date(30, 3, 2025), 24 * time.Hour},
	} {
		c := everyDay(t, tc.zone, tc.date.Year, tc.hours...)
		midnight := func(d worktime.Date) time.Time {
			return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
		}
		from, to := midnight(tc.date.AddDays(-5)), midnight(tc.date.AddDays(6))
		e, err := c.Explain(from, must(t, c, from, to))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, s := range e.Steps {
			if s.Date != tc.date {
				continue
			}
			found = true
			if s.Worked != tc.want {
				t.Errorf("%s: %v worked on %v, want %v", tc.name, s.Worked, s.Date, tc.want)
			}
			if lost := len(s.Reasons) == 1 && s.Reasons[0].Kind == worktime.ClockChange; lost != (tc.want == 0) {
				t.Errorf("%s: reasons %v", tc.name, s.Reasons)
			}
		}
		if !found {
			t.Errorf("%s: %v is not among the steps", tc.name, tc.date)
		}
	}
}

func must(t *testing.T, c *worktime.Calendar, from, to time.Time) time.Duration {
	t.Helper()
	d, err := c.Elapsed(from, to)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDueInTheRepeatedHour(t *testing.T) {
	c := everyDay(t, "Europe/Berlin", 2025, "02:15-02:45")
	// Both passes of 26.10.2025 02:15–02:45: in UTC 00:15–00:45 and 01:15–01:45.
	from := time.Date(2025, 10, 26, 0, 0, 0, 0, time.UTC)
	due, err := c.Due(from, 40*time.Minute)
	if want := time.Date(2025, 10, 26, 1, 25, 0, 0, time.UTC); err != nil || !due.Equal(want) {
		t.Errorf("Due = %v, %v; want %v", due, err, want)
	}
	end, err := c.DueDays(from.Add(-12*time.Hour), 1)
	if want := time.Date(2025, 10, 26, 1, 45, 0, 0, time.UTC); err != nil || !end.Equal(want) {
		t.Errorf("DueDays = %v, %v; want the second pass's end %v", end, err, want)
	}
}

func TestSkippedDayIsNoWorkingDay(t *testing.T) {
	c := everyDay(t, "Pacific/Apia", 2011, "09:00-18:00")
	loc := zone(t, "Pacific/Apia")
	due, err := c.DueDays(local(t, loc, "29.12.2011 10:00"), 1)
	if want := local(t, loc, "31.12.2011 18:00"); err != nil || !due.Equal(want) {
		t.Errorf("DueDays over the skipped 30 December = %v, %v; want %v", due, err, want)
	}
}

func TestMidnightIsNotLost(t *testing.T) {
	c, loc := everyDay(t, "Europe/Moscow", 2025, "00:00-24:00"), moscow(t)
	due, err := c.Due(local(t, loc, "31.05.2025 23:59:30"), time.Minute)
	if want := local(t, loc, "01.06.2025 00:00:30"); err != nil || !due.Equal(want) {
		t.Errorf("over midnight: %v, %v; want %v", due, err, want)
	}
	got := must(t, c, local(t, loc, "01.01.2025 00:00"), local(t, loc, "01.01.2026 00:00"))
	if got != 365*24*time.Hour {
		t.Errorf("a year round the clock = %v", got)
	}
}
