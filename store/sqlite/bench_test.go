package sqlite_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"otklik/store/record"
	"otklik/store/sqlite"
	"otklik/store/storetest"
	"otklik/tasks/workflow"
)

// BenchmarkCommit measures durable commits, as the program makes them, from one writer and from many.
func BenchmarkCommit(b *testing.B) {
	data, err := record.EncodeTask(storetest.Sample("size", 1).Change.Task)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("a task record has %d bytes", len(data))
	for _, writers := range []int{1, 8, 64, 256} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			s := openStore(b, filepath.Join(b.TempDir(), "otklik.db"))
			b.ResetTimer()
			took, _ := storetest.Pace(b, "", writers, b.N, storetest.Committer(b, s))
			b.StopTimer()
			report(b, took)
		})
	}
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(p float64) float64 { return float64(took[int(p*float64(len(took)-1))].Microseconds()) }
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commits/s")
	b.ReportMetric(at(0.5), "µs-median")
	b.ReportMetric(at(0.99), "µs-p99")
}

// BenchmarkClaim measures taking a hundred that are due among many that wait.
func BenchmarkClaim(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("waiting=%d", n), func(b *testing.B) {
			s := openStore(b, filepath.Join(b.TempDir(), "otklik.db"))
			fill(b, s, n)
			b.ResetTimer()
			for b.Loop() {
				items, _, err := s.Claim(b.Context(), workflow.Terms, noon(), time.Minute, 100)
				if err != nil || len(items) != 100 {
					b.Fatalf("%d items, %v", len(items), err)
				}
				b.StopTimer()
				if err := s.Release(b.Context()); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}

// fill puts n items, a hundred of them due.
func fill(b *testing.B, s *sqlite.Store, n int) {
	b.Helper()
	var c workflow.Commit
	for i := range n {
		due := noon().Add(time.Duration(i) * time.Second)
		if i < 100 {
			due = noon().Add(-time.Duration(i) * time.Second)
		}
		c.Put = append(c.Put, workflow.Item{Queue: workflow.Terms, Key: fmt.Sprintf("%016d/answer", i*7919%n), Due: due, Body: []byte(`{"step":"answer"}`)})
		if len(c.Put) == 10_000 || i == n-1 {
			if err := s.Commit(b.Context(), c); err != nil {
				b.Fatal(err)
			}
			c.Put = c.Put[:0]
		}
	}
}
