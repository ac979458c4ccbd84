package worktime_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks/worktime"
)

// TestAgainstTheWalk holds the engine against the minute-by-minute walk on random
// municipalities. A run of any length: go test -run Walk -rapid.checks=1000000
func TestAgainstTheWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		town := drawTown(t)
		a := town.drawMoment(t)
		length := rapid.SampledFrom([]int64{7200, 7200, 86400, 86400, 3 * 86400, 3 * 86400, 14 * 86400}).Draw(t, "horizon")
		b := min(a+rapid.Int64Range(0, length).Draw(t, "length"), town.last)
		runs := town.slow.walk(a, b)
		total := sum(runs)
		at := func(unix int64) time.Time { return time.Unix(unix, 0) }

		elapsed, err := town.fast.Elapsed(at(a), at(b))
		if err != nil || elapsed != time.Duration(total)*time.Second {
			t.Fatalf("Elapsed(%d, %d) = %v, %v; the walk says %d s", a, b, elapsed, err, total)
		}
		w := rapid.Int64Range(0, total).Draw(t, "work")
		due, err := town.fast.Due(at(a), time.Duration(w)*time.Second)
		if want := dueIn(runs, a, w); err != nil || due.Unix() != want {
			t.Fatalf("Due(%d, %d s) = %d, %v; the walk says %d", a, w, due.Unix(), err, want)
		}
		start, err := town.fast.Before(at(b), time.Duration(w)*time.Second)
		if want := beforeIn(runs, b, w); err != nil || start.Unix() != want {
			t.Fatalf("Before(%d, %d s) = %d, %v; the walk says %d", b, w, start.Unix(), err, want)
		}
		next, err := town.fast.Next(at(a))
		switch {
		case len(runs) > 0 && (err != nil || next.Unix() != runs[0].from):
			t.Fatalf("Next(%d) = %d, %v; the walk says %d", a, next.Unix(), err, runs[0].from)
		case len(runs) == 0 && err == nil && next.Unix() < b:
			t.Fatalf("Next(%d) = %d, but the walk finds nothing before %d", a, next.Unix(), b)
		}
	})
}

func TestDueDaysAgainstTheWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		town := drawTown(t)
		a := town.drawMoment(t)
		n := rapid.IntRange(1, 6).Draw(t, "days")
		want, ok := town.slow.dueDays(a, min(a+20*86400, town.last), n)
		if !ok {
			return // the horizon is too near
		}
		due, err := town.fast.DueDays(time.Unix(a, 0), n)
		if err != nil || due.Unix() != want {
			t.Fatalf("DueDays(%d, %d) = %d, %v; the walk says %d", a, n, due.Unix(), err, want)
		}
	})
}

// TestArithmetic states the laws that hold to the nanosecond.
func TestArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		town := drawTown(t)
		c := town.fast
		draw := func(label string) time.Time {
			return time.Unix(town.drawMoment(t), rapid.Int64Range(0, 999_999_999).Draw(t, label))
		}
		x, y, z := draw("x"), draw("y"), draw("z")
		elapsed := func(from, to time.Time) time.Duration {
			d, err := c.Elapsed(from, to)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		if elapsed(x, y)+elapsed(y, z) != elapsed(x, z) || elapsed(x, y) != -elapsed(y, x) {
			t.Fatal("working time does not add up")
		}
		w := time.Duration(rapid.Int64Range(0, int64(400*time.Hour)).Draw(t, "work"))
		if due, err := c.Due(x, w); err != nil {
			rest := elapsed(x, time.Unix(town.last, 0))
			if ye := (worktime.YearError{}); !errors.As(err, &ye) || rest >= w {
				t.Fatalf("Due(%v, %v): %v, though %v is left", x, w, err, rest)
			}
		} else if elapsed(x, due) != w || due.Before(x) || w > 0 && elapsed(x, due.Add(-1)) != w-1 {
			t.Fatalf("Due(%v, %v) = %v is not the earliest with that work", x, w, due)
		}
		if start, err := c.Before(x, w); err != nil {
			rest := elapsed(time.Unix(town.first, 0), x)
			if ye := (worktime.YearError{}); !errors.As(err, &ye) || rest >= w {
				t.Fatalf("Before(%v, %v): %v, though %v is there", x, w, err, rest)
			}
		} else if elapsed(start, x) != w || start.After(x) || w > 0 && elapsed(start.Add(1), x) != w-1 {
			t.Fatalf("Before(%v, %v) = %v is not the latest with that work", x, w, start)
		}
		if next, err := c.Next(x); err == nil {
			if again, err := c.Next(next); err != nil || !again.Equal(next) || elapsed(x, next) != 0 || elapsed(next, next.Add(1)) != 1 {
				t.Fatalf("Next(%v) = %v is not working time, or not the first", x, next)
			}
		}
	})
}

// TestExplanationAddsUp: the steps of every explanation are the term itself.
func TestExplanationAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		town := drawTown(t)
		from := time.Unix(town.drawMoment(t), 0)
		w := time.Duration(rapid.Int64Range(0, 100*3600).Draw(t, "work")) * time.Second
		due, err := town.fast.Due(from, w)
		e, errExplain := town.fast.Explain(from, w)
		if (err == nil) != (errExplain == nil) {
			t.Fatalf("Due: %v, Explain: %v", err, errExplain)
		}
		if err != nil {
			return // the years end before the term
		}
		left, last := w, from
		for i, s := range e.Steps {
			if i > 0 && s.Date != e.Steps[i-1].Date.AddDays(1) {
				t.Fatalf("day %v follows %v", s.Date, e.Steps[i-1].Date)
			}
			for _, v := range s.Spans {
				work, _ := town.fast.Elapsed(v.From, v.To)
				if work != v.To.Sub(v.From) || v.To.After(due) || v.From.Before(from) {
					t.Fatalf("%v–%v on %v is not all work of the term", v.From, v.To, s.Date)
				}
				left -= work
				if v.To.After(last) {
					last = v.To
				}
			}
			if s.Left != left {
				t.Fatalf("%v: %v left, want %v", s.Date, s.Left, left)
			}
			if len(s.Spans) == 0 && len(s.Reasons) == 0 && i > 0 && i < len(e.Steps)-1 {
				t.Fatalf("%v is skipped without a reason", s.Date)
			}
		}
		if left != 0 || !e.Due.Equal(due) || !last.Equal(due) {
			t.Fatalf("%v unexplained; due %v, last step ends %v", left, due, last)
		}
		if (len(e.Provisional) > 0) != town.fast.Provisional(from, due) {
			t.Fatalf("provisional: %v, want %v", e.Provisional, town.fast.Provisional(from, due))
		}
		_ = e.Russian()
	})
}
