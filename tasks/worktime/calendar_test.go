package worktime_test

import (
	"testing"
	"time"

	"otklik/tasks/worktime"
)

// moscow is the zone of the municipality: three hours east, no daylight saving.
func moscow(t testing.TB) *time.Location {
	t.Helper()
	return zone(t, "Europe/Moscow")
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func build(t testing.TB, loc *time.Location, week worktime.Week, data worktime.Data) *worktime.Calendar {
	t.Helper()
	c, err := worktime.New(loc, week, data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// town is the calendar of a municipality that configured nothing.
func town(t testing.TB) *worktime.Calendar {
	t.Helper()
	return build(t, moscow(t), worktime.DefaultWeek(), worktime.Builtin())
}

// local reads "02.01.2006 15:04" or with seconds, by the calendar's wall clock.
func local(t testing.TB, loc *time.Location, s string) time.Time {
	t.Helper()
	layout := "02.01.2006 15:04:05"[:len(s)]
	at, err := time.ParseInLocation(layout, s, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// fiveByEight is the plain week of the published production calendars.
func fiveByEight() worktime.Week {
	var w worktime.Week
	for d := time.Monday; d <= time.Friday; d++ {
		w[d] = []worktime.Interval{{From: 9 * time.Hour, To: 17 * time.Hour}}
	}
	return w
}

func TestPublishedTotals(t *testing.T) {
	loc := moscow(t)
	c := build(t, loc, fiveByEight(), worktime.Builtin())
	for _, want := range []struct{ year, days, hours int }{
		{2024, 248, 1979}, {2025, 247, 1972}, {2026, 247, 1972},
		{2027, 249, 1987}, // by the Labour Code: 261 weekdays − 12 days off, 5 shortened
	} {
		from := time.Date(want.year, 1, 1, 0, 0, 0, 0, loc)
		to := time.Date(want.year+1, 1, 1, 0, 0, 0, 0, loc)
		worked, err := c.Elapsed(from, to)
		if err != nil || worked != time.Duration(want.hours)*time.Hour {
			t.Errorf("%d: %v hours (%v), want %d", want.year, worked.Hours(), err, want.hours)
		}
		// The first of January is never worked, so all days after it are all days.
		days, err := c.WorkingDays(from, to)
		if err != nil || days != want.days {
			t.Errorf("%d: %d working days (%v), want %d", want.year, days, err, want.days)
		}
	}
	for _, y := range worktime.Builtin().Years {
		if days, hours := y.Totals(); !y.Provisional && (days != y.Days || hours != y.Hours) {
			t.Errorf("%d: Totals = %d, %d; the file says %d, %d", y.Year, days, hours, y.Days, y.Hours)
		}
	}
}

func TestDefaultWeekIsFortyHours(t *testing.T) {
	if got := worktime.DefaultWeek().Total(); got != 40*time.Hour {
		t.Errorf("%v a week, want 40h", got)
	}
}

func TestDueOnRealDates(t *testing.T) {
	c, loc := town(t), moscow(t)
	for _, tc := range []struct {
		name, from string
		work       time.Duration
		want       string
	}{
		{"an hour to the end of the day", "12.05.2025 17:00", time.Hour, "12.05.2025 18:00"},
		{"nothing is now, at night too", "12.05.2025 23:00", 0, "12.05.2025 23:00"},
		{"over lunch", "13.05.2025 12:30", time.Hour, "13.05.2025 14:18"},
		{"found at lunch", "13.05.2025 13:20", 30 * time.Minute, "13.05.2025 14:18"},
		{"Friday is short", "16.05.2025 16:30", time.Hour, "19.05.2025 09:30"},
		{"two minutes before a holiday", "07.05.2025 17:58", 8 * time.Hour, "12.05.2025 17:46"},
		{"eight hours from the morning", "13.05.2025 09:00", 8 * time.Hour, "13.05.2025 17:48"},
		{"found at night", "13.05.2025 03:00", 8 * time.Hour, "13.05.2025 17:48"},
		{"found on a Saturday", "17.05.2025 12:00", 30 * time.Minute, "19.05.2025 09:30"},
		{"30 December 2024 is off, moved", "28.12.2024 17:00", time.Hour, "28.12.2024 18:00"},
		{"working Saturday before New Year", "28.12.2024 17:30", time.Hour, "09.01.2025 09:30"},
		{"working Saturday has Monday's hours", "27.04.2024 16:30", time.Hour, "27.04.2024 17:30"},
		{"over the May of 2024", "27.04.2024 17:30", time.Hour, "02.05.2024 09:30"},
		{"shortened Saturday, Tuesday's hours", "02.11.2024 16:00", time.Hour, "02.11.2024 17:00"},
		{"and no longer than to 17:00", "02.11.2024 16:30", time.Hour, "05.11.2024 09:30"},
		{"shortened Saturday of 2025", "01.11.2025 16:30", time.Hour, "05.11.2025 09:30"},
		{"Friday before it", "31.10.2025 16:30", time.Hour, "01.11.2025 09:30"},
		{"31 December 2025 is off", "30.12.2025 17:00", 2 * time.Hour, "12.01.2026 10:00"},
		{"31 December 2026 is off", "30.12.2026 17:00", 2 * time.Hour, "11.01.2027 10:00"},
		{"shortened 30 April 2026", "30.04.2026 16:30", time.Hour, "04.05.2026 09:30"},
		{"to the second", "13.05.2025 17:59:59", 2 * time.Second, "14.05.2025 09:00:01"},
	} {
		got, err := c.Due(local(t, loc, tc.from), tc.work)
		if want := local(t, loc, tc.want); err != nil || !got.Equal(want) {
			t.Errorf("%s: Due(%s, %v) = %v, %v; want %s", tc.name, tc.from, tc.work, got.In(loc), err, tc.want)
		}
		if got.Location() != time.UTC {
			t.Errorf("%s: the answer is in %v, want UTC", tc.name, got.Location())
		}
	}
}
