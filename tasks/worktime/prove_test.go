package worktime_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"otklik/tasks/worktime"
)

func TestNewRefuses(t *testing.T) {
	saturday, monday, holiday := date(1, 11, 2025), date(3, 11, 2025), date(4, 11, 2025)
	change := func(f func(*worktime.Year)) worktime.Data {
		d := worktime.Builtin()
		f(&d.Years[1])
		return d
	}
	exception := func(list ...worktime.Exception) worktime.Data {
		return worktime.Builtin().Merge(worktime.Data{Exceptions: list})
	}
	for _, tc := range []struct {
		name string
		data worktime.Data
		hint string
	}{
		{"no years", worktime.Data{}, "ни одного года"},
		{"a gap", worktime.Data{Years: []worktime.Year{worktime.LabourCode(2024), worktime.LabourCode(2026)}}, "2025 год"},
		{"a year twice", worktime.Data{Years: []worktime.Year{worktime.LabourCode(2024), worktime.LabourCode(2024)}}, "по одному разу"},
		{"an impossible year", worktime.Data{Years: []worktime.Year{{Year: 20025}}}, "от 1970 до 2200"},
		{"a wrong sum", change(func(y *worktime.Year) { y.Hours++ }), "1972"},
		{"a day off forgotten", change(func(y *worktime.Year) { y.Moved = y.Moved[1:] }), "247"},
		{"a holiday without a name", change(func(y *worktime.Year) { y.Holidays[0].Name = "" }), "нет названия"},
		{"a holiday of another year", change(func(y *worktime.Year) { y.Holidays[0].Date.Year = 2024 }), "не из этого года"},
		{"29 February", change(func(y *worktime.Year) { y.Holidays[0].Date = date(29, 2, 2025) }), "не бывает"},
		{"a holiday twice", change(func(y *worktime.Year) { y.Holidays = append(y.Holidays, y.Holidays[0]) }), "названо дважды"},
		{"off and holiday", change(func(y *worktime.Year) { y.Moved[0].Date = holiday }), "названо дважды"},
		{"moved to a weekend", change(func(y *worktime.Year) { y.Moved[0].Date = date(17, 5, 2025) }), "на будний день"},
		{"moved from a weekday", change(func(y *worktime.Year) { y.Moved[0].From = date(15, 5, 2025) }), "не суббота"},
		{"moved from there twice", change(func(y *worktime.Year) { y.Moved[0].From = y.Moved[1].From }), "перенесён дважды"},
		{"moved from a rest that stays", change(func(y *worktime.Year) { y.Moved[0].From = date(17, 5, 2025) }), "не объявлен рабочим"},
		{"a working weekday", change(func(y *worktime.Year) { y.Working[0].Date = date(15, 5, 2025) }), "только для субботы"},
		{"worked for a weekend", change(func(y *worktime.Year) { y.Working[0].For = saturday }), "не будний день"},
		{"worked for a day that is not off", change(func(y *worktime.Year) { y.Working[0].For = date(15, 5, 2025) }), "нет строки «off»"},
		{"a shortened day off", change(func(y *worktime.Year) { y.Short[0] = monday }), "нерабочий"},
		{"a shortened Sunday", change(func(y *worktime.Year) { y.Short[0] = date(18, 5, 2025) }), "нерабочий"},
		{"shortened twice", change(func(y *worktime.Year) { y.Short[0] = y.Short[1] }), "назван дважды"},
		{"shortened in another year", change(func(y *worktime.Year) { y.Short[0].Year = 2026 }), "не бывает"},
		{"moved from another year's rest", change(func(y *worktime.Year) { y.Moved[0].From = date(18, 5, 2024) }), "в 2024 году этот день не праздник"},
		{"worked for another year's weekday", change(func(y *worktime.Year) {
			y.Working = append(y.Working, worktime.WorkingWeekend{Date: date(27, 12, 2025), For: date(12, 1, 2026)})
			y.Days, y.Hours = 248, 1980
		}), "в 2026 году нет строки"},
		{"an exception outside", exception(worktime.Exception{Date: date(1, 3, 2031), Reason: "x"}), "2031 год"},
		{"an exception on no day", exception(worktime.Exception{Date: date(31, 4, 2025), Reason: "x"}), "не бывает"},
		{"an exception twice", exception(worktime.Exception{Date: saturday, Reason: "x"}, worktime.Exception{Date: saturday, Reason: "y"}), "дважды"},
		{"an exception without a reason", exception(worktime.Exception{Date: saturday}), "причина"},
		{"an exception with wrong hours", exception(worktime.Exception{Date: saturday, Reason: "x", Intervals: []worktime.Interval{{From: 2, To: 1}}}), "позже начала"},
	} {
		c, err := worktime.New(moscow(t), worktime.DefaultWeek(), tc.data)
		if err == nil || c != nil || !strings.Contains(err.Error(), tc.hint) {
			t.Errorf("%s: %v, want an error with %q", tc.name, err, tc.hint)
		}
	}
}

func TestMovesBetweenYears(t *testing.T) {
	d, loc := worktime.Builtin(), moscow(t)
	rest, work := date(12, 1, 2026), date(27, 12, 2025)
	d.Years[1].Working = append(d.Years[1].Working, worktime.WorkingWeekend{Date: work, For: rest})
	d.Years[2].Moved = append(d.Years[2].Moved, worktime.Move{Date: rest, From: work})
	d.Years[1].Days, d.Years[1].Hours = 248, 1980
	d.Years[2].Days, d.Years[2].Hours = 246, 1964
	c := build(t, loc, worktime.DefaultWeek(), d)
	got, err := c.Due(local(t, loc, "26.12.2025 16:30"), time.Hour)
	if want := local(t, loc, "27.12.2025 09:30"); err != nil || !got.Equal(want) {
		t.Errorf("Due = %v, %v; want %v", got, err, want)
	}
}

func TestNewRefusesHours(t *testing.T) {
	hour := func(from, to int) worktime.Interval {
		return worktime.Interval{From: time.Duration(from) * time.Hour, To: time.Duration(to) * time.Hour}
	}
	for hint, week := range map[string]worktime.Week{
		"ни одного рабочего интервала": {},
		"вт: интервалы":                {2: {hour(9, 13), hour(12, 18)}},
		"не по порядку":                {2: {hour(14, 18), hour(9, 13)}},
		"выходит за сутки":             {2: {hour(20, 25)}},
		"от 00:00 до 24:00":            {2: {hour(-1, 5)}},
		"позже начала":                 {2: {hour(9, 9)}},
	} {
		if _, err := worktime.New(moscow(t), week, worktime.Builtin()); err == nil || !strings.Contains(err.Error(), hint) {
			t.Errorf("%v: %v, want an error with %q", week, err, hint)
		}
	}
	if _, err := worktime.New(nil, worktime.DefaultWeek(), worktime.Builtin()); err == nil {
		t.Error("no zone is accepted")
	}
}

func TestNewNamesEveryProblem(t *testing.T) {
	d := worktime.Builtin()
	d.Years[0].Hours++
	d.Years[2].Days++
	_, err := worktime.New(moscow(t), worktime.DefaultWeek(), d)
	if err == nil || !strings.Contains(err.Error(), "2024 год") || !strings.Contains(err.Error(), "2026 год") {
		t.Errorf("%v; want both years", err)
	}
}

func TestYearsOutside(t *testing.T) {
	c, loc := town(t), moscow(t)
	inside := local(t, loc, "12.05.2025 10:00")
	early, late := local(t, loc, "31.12.2023 23:59:59"), local(t, loc, "01.01.2028 00:00:01")
	end := local(t, loc, "01.01.2028 00:00")
	for name, tc := range map[string]struct {
		ask  func() error
		year int
	}{
		"Elapsed from before":     {func() error { _, err := c.Elapsed(early, inside); return err }, 2023},
		"Elapsed to after":        {func() error { _, err := c.Elapsed(inside, late); return err }, 2028},
		"Due from before":         {func() error { _, err := c.Due(early, 0); return err }, 2023},
		"Due past the end":        {func() error { _, err := c.Due(inside, 10000*time.Hour); return err }, 2028},
		"Due of any length":       {func() error { _, err := c.Due(inside, 1<<63-1); return err }, 2028},
		"Due at the end":          {func() error { _, err := c.Due(end, 1); return err }, 2028},
		"DueDays past the end":    {func() error { _, err := c.DueDays(inside, 5000); return err }, 2028},
		"DueDays of any number":   {func() error { _, err := c.DueDays(inside, 1<<62); return err }, 2028},
		"DueDays at the end":      {func() error { _, err := c.DueDays(end, 1); return err }, 2028},
		"DueDays from before":     {func() error { _, err := c.DueDays(early, 1); return err }, 2023},
		"Next after the last":     {func() error { _, err := c.Next(local(t, loc, "31.12.2027 17:00")); return err }, 2028},
		"Next from before":        {func() error { _, err := c.Next(early); return err }, 2023},
		"Before the first":        {func() error { _, err := c.Before(inside, 10000*time.Hour); return err }, 2023},
		"Before from after":       {func() error { _, err := c.Before(late, 1); return err }, 2028},
		"Explain past the end":    {func() error { _, err := c.Explain(inside, 10000*time.Hour); return err }, 2028},
		"ExplainDays past it":     {func() error { _, err := c.ExplainDays(inside, 5000); return err }, 2028},
		"WorkingDays from 1900":   {func() error { _, err := c.WorkingDays(time.Time{}, inside); return err }, 1},
		"WorkingDays up to after": {func() error { _, err := c.WorkingDays(inside, late); return err }, 2028},
		"Day after":               {func() error { _, err := c.Day(end); return err }, 2028},
		"a distant century":       {func() error { _, err := c.Due(time.Date(9999, 1, 2, 0, 0, 0, 0, loc), 1); return err }, 9999},
	} {
		var ye worktime.YearError
		if err := tc.ask(); !errors.As(err, &ye) || ye.Year != tc.year {
			t.Errorf("%s: %v, want a YearError of %d", name, err, tc.year)
		}
	}
	if text := (worktime.YearError{Year: 2028}).Error(); !strings.Contains(text, "2028 год") || !strings.Contains(text, "docs/calendar.md") {
		t.Errorf("%q does not name the year and the remedy", text)
	}
	if due, err := c.Due(local(t, loc, "31.12.2027 15:00"), time.Hour); err != nil || !due.Equal(local(t, loc, "31.12.2027 16:00")) {
		t.Errorf("the last hour of the last day: %v, %v", due, err)
	}
}

func TestRefusedAmounts(t *testing.T) {
	c, at := town(t), local(t, moscow(t), "12.05.2025 10:00")
	if _, err := c.Due(at, -1); !errors.Is(err, worktime.ErrNegative) {
		t.Errorf("Due: %v", err)
	}
	if _, err := c.Before(at, -1); !errors.Is(err, worktime.ErrNegative) {
		t.Errorf("Before: %v", err)
	}
	for _, n := range []int{0, -1} {
		if _, err := c.DueDays(at, n); !errors.Is(err, worktime.ErrDays) {
			t.Errorf("DueDays of %d: %v", n, err)
		}
	}
}
