package tasks_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
)

// A message that somebody hands in counts from when they came upon it; nobody comes upon anything in the future.
func TestTheTermsOfWhatIsHandedIn(t *testing.T) {
	for _, c := range []struct {
		seen, from time.Time
	}{
		{monday.Add(-2 * time.Hour), monday.Add(-2 * time.Hour)}, {monday.Add(time.Hour), monday}, {time.Time{}, monday}, {monday, monday},
	} {
		r := &road{t: t, policy: policy(t), now: monday}
		r.must(tasks.TheSystem(), tasks.Detect{ClockFrom: c.from, Found: tasks.Found{
			Source: tasks.Source{Network: tasks.NetworkOK, Mark: "x"}, Text: "Темно", By: executor.ID, SeenAt: c.seen, ByHand: true,
		}})
		term, ok := r.task.Term(tasks.StepRegister)
		if !r.task.FoundAt.Equal(c.from) || !ok || !term.From.Equal(c.from) {
			t.Errorf("seen %s: found %s, the term %+v", c.seen, r.task.FoundAt, term)
		}
	}
}

// Where no program may answer nobody can order it to, and the operator publishes.
func TestWhatIsPublishedByHand(t *testing.T) {
	r := newRoad(t)
	r.task.Found.ByHand = true
	r.to(tasks.Ready)
	allowed := tasks.Allowed(r.task, operator)
	if slices.Contains(allowed, tasks.DoPublish) || !slices.Contains(allowed, tasks.DoPublishByHand) {
		t.Errorf("allowed are %v", allowed)
	}
	if err := r.try(operator, tasks.Publish{Draft: 1}); !errors.Is(err, &tasks.Error{Code: tasks.Moved}) {
		t.Errorf("ordered all the same: %v", err)
	}
	r.must(operator, tasks.PublishByHand{Draft: 1, Link: "https://ok.ru/group/1/topic/2"})
	if r.task.Status != tasks.Published || !r.task.Answered {
		t.Errorf("%s", r.task.Status)
	}
}

// What has a mark is told from others by it alone, and never looks like what has numbers.
func TestMarksAreKeys(t *testing.T) {
	seen := map[tasks.ID]string{}
	for _, s := range []tasks.Source{
		{Network: "vk", Owner: -1, Post: 2}, {Network: "vk", Mark: "-1_2_0"}, {Network: "ok", Mark: "-1_2_0"}, {Network: "ok", Mark: "a"},
		{Network: "vk", Mark: "a"}, {Network: "other", Mark: "a"},
	} {
		if before, twice := seen[s.ID()]; twice || !s.ID().Valid() {
			t.Errorf("%s has the id of %s", s.Key(), before)
		}
		seen[s.ID()] = s.Key()
	}
	for _, f := range []tasks.Found{{}, {By: "x", Author: tasks.Author{ID: 5}}} {
		if !f.Told() {
			t.Errorf("%+v counts as not told of", f)
		}
	}
	if (tasks.Found{By: "x", Author: tasks.Author{FirstName: "Мария"}}).Told() {
		t.Error("what was only written down counts as told of by its network")
	}
}
