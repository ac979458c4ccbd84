package tasks_test

import (
	"testing"
	"time"

	"otklik/tasks"
)

// Where the calendar ends, the rungs that it cannot reach are left out; the term and those before them stand.
func TestTheLadderAtTheEndOfTheCalendar(t *testing.T) {
	p := policy(t)
	last := time.Date(2027, 12, 31, 12, 30, 0, 0, time.UTC) // Friday, 15:30 in Moscow; the day ends at 16:00
	due, err := p.Calendar.Due(last, 30*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	task := tasks.Task{Status: tasks.Review, Importance: tasks.Normal, Department: "gkh"}
	moments, err := p.Moments(task, tasks.Term{Step: tasks.StepReview, From: last, Due: due})
	if err != nil || len(moments) == 0 || moments[len(moments)-1].Name != tasks.RungTerm {
		t.Errorf("moments %v, %v", moments, err)
	}
}
