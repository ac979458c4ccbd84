package worktime_test

import (
	"testing"
	"time"

	"otklik/tasks/worktime"
)

func TestDueDaysOnRealDates(t *testing.T) {
	c, loc := town(t), moscow(t)
	for _, tc := range []struct {
		name, from string
		n          int
		want       string
	}{
		{"tomorrow", "12.05.2025 10:00", 1, "13.05.2025 18:00"},
		{"the time of day does not matter", "12.05.2025 23:59", 1, "13.05.2025 18:00"},
		{"to a Friday", "12.05.2025 00:00", 4, "16.05.2025 17:00"},
		{"from a day off", "17.05.2025 12:00", 1, "19.05.2025 18:00"},
		{"seven over the May holidays", "30.04.2025 10:00", 7, "15.05.2025 18:00"},
		{"seven over New Year", "27.12.2024 10:00", 7, "16.01.2025 18:00"},
		{"the working Saturday counts", "27.12.2024 10:00", 1, "28.12.2024 18:00"},
		{"a shortened Saturday ends early", "01.11.2024 10:00", 1, "02.11.2024 17:00"},
		{"a shortened day ends early", "10.06.2025 10:00", 1, "11.06.2025 17:00"},
		{"over 31 December 2025", "30.12.2025 10:00", 1, "12.01.2026 18:00"},
		{"into the provisional year", "30.12.2026 10:00", 1, "11.01.2027 18:00"},
	} {
		from, want := local(t, loc, tc.from), local(t, loc, tc.want)
		got, err := c.DueDays(from, tc.n)
		if err != nil || !got.Equal(want) || got.Location() != time.UTC {
			t.Errorf("%s: DueDays(%s, %d) = %v, %v; want %s", tc.name, tc.from, tc.n, got.In(loc), err, tc.want)
		}
		if n, err := c.WorkingDays(from, got); err != nil || n != tc.n {
			t.Errorf("%s: WorkingDays back = %d, %v; want %d", tc.name, n, err, tc.n)
		}
	}
	at := local(t, loc, "13.05.2025 10:00")
	if n, err := c.WorkingDays(at, at.Add(-72*time.Hour)); n != 0 || err != nil {
		t.Errorf("WorkingDays backwards = %d, %v", n, err)
	}
}

func TestNextAndBeforeOnRealDates(t *testing.T) {
	c, loc := town(t), moscow(t)
	for from, want := range map[string]string{
		"12.05.2025 10:00:30": "12.05.2025 10:00:30",
		"12.05.2025 09:00":    "12.05.2025 09:00",
		"12.05.2025 13:00":    "12.05.2025 13:48", // half-open: lunch has begun
		"12.05.2025 18:00":    "13.05.2025 09:00",
		"07.05.2025 18:00":    "12.05.2025 09:00",
		"30.12.2025 18:00":    "12.01.2026 09:00",
		"01.11.2025 03:00":    "01.11.2025 09:00",
	} {
		got, err := c.Next(local(t, loc, from))
		if err != nil || !got.Equal(local(t, loc, want)) {
			t.Errorf("Next(%s) = %v, %v; want %s", from, got.In(loc), err, want)
		}
	}
	for _, tc := range []struct {
		due  string
		work time.Duration
		want string
	}{
		{"13.05.2025 17:48", 3 * time.Hour, "13.05.2025 14:48"},
		{"13.05.2025 10:00", 3 * time.Hour, "12.05.2025 16:00"},
		{"13.05.2025 12:00", 3 * time.Hour, "13.05.2025 09:00"}, // the morning, not the evening before
		{"12.05.2025 10:00", 2 * time.Hour, "07.05.2025 17:00"},
		{"12.05.2025 23:00", time.Hour, "12.05.2025 17:00"},
		{"12.05.2025 23:00", 0, "12.05.2025 23:00"},
	} {
		got, err := c.Before(local(t, loc, tc.due), tc.work)
		if err != nil || !got.Equal(local(t, loc, tc.want)) {
			t.Errorf("Before(%s, %v) = %v, %v; want %s", tc.due, tc.work, got.In(loc), err, tc.want)
		}
	}
}

func TestDay(t *testing.T) {
	c, loc := town(t), moscow(t)
	d, err := c.Day(local(t, loc, "01.11.2025 23:30"))
	if err != nil || !d.Working || d.Work != 7*time.Hour+12*time.Minute || d.Date != date(1, 11, 2025) ||
		!d.Start.Equal(local(t, loc, "01.11.2025 09:00")) || !d.End.Equal(local(t, loc, "01.11.2025 17:00")) || d.Provisional {
		t.Errorf("the working Saturday: %+v, %v", d, err)
	}
	if len(d.Reasons) != 2 || d.Reasons[0].Kind != worktime.WorkingDay || d.Reasons[1].Kind != worktime.Shortened {
		t.Errorf("its reasons: %+v", d.Reasons)
	}
	d, err = c.Day(local(t, loc, "04.11.2027 10:00"))
	if err != nil || d.Working || d.Work != 0 || !d.Start.IsZero() || !d.Provisional || d.Reasons[0].Kind != worktime.HolidayOff {
		t.Errorf("a holiday of a provisional year: %+v, %v", d, err)
	}
	d, err = c.Day(local(t, loc, "13.05.2025 10:00"))
	if err != nil || !d.Working || len(d.Reasons) != 0 || d.Work != 8*time.Hour+12*time.Minute {
		t.Errorf("an ordinary Tuesday: %+v, %v", d, err)
	}
}
