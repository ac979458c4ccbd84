package tasks_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
)

func TestCountHints(t *testing.T) {
	day := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	task := tasks.Task{
		Drafts: []tasks.Draft{
			{No: 1, Hints: []tasks.Criterion{"10.3", "10.4", "17"}},
			{No: 2},
			{No: 3, Hints: []tasks.Criterion{"10.5", "10.6"}},
			{No: 4, Hints: []tasks.Criterion{"10.5"}},
		},
		Reviews: []tasks.Verdict{
			{Draft: 1, Criteria: []tasks.Criterion{"10.4", "10.1"}, At: day},
			{Draft: 2, Criteria: []tasks.Criterion{"10.4"}, At: day},
			{Draft: 3, Approved: true, At: day}, // taken back: it decides nothing
			{Draft: 3, Recalled: true, At: day},
			{Draft: 4, Approved: true, At: day},
			{Draft: 9, Criteria: []tasks.Criterion{"10.2"}, At: day}, // of no draft that is known
		},
	}
	want := map[tasks.Criterion]tasks.HintCount{
		"10.1": {Missed: 1},
		"10.4": {Preceded: 1, Missed: 1},
		"10.5": {Passed: 1},
	}
	list := task.CountHints()
	if len(list) != len(tasks.Criteria()) {
		t.Errorf("%d criteria are counted, want %d", len(list), len(tasks.Criteria()))
	}
	for _, got := range list {
		n := want[got.Criterion]
		if n.Criterion = got.Criterion; got != n {
			t.Errorf("%s: %+v, want %+v", got.Criterion, got, n)
		}
	}
}

func TestDismissed(t *testing.T) {
	none := tasks.Roster{}
	everywhere := none.Dismiss(tasks.Dismissed{Rule: "officialese", Phrase: "в целях"})
	once := everywhere.Dismiss(tasks.Dismissed{Rule: "greeting", Phrase: "greeting", Task: "vk:-1_2_3"})
	for _, c := range []struct {
		roster       tasks.Roster
		task         tasks.ID
		rule, phrase string
		want         bool
	}{
		{none, "vk:-1_2_3", "officialese", "в целях", false},
		{everywhere, "vk:-1_2_3", "officialese", "в целях", true},
		{everywhere, "vk:-1_2_4", "officialese", "в целях", true},
		{everywhere, "vk:-1_2_3", "officialese", "в рамках", false},
		{everywhere, "vk:-1_2_3", "promise", "в целях", false},
		{once, "vk:-1_2_3", "greeting", "greeting", true},
		{once, "vk:-1_2_4", "greeting", "greeting", false},
	} {
		if got := c.roster.IsDismissed(c.task, c.rule, c.phrase); got != c.want {
			t.Errorf("%d dismissed, task %s, %s %q: %v", len(c.roster.Dismissed), c.task, c.rule, c.phrase, got)
		}
	}
	if again := once.Dismiss(tasks.Dismissed{Rule: "officialese", Phrase: "в целях", Task: "vk:-1_2_3"}); len(again.Dismissed) != 2 {
		t.Errorf("what is dismissed everywhere is remembered again: %v", again.Dismissed)
	}
	if len(none.Dismissed) != 0 || len(everywhere.Dismissed) != 1 {
		t.Errorf("a roster changes what it was made of")
	}
}

// TestDismissedIsBounded: what holds everywhere outlives what held for one task.
func TestDismissedIsBounded(t *testing.T) {
	r := tasks.Roster{}.Dismiss(tasks.Dismissed{Rule: "officialese", Phrase: "в целях"})
	size := 0
	for i := range 3000 {
		r = r.Dismiss(tasks.Dismissed{Rule: "greeting", Phrase: "greeting", Task: tasks.ID(fmt.Sprint(i))})
		if len(r.Dismissed) == size {
			break
		}
		size = len(r.Dismissed)
	}
	if size >= 3000 {
		t.Fatalf("%d remarks are remembered: there is no bound", size)
	}
	newest := tasks.ID(fmt.Sprint(size - 1))
	if !r.IsDismissed("", "officialese", "в целях") || !r.IsDismissed(newest, "greeting", "greeting") || r.IsDismissed("0", "greeting", "greeting") {
		t.Errorf("of %d the wrong one was forgotten: %v", size, slices.Clone(r.Dismissed[:2]))
	}
	for i := range 3000 {
		r = r.Dismiss(tasks.Dismissed{Rule: "officialese", Phrase: fmt.Sprint(i)})
	}
	if len(r.Dismissed) != size || !r.IsDismissed("", "officialese", "2999") || r.IsDismissed("", "officialese", "в целях") {
		t.Errorf("of words for everybody the oldest is not the one forgotten")
	}
}
