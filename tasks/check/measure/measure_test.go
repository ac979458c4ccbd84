package measure_test

import (
	"os"
	"testing"

	"otklik/tasks/check/corpus"
	"otklik/tasks/check/measure"
	"otklik/tasks/check/spelling"
)

// TestHintsAreWorthReading: on pairs that no rule was tuned on, hints are right and faults are found as often as promised.
// With -v it shows what was wrong and missed on the pairs that rules may be tuned on, and on no other.
func TestHintsAreWorthReading(t *testing.T) {
	r, err := measure.All(os.DirFS("../testdata/pairs"), spelling.New(""))
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range r.TunedPairs {
		for _, h := range j.Wrong {
			t.Logf("%s: wrong %s %s «%s»", j.Pair.ID, h.Criterion, h.Rule, h.Quote)
		}
		for _, f := range j.Missed {
			t.Logf("%s: missed %s «%s»", j.Pair.ID, f.Criterion, j.Pair.Answer[f.Start:f.End])
		}
	}
	for name, table := range map[string]measure.Table{"tuned": r.Tuned, "held out": r.Held} {
		for _, criterion := range append(corpus.Criteria(), "") {
			s := table[criterion]
			t.Logf("%-8s %-4s hints %3d right %3d faults %3d found %3d: precision %.2f recall %.2f",
				name, criterion, s.Hints, s.Right, s.Faults, s.Found, s.Precision(), s.Recall())
		}
		all := table[""]
		if all.Precision() < measure.LeastPrecision || all.Recall() < measure.LeastRecall {
			t.Errorf("%s: precision %.2f, recall %.2f", name, all.Precision(), all.Recall())
		}
	}
	t.Logf("%d of %d clean answers get no hint", r.CleanWithoutHint, r.Clean)
}

// TestFreshPairs: what is promised holds on pairs that came after the rules too. With -v it shows figures, and nothing of
// the pairs themselves.
func TestFreshPairs(t *testing.T) {
	table, err := measure.Fresh(os.DirFS("../testdata/fresh"), os.DirFS("../testdata/pairs"), spelling.New(""))
	if err != nil {
		t.Fatal(err)
	}
	for _, criterion := range append(corpus.Criteria(), "") {
		s := table[criterion]
		t.Logf("%-4s hints %3d right %3d faults %3d found %3d: precision %.2f recall %.2f",
			criterion, s.Hints, s.Right, s.Faults, s.Found, s.Precision(), s.Recall())
	}
	if all := table[""]; all.Precision() < measure.LeastPrecision || all.Recall() < measure.LeastRecall {
		t.Errorf("precision %.2f, recall %.2f", all.Precision(), all.Recall())
	}
}
