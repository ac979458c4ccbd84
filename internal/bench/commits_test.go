package bench_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"otklik/store/storetest"
)

const (
	manyWriters = 64
	pairs       = 25
	roundTime   = 250 * time.Millisecond
	groupGain   = 4.0
)

// side is one of two that are measured in turns.
type side struct {
	series  string
	writers int
	commit  storetest.Writer
	turn    int
	some    int // commits in a turn
	rates   []float64
}

// run commits for about a round's time and keeps how many that was a second. The first turn only finds out how many.
func (s *side) run(b *testing.B) float64 {
	b.Helper()
	s.turn++
	if s.some == 0 {
		s.some = 200
	}
	_, took := storetest.Pace(b, fmt.Sprintf("%s%d-", s.series, s.turn), s.writers, s.some, s.commit)
	rate := float64(s.some) / took.Seconds()
	s.some = max(200, int(rate*roundTime.Seconds()))
	s.rates = append(s.rates, rate)
	return rate
}

// compare runs two sides in turns, so that whatever else the machine does hits both alike, and returns the median of how
// many times faster the first was.
func compare(b *testing.B, x, y *side) float64 {
	b.Helper()
	x.run(b)
	y.run(b)
	var ratios []float64
	for range pairs {
		ratios = append(ratios, x.run(b)/y.run(b))
	}
	return median(ratios)
}

// groupCommit measures durable commits of many writers beside those of one, in turns on one file.
func groupCommit(b *testing.B, t *table) {
	s := openStore(b, "sqlite:"+filepath.Join(b.TempDir(), "otklik.db"))
	defer s.Close()
	commit := storetest.Committer(b, s)
	many, one := &side{series: "m", writers: manyWriters, commit: commit}, &side{series: "o", writers: 1, commit: commit}
	t.add(b, figure{
		what: "SQLite, 64 writers against one", measured: compare(b, many, one), limit: groupGain, unit: "×", least: true,
		note: fmt.Sprintf("%s commits/s against %s", number(median(many.rates)), number(median(one.rates))),
	})
}
