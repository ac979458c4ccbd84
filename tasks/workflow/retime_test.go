package workflow_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
	"otklik/tasks/worktime"
)

// retimes counts how often the terms of all tasks were counted anew.
func (w *world) retimes() int {
	w.t.Helper()
	n := 0
	for i := range int64(5) {
		events, err := w.store.Events(w.t.Context(), found(i+1).Source.ID())
		w.must(err)
		for _, e := range events {
			if e.Verb() == tasks.DoRetime {
				n++
			}
		}
	}
	return n
}

// A fault in the midst is no harm: called again, each task is counted anew once, and there and back again as often as the
// calendar changes.
func TestRetimeGoesOnAfterAFault(t *testing.T) {
	w := newWorld(t)
	var batch []tasks.Found
	for i := range int64(5) {
		batch = append(batch, found(i+1))
	}
	w.must(w.flow.Detect(t.Context(), batch, nil))
	plain, dayOff := calendar(t), calendar(t, worktime.Date{Year: 2026, Month: time.November, Day: 25})
	turn := func(c *worktime.Calendar, want int) error {
		t.Helper()
		w.settle(c)
		n, err := w.flow.Retime(t.Context(), c.Version())
		if err == nil && n != want {
			t.Errorf("%d tasks were counted anew, want %d", n, want)
		}
		return err
	}
	due := func(want time.Time) {
		t.Helper()
		for i := range int64(5) {
			w.id = found(i + 1).Source.ID()
			if term, _ := w.task().Term(tasks.StepAnswer); !term.Due.Equal(want) {
				t.Errorf("task %d: answer by %s, want %s", i+1, term.Due, want)
			}
		}
	}
	w.must(turn(plain, 0))
	w.must(turn(plain, 0))
	commits := 0
	w.store.before = func(workflow.Commit) error {
		if commits++; commits == 4 {
			return errFault
		}
		return nil
	}
	if err := turn(dayOff, 5); !errors.Is(err, errFault) {
		t.Fatalf("got %v", err)
	}
	w.store.before = nil
	w.must(turn(dayOff, 5))
	if n := w.retimes(); n != 5 {
		t.Errorf("five tasks were counted anew %d times", n)
	}
	due(at(48+9, 48))
	w.must(turn(plain, 5))
	w.must(turn(dayOff, 5))
	w.must(turn(plain, 5))
	due(at(24+9, 48))
	commits = 0
	w.store.before = func(workflow.Commit) error {
		if commits++; commits == 4 {
			return errFault
		}
		return nil
	}
	if err := turn(dayOff, 5); !errors.Is(err, errFault) {
		t.Fatalf("got %v", err)
	}
	w.store.before = nil
	w.must(turn(plain, 5)) // back before it was through: those that had gone over come back
	due(at(24+9, 48))
}

// Whose term has moved hears of it in working time.
func TestATermThatMovedAtNight(t *testing.T) {
	w := newWorld(t)
	_, err := w.flow.Retime(t.Context(), calendar(t).Version())
	w.must(err)
	w.now = at(23, 0)
	other := calendar(t, worktime.Date{Year: 2026, Month: time.November, Day: 25})
	w.settle(other)
	_, err = w.flow.Retime(t.Context(), other.Version())
	w.must(err)
	w.now = at(48+8, 59)
	if items := w.claim(workflow.Reminders); len(items) != 0 {
		t.Errorf("%d reminders before the working day", len(items))
	}
	w.now = at(48+9, 1)
	items := w.claim(workflow.Reminders)
	if len(items) != 1 {
		t.Fatalf("%d reminders", len(items))
	}
	var r tasks.Reminder
	w.must(json.Unmarshal(items[0].Body, &r))
	if r.Rung != tasks.RungMoved || r.Person != "ivanova" || !r.Was.Equal(at(24+9, 48)) || !r.Due.Equal(at(48+9, 48)) {
		t.Errorf("told %+v", r)
	}
}
