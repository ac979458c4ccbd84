package worktime_test

import (
	"time"

	"otklik/tasks/worktime"
)

// slow is the obviously right engine: it looks at the wall clock of every minute.
// It shares no arithmetic with the package, only its data types.
type slow struct {
	loc  *time.Location
	week worktime.Week
	data worktime.Data
	days map[worktime.Date]*[1440]bool
}

func newSlow(loc *time.Location, week worktime.Week, data worktime.Data) *slow {
	return &slow{loc: loc, week: week, data: data, days: make(map[worktime.Date]*[1440]bool)}
}

// minutes says of each minute of a date's wall clock whether it is worked.
func (s *slow) minutes(date worktime.Date) *[1440]bool {
	if known, ok := s.days[date]; ok {
		return known
	}
	day := new([1440]bool)
	s.days[date] = day
	for _, e := range s.data.Exceptions {
		if e.Date == date {
			mark(day, e.Intervals)
			return day
		}
	}
	weekday := time.Date(date.Year, date.Month, date.Day, 12, 0, 0, 0, time.UTC).Weekday()
	short := false
	for _, y := range s.data.Years {
		for _, h := range y.Holidays {
			if h.Date == date {
				return day
			}
		}
		for _, m := range y.Moved {
			if m.Date == date {
				return day
			}
		}
		for _, w := range y.Working {
			if w.Date == date {
				weekday = time.Date(w.For.Year, w.For.Month, w.For.Day, 12, 0, 0, 0, time.UTC).Weekday()
			}
		}
		for _, d := range y.Short {
			short = short || d == date
		}
	}
	mark(day, s.week[weekday])
	for cut, m := 60, 1439; short && cut > 0 && m >= 0; m-- {
		if day[m] {
			day[m] = false
			cut--
		}
	}
	return day
}

func mark(day *[1440]bool, intervals []worktime.Interval) {
	for _, i := range intervals {
		for m := int(i.From / time.Minute); m < int(i.To/time.Minute); m++ {
			day[m] = true
		}
	}
}

// open reports whether the minute that begins at the instant is worked, and its date.
func (s *slow) open(unix int64) (bool, worktime.Date) {
	t := time.Unix(unix, 0).In(s.loc)
	y, m, d := t.Date()
	date := worktime.Date{Year: y, Month: m, Day: d}
	return s.minutes(date)[t.Hour()*60+t.Minute()], date
}

// run is a stretch of working seconds inside one minute.
type run struct {
	from, to int64
	date     worktime.Date
}

// walk lists what is worked in [a, b), minute by minute, in whole seconds.
func (s *slow) walk(a, b int64) []run {
	var out []run
	for m := a - ((a%60)+60)%60; m < b; m += 60 {
		if open, date := s.open(m); open {
			out = append(out, run{from: max(m, a), to: min(m+60, b), date: date})
		}
	}
	return out
}

func sum(runs []run) (seconds int64) {
	for _, r := range runs {
		seconds += r.to - r.from
	}
	return seconds
}

// dueIn returns the earliest instant by which the runs hold so many seconds of work.
func dueIn(runs []run, from, seconds int64) int64 {
	for _, r := range runs {
		if seconds == 0 {
			break
		}
		step := min(seconds, r.to-r.from)
		seconds -= step
		from = r.from + step
	}
	return from
}

// beforeIn returns the latest instant from which the runs hold so many seconds of work.
func beforeIn(runs []run, due, seconds int64) int64 {
	for i := len(runs) - 1; i >= 0 && seconds > 0; i-- {
		step := min(seconds, runs[i].to-runs[i].from)
		seconds -= step
		due = runs[i].to - step
	}
	return due
}

// dueDays returns the end of working time of the n-th worked date after the date
// of from, looking no further than the horizon.
func (s *slow) dueDays(from, horizon int64, n int) (end int64, ok bool) {
	_, start := s.open(from)
	ends := make(map[worktime.Date]int64)
	var order []worktime.Date
	for _, r := range s.walk(from, horizon) {
		if r.date == start || before(r.date, start) {
			continue
		}
		if _, seen := ends[r.date]; !seen {
			order = append(order, r.date)
		}
		ends[r.date] = r.to
	}
	// The day at the horizon may go on behind it.
	if len(order) <= n {
		return 0, false
	}
	return ends[order[n-1]], true
}

func before(a, b worktime.Date) bool {
	return a.Year < b.Year || a.Year == b.Year && (a.Month < b.Month || a.Month == b.Month && a.Day < b.Day)
}
