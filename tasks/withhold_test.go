package tasks_test

import (
	"errors"
	"slices"
	"testing"

	"otklik/tasks"
)

// Not to answer takes two people of two roles; until they have decided, nothing is published.
func TestNotToAnswerTakesTwo(t *testing.T) {
	both := tasks.Person{ID: "vera", Roles: []tasks.Role{tasks.Operator, tasks.Controller}, Account: 8}
	propose := tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Operator}
	refused := func(r *road, by tasks.Person, c tasks.Command, code tasks.Code) {
		t.Helper()
		if err := r.try(by, c); !errors.Is(err, &tasks.Error{Code: code}) {
			t.Errorf("%s by %s: %v, want %s", c.Verb(), by.ID, err, code)
		}
	}
	r := newRoad(t).to(tasks.Ready)
	refused(r, operator, tasks.Withhold{Ground: "boring", As: tasks.Operator}, tasks.UnknownGround)
	refused(r, operator, tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Controller}, tasks.Forbidden)
	refused(r, executor, propose, tasks.Forbidden)
	refused(r, controller, tasks.Uphold{}, tasks.Unchanged)
	r.must(operator, propose)
	if !slices.Contains(r.task.Told, tasks.Told{Person: controller.ID, View: tasks.ViewCard, Rev: r.task.Rev}) {
		t.Error("the controller is not called to decide")
	}
	refused(r, operator, tasks.Publish{Draft: 1}, tasks.Pending)
	refused(r, operator, tasks.PublishByHand{Draft: 1, Link: "https://vk.com/wall-1_2"}, tasks.Pending)
	refused(r, operator, tasks.Uphold{}, tasks.Forbidden)
	r.must(controller, tasks.Dismiss{})
	r.must(both, tasks.Withhold{Ground: tasks.GroundHarm, As: tasks.Controller})
	refused(r, both, tasks.Uphold{}, tasks.Forbidden)
	refused(r, controller, tasks.Uphold{}, tasks.Forbidden)
	r.must(operator, tasks.Uphold{})
	if r.task.Status != tasks.Withheld || len(r.task.Terms) != 0 || r.task.Found.Text == "" {
		t.Errorf("upheld: %s, terms %v, evidence %q", r.task.Status, r.task.Terms, r.task.Found.Text)
	}
}
