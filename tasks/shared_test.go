package tasks_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
)

var both = []tasks.DepartmentID{"gkh", "roads"}

// gathering is a task that two departments are asked about.
func gathering(t *testing.T) *road {
	t.Helper()
	r := newRoad(t).to(tasks.Registered)
	r.must(controller, tasks.Assign{Departments: both})
	return r
}

func (r *road) inform(by tasks.Person, text string) {
	r.t.Helper()
	r.must(by, tasks.Compose{Text: text})
	r.must(by, tasks.Inform{Department: by.Department, Sketch: r.task.Sketches[by.ID].Rev})
}

func (r *road) due(s tasks.Step, of string) time.Time {
	r.t.Helper()
	term, ok := r.task.TermOf(s, of)
	if !ok {
		r.t.Fatalf("no term %s of %q runs: %+v", s, of, r.task.Terms)
	}
	return term.Due
}

func (r *road) refused(by tasks.Person, c tasks.Command, code tasks.Code) {
	r.t.Helper()
	if err := r.try(by, c); !errors.Is(err, &tasks.Error{Code: code}) {
		r.t.Errorf("%s by %s: got %v, want %s", c.Verb(), by.ID, err, code)
	}
}

// Each department has its own two hours [16]; one that is asked later has them from then on.
func TestEveryDepartmentHasItsOwnTwoHours(t *testing.T) {
	r := gathering(t)
	r.policy.Roster.Departments = append(r.policy.Roster.Departments, tasks.Department{ID: "parks"})
	gardener := tasks.Person{ID: "sadov", Roles: []tasks.Role{tasks.Executor}, Department: "parks", Account: 9}
	r.policy.Roster.People = append(r.policy.Roster.People, gardener)
	for _, d := range both {
		if due := r.due(tasks.StepInformation, string(d)); !due.Equal(monday.Add(2 * time.Hour)) {
			t.Errorf("%s: %s", d, due)
		}
	}
	r.now = monday.Add(time.Hour)
	r.refused(controller, tasks.Assign{Departments: both}, tasks.Unchanged)
	r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"roads", "parks"}})
	if due := r.due(tasks.StepInformation, "parks"); !due.Equal(monday.Add(3 * time.Hour)) {
		t.Errorf("parks: %s", due)
	}
	if due := r.due(tasks.StepInformation, "roads"); !due.Equal(monday.Add(2 * time.Hour)) {
		t.Errorf("roads is asked again: %s", due)
	}
	last := r.events[len(r.events)-1]
	if len(last.Calls) != 1 || last.Calls[0].Person != gardener.ID {
		t.Errorf("called: %+v", last.Calls)
	}
}

// Information is of use only until the draft's term: of high importance that comes first [9, 14, 16].
func TestInformationIsNeverPastTheDraft(t *testing.T) {
	r := newRoad(t).to(tasks.Registered)
	r.must(operator, tasks.Raise{Reason: "Дети"})
	r.now = monday.Add(time.Hour)
	r.must(controller, tasks.Assign{Departments: both})
	answer := r.due(tasks.StepAnswer, "")
	last, err := r.policy.Calendar.Before(answer, 90*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if due := r.due(tasks.StepInformation, "gkh"); !due.Equal(last) || !due.Before(r.now.Add(2*time.Hour)) {
		t.Errorf("information until %s, the draft until %s", due, last)
	}
}

// When the last has answered the controller is called to choose, and has a term for it.
func TestAllInformationCallsTheController(t *testing.T) {
	r := gathering(t)
	r.inform(executor, "Труба перекрыта")
	if _, runs := r.task.Term(tasks.StepLead); runs || r.task.Current() != tasks.StepInformation {
		t.Error("one is still silent")
	}
	if last := r.events[len(r.events)-1]; slices.ContainsFunc(last.Calls, func(c tasks.Told) bool { return c.Person == controller.ID }) {
		t.Error("the controller is called although one is silent")
	}
	r.refused(executor, tasks.Compose{}, tasks.NoText)
	r.now = r.now.Add(time.Hour)
	r.inform(stranger, "Яму засыпем")
	if due := r.due(tasks.StepLead, ""); !due.Equal(r.now.Add(30 * time.Minute)) {
		t.Errorf("to choose until %s", due)
	}
	if last := r.events[len(r.events)-1]; !slices.ContainsFunc(last.Calls, func(c tasks.Told) bool { return c.Person == controller.ID }) {
		t.Error("the controller is not called")
	}
	r.must(controller, tasks.Lead{Department: "roads"})
	if r.task.Status != tasks.Assigned || r.task.Department != "roads" || r.task.Parts[0].Info.Text != "Труба перекрыта" {
		t.Errorf("%+v", r.task)
	}
	r.refused(executor, tasks.Submit{}, tasks.Elsewhere)
}

// The lead may be chosen at any time; who is still asked may answer until the draft is at control, and the lead hears of it.
func TestALateInformationReachesTheLead(t *testing.T) {
	r := gathering(t)
	r.must(controller, tasks.Lead{Department: "gkh"})
	if _, runs := r.task.TermOf(tasks.StepInformation, "gkh"); runs {
		t.Error("the lead is still asked for information")
	}
	r.now = monday.Add(3 * time.Hour)
	r.inform(stranger, "Яму засыпем")
	if last := r.events[len(r.events)-1]; !slices.ContainsFunc(last.Calls, func(c tasks.Told) bool { return c.Person == executor.ID }) {
		t.Error("the lead does not hear of it")
	}
	r.draft("Ответ")
	r.must(stranger, tasks.Compose{Text: "Ещё одно"})
	r.refused(stranger, tasks.Inform{Department: "roads", Sketch: r.task.Sketches[stranger.ID].Rev}, tasks.Moved)
	if r.task.Sketches[stranger.ID].Text != "Ещё одно" {
		t.Error("what came too late is lost")
	}
}

// Refusals: one does not stop the others, all send the task back, the second tells the deputies; a lead's goes to the board.
func TestRefusalsOfSeveral(t *testing.T) {
	r := gathering(t)
	deputy := tasks.Person{ID: "deputy", Roles: []tasks.Role{tasks.Deputy}, Account: 10}
	r.policy.Roster.People = append(r.policy.Roster.People, deputy)
	r.refused(executor, tasks.Refuse{Reason: "Не наше", Department: "roads"}, tasks.Elsewhere)
	r.must(executor, tasks.Refuse{Reason: "Не наше", Department: "gkh"})
	if r.task.Status != tasks.Gathering || len(r.task.Awaited()) != 1 {
		t.Fatalf("%s, %v", r.task.Status, r.task.Awaited())
	}
	r.refused(controller, tasks.Lead{Department: "gkh"}, tasks.UnknownLead)
	r.must(controller, tasks.Lead{Department: "roads"})
	r.must(stranger, tasks.Refuse{Reason: "И не наше"})
	if r.task.Status != tasks.Registered {
		t.Errorf("nobody is left, yet it is %s", r.task.Status)
	}
	if last := r.events[len(r.events)-1]; !slices.ContainsFunc(last.Calls, func(c tasks.Told) bool { return c.Person == deputy.ID }) {
		t.Error("the deputy does not hear of the second refusal")
	}
	r.must(controller, tasks.Assign{Departments: both})
	if len(r.task.Awaited()) != 2 {
		t.Errorf("asked anew: %v", r.task.Awaited())
	}
}

// What a department has said once stays when the task is taken back and sent to several again.
func TestInformationOutlivesARecall(t *testing.T) {
	r := gathering(t)
	r.inform(executor, "Труба перекрыта")
	r.must(controller, tasks.Recall{Reason: "Нужен и парк"})
	if len(r.task.Terms) != 2 {
		t.Errorf("terms: %+v", r.task.Terms)
	}
	r.must(controller, tasks.Assign{Departments: both})
	if p, _ := r.task.Part("gkh"); p.Info == nil || len(r.task.Awaited()) != 1 {
		t.Errorf("%+v", r.task.Parts)
	}
}

// The responsible person chooses one executor of the department, of one department or of several; reminders go to them only.
func TestDelegation(t *testing.T) {
	chief := tasks.Person{ID: "chief", Roles: []tasks.Role{tasks.Responsible}, Department: "gkh", Account: 11}
	second := tasks.Person{ID: "second", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 12}
	for _, several := range []bool{false, true} {
		r := newRoad(t).to(tasks.Registered)
		r.policy.Roster.People = append(r.policy.Roster.People, chief, second)
		list := both
		if !several {
			list = both[:1]
		}
		r.must(controller, tasks.Assign{Departments: list})
		r.refused(executor, tasks.Delegate{Department: "gkh", Person: second.ID}, tasks.Forbidden)
		r.refused(chief, tasks.Delegate{Department: "gkh", Person: stranger.ID}, tasks.UnknownPerson)
		r.refused(chief, tasks.Delegate{Department: "roads", Person: stranger.ID}, tasks.Elsewhere)
		r.must(chief, tasks.Delegate{Department: "gkh", Person: second.ID})
		if last := r.events[len(r.events)-1]; len(last.Calls) != 1 || last.Calls[0].Person != second.ID {
			t.Errorf("called: %+v", last.Calls)
		}
		r.refused(chief, tasks.Delegate{Department: "gkh", Person: second.ID}, tasks.Unchanged)
		term := r.task.Terms[0]
		r.now = term.Next
		change, err := tasks.Decide(r.task, tasks.Remind{Step: term.Step, Of: term.Of, Due: term.Due}, tasks.TheSystem(), r.now, r.policy)
		if err != nil || len(change.Remind) != 1 || change.Remind[0].Person != second.ID {
			t.Errorf("several %v: reminded %+v, %v", several, change.Remind, err)
		}
	}
}
