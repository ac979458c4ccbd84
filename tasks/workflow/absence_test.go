package workflow_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// staff are the people of the world with a second executor, of roads, and an administrator.
func (w *world) staff() {
	w.t.Helper()
	w.must(w.flow.Change(w.t.Context(), func(r tasks.Roster) tasks.Roster {
		r.Departments = append(slices.Clone(r.Departments), tasks.Department{ID: "roads", Name: "Дороги"})
		r.People = append(slices.Clone(r.People),
			tasks.Person{ID: "orlova", Roles: []tasks.Role{tasks.Executor}, Department: "roads", Account: 5},
			tasks.Person{ID: "it", Roles: []tasks.Role{tasks.Admin}, Account: 6},
			tasks.Person{ID: "boss", Roles: []tasks.Role{tasks.Responsible}, Department: "gkh", Account: 7},
		)
		return r
	}))
}

func (w *world) person(id tasks.PersonID) tasks.Person {
	w.t.Helper()
	people, err := w.flow.People(w.t.Context())
	w.must(err)
	p, _ := people.Person(id)
	return p
}

// excuse notes an absence from now on.
func (w *world) excuse(by, who, substitute tasks.PersonID) {
	w.t.Helper()
	a := tasks.Absence{Kind: tasks.Illness, From: w.now, Substitute: substitute}
	w.must(w.flow.Excuse(w.t.Context(), w.person(by), who, a))
}

// handed counts how often tasks were handed over.
func (w *world) handed(comments int64) int {
	w.t.Helper()
	n := 0
	for i := range comments {
		events, err := w.store.Events(w.t.Context(), found(i+1).Source.ID())
		w.must(err)
		for _, e := range events {
			if e.Verb() == tasks.DoHandOver {
				n++
			}
		}
	}
	return n
}

// noted lists the notices of a view that wait, by person.
func (w *world) noted(view tasks.View) []string {
	w.t.Helper()
	var people []string
	for _, q := range []workflow.Queue{workflow.Notices, workflow.Alerts} {
		for _, it := range w.claim(q) {
			if parts := strings.Split(it.Key, "/"); parts[0] == "" && strings.HasPrefix(strings.Join(parts[2:], "/"), string(view)) {
				people = append(people, parts[1])
			}
			w.settleItem(workflow.Settlement{Item: it, Outcome: workflow.Done})
		}
	}
	slices.Sort(people)
	return people
}

// A fault in the midst is no harm: called again, each task is handed over once, also when the person is back meanwhile.
func TestAbsencesGoOnAfterAFault(t *testing.T) {
	w := newWorld(t)
	w.staff()
	const tasksAtOnce = 5
	for i := range int64(tasksAtOnce) {
		w.must(w.flow.Detect(t.Context(), []tasks.Found{found(i + 1)}, nil))
		w.id = found(i + 1).Source.ID()
		w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
		w.do("petrov", tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	}
	w.must(w.flow.Absences(t.Context()))
	w.excuse("sidorov", "sidorov", "orlova")
	commits := 0
	w.store.before = func(workflow.Commit) error {
		if commits++; commits == 4 {
			return errFault
		}
		return nil
	}
	if err := w.flow.Absences(t.Context()); !errors.Is(err, errFault) {
		t.Fatalf("got %v", err)
	}
	w.store.before = nil
	w.must(w.flow.Resume(t.Context(), w.person("sidorov"), "sidorov", w.now)) // what was cut short is ended first
	w.must(w.flow.Absences(t.Context()))
	w.must(w.flow.Absences(t.Context()))
	if n := w.handed(tasksAtOnce); n != 2*tasksAtOnce {
		t.Errorf("five tasks went and came back in %d moves", n)
	}
}

// Who stands in is told, and so is who was noted as away by another; when it is over they see it where they were told.
func TestWhoIsToldOfStandingIn(t *testing.T) {
	w := newWorld(t)
	w.staff()
	w.must(w.flow.Absences(t.Context()))
	w.noted(workflow.ViewStanding)
	w.excuse("boss", "sidorov", "orlova")
	w.must(w.flow.Absences(t.Context()))
	if got := w.noted(workflow.ViewStanding); !slices.Equal(got, []string{"orlova", "sidorov"}) {
		t.Errorf("told: %v", got)
	}
	w.now = w.now.Add(time.Hour)
	w.must(w.flow.Absences(t.Context()))
	if got := w.noted(workflow.ViewStanding); len(got) != 0 {
		t.Errorf("told again: %v", got)
	}
	w.must(w.flow.Resume(t.Context(), w.person("it"), "sidorov", w.now.Add(-time.Hour)))
	w.must(w.flow.Absences(t.Context()))
	if got := w.noted(workflow.ViewStanding); !slices.Equal(got, []string{"orlova", "sidorov"}) {
		t.Errorf("told of the end: %v", got)
	}
}

// Who may note whose absence.
func TestWhoMayExcuseWhom(t *testing.T) {
	w := newWorld(t)
	w.staff()
	for _, c := range []struct {
		by, who tasks.PersonID
		may     bool
	}{
		{"sidorov", "sidorov", true}, {"boss", "sidorov", true}, {"it", "orlova", true}, {"it", "glava", true},
		{"boss", "orlova", false}, {"sidorov", "boss", false}, {"petrov", "sidorov", false}, {"boss", "ivanova", false},
	} {
		a := tasks.Absence{Kind: tasks.Leave, From: w.now}
		err := w.flow.Excuse(t.Context(), w.person(c.by), c.who, a)
		if errors.Is(err, &tasks.Error{Code: tasks.Forbidden}) == c.may || c.may && err != nil {
			t.Errorf("%s notes %s: %v", c.by, c.who, err)
		}
		if err == nil {
			w.must(w.flow.Resume(t.Context(), w.person("it"), c.who, w.now))
		}
	}
}

// Nobody in a department: those who can help hear once when it comes to be so, again when it comes to be so again, and at
// each attempt to assign a task there.
func TestADepartmentWithNobody(t *testing.T) {
	w := newWorld(t)
	w.staff()
	look := func() []string {
		t.Helper()
		w.must(w.flow.Absences(t.Context()))
		return w.noted(workflow.ViewGaps)
	}
	if got := look(); len(got) != 0 {
		t.Errorf("told where everybody is there: %v", got)
	}
	w.excuse("sidorov", "sidorov", "")
	want := []string{"boss", "it", "petrov"}
	if got := look(); !slices.Equal(got, want) {
		t.Errorf("told: %v", got)
	}
	if got := look(); len(got) != 0 {
		t.Errorf("told twice: %v", got)
	}
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	_, err := w.order("petrov", tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}, "")
	if !errors.Is(err, &tasks.Error{Code: tasks.NobodyThere}) {
		t.Errorf("assigned where nobody is: %v", err)
	}
	items, err := w.flow.GapItems(t.Context(), w.id, "gkh", "petrov")
	w.must(err)
	if len(items) != 2 { // the responsible and the administrator
		t.Errorf("%d are told of the task", len(items))
	}
	w.must(w.flow.Resume(t.Context(), w.person("sidorov"), "sidorov", w.now))
	if got := look(); !slices.Equal(got, want) {
		t.Errorf("who was told sees that it is over: %v", got)
	}
	w.must(w.flow.Change(t.Context(), func(r tasks.Roster) tasks.Roster { // blocked the bot
		r.People = slices.Clone(r.People)
		r.People[2].Unreachable = true
		return r
	}))
	if got := look(); !slices.Equal(got, want) {
		t.Errorf("told when it came to be so again: %v", got)
	}
}
