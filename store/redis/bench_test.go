package redis_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"otklik/store/redis/redistest"
	"otklik/store/storetest"
	"otklik/tasks/workflow"
)

// BenchmarkCommit measures durable commits, as the program makes them, from one writer and from many. Its comparison with a
// bare script is in internal/bench.
func BenchmarkCommit(b *testing.B) {
	server := redistest.Start(b)
	s := open(b, server.DSN())
	for _, writers := range []int{1, 8, 64} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			flush(b, tcp, server.Addr())
			b.ResetTimer()
			took, all := storetest.Pace(b, "", writers, b.N, storetest.Committer(b, s))
			slices.Sort(took)
			b.ReportMetric(float64(b.N)/all.Seconds(), "commits/s")
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
		})
	}
}

// BenchmarkClaim measures taking a hundred that are due among many that wait.
func BenchmarkClaim(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("waiting=%d", n), func(b *testing.B) {
			s := open(b, redistest.Start(b).DSN())
			const portion = 5_000
			for first := 0; first < n; first += portion {
				var c workflow.Commit
				for i := first; i < min(n, first+portion); i++ {
					due := morning().Add(time.Duration(i-100) * time.Second)
					c.Put = append(c.Put, workflow.Item{
						Queue: workflow.Terms, Key: fmt.Sprintf("task%012d/draft", i), Due: due, Body: []byte(`{"step":"draft"}`),
					})
				}
				commit(b, s, c)
			}
			var took []time.Duration
			b.ResetTimer()
			for b.Loop() {
				begun := time.Now()
				items, _, err := s.Claim(b.Context(), workflow.Terms, morning().Add(-time.Second), time.Minute, 100)
				took = append(took, time.Since(begun))
				if err != nil || len(items) != 100 {
					b.Fatalf("%d items, %v", len(items), err)
				}
				b.StopTimer()
				if err := s.Release(b.Context()); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
		})
	}
}

// BenchmarkWake measures the way from the beginning of a commit in one process to the wake-up in another, and, to compare,
// the commit alone.
func BenchmarkWake(b *testing.B) {
	server := redistest.Start(b)
	sender, hearer := open(b, server.DSN()), open(b, server.DSN())
	subscribed(b, hearer)
	var woke, committed []time.Duration
	for b.Loop() {
		heard := make(chan time.Time)
		go func() {
			<-hearer.Wake(workflow.Alerts)
			heard <- time.Now()
		}()
		begun := time.Now()
		commit(b, sender, alert("a"))
		committed = append(committed, time.Since(begun))
		woke = append(woke, (<-heard).Sub(begun))
	}
	slices.Sort(woke)
	slices.Sort(committed)
	b.ReportMetric(float64(woke[len(woke)/2].Microseconds()), "µs-wake")
	b.ReportMetric(float64(woke[len(woke)*99/100].Microseconds()), "µs-wake-p99")
	b.ReportMetric(float64(committed[len(committed)/2].Microseconds()), "µs-commit")
}
