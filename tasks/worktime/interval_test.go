package worktime_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks/worktime"
)

func TestParseIntervals(t *testing.T) {
	got, err := worktime.ParseIntervals([]string{"20:00-24:00", " 9:00 – 13:00 ", "13:48-18:00"})
	want := []worktime.Interval{
		{From: 9 * time.Hour, To: 13 * time.Hour},
		{From: 13*time.Hour + 48*time.Minute, To: 18 * time.Hour},
		{From: 20 * time.Hour, To: 24 * time.Hour},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
	if got, err := worktime.ParseIntervals(nil); err != nil || len(got) != 0 {
		t.Errorf("a day off: %v, %v", got, err)
	}
}

func TestParseIntervalsRefuses(t *testing.T) {
	for _, tc := range []struct{ spec, hint string }{
		{"09:00", "через дефис"},
		{"", "через дефис"},
		{"09:00-24:01", "от 00:00 до 24:00"},
		{"09:00-25:00", "от 00:00 до 24:00"},
		{"09:60-10:00", "от 00:00 до 24:00"},
		{"9-18", "часы и минуты"},
		{"09:0-18:00", "часы и минуты"},
		{"+9:00-18:00", "часы и минуты"},
		{"09:00-18:00-19:00", "часы и минуты"},
		{"18:00-09:00", "конец должен быть позже"},
		{"09:00-09:00", "конец должен быть позже"},
		{"09:00-13:00,12:59-18:00", "пересекаются"},
		{"09:00-18:00,09:00-18:00", "пересекаются"},
	} {
		_, err := worktime.ParseIntervals(strings.Split(tc.spec, ","))
		if err == nil || !strings.Contains(err.Error(), tc.hint) {
			t.Errorf("%q: %v, want an error with %q", tc.spec, err, tc.hint)
		}
	}
}

func TestIntervalsThatTouchAreOneStretch(t *testing.T) {
	loc := moscow(t)
	week := worktime.Week{time.Monday: {{From: 9 * time.Hour, To: 13 * time.Hour}, {From: 13 * time.Hour, To: 18 * time.Hour}}}
	c := build(t, loc, week, worktime.Builtin())
	e, err := c.Explain(local(t, loc, "12.05.2025 12:00"), 2*time.Hour)
	if err != nil || len(e.Steps) != 1 || len(e.Steps[0].Spans) != 1 || len(e.Steps[0].Reasons) != 0 {
		t.Errorf("%+v, %v; want one span without a break", e.Steps, err)
	}
}
