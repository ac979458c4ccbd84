package tasks_test

import (
	"errors"
	"slices"
	"testing"

	"otklik/tasks"
)

// A refusal brings the task back to the controller with time running; the second one the deputies hear of.
func TestADepartmentGivesTheTaskBack(t *testing.T) {
	r := newRoad(t)
	deputy := tasks.Person{ID: "kuratov", Roles: []tasks.Role{tasks.Deputy}, Account: 6}
	r.policy.Roster.People = append(r.policy.Roster.People, deputy)
	r.to(tasks.Assigned)
	answer, _ := r.task.Term(tasks.StepAnswer)
	if err := r.try(executor, tasks.Refuse{Reason: " "}); !errors.Is(err, &tasks.Error{Code: tasks.NoReason}) {
		t.Fatalf("without a reason: %v", err)
	}
	if err := r.try(stranger, tasks.Refuse{Reason: "Не мой дом"}); !errors.Is(err, &tasks.Error{Code: tasks.Elsewhere}) {
		t.Fatalf("by another department: %v", err)
	}
	for n := 1; n <= 2; n++ {
		r.must(executor, tasks.Refuse{Reason: "Это не наш дом"})
		now, _ := r.task.Term(tasks.StepAnswer)
		_, draft := r.task.Term(tasks.StepDraft)
		_, distribute := r.task.Term(tasks.StepDistribute)
		if r.task.Status != tasks.Registered || r.task.Department != "" || len(r.task.Refusals) != n ||
			!now.Due.Equal(answer.Due) || draft || !distribute {
			t.Fatalf("after refusal %d: %s, terms %v", n, r.task.Status, r.task.Terms)
		}
		told := slices.ContainsFunc(r.task.Told, func(x tasks.Told) bool { return x.Person == deputy.ID && x.Rev == r.task.Rev })
		if told != (n == 2) {
			t.Errorf("after refusal %d the deputy is told: %v", n, told)
		}
		r.must(executor, tasks.Compose{Text: "Написано раньше, чем отказались"}) // words are kept all the same
		r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
	}
}
