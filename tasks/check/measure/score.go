package measure

import (
	"otklik/tasks/check"
	"otklik/tasks/check/corpus"
)

// Score counts hints and faults of one criterion, or of all.
type Score struct {
	Hints, Right  int // hints given, and those of them that point at a marked fault
	Faults, Found int // faults marked, and those of them that a hint points at
}

// Precision is the share of hints that are right; 1 where there are none.
func (s Score) Precision() float64 { return share(s.Right, s.Hints) }

// Recall is the share of faults that are found; 1 where there are none.
func (s Score) Recall() float64 { return share(s.Found, s.Faults) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func (s *Score) add(o Score) {
	s.Hints, s.Right, s.Faults, s.Found = s.Hints+o.Hints, s.Right+o.Right, s.Faults+o.Faults, s.Found+o.Found
}

// Table holds the scores by criterion, and of all under "".
type Table map[string]Score

// Judged is one pair with what the check said of it.
type Judged struct {
	Pair   corpus.Pair
	Wrong  []check.Hint   // that point at no fault
	Missed []corpus.Fault // that no hint points at
}

// Run checks pairs, of which in makes the inputs, and counts. The second result names what was wrong and missed.
func Run(c *check.Checker, pairs []corpus.Pair, in func(corpus.Pair) check.Input) (Table, []Judged) {
	table := Table{}
	var list []Judged
	for _, p := range pairs {
		j := Judged{Pair: p}
		hints := c.Check(in(p))
		for _, h := range hints {
			right := 0
			if points(h, p.Faults) {
				right = 1
			} else {
				j.Wrong = append(j.Wrong, h)
			}
			table.count(string(h.Criterion), Score{Hints: 1, Right: right})
		}
		for _, f := range p.Faults {
			found := 0
			if pointed(f, hints) {
				found = 1
			} else {
				j.Missed = append(j.Missed, f)
			}
			table.count(f.Criterion, Score{Faults: 1, Found: found})
		}
		list = append(list, j)
	}
	return table, list
}

func (t Table) count(criterion string, s Score) {
	for _, key := range []string{criterion, ""} {
		x := t[key]
		x.add(s)
		t[key] = x
	}
}

func points(h check.Hint, faults []corpus.Fault) bool {
	for _, f := range faults {
		if about(h, f) {
			return true
		}
	}
	return false
}

func pointed(f corpus.Fault, hints []check.Hint) bool {
	for _, h := range hints {
		if about(h, f) {
			return true
		}
	}
	return false
}

// about reports whether a hint is about a fault: the same criterion, and a shared place where both have one.
func about(h check.Hint, f corpus.Fault) bool {
	if string(h.Criterion) != f.Criterion {
		return false
	}
	return f.Omission() || h.End == 0 || h.Start < f.End && f.Start < h.End
}
