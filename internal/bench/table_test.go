package bench_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"
)

// figure is one line of the table.
type figure struct {
	what     string
	measured float64
	limit    float64
	unit     string // "ms", "MB", "×" and the like
	least    bool   // the limit is the least that must be reached, not the most that may be
	note     string
}

// good tells whether the figure keeps its limit.
func (f figure) good() bool {
	if f.least {
		return f.measured >= f.limit
	}
	return f.measured <= f.limit
}

// table collects figures in the order in which they are measured.
type table struct{ rows []figure }

// add keeps a figure and gives it to the benchmark's own report too. A benchmark that runs again measures it anew.
func (t *table) add(b *testing.B, f figure) {
	b.Helper()
	b.ReportMetric(f.measured, strings.ReplaceAll(f.what, " ", "-")+"/"+f.unit)
	b.ReportMetric(0, "ns/op") // of a whole scene, it says nothing
	if i := slices.IndexFunc(t.rows, func(x figure) bool { return x.what == f.what }); i >= 0 {
		t.rows[i] = f
		return
	}
	t.rows = append(t.rows, f)
}

func (t *table) over() bool {
	return slices.ContainsFunc(t.rows, func(f figure) bool { return !f.good() })
}

// write prints the table.
func (t *table) write(out io.Writer) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\nfigure\tmeasured\tlimit\tratio\t\tnote")
	for _, f := range t.rows {
		sign, verdict := "≤", "ok"
		if f.least {
			sign = "≥"
		}
		if !f.good() {
			verdict = "OVER"
		}
		ratio := "-"
		if f.limit != 0 {
			ratio = fmt.Sprintf("%.2f", f.measured/f.limit)
		}
		fmt.Fprintf(w, "%s\t%s %s\t%s %s %s\t%s\t%s\t%s\n", f.what, number(f.measured), f.unit, sign, number(f.limit), f.unit,
			ratio, verdict, f.note)
	}
	fmt.Fprintln(w)
	_ = w.Flush() // to a terminal
}

// number has about three digits that mean something.
func number(x float64) string {
	switch {
	case x == float64(int64(x)):
		return fmt.Sprintf("%.0f", x)
	case x >= 100:
		return fmt.Sprintf("%.0f", x)
	case x >= 10:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.2f", x)
}

// at is a quantile of durations, in milliseconds.
func at(list []time.Duration, quantile float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return ms(sorted[int(quantile*float64(len(sorted)-1)+0.5)])
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
