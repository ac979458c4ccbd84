package tasks_test

import (
	"errors"
	"testing"

	"otklik/tasks"
)

// What was done by mistake is taken back by who did it, with a reason, and goes on from there with the same number.
func TestMistakesAreTakenBack(t *testing.T) {
	cases := []struct {
		from, to tasks.Status
		by       tasks.Person
		starts   tasks.Step
	}{
		{tasks.Registered, tasks.Detected, operator, tasks.StepRegister},
		{tasks.Assigned, tasks.Registered, controller, tasks.StepDistribute},
		{tasks.Review, tasks.Registered, controller, tasks.StepDistribute},
		{tasks.Rework, tasks.Registered, controller, tasks.StepDistribute},
		{tasks.Ready, tasks.Review, controller, tasks.StepReview},
	}
	for _, c := range cases {
		t.Run(string(c.from), func(t *testing.T) {
			r := newRoad(t).to(c.from)
			if err := r.try(c.by, tasks.Recall{}); !errors.Is(err, &tasks.Error{Code: tasks.NoReason}) {
				t.Fatalf("without a reason: %v", err)
			}
			r.must(c.by, tasks.Recall{Reason: "Ошибка"})
			if _, runs := r.task.Term(c.starts); r.task.Status != c.to || !runs || len(r.task.Terms) != 2 {
				t.Errorf("now %s with the terms %v", r.task.Status, r.task.Terms)
			}
			if err := r.try(operator, tasks.Publish{Draft: len(r.task.Drafts)}); err == nil {
				t.Error("what was taken back can be published")
			}
			if c.to == tasks.Detected {
				r.must(operator, tasks.Register{Number: 99, Topic: "Дороги"})
				if r.task.Number != 1 || r.task.Topic != "Дороги" {
					t.Errorf("registered again as № %d, %s", r.task.Number, r.task.Topic)
				}
			}
		})
	}
	r := newRoad(t).to(tasks.Published)
	if err := r.try(controller, tasks.Recall{Reason: "Поздно"}); !errors.Is(err, &tasks.Error{Code: tasks.Moved}) {
		t.Errorf("a published answer was taken back: %v", err)
	}
}

// A department that says a correction is not its own leaves nobody behind it: when the answer is to stand as it is, it is still
// that department's, and what the resident writes next comes to it.
func TestAnAnswerThatStandsAsItIsHasItsDepartment(t *testing.T) {
	for name, end := range map[string]func(*road){
		"recalled": func(r *road) { r.must(controller, tasks.Recall{Reason: "Всё верно"}) },
		"lapsed": func(r *road) {
			r.must(tasks.TheSystem(), tasks.SourceGone{At: monday})
			r.must(operator, tasks.Lapse{Reason: "Удалено"})
		},
		"refused by another too": func(r *road) {
			r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"roads"}})
			r.must(stranger, tasks.Refuse{Reason: "Не наш двор"})
			r.must(controller, tasks.Recall{Reason: "Всё верно"})
		},
		"given to another": func(r *road) {
			r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"roads"}})
			r.must(controller, tasks.Recall{Reason: "Всё верно"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoad(t).to(tasks.Published)
			r.must(operator, tasks.Amend{Reason: "Не тот дом"})
			r.must(executor, tasks.Refuse{Reason: "Не наш дом"})
			r.is(tasks.Registered)
			end(r)
			r.is(tasks.Published)
			if r.task.Department != executor.Department {
				t.Fatalf("the answer is of %q", r.task.Department)
			}
			r.must(tasks.TheSystem(), resume(50, "И ещё"))
			r.must(executor, tasks.Compose{Text: "Мария, сделали"})
		})
	}
}
