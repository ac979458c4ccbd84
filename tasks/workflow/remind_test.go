package workflow_test

import (
	"encoding/json"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// remind works one term off that is due and returns its settlement.
func (w *world) remind() workflow.Settlement {
	w.t.Helper()
	s, err := w.flow.Remind(w.t.Context(), w.only(workflow.Terms))
	w.must(err)
	w.settleItem(s)
	return s
}

// reminders lists the rungs that wait to be told.
func (w *world) reminders() map[tasks.RungName]int {
	w.t.Helper()
	came := map[tasks.RungName]int{}
	w.now = w.now.Add(time.Minute)
	for _, it := range w.claim(workflow.Reminders) {
		var r tasks.Reminder
		w.must(json.Unmarshal(it.Body, &r))
		came[r.Rung]++
		w.settleItem(workflow.Settlement{Item: it, Outcome: workflow.Done})
	}
	return came
}

func TestRemindPutsTheNextRung(t *testing.T) {
	w := newWorld(t)
	w.now = at(10, 15)
	if s := w.remind(); s.Outcome != workflow.Done {
		t.Errorf("the first rung ends as %+v", s)
	}
	if came := w.reminders(); len(came) != 1 || came[tasks.RungHalf] != 1 {
		t.Errorf("told: %v", came)
	}
	w.now = at(10, 24)
	w.remind()
	if came := w.reminders(); len(came) != 1 || came[tasks.RungFifth] != 1 {
		t.Errorf("told: %v", came)
	}
}

// A term that was met in time, or that counts anew, is passed over by what was claimed before.
func TestRemindOfATermThatHasEnded(t *testing.T) {
	w := newWorld(t)
	w.now = at(10, 15)
	claimed := w.only(workflow.Terms)
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	s, err := w.flow.Remind(t.Context(), claimed)
	w.must(err)
	if s.Outcome != workflow.Done || w.waiting(workflow.Reminders) != 0 {
		t.Errorf("%+v, %d reminders", s, w.waiting(workflow.Reminders))
	}
}

// After downtime into the night normal importance waits for the morning, and then everything comes as one.
func TestLateAtNight(t *testing.T) {
	w := newWorld(t)
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	w.now = at(22, 0)
	for _, it := range w.claim(workflow.Terms) {
		s, err := w.flow.Remind(t.Context(), it)
		w.must(err)
		if s.Outcome != workflow.Retry || !s.At.Equal(at(24+9, 0)) {
			t.Errorf("%s ends as %+v, want to wait for 09:00", it.Key, s)
		}
		w.settleItem(s)
	}
	w.now = at(24+9, 0)
	for _, it := range w.claim(workflow.Terms) {
		s, err := w.flow.Remind(t.Context(), it)
		w.must(err)
		w.settleItem(s)
	}
	// Distribution is overdue: the controller hears so once, the deputies are nobody here. The answer is due at 09:48: of the
	// half, the fifth and the forecast the controller hears the forecast.
	if came := w.reminders(); len(came) != 2 || came[tasks.RungTerm] != 1 || came[tasks.RungForecast] != 1 {
		t.Errorf("told: %v", came)
	}
}

func TestHighImportanceDoesNotWaitForTheMorning(t *testing.T) {
	w := newWorld(t)
	w.do("ivanova", tasks.Raise{Reason: "Важно"})
	w.now = at(22, 0)
	for _, it := range w.claim(workflow.Terms) {
		s, err := w.flow.Remind(t.Context(), it)
		w.must(err)
		if s.Outcome != workflow.Done {
			t.Errorf("%s ends as %+v", it.Key, s)
		}
	}
	if came := w.reminders(); came[tasks.RungTerm] == 0 || came[tasks.RungHead] == 0 {
		t.Errorf("told at night: %v", came)
	}
}

// A clock that steps back between claim and decision does not take the term off its queue.
func TestTheClockStepsBack(t *testing.T) {
	w := newWorld(t)
	w.now = at(10, 15)
	claimed := w.only(workflow.Terms)
	w.now = at(9, 40)
	s, err := w.flow.Remind(t.Context(), claimed)
	w.must(err)
	if s.Outcome != workflow.Retry || !s.At.Equal(at(10, 15)) {
		t.Fatalf("ends as %+v, want to come again at 10:15", s)
	}
	w.settleItem(s)
	w.now = at(10, 15)
	w.remind()
	if came := w.reminders(); came[tasks.RungHalf] != 1 {
		t.Errorf("told: %v", came)
	}
}

// Instants are finer than a store keeps them: what is due is not claimed before its rung has come.
func TestARungBetweenTwoMicroseconds(t *testing.T) {
	w := newWorld(t)
	w.now = at(10, 0).Add(789 * time.Nanosecond)
	w.must(w.flow.Detect(t.Context(), []tasks.Found{found(5)}, nil))
	w.id = found(5).Source.ID()
	term, _ := w.task().Term(tasks.StepRegister)
	w.now = at(10, 15)
	w.remind() // of the first task
	w.now = term.Next.Truncate(time.Microsecond)
	if items := w.claim(workflow.Terms); len(items) != 0 {
		t.Errorf("claimed %s before %s", w.now, term.Next)
	}
	w.now = w.now.Add(time.Microsecond)
	if s := w.remind(); s.Outcome != workflow.Done {
		t.Errorf("ends as %+v", s)
	}
}

// Reminders that could not go out in time do not go out at night, but for high importance.
func TestHold(t *testing.T) {
	w := newWorld(t)
	item := func(key string, urgent bool, due time.Time) workflow.Item {
		body, err := json.Marshal(tasks.Reminder{Task: w.id, Person: "ivanova", Urgent: urgent})
		w.must(err)
		return workflow.Item{Queue: workflow.Reminders, Key: key, Due: due, Body: body}
	}
	items := []workflow.Item{item("late", false, at(17, 59)), item("urgent", true, at(17, 59)), item("fresh", false, at(21, 59))}
	w.now = at(22, 0)
	out, held := w.flow.Hold(items)
	if len(out) != 2 || out[0].Key != "urgent" || out[1].Key != "fresh" {
		t.Errorf("go out at night: %+v", out)
	}
	if len(held) != 1 || held[0].Outcome != workflow.Retry || !held[0].At.Equal(at(24+9, 0)) {
		t.Errorf("held: %+v", held)
	}
	w.now = at(24+9, 0)
	if out, held := w.flow.Hold(items); len(out) != 3 || len(held) != 0 {
		t.Errorf("in the morning %d go out and %d wait", len(out), len(held))
	}
}
