package tasks_test

import (
	"testing"

	"otklik/tasks"
)

// A published answer is opened again to be corrected, with the terms of an answer, by operator or controller.
func TestAPublishedAnswerIsCorrected(t *testing.T) {
	for _, by := range []tasks.Person{operator, controller} {
		r := promised(t, "27.11")
		r.refused(executor, tasks.Amend{Reason: "Опечатка"}, tasks.Forbidden)
		r.refused(by, tasks.Amend{}, tasks.NoReason)
		r.now = moscow(t, "24.11.2026 09:00")
		r.must(by, tasks.Amend{Reason: "Не тот дом"})
		r.stands(tasks.Assigned)
		if got, want := r.due(tasks.StepAnswer, ""), moscow(t, "24.11.2026 17:48"); !got.Equal(want) {
			t.Errorf("by %s, want %s", got, want)
		}
		if got, want := r.due(tasks.StepDraft, ""), moscow(t, "24.11.2026 14:48"); !got.Equal(want) {
			t.Errorf("draft by %s, want %s", got, want)
		}
		if r.task.Amended == nil || r.task.Amended.Text != "Не тот дом" {
			t.Errorf("the executor cannot read why: %+v", r.task.Amended)
		}
		r.refused(by, tasks.Withhold{Ground: tasks.GroundInsult, As: by.Roles[0]}, tasks.Moved)
		r.say(tasks.Compose{Text: "Мария, уточняем: дом 14."})
		r.stands(tasks.Published)
		d, _ := r.task.LastDraft()
		if d.Kind != tasks.Correction || r.task.Amended != nil || len(r.task.Posted) != 2 || len(r.task.Terms) != 1 {
			t.Errorf("kind %s, task %+v", d.Kind, r.task)
		}
		r.replays()
	}
}

// An executor corrects an answer of their own accord; a correction that nobody wants is given up, and the answer stands.
func TestACorrectionOfOnesOwnAccord(t *testing.T) {
	r := promised(t)
	r.must(executor, tasks.Compose{Text: "Мария, уточняем."})
	r.stands(tasks.Published)
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
	r.stands(tasks.Review)
	r.due(tasks.StepReview, "")
	r.due(tasks.StepAnswer, "")
	r.must(controller, tasks.Return{Draft: 2, Criteria: []tasks.Criterion{"10.6"}})
	r.must(executor, tasks.Compose{Text: "Мария, уточняем адрес."})
	if got := r.task.Sketches[executor.ID].Kind; got != tasks.Correction {
		t.Errorf("a better wording is %s", got)
	}
	r.must(controller, tasks.Recall{Reason: "Не нужно"})
	r.stands(tasks.Published)
	if len(r.task.Terms) != 0 || r.task.Round != "" {
		t.Errorf("terms %+v, round %q", r.task.Terms, r.task.Round)
	}
	r.replays()
}

// A notice that overtakes a correction does not take its place.
func TestACorrectionIsNotForgotten(t *testing.T) {
	r := promised(t, "27.11")
	r.must(operator, tasks.Amend{Reason: "Не тот дом"})
	r.must(executor, postpone(t, 1, "02.12"))
	r.must(controller, tasks.Agree{Notice: notice})
	r.sendNotice()
	r.stands(tasks.Assigned)
	if r.task.Round != tasks.Correction || r.task.Amended == nil {
		t.Errorf("open again for %q, %+v", r.task.Round, r.task.Amended)
	}
	r.say(tasks.Compose{Text: "Мария, дом 14."})
	r.stands(tasks.Published)
	r.replays()
}
