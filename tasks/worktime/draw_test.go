package worktime_test

import (
	"slices"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks/worktime"
)

// zoneNames are zones with whole, half and quarter hours of offset, of daylight
// saving, of changes at and over midnight, of whole days skipped, and with none.
func zoneNames() []string {
	return []string{
		"Europe/Moscow", "UTC", "Asia/Kamchatka", "Europe/Kaliningrad", "Asia/Vladivostok",
		"Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Chisinau", "Atlantic/Azores",
		"America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo",
		"America/Havana", "America/Caracas", "America/Asuncion", "America/Santiago", "America/Nuuk",
		"Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati",
		"Asia/Kathmandu", "Asia/Tehran", "Asia/Beirut", "Asia/Amman", "Asia/Gaza", "Asia/Pyongyang",
		"Africa/Cairo", "Africa/Casablanca", "Africa/Khartoum", "Antarctica/Troll", "Antarctica/Casey",
	}
}

func drawZone(t *rapid.T) *time.Location {
	if rapid.IntRange(0, 9).Draw(t, "fixed zone") == 0 {
		minutes := rapid.IntRange(-12*60, 14*60).Draw(t, "offset")
		return time.FixedZone("fixed", minutes*60)
	}
	name := rapid.SampledFrom(zoneNames()).Draw(t, "zone")
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// drawIntervals draws the hours of a day: up to five stretches, up to 24:00.
func drawIntervals(t *rapid.T, least int) []worktime.Interval {
	n := 2 * rapid.IntRange(least, 5).Draw(t, "stretches")
	edges := rapid.SliceOfNDistinct(rapid.IntRange(0, 1440), n, n, rapid.ID[int]).Draw(t, "edges")
	slices.Sort(edges)
	if n > 0 && rapid.IntRange(0, 4).Draw(t, "round the clock") == 0 {
		edges[0], edges[n-1] = 0, 1440
	}
	var out []worktime.Interval
	for i := 0; i < n; i += 2 {
		out = append(out, worktime.Interval{
			From: time.Duration(edges[i]) * time.Minute,
			To:   time.Duration(edges[i+1]) * time.Minute,
		})
	}
	return out
}

// drawWeek draws any subset of weekdays but the empty one.
func drawWeek(t *rapid.T) worktime.Week {
	var w worktime.Week
	days := rapid.IntRange(1, 127).Draw(t, "days of the week")
	alike := rapid.Bool().Draw(t, "alike")
	var common []worktime.Interval
	if alike {
		common = drawIntervals(t, 1)
	}
	for d := range w {
		switch {
		case days>>d&1 == 0:
		case alike:
			w[d] = common
		default:
			w[d] = drawIntervals(t, 1)
		}
	}
	return w
}

// drawYear draws a consistent year: the Labour Code's, with days moved to and from
// weekends and days shortened at random.
func drawYear(t *rapid.T, year int) worktime.Year {
	y := worktime.LabourCode(year)
	y.Provisional = rapid.Bool().Draw(t, "provisional")
	taken := make(map[worktime.Date]bool)
	for _, h := range y.Holidays {
		taken[h.Date] = true
	}
	for _, m := range y.Moved {
		taken[m.Date] = true
	}
	for _, d := range y.Short {
		taken[d] = true
	}
	for range rapid.IntRange(0, 3).Draw(t, "working weekends") {
		rest, work := drawDate(t, year, "rest"), drawDate(t, year, "work")
		weekend := work.Weekday() == time.Saturday || work.Weekday() == time.Sunday
		weekday := rest.Weekday() != time.Saturday && rest.Weekday() != time.Sunday
		if !weekend || !weekday || taken[rest] || taken[work] {
			continue
		}
		taken[rest], taken[work] = true, true
		y.Moved = append(y.Moved, worktime.Move{Date: rest, From: work})
		y.Working = append(y.Working, worktime.WorkingWeekend{Date: work, For: rest})
		if rapid.Bool().Draw(t, "shortened weekend") {
			y.Short = append(y.Short, work)
		}
	}
	if d := drawDate(t, year, "short"); d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !taken[d] {
		y.Short = append(y.Short, d)
	}
	return y
}

func drawDate(t *rapid.T, year int, label string) worktime.Date {
	return worktime.Date{Year: year, Month: time.January, Day: 1}.AddDays(rapid.IntRange(0, 364).Draw(t, label))
}

// town is one random municipality with both engines.
type randomTown struct {
	loc         *time.Location
	fast        *worktime.Calendar
	slow        *slow
	first, last int64 // the covered instants, Unix seconds
}

func drawTown(t *rapid.T) randomTown {
	loc, week := drawZone(t), drawWeek(t)
	year := rapid.IntRange(2000, 2035).Draw(t, "year")
	data := worktime.Data{Years: []worktime.Year{drawYear(t, year)}}
	if rapid.IntRange(0, 3).Draw(t, "two years") == 0 {
		data.Years = append(data.Years, drawYear(t, year+1))
	}
	seen := make(map[worktime.Date]bool)
	for range rapid.IntRange(0, 4).Draw(t, "exceptions") {
		if d := drawDate(t, year, "exception"); !seen[d] {
			seen[d] = true
			e := worktime.Exception{Date: d, Intervals: drawIntervals(t, 0), Reason: "распоряжение"}
			data.Exceptions = append(data.Exceptions, e)
		}
	}
	fast, err := worktime.New(loc, week, data)
	if err != nil {
		t.Fatal(err)
	}
	town := randomTown{loc: loc, fast: fast, slow: newSlow(loc, week, data)}
	town.first = edge(loc, year)
	town.last = edge(loc, year+len(data.Years))
	return town
}

// edge finds the first second of a year in a zone by looking.
func edge(loc *time.Location, year int) int64 {
	at := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Add(-30 * time.Hour).Unix()
	for ; time.Unix(at, 0).In(loc).Year() < year; at += 60 {
	}
	return at
}

// drawMoment draws an instant of the town's years, often near something: the edge
// of a month, a change of the clock, the end of the years.
func (town randomTown) drawMoment(t *rapid.T) int64 {
	at := rapid.Int64Range(town.first, town.last-1).Draw(t, "moment")
	switch rapid.IntRange(0, 4).Draw(t, "near") {
	case 0:
		if _, change := time.Unix(at, 0).In(town.loc).ZoneBounds(); !change.IsZero() {
			at = change.Unix() + rapid.Int64Range(-2*86400, 86400).Draw(t, "from the change")
		}
	case 1:
		local := time.Unix(at, 0).In(town.loc)
		at = time.Date(local.Year(), local.Month(), 1, 0, 0, 0, 0, town.loc).Unix() +
			rapid.Int64Range(-2*86400, 12*86400).Draw(t, "from the month")
	case 2:
		at = town.last - rapid.Int64Range(1, 5*86400).Draw(t, "to the end")
	}
	return min(max(at, town.first), town.last-1)
}
