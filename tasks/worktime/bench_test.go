package worktime_test

import (
	"math/rand/v2"
	"sort"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/ru"

	"otklik/tasks/worktime"
)

// spans are the lengths the benchmarks measure, in working time.
func spans() []length {
	return []length{{"8h", 8 * time.Hour}, {"40h", 40 * time.Hour}, {"month", 168 * time.Hour}, {"year", 1972 * time.Hour}}
}

type length struct {
	name string
	work time.Duration
}

// starts are random moments of a year and a half, the same in every run: what a
// branch predictor and a cache see in life, not one instant again and again.
func starts() []time.Time {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]time.Time, 4096)
	for i := range out {
		out[i] = time.Unix(1704056400+r.Int64N(540*86400), 0).UTC()
	}
	return out
}

func BenchmarkDue(b *testing.B) {
	c := town(b)
	from := starts()
	for _, s := range spans() {
		b.Run(s.name+"/worktime", func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := c.Due(from[i&4095], s.work); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(s.name+"/bare-table", func(b *testing.B) {
			table := bareTable(b, c)
			for i := 0; b.Loop(); i++ {
				table.due(from[i&4095].Unix(), int64(s.work/time.Second))
			}
		})
		b.Run(s.name+"/rickar-cal", func(b *testing.B) {
			other := rickar()
			for i := 0; b.Loop(); i++ {
				other.AddWorkHours(from[i&4095], s.work)
			}
		})
	}
}

func BenchmarkElapsed(b *testing.B) {
	c := town(b)
	from := starts()
	for _, s := range spans() {
		to := make([]time.Time, len(from))
		for i := range from {
			to[i], _ = c.Due(from[i], s.work)
		}
		b.Run(s.name+"/worktime", func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := c.Elapsed(from[i&4095], to[i&4095]); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(s.name+"/bare-table", func(b *testing.B) {
			table := bareTable(b, c)
			for i := 0; b.Loop(); i++ {
				table.elapsed(from[i&4095].Unix(), to[i&4095].Unix())
			}
		})
		b.Run(s.name+"/rickar-cal", func(b *testing.B) {
			other := rickar()
			for i := 0; b.Loop(); i++ {
				other.WorkHoursInRange(from[i&4095], to[i&4095])
			}
		})
	}
}

func BenchmarkOthers(b *testing.B) {
	c := town(b)
	from := starts()
	b.Run("Before", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			_, _ = c.Before(from[i&4095], 3*time.Hour)
		}
	})
	b.Run("DueDays", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			_, _ = c.DueDays(from[i&4095], 7)
		}
	})
	b.Run("New", func(b *testing.B) {
		loc, week, data := moscow(b), worktime.DefaultWeek(), worktime.Builtin()
		for b.Loop() {
			_, _ = worktime.New(loc, week, data)
		}
	})
	b.Run("Explain8h", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			_, _ = c.Explain(from[i&4095], 8*time.Hour)
		}
	})
}

// rickar is the nearest calendar of the field: no breaks, moved or shortened days.
func rickar() *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.AddHoliday(ru.Holidays...)
	c.SetWorkHours(9*time.Hour, 18*time.Hour)
	return c
}

// bare is a prefix-sum table with nothing around it: whole seconds, no range
// checks, no index, binary search over a flat array of days.
type bare struct{ from, to, before []int64 }

func bareTable(b *testing.B, c *worktime.Calendar) bare {
	b.Helper()
	var t bare
	var total int64
	at := time.Unix(1704056400, 0)
	for {
		start, err := c.Next(at)
		if err != nil {
			return t
		}
		d, err := c.Day(start)
		if err != nil {
			b.Fatal(err)
		}
		e, err := c.Explain(start, d.Work)
		if err != nil {
			b.Fatal(err)
		}
		for _, v := range e.Steps[0].Spans {
			t.from, t.to, t.before = append(t.from, v.From.Unix()), append(t.to, v.To.Unix()), append(t.before, total)
			total += v.To.Unix() - v.From.Unix()
		}
		at = d.End
	}
}

func (t bare) worked(at int64) int64 {
	i := sort.Search(len(t.to), func(i int) bool { return t.to[i] > at })
	return t.before[i] + max(at-t.from[i], 0)
}

func (t bare) elapsed(a, b int64) int64 { return t.worked(b) - t.worked(a) }

func (t bare) due(at, work int64) int64 {
	work += t.worked(at)
	i := sort.Search(len(t.to), func(i int) bool { return t.before[i]+t.to[i]-t.from[i] >= work })
	return t.from[i] + work - t.before[i]
}
