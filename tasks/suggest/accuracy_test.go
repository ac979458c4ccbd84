package suggest_test

import (
	"slices"
	"testing"

	"otklik/tasks"
	"otklik/tasks/suggest"
	"otklik/tasks/suggest/measure"
)

// corpus returns the messages of measure.
func corpus(t testing.TB) (learn, held []suggest.Example) {
	t.Helper()
	learn, held, err := measure.Corpus()
	if err != nil {
		t.Fatal(err)
	}
	return learn, held
}

// bare is the roster without rules: what it suggests comes from examples.
func bare() *tasks.Roster {
	r := measure.Roster()
	r.Words, r.Streets, r.Departments = nil, nil, slices.Clone(r.Departments)
	for i := range r.Departments {
		r.Departments[i].Words, r.Departments[i].Topics = nil, nil
	}
	return r
}

// TestHeldOutMessages holds accuracy to a floor, and either source to be worth its keep.
func TestHeldOutMessages(t *testing.T) {
	learn, held := corpus(t)
	if len(learn)+len(held) < 150 || len(held) < 50 {
		t.Fatalf("only %d messages, %d held out", len(learn)+len(held), len(held))
	}
	x, rules := suggest.New(), suggest.Compile(measure.Roster())
	alone := measure.Of(x, rules, held)
	for _, e := range learn {
		x.Learn(e)
	}
	both, custom := measure.Of(x, rules, held), measure.Of(x, suggest.Compile(bare()), held)
	for name, a := range map[string]measure.Accuracy{"rules and examples": both, "rules alone": alone, "examples alone": custom} {
		t.Logf("%s:\n\ttopic %v\n\tdepartment %v\n\tdistrict %v\n\thigh importance: %d told, %d missed, %d false",
			name, a.Topic, a.Department, a.District, a.Told, a.Missed, a.False)
	}
	for _, f := range []struct {
		what       string
		got, floor float64
	}{
		{"topics first", both.Topic.At1(), 72}, {"topics of three", both.Topic.At3(), 80},
		{"departments first", both.Department.At1(), 80}, {"departments of three", both.Department.At3(), 85},
		{"districts first", both.District.At1(), 95}, {"topics by examples alone", custom.Topic.At1(), 60},
		{"topics by rules alone", alone.Topic.At1(), 65},
		{"high importance", float64(both.Told) / float64(both.Told+both.Missed+both.False), 0.6},
	} {
		if f.got < f.floor {
			t.Errorf("%s: %.1f, want at least %v", f.what, f.got, f.floor)
		}
	}
	if both.Topic.First <= alone.Topic.First || both.Topic.First <= custom.Topic.First {
		t.Errorf("together %v, rules alone %v, examples alone %v", both.Topic, alone.Topic, custom.Topic)
	}
}
