package tasks_test

import (
	"errors"
	"testing"
	"time"

	"otklik/tasks"
)

// resume is a later message of the resident.
func resume(comment int64, text string) tasks.Resume {
	src := tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: comment, Thread: 3}
	return tasks.Resume{Task: src.ID(), Found: tasks.Found{Source: src, Text: text}, FoundAt: monday.Add(26 * time.Hour)}
}

// A resident who writes under the answer opens the task again, with terms anew from when that was found.
func TestAnAnsweredTaskIsOpenedAnew(t *testing.T) {
	r := newRoad(t).to(tasks.Assigned)
	r.answer("Пока думаем", tasks.Interim)
	r.publish()
	r.answer("Сделали", tasks.FinalAnswer)
	r.publish()
	r.now = monday.Add(27 * time.Hour) // found at noon on Tuesday, joined by the operator an hour later
	r.must(tasks.TheSystem(), resume(50, "Не сделали"))
	r.is(tasks.Assigned)
	answer, _ := r.task.Term(tasks.StepAnswer)
	want, err := r.policy.Calendar.Due(monday.Add(26*time.Hour), 8*time.Hour)
	if err != nil || !answer.Due.Equal(want) {
		t.Errorf("the answer is due %s, want %s (%v)", answer.Due, want, err)
	}
	if _, interim := r.task.Promised(); interim || r.task.Answered {
		t.Error("what was answered before counts for the new question")
	}
	if to := r.task.Target(); to.Comment != 50 {
		t.Errorf("the answer would go under %d", to.Comment)
	}
	if err := r.try(tasks.TheSystem(), resume(50, "Не сделали")); !errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		t.Errorf("given twice: %v", err)
	}
	r.answer("Теперь сделали", "")
	r.publish()
	r.is(tasks.Published)
	if len(r.task.Posted) != 3 {
		t.Errorf("%d answers stand there", len(r.task.Posted))
	}
}

// A task that is open goes on; whoever acts on it is called, and an answer that was written before is looked at twice.
func TestAnOpenTaskHearsOfIt(t *testing.T) {
	for _, status := range []tasks.Status{tasks.Detected, tasks.Registered, tasks.Gathering, tasks.Assigned, tasks.Review,
		tasks.Rework, tasks.Ready, tasks.Publishing, tasks.Linked} {
		r := newRoad(t).to(status)
		due, _ := r.task.Term(tasks.StepAnswer)
		r.must(tasks.TheSystem(), resume(50, "И ещё"))
		now, _ := r.task.Term(tasks.StepAnswer)
		if len(r.events[len(r.events)-1].Calls) == 0 || !now.Due.Equal(due.Due) {
			t.Errorf("%s: nobody was called, or the term moved from %s to %s", status, due.Due, now.Due)
		}
		r.is(status)
		if status == tasks.Ready {
			if err := r.try(operator, tasks.Publish{Draft: 1}); !errors.Is(err, &tasks.Error{Code: tasks.SourceChanged}) {
				t.Errorf("published without a question: %v", err)
			}
		}
	}
}

// What was closed without an answer is new to the operator: nobody's words come to an end in silence.
func TestAClosedTaskIsNewAgain(t *testing.T) {
	for _, status := range []tasks.Status{tasks.Declined, tasks.Withheld, tasks.Lapsed} {
		r := newRoad(t).to(status)
		r.must(tasks.TheSystem(), resume(50, "Здравствуйте!"))
		r.is(tasks.Detected)
		if _, runs := r.task.Term(tasks.StepRegister); !runs || r.task.Proposal != nil || r.task.Unanswerable() {
			t.Errorf("%s: terms %v, proposal %v", status, r.task.Terms, r.task.Proposal)
		}
		r.must(operator, tasks.Register{Topic: "ЖКХ"})
	}
}

// Nobody has a task that is new again: not the department that had it. What the head has not seen is seen to.
func TestWhatIsNewAgainIsWithNobody(t *testing.T) {
	for _, seen := range []bool{false, true} {
		r := newRoad(t).to(tasks.Assigned)
		r.must(controller, tasks.Raise{Reason: "Авария"})
		if seen {
			r.must(head, tasks.Acknowledge{})
		}
		r.must(tasks.TheSystem(), tasks.SourceGone{At: monday})
		r.must(operator, tasks.Lapse{Reason: "Отвечать негде"})
		r.must(tasks.TheSystem(), resume(50, "Здравствуйте!"))
		r.is(tasks.Detected)
		if r.task.Department != "" {
			t.Errorf("it is with %q", r.task.Department)
		}
		if _, alarms := r.task.Term(tasks.StepAcknowledge); alarms == seen {
			t.Errorf("seen by the head: %t, and the alert goes on: %t", seen, alarms)
		}
	}
}

// An answer on its way goes under the message for which it was sent off, at every attempt.
func TestAPublicationKeepsItsPlace(t *testing.T) {
	r := newRoad(t).to(tasks.Publishing)
	r.must(tasks.TheSystem(), resume(50, "И ещё"))
	r.must(tasks.TheSystem(), tasks.GiveUp{Problem: tasks.ProblemUnknown})
	r.must(operator, tasks.Publish{Draft: 1, Despite: r.task.Surprise()})
	if to := r.task.Publication.To; to.Comment != 3 {
		t.Errorf("the second attempt goes under %d, where the first would not be seen", to.Comment)
	}
}

// All that a resident writes, changes and deletes in a continuation is known in the task, in whatever order it is carried over.
func TestCarry(t *testing.T) {
	r := newRoad(t).to(tasks.Published)
	late := newPair(t).b
	late.task.Earlier = r.task.ID
	late.must(tasks.TheSystem(), tasks.SourceEdited{Text: "Нет света и воды", At: monday})
	late.must(operator, tasks.Continue{})
	carry := func() {
		t.Helper()
		for range 10 {
			c := tasks.Carry(late.task, r.task)
			if c == nil {
				return
			}
			r.must(tasks.TheSystem(), c)
		}
		t.Fatal("it never ends")
	}
	carry()
	if n := len(r.task.Continued); n != 1 || len(r.task.Versions) != 1 || r.task.Versions[0].Of != late.task.ID {
		t.Fatalf("%d continuations, versions %+v", n, r.task.Versions)
	}
	late.must(tasks.TheSystem(), tasks.SourceGone{At: monday})
	carry()
	if r.task.Continued[0].Gone.IsZero() || r.task.Target().Comment != 3 || r.task.Unanswerable() {
		t.Errorf("deleted: %+v, the answer would go under %d", r.task.Continued[0], r.task.Target().Comment)
	}
	late.must(tasks.TheSystem(), tasks.SourceEdited{Text: "Нет света и воды", At: monday})
	carry()
	if !r.task.Continued[0].Gone.IsZero() || r.task.Target().Comment != 77 || len(r.task.Versions) != 1 {
		t.Errorf("put back: %+v", r.task.Continued[0])
	}
}

func TestOnlyWhoWroteBeforeContinues(t *testing.T) {
	r := newRoad(t)
	if err := r.try(operator, tasks.Continue{}); !errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		t.Errorf("continues nothing: %v", err)
	}
}
