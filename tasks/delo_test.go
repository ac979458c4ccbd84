package tasks_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
)

// With «Дело» by hand the operator loads the message within the term of registration [4], the executor the answer within a
// term of its own [12].
func TestDeloByHand(t *testing.T) {
	r := newRoad(t)
	r.policy.Delo = tasks.DeloManual
	r.must(operator, tasks.Register{Topic: "ЖКХ"})
	r.is(tasks.Filing)
	register, runs := r.task.Term(tasks.StepRegister)
	if !runs || !register.Due.Equal(monday.Add(30*time.Minute)) {
		t.Errorf("registration and loading: %v", register)
	}
	if err := r.try(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}); err == nil {
		t.Error("distributed before it was loaded")
	}
	for _, number := range []string{"", "  ", strings.Repeat("1", 61)} {
		if err := r.try(operator, tasks.Load{Number: number}); !errors.Is(err, &tasks.Error{Code: tasks.NoDelo}) {
			t.Errorf("loaded as %q: %v", number, err)
		}
	}
	r.must(operator, tasks.Load{Number: " 12-345/26 "})
	r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	r.draft("Ответ")
	r.must(controller, tasks.Approve{Draft: 1})
	r.is(tasks.Approved)
	load, runs := r.task.Term(tasks.StepLoad)
	if !runs || !load.Due.Equal(monday.Add(30*time.Minute)) || load.From != r.now {
		t.Errorf("loading of the answer: %v", load)
	}
	if err := r.try(operator, tasks.Publish{Draft: 1}); err == nil {
		t.Error("published before it was loaded")
	}
	if err := r.try(stranger, tasks.Load{Number: "1"}); !errors.Is(err, &tasks.Error{Code: tasks.Elsewhere}) {
		t.Errorf("loaded by another department: %v", err)
	}
	r.must(executor, tasks.Load{Number: "12-346/26"})
	r.is(tasks.Ready)
	if r.task.Delo != (tasks.Delo{Message: "12-345/26", Answer: "12-346/26"}) {
		t.Errorf("numbers %+v", r.task.Delo)
	}
}

// Loading counts where it has to be done, for the time that is left.
func TestTheForecastHoldsLoading(t *testing.T) {
	for _, mode := range []tasks.DeloMode{tasks.DeloOff, tasks.DeloManual} {
		r := newRoad(t).to(tasks.Assigned)
		r.policy.Delo = mode
		legs, _, err := r.policy.Path(r.task, r.now)
		if err != nil {
			t.Fatal(err)
		}
		var steps []tasks.Step
		for _, leg := range legs {
			steps = append(steps, leg.Step)
		}
		if slices.Contains(steps, tasks.StepLoad) != (mode == tasks.DeloManual) {
			t.Errorf("%s: the way is %v", mode, steps)
		}
	}
}

// Switched off while tasks wait for it: they go on without a number.
func TestDeloSwitchedOff(t *testing.T) {
	for status, by := range map[tasks.Status]tasks.Person{tasks.Filing: operator, tasks.Approved: executor} {
		r := newRoad(t).to(status)
		r.policy.Delo = tasks.DeloOff
		r.must(by, tasks.Load{})
		if r.task.Status == status || r.task.Delo != (tasks.Delo{}) {
			t.Errorf("%s: now %s with %+v", status, r.task.Status, r.task.Delo)
		}
	}
}
