package roll_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/roll"
)

var (
	operator = tasks.Person{ID: "anna", Roles: []tasks.Role{tasks.Operator}}
	plumber  = tasks.Person{ID: "ivan", Roles: []tasks.Role{tasks.Executor}, Department: "gkh"}
	roadman  = tasks.Person{ID: "olga", Roles: []tasks.Role{tasks.Executor}, Department: "roads"}
	admin    = tasks.Person{ID: "it", Roles: []tasks.Role{tasks.Admin}}
)

func task(n int, text string) tasks.Task {
	return tasks.Task{
		ID: tasks.ID(fmt.Sprintf("t%d", n)), Rev: 1, Number: int64(n), Status: tasks.Assigned, Department: "gkh",
		Found:   tasks.Found{Text: text, Author: tasks.Author{FirstName: "Мария", LastName: "Петрова"}},
		FoundAt: time.Date(2026, 11, 23, 7, n, 0, 0, time.UTC), Place: tasks.Place{District: "Южный", Address: "Садовая, 12"},
	}
}

func ids(list []roll.Entry) []tasks.ID {
	var out []tasks.ID
	for _, e := range list {
		out = append(out, e.ID)
	}
	slices.Sort(out)
	return out
}

func TestEverybodySeesTheirOwn(t *testing.T) {
	r := roll.New()
	a, b, c := task(1, "Не горят фонари"), task(2, "Яма"), task(3, "Лёд")
	b.Department = "roads"
	c.Department, c.Parts = "roads", []tasks.Part{{Department: "gkh"}}
	a.Told = []tasks.Told{{Person: "it", View: tasks.ViewCard}}
	for _, x := range []tasks.Task{c, a, b} {
		r.Learn(x)
	}
	for _, want := range []struct {
		who  tasks.Person
		open []tasks.ID
	}{
		{operator, []tasks.ID{"t1", "t2", "t3"}}, {plumber, []tasks.ID{"t1", "t3"}}, {roadman, []tasks.ID{"t2", "t3"}}, {admin, []tasks.ID{"t1"}},
	} {
		if got := ids(r.Open(want.who)); !slices.Equal(got, want.open) {
			t.Errorf("%s: open %v, want %v", want.who.ID, got, want.open)
		}
		if got := ids(r.Find("садовая", want.who)); !slices.Equal(got, want.open) {
			t.Errorf("%s: found %v, want %v", want.who.ID, got, want.open)
		}
	}
}

// A later state takes the place of an earlier one, in whatever order they come; a closed task is found and not listed.
func TestLaterStatesCount(t *testing.T) {
	r := roll.New()
	first := task(1, "Не горят фонари")
	later := first
	later.Rev, later.Status = 4, tasks.Published
	later.Drafts = []tasks.Draft{{No: 1, Text: "Светильник заменили"}}
	r.Learn(later)
	r.Learn(first)
	if got := r.Open(operator); len(got) != 0 {
		t.Errorf("an earlier state has opened the task: %v", ids(got))
	}
	found := r.Find("светильники", operator)
	if len(found) != 1 || found[0].Task != nil || found[0].Status != tasks.Published {
		t.Fatalf("%+v", found)
	}
	again := later
	again.Rev, again.Status, again.Versions = 5, tasks.Assigned, []tasks.Version{{Text: "И крыша течёт"}}
	r.Learn(again)
	if got := r.Find("крыши течет", operator); len(got) != 1 || got[0].Task == nil || got[0].Task.Rev != 5 {
		t.Errorf("%+v", got)
	}
	if known, open := r.Len(); known != 1 || open != 1 {
		t.Errorf("%d known, %d open", known, open)
	}
}

// TestEverybodyAtOnce is for the race detector.
func TestEverybodyAtOnce(t *testing.T) {
	r := roll.New()
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for n := range 100 {
				x := task(n, "Не горят фонари")
				x.Rev = int64(w + 1)
				r.Learn(x)
				r.Find("фонарь", plumber)
				r.Open(plumber)
			}
		})
	}
	wg.Wait()
	if known, open := r.Len(); known != 100 || open != 100 {
		t.Errorf("%d known, %d open", known, open)
	}
}
