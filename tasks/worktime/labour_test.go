package worktime_test

import (
	"slices"
	"testing"
	"time"

	"otklik/tasks/worktime"
)

func date(day int, month time.Month, year int) worktime.Date {
	return worktime.Date{Year: year, Month: month, Day: day}
}

func TestLabourCode2027(t *testing.T) {
	y := worktime.LabourCode(2027)
	if !y.Provisional || y.Source == "" || len(y.Holidays) != 14 || len(y.Working) != 0 {
		t.Errorf("provisional %v, source %q, %d holidays, %d working weekends", y.Provisional, y.Source, len(y.Holidays), len(y.Working))
	}
	moved := []worktime.Move{
		{Date: date(3, 5, 2027), From: date(1, 5, 2027)},
		{Date: date(10, 5, 2027), From: date(9, 5, 2027)},
		{Date: date(14, 6, 2027), From: date(12, 6, 2027)},
	}
	if !slices.Equal(y.Moved, moved) {
		t.Errorf("moved %v, want %v", y.Moved, moved)
	}
	short := []worktime.Date{date(22, 2, 2027), date(30, 4, 2027), date(11, 6, 2027), date(3, 11, 2027), date(31, 12, 2027)}
	if !slices.Equal(y.Short, short) {
		t.Errorf("shortened %v, want %v", y.Short, short)
	}
}

// TestLabourCodeOfAnyYear states art. 95 and 112 again, day by day.
func TestLabourCodeOfAnyYear(t *testing.T) {
	for year := 1970; year <= 2200; year++ {
		y := worktime.LabourCode(year)
		if err := y.Check(); err != nil {
			t.Errorf("%d is inconsistent: %v", year, err)
		}
		off := make(map[worktime.Date]bool)
		holiday := map[worktime.Date]bool{date(1, 1, year+1): true}
		for _, h := range y.Holidays {
			off[h.Date], holiday[h.Date] = true, true
		}
		for _, m := range y.Moved {
			off[m.Date] = true
			if m.From.Month == time.January || !holiday[m.From] {
				t.Errorf("%d: %v moved from %v", year, m.Date, m.From)
			}
			for d := m.From.AddDays(1); d != m.Date; d = d.AddDays(1) {
				if w := d.Weekday(); w != time.Saturday && w != time.Sunday && !off[d] {
					t.Errorf("%d: %v moved past the working day %v to %v", year, m.From, d, m.Date)
				}
			}
		}
		working := func(d worktime.Date) bool {
			w := d.Weekday()
			return w != time.Saturday && w != time.Sunday && !off[d]
		}
		for d := date(1, 1, year); d.Year == year; d = d.AddDays(1) {
			want := working(d) && holiday[d.AddDays(1)]
			if got := slices.Contains(y.Short, d); got != want {
				t.Errorf("%d: %v shortened: %v, want %v", year, d, got, want)
			}
		}
	}
}
