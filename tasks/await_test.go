package tasks_test

import (
	"testing"
	"time"

	"otklik/tasks"
)

func TestAwaitsWhoseStepItIs(t *testing.T) {
	at := time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)
	term := func(s tasks.Step, of string, minutes int) tasks.Term {
		return tasks.Term{Step: s, Of: of, Due: at.Add(time.Duration(minutes) * time.Minute)}
	}
	operator := tasks.Person{ID: "anna", Roles: []tasks.Role{tasks.Operator}}
	controller := tasks.Person{ID: "pyotr", Roles: []tasks.Role{tasks.Controller}}
	head := tasks.Person{ID: "glava", Roles: []tasks.Role{tasks.Head}}
	ivan := tasks.Person{ID: "ivan", Roles: []tasks.Role{tasks.Executor}, Department: "gkh"}
	sister := tasks.Person{ID: "vera", Roles: []tasks.Role{tasks.Executor}, Department: "gkh"}
	olga := tasks.Person{ID: "olga", Roles: []tasks.Role{tasks.Executor}, Department: "roads"}
	stands := olga
	stands.Standing = []tasks.Post{{Role: tasks.Executor, Department: "gkh", For: "ivan"}}
	detected := tasks.Task{Status: tasks.Detected, Terms: []tasks.Term{term(tasks.StepRegister, "", 30), term(tasks.StepAnswer, "", 480)}}
	chosen := tasks.Task{Status: tasks.Assigned, Department: "gkh", Assignee: "ivan", Terms: []tasks.Term{term(tasks.StepDraft, "", 60)}}
	shared := tasks.Task{
		Status: tasks.Gathering, Parts: []tasks.Part{{Department: "gkh"}, {Department: "roads"}},
		Terms: []tasks.Term{term(tasks.StepInformation, "roads", 60), term(tasks.StepAcknowledge, "", 10)},
	}
	owed := tasks.Task{
		Status: tasks.Published, Department: "gkh", Promises: []tasks.Promise{{No: 1, Department: "roads"}},
		Terms: []tasks.Term{term(tasks.StepPromise, "1", 60), term(tasks.StepAgree, "1", 30)},
	}
	for _, c := range []struct {
		name string
		task tasks.Task
		who  tasks.Person
		mine bool
		want tasks.Step
	}{
		{"new", detected, operator, true, tasks.StepRegister},
		{"new, to a controller", detected, controller, true, ""},
		{"draft", chosen, ivan, true, tasks.StepDraft},
		{"a colleague's draft", chosen, sister, true, ""},
		{"a colleague's draft in the queue", chosen, sister, false, tasks.StepDraft},
		{"in another's stead", chosen, stands, true, tasks.StepDraft},
		{"another department's", chosen, olga, false, ""},
		{"information", shared, olga, true, tasks.StepInformation},
		{"information that is given", shared, ivan, true, ""},
		{"alert", shared, head, true, tasks.StepAcknowledge},
		{"promise", owed, olga, true, tasks.StepPromise},
		{"promise of others", owed, ivan, true, ""},
		{"new day", owed, controller, true, tasks.StepAgree},
	} {
		got, ok := c.task.Awaits(c.who, c.mine)
		if ok != (c.want != "") || got.Step != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, got.Step, ok, c.want)
		}
	}
	if term, ok := shared.Pressing(); !ok || term.Step != tasks.StepInformation {
		t.Errorf("the head's alert presses: %+v", term)
	}
	if !chosen.Worked("ivan") || chosen.Worked("vera") || chosen.Worked("") {
		t.Error("who has had a hand in it is not told right")
	}
}
