package worktime_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks/worktime"
)

func TestBuiltinCovers(t *testing.T) {
	c := town(t)
	if first, last := c.Years(); first != 2024 || last != 2027 {
		t.Errorf("years %d–%d, want 2024–2027", first, last)
	}
	if got := c.ProvisionalYears(); !slices.Equal(got, []int{2027}) {
		t.Errorf("provisional %v, want 2027", got)
	}
	if got := c.Location().String(); got != "Europe/Moscow" {
		t.Errorf("zone %s", got)
	}
}

func TestMerge(t *testing.T) {
	base := worktime.Builtin().Merge(worktime.Data{Exceptions: []worktime.Exception{
		{Date: date(14, 8, 2025), Reason: "одно"}, {Date: date(15, 8, 2025), Reason: "старое"},
	}})
	before := base.Merge(worktime.Data{})
	decree := worktime.LabourCode(2027)
	decree.Provisional = false
	over := worktime.Data{
		Years: []worktime.Year{worktime.LabourCode(2028), decree},
		Exceptions: []worktime.Exception{
			{Date: date(15, 8, 2025), Reason: "новое", Intervals: []worktime.Interval{{From: time.Hour, To: 2 * time.Hour}}},
			{Date: date(1, 8, 2025), Reason: "раннее"},
		},
	}
	got := base.Merge(over)
	var years []int
	for _, y := range got.Years {
		years = append(years, y.Year)
	}
	if !slices.Equal(years, []int{2024, 2025, 2026, 2027, 2028}) || got.Years[3].Provisional {
		t.Errorf("years %v, 2027 provisional %v", years, got.Years[3].Provisional)
	}
	var reasons []string
	for _, e := range got.Exceptions {
		reasons = append(reasons, e.Reason)
	}
	if !slices.Equal(reasons, []string{"раннее", "одно", "новое"}) {
		t.Errorf("exceptions %v", reasons)
	}
	got.Years[0].Holidays[0].Name = "чужое"
	got.Exceptions[2].Intervals[0].To = 0
	if !reflect.DeepEqual(base, before) || over.Exceptions[0].Intervals[0].To == 0 {
		t.Error("the merged data share memory with what they were merged from")
	}
}

func TestNewKeepsItsOwnHours(t *testing.T) {
	week, data, loc := worktime.DefaultWeek(), worktime.Builtin(), moscow(t)
	c := build(t, loc, week, data)
	at := local(t, loc, "12.05.2025 09:00")
	before, _ := c.Explain(at, 20*time.Hour)
	for d := range week {
		for i := range week[d] {
			week[d][i] = worktime.Interval{From: 0, To: time.Hour}
		}
	}
	data.Years[1].Holidays[0].Name = "чужое"
	after, _ := c.Explain(at, 20*time.Hour)
	if before.Russian() != after.Russian() {
		t.Error("a calendar changes with the week it was built from")
	}
}

func TestExceptionsGoFirst(t *testing.T) {
	loc := moscow(t)
	hours, err := worktime.ParseIntervals([]string{"10:00-12:00"})
	if err != nil {
		t.Fatal(err)
	}
	c := build(t, loc, worktime.DefaultWeek(), worktime.Builtin().Merge(worktime.Data{Exceptions: []worktime.Exception{
		{Date: date(13, 5, 2025), Reason: "день города"},                                  // a working Tuesday
		{Date: date(9, 5, 2025), Reason: "дежурство", Intervals: hours},                   // a holiday
		{Date: date(30, 4, 2025), Reason: "приём", Intervals: hours},                      // shortened: these hours as they are
		{Date: date(1, 11, 2025), Reason: "суббота не рабочая, распоряжение губернатора"}, // a working Saturday
	}}))
	for _, tc := range []struct {
		from, to string
		want     time.Duration
	}{
		{"13.05.2025 00:00", "14.05.2025 00:00", 0},
		{"09.05.2025 00:00", "10.05.2025 00:00", 2 * time.Hour},
		{"30.04.2025 00:00", "01.05.2025 00:00", 2 * time.Hour},
		{"01.11.2025 00:00", "02.11.2025 00:00", 0},
	} {
		if got := must(t, c, local(t, loc, tc.from), local(t, loc, tc.to)); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.from, got, tc.want)
		}
	}
}

func TestVersionFollowsWhatDecidesTerms(t *testing.T) {
	loc := moscow(t)
	version := func(loc *time.Location, w worktime.Week, d worktime.Data) string {
		return build(t, loc, w, d).Version()
	}
	same := version(loc, worktime.DefaultWeek(), worktime.Builtin())
	if again := version(loc, worktime.DefaultWeek(), worktime.Builtin()); again != same || len(same) != 12 {
		t.Errorf("%q and %q for the same calendar", same, again)
	}
	renamed := worktime.Builtin()
	renamed.Years[0].Holidays[0].Name, renamed.Years[0].Source = "Праздник", "другая запись"
	if got := version(loc, worktime.DefaultWeek(), renamed); got != same {
		t.Error("a name changes the version")
	}
	week := worktime.DefaultWeek()
	week[time.Friday] = week[time.Monday]
	off := worktime.Data{Exceptions: []worktime.Exception{{Date: date(13, 5, 2025), Reason: "день города"}}}
	decreed := worktime.Builtin()
	decreed.Years[3].Provisional = false
	seen := map[string]string{same: "the default"}
	for name, got := range map[string]string{
		"other hours":         version(loc, week, worktime.Builtin()),
		"another day off":     version(loc, worktime.DefaultWeek(), worktime.Builtin().Merge(off)),
		"another zone":        version(zone(t, "Asia/Omsk"), worktime.DefaultWeek(), worktime.Builtin()),
		"a decree without":    version(loc, worktime.DefaultWeek(), decreed),
		"another year":        version(loc, worktime.DefaultWeek(), worktime.Builtin().Merge(worktime.Data{Years: []worktime.Year{worktime.LabourCode(2028)}})),
		"another year before": version(loc, worktime.DefaultWeek(), worktime.Builtin().Merge(worktime.Data{Years: []worktime.Year{worktime.LabourCode(2023)}})),
	} {
		if other, taken := seen[got]; taken {
			t.Errorf("%s has the version of %s", name, other)
		}
		seen[got] = name
	}
}

func TestProvisional(t *testing.T) {
	c, loc := town(t), moscow(t)
	for _, tc := range []struct {
		name, from, to string
		want           bool
	}{
		{"decreed years", "01.01.2024 00:00", "31.12.2026 23:59", false},
		{"ends with the decreed year", "30.12.2026 10:00", "01.01.2027 00:00", false},
		{"merely ends in it", "30.12.2026 10:00", "11.01.2027 10:00", true},
		{"inside", "01.03.2027 10:00", "01.03.2027 12:00", true},
		{"an instant", "01.01.2027 00:00", "01.01.2027 00:00", true},
		{"the other way round", "11.01.2027 10:00", "30.12.2026 10:00", true},
		{"far beyond", "01.01.2030 00:00", "01.01.2031 00:00", false},
	} {
		if got := c.Provisional(local(t, loc, tc.from), local(t, loc, tc.to)); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
	}
	if text := worktime.ProvisionalWarning(2027); !strings.Contains(text, "2027 года предварительный") {
		t.Errorf("%q", text)
	}
}
