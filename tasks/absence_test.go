package tasks_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
)

const day = 24 * time.Hour

// ill is an absence of some days from an instant, with a substitute.
func ill(from time.Time, days int, substitute tasks.PersonID) tasks.Absence {
	return tasks.Absence{Kind: tasks.Illness, From: from, To: from.Add(time.Duration(days) * day), Substitute: substitute}
}

func excused(t testing.TB, r *tasks.Roster, id tasks.PersonID, a tasks.Absence) *tasks.Roster {
	t.Helper()
	next, err := r.Excuse(id, a, monday)
	if err != nil {
		t.Fatal(err)
	}
	return &next
}

func TestWhatAnAbsenceMayNotBe(t *testing.T) {
	r := policy(t).Roster
	r.People = append(slices.Clone(r.People), tasks.Person{ID: "paper", Roles: []tasks.Role{tasks.Executor}, Department: "gkh"})
	r = excused(t, r, "ivanova", ill(monday.Add(5*day), 5, ""))
	r = excused(t, r, "orlova", ill(monday.Add(day), 2, "sidorov"))
	cases := []struct {
		name string
		who  tasks.PersonID
		a    tasks.Absence
		want tasks.Code
	}{
		{"nobody of the roster", "nobody", ill(monday, 1, ""), tasks.NotOnRoster},
		{"no known kind", "sidorov", tasks.Absence{Kind: "whim", From: monday}, tasks.UnknownKind},
		{"no beginning", "sidorov", tasks.Absence{Kind: tasks.Leave}, tasks.NoPeriod},
		{"ends as it begins", "sidorov", ill(monday, 0, ""), tasks.NoPeriod},
		{"over already", "sidorov", ill(monday.Add(-2*day), 2, ""), tasks.PastPeriod},
		{"away then already", "ivanova", ill(monday.Add(9*day), 5, ""), tasks.Overlap},
		{"away then already, without an end", "ivanova", tasks.Absence{Kind: tasks.Leave, From: monday}, tasks.Overlap},
		{"their own substitute", "sidorov", ill(monday, 1, "sidorov"), tasks.NoSubstitute},
		{"a substitute who is not there", "sidorov", ill(monday, 1, "nobody"), tasks.NoSubstitute},
		{"a substitute without an account", "sidorov", ill(monday, 1, "paper"), tasks.NoSubstitute},
		{"in a circle", "sidorov", ill(monday, 3, "orlova"), tasks.Circle},
		{"before the other one goes", "sidorov", ill(monday, 1, "orlova"), ""},
		{"after the other one is back", "sidorov", ill(monday.Add(3*day), 1, "orlova"), ""},
		{"the day after the other absence", "ivanova", ill(monday.Add(10*day), 1, ""), ""},
		{"until said otherwise", "sidorov", tasks.Absence{Kind: tasks.Other, From: monday}, ""},
	}
	for _, c := range cases {
		_, err := r.Excuse(c.who, c.a, monday)
		if refusal := new(tasks.Error); errors.As(err, &refusal) != (c.want != "") || refusal.Code != c.want {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// What is over is forgotten, what is named ends, and what is not there is said to be so.
func TestResume(t *testing.T) {
	r := excused(t, policy(t).Roster, "sidorov", ill(monday, 1, ""))
	r = excused(t, r, "sidorov", ill(monday.Add(5*day), 1, "orlova"))
	if _, err := r.Resume("sidorov", monday.Add(day), monday); !errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		t.Errorf("ended what was not noted: %v", err)
	}
	next, err := r.Resume("sidorov", monday.Add(5*day), monday)
	if err != nil {
		t.Fatal(err)
	}
	left, _ := next.Person("sidorov")
	if len(left.Absences) != 1 || !left.Absences[0].From.Equal(monday) {
		t.Errorf("left: %+v", left.Absences)
	}
	if was, _ := r.Person("sidorov"); len(was.Absences) != 2 {
		t.Errorf("the roster that was given has changed: %+v", was.Absences)
	}
	later, err := next.Excuse("sidorov", ill(monday.Add(8*day), 1, ""), monday.Add(7*day))
	if err != nil {
		t.Fatal(err)
	}
	if p, _ := later.Person("sidorov"); len(p.Absences) != 1 {
		t.Errorf("what was over is still noted: %+v", p.Absences)
	}
}

// The chain goes on past those who are away and those to whom nothing gets through.
func TestTheEndOfTheChain(t *testing.T) {
	people := []tasks.Person{
		{ID: "a", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 1},
		{ID: "b", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 2},
		{ID: "c", Roles: []tasks.Role{tasks.Executor}, Department: "roads", Account: 3, Substitute: "d"},
		{ID: "d", Roles: []tasks.Role{tasks.Controller}, Account: 4},
	}
	r := &tasks.Roster{People: people}
	r = excused(t, r, "a", ill(monday, 9, "b"))
	r = excused(t, r, "b", ill(monday.Add(day), 2, "c"))
	at := func(days int) tasks.PersonID { return r.Stands(monday.Add(time.Duration(days) * day))["a"].By }
	if at(0) != "b" || at(1) != "c" || at(2) != "c" || at(3) != "b" || at(9) != "" {
		t.Errorf("chain ends at %q %q %q %q %q", at(0), at(1), at(2), at(3), at(9))
	}
	r.People[2].Unreachable = true
	if at(1) != "d" {
		t.Errorf("past somebody unreachable the chain ends at %q, want d", at(1))
	}
	acting, _ := r.At(monday.Add(day)).Person("d")
	if !acting.Has(tasks.Executor) || !acting.In(tasks.Executor, "gkh") || !acting.In(tasks.Executor, "roads") {
		t.Errorf("who stands in for the absent and for whom nothing reaches acts as %+v", acting.Standing)
	}
	if lost, _ := r.At(monday.Add(day)).Person("c"); lost.Away == nil || lost.Away.Kind != tasks.Unreached {
		t.Errorf("whom nothing reaches is away as %+v", lost.Away)
	}
	r.People[2].Unreachable = false
	if r.At(monday.Add(20*day)) != r {
		t.Error("a roster with nobody away is copied")
	}
}

// Whatever absences are taken, at every instant every chain ends at somebody who is there or at nobody, nobody acts in their
// own stead, and no two absences of one person have an instant in common.
func TestChainsAlwaysEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const n = 6
		r := &tasks.Roster{}
		for i := range n {
			r.People = append(r.People, tasks.Person{
				ID: tasks.PersonID(fmt.Sprint(i)), Roles: []tasks.Role{tasks.Executor}, Department: "gkh",
				Account:     int64(rapid.IntRange(0, 1).Draw(t, "account") * (i + 1)),
				Unreachable: rapid.Bool().Draw(t, "unreachable"),
				Substitute:  tasks.PersonID(fmt.Sprint(rapid.IntRange(0, n).Draw(t, "default"))),
			})
		}
		person := rapid.Custom(func(t *rapid.T) tasks.PersonID { return tasks.PersonID(fmt.Sprint(rapid.IntRange(0, n).Draw(t, "id"))) })
		for range rapid.IntRange(1, 12).Draw(t, "absences") {
			a := ill(monday.Add(time.Duration(rapid.IntRange(0, 8).Draw(t, "from"))*day), rapid.IntRange(1, 5).Draw(t, "days"), person.Draw(t, "by"))
			if rapid.IntRange(0, 4).Draw(t, "open") == 0 {
				a.To = time.Time{}
			}
			if next, err := r.Excuse(person.Draw(t, "who"), a, monday); err == nil {
				r = &next
			}
		}
		for d := range 16 {
			endsWell(t, r, monday.Add(time.Duration(d)*day))
		}
	})
}

func endsWell(t *rapid.T, r *tasks.Roster, at time.Time) {
	acting := r.At(at)
	for id, s := range r.Stands(at) {
		if s.By == "" {
			continue
		}
		by, ok := acting.Person(s.By)
		if !ok || s.By == id || by.Away != nil || !by.Reachable() {
			t.Fatalf("%s, who is away, is stood in for by %+v", id, by)
		}
		if acting.StandIn(id) != s.By {
			t.Fatalf("the roster says that %s stands in for %s, the chain ends at %s", acting.StandIn(id), id, s.By)
		}
	}
	seen := map[tasks.PersonID]bool{}
	for _, p := range acting.Executors("gkh") {
		if seen[p.ID] || p.Away != nil {
			t.Fatalf("%s is called twice or while away", p.ID)
		}
		seen[p.ID] = true
	}
	for _, p := range r.People {
		covering := 0
		for _, a := range p.Absences {
			if a.Covers(at) {
				covering++
			}
		}
		if covering > 1 {
			t.Fatalf("%s is away twice at once: %+v", p.ID, p.Absences)
		}
	}
}

func TestGaps(t *testing.T) {
	r := policy(t).Roster
	r.Departments = r.Departments[:2] // the third has nobody
	r.People = append(slices.Clone(r.People), tasks.Person{
		ID: "boss", Roles: []tasks.Role{tasks.Responsible}, Department: "gkh", Account: 7,
	})
	if gaps := r.Gaps(); len(gaps) != 0 {
		t.Errorf("gaps where everybody is there: %v", gaps)
	}
	away := excused(t, r, "sidorov", ill(monday, 1, "")).At(monday)
	want := tasks.Gap{Role: tasks.Executor, Department: "gkh"}
	if gaps := away.Gaps(); len(gaps) != 1 || gaps[0] != want {
		t.Fatalf("gaps: %v", gaps)
	}
	var told []tasks.PersonID
	for _, p := range want.Told(away) {
		told = append(told, p.ID)
	}
	if !slices.Equal(told, []tasks.PersonID{"petrov", "boss"}) {
		t.Errorf("told: %v", told)
	}
	if gaps := excused(t, r, "sidorov", ill(monday, 1, "orlova")).At(monday).Gaps(); len(gaps) != 0 {
		t.Errorf("gaps although somebody stands in: %v", gaps)
	}
	if gaps := excused(t, r, "petrov", ill(monday, 1, "")).At(monday).Gaps(); len(gaps) != 1 || gaps[0].Role != tasks.Controller {
		t.Errorf("without a controller: %v", gaps)
	}
}

// The roster's own choice comes first; who is away then, is cut off or works elsewhere is left out.
func TestSubstitutes(t *testing.T) {
	r := &tasks.Roster{People: []tasks.Person{
		{ID: "a", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 1, Substitute: "d"},
		{ID: "b", Roles: []tasks.Role{tasks.Responsible}, Department: "gkh", Account: 2},
		{ID: "c", Roles: []tasks.Role{tasks.Executor}, Department: "roads", Account: 3},
		{ID: "d", Roles: []tasks.Role{tasks.Controller}, Account: 4},
		{ID: "e", Roles: []tasks.Role{tasks.Controller}, Account: 5},
		{ID: "f", Roles: []tasks.Role{tasks.Executor}, Department: "gkh"},
		{ID: "g", Roles: []tasks.Role{tasks.Head}, Account: 7},
		{ID: "h", Roles: []tasks.Role{tasks.Deputy}, Account: 8},
	}}
	expect := func(id tasks.PersonID, r *tasks.Roster, want ...tasks.PersonID) {
		t.Helper()
		var got []tasks.PersonID
		who, _ := r.Person(id)
		for _, p := range r.Substitutes(who, ill(monday, 2, "")) {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("for %s: %v, want %v", id, got, want)
		}
	}
	expect("a", r, "d", "b")
	expect("d", r, "e")
	expect("g", r, "h")
	expect("a", excused(t, r, "b", ill(monday.Add(day), 5, "")), "d")
}
