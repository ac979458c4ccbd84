package tasks_test

import (
	"testing"

	"otklik/tasks"
)

func postpone(t testing.TB, no int, day string) tasks.Postpone {
	return tasks.Postpone{Promise: no, Day: dayOf(t, day), Reason: "Нет материалов"}
}

const notice = "Мария, срок перенесён."

// sendNotice brings the drafted notice of a new day to publication.
func (r *road) sendNotice() {
	r.t.Helper()
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
	r.must(controller, tasks.Approve{Draft: len(r.task.Drafts)})
	r.must(operator, tasks.Publish{Draft: len(r.task.Drafts)})
	r.must(tasks.TheSystem(), tasks.Confirm{Comment: int64(len(r.task.Drafts))})
}

// A new day counts when the resident has been told, not before [9]. Until then the old one runs, and its ladder.
func TestANewDayCountsWhenItIsPublished(t *testing.T) {
	r := promised(t, "25.11")
	r.refused(executor, postpone(t, 1, "25.11"), tasks.WrongDate)
	r.refused(executor, postpone(t, 1, "24.11"), tasks.WrongDate)
	r.refused(executor, postpone(t, 2, "02.12"), tasks.Unchanged)
	r.refused(executor, tasks.Postpone{Promise: 1, Day: dayOf(t, "02.12")}, tasks.NoReason)
	r.refused(stranger, postpone(t, 1, "02.12"), tasks.Elsewhere)
	r.refused(controller, tasks.Agree{Notice: notice}, tasks.Unchanged)
	r.now = moscow(t, "24.11.2026 10:00")
	r.must(executor, postpone(t, 1, "02.12"))
	r.refused(executor, postpone(t, 1, "03.12"), tasks.Unchanged)
	if got, want := r.due(tasks.StepAgree, "1"), moscow(t, "25.11.2026 09:48"); !got.Equal(want) {
		t.Errorf("to be decided by %s, want %s", got, want)
	}
	r.must(controller, tasks.Agree{Notice: notice})
	r.stands(tasks.Assigned)
	if _, runs := r.task.Term(tasks.StepAgree); runs || r.task.Sketches[executor.ID].Text != notice {
		t.Errorf("terms %+v, sketches %+v", r.task.Terms, r.task.Sketches)
	}
	r.due(tasks.StepAnswer, "")
	old := moscow(t, "25.11.2026 18:00")
	if got := r.due(tasks.StepPromise, "1"); !got.Equal(old) {
		t.Errorf("the day has moved to %s before the resident knows", got)
	}
	r.sendNotice()
	r.stands(tasks.Published)
	p := r.task.Promises[0]
	if got, want := r.due(tasks.StepPromise, "1"), moscow(t, "02.12.2026 18:00"); !got.Equal(want) || len(r.task.Terms) != 1 {
		t.Errorf("by %s, want %s; %+v", got, want, r.task.Terms)
	}
	if p.Day != dayOf(t, "02.12") || len(p.Before) != 1 || p.Before[0] != dayOf(t, "25.11") || r.task.Postponement != nil {
		t.Errorf("the promise is %+v, asked %+v", p, r.task.Postponement)
	}
	if came := of(r.climb(moscow(t, "02.12.2026 09:00")), tasks.StepPromise); came != "02.12 09:00 day sidorov" {
		t.Errorf("came\n%s", came)
	}
	r.replays()
}

// A refusal leaves the day that the resident was told, and says why; another day may be asked for then.
func TestANewDayIsRefused(t *testing.T) {
	r := promised(t, "25.11")
	r.must(executor, postpone(t, 1, "02.12"))
	r.refused(controller, tasks.Disagree{}, tasks.NoReason)
	r.must(controller, tasks.Disagree{Reason: "Материалы на складе"})
	if r.task.Postponement != nil || r.task.Denied == nil || r.task.Denied.Text != "Материалы на складе" || len(r.task.Terms) != 1 {
		t.Errorf("asked %+v, denied %+v, terms %+v", r.task.Postponement, r.task.Denied, r.task.Terms)
	}
	r.must(executor, postpone(t, 1, "27.11"))
	if r.task.Denied != nil {
		t.Error("the old refusal still stands")
	}
	r.now = moscow(t, "27.11.2026 17:00")
	r.refused(controller, tasks.Agree{Notice: notice}, tasks.WrongDate)
	r.replays()
}

// «Отмена» of the drafted notice drops the words, not the duty: it can be begun anew by anybody of the department.
func TestANoticeIsBegunAnew(t *testing.T) {
	r := promised(t, "25.11")
	deputyOf := tasks.Person{ID: "novikov", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 10}
	r.policy.Roster.People = append(r.policy.Roster.People, deputyOf)
	r.refused(executor, tasks.Compose{Text: notice, Kind: tasks.NewDate}, tasks.Unchanged)
	r.must(executor, postpone(t, 1, "02.12"))
	r.must(controller, tasks.Agree{Notice: notice})
	r.must(executor, tasks.Discard{Sketch: r.task.Sketches[executor.ID].Rev})
	r.stands(tasks.Assigned)
	r.due(tasks.StepDraft, "")
	r.must(deputyOf, tasks.Compose{Text: notice, Kind: tasks.NewDate})
	r.must(deputyOf, tasks.Submit{Sketch: r.task.Sketches[deputyOf.ID].Rev})
	r.must(controller, tasks.Approve{Draft: 2})
	r.must(operator, tasks.PublishByHand{Draft: 2, Link: "https://vk.com/wall-1_2"})
	if r.task.Promises[0].Day != dayOf(t, "02.12") {
		t.Errorf("the promise is %+v", r.task.Promises[0])
	}
	r.replays()
}

// The controller who has agreed too soon takes it back: the answer stands as it was, and so does its day.
func TestAnAgreementIsTakenBack(t *testing.T) {
	r := promised(t, "25.11")
	r.must(executor, postpone(t, 1, "02.12"))
	r.must(controller, tasks.Agree{Notice: notice})
	sketch := r.task.Sketches[executor.ID].Rev
	r.must(controller, tasks.Recall{Reason: "Успеем в срок"})
	r.stands(tasks.Published)
	if r.task.Postponement != nil || r.task.Round != "" || len(r.task.Terms) != 1 {
		t.Errorf("asked %+v, round %q, terms %+v", r.task.Postponement, r.task.Round, r.task.Terms)
	}
	r.refused(executor, tasks.Submit{Sketch: sketch}, tasks.Stale)
	r.must(executor, postpone(t, 1, "03.12"))
	r.replays()
}

// An agreed day that the final answer does not mention is told after it: the task does not close over it.
func TestAnAgreedDayIsNotForgotten(t *testing.T) {
	r := newRoad(t).to(tasks.Assigned)
	r.say(interim(dayOf(t, "27.11")), dayOf(t, "25.11"))
	r.must(executor, postpone(t, 1, "02.12"))
	r.must(controller, tasks.Agree{Notice: notice})
	r.must(executor, tasks.Discard{Sketch: r.task.Sketches[executor.ID].Rev})
	r.say(tasks.Compose{Text: "Мария, готово.", Kind: tasks.FinalAnswer})
	r.stands(tasks.Assigned)
	if r.task.Round != tasks.NewDate {
		t.Errorf("open again for %q", r.task.Round)
	}
	r.say(tasks.Compose{Text: notice})
	r.stands(tasks.Published)
	if r.task.Promises[0].Day != dayOf(t, "02.12") || len(r.task.Terms) != 1 {
		t.Errorf("the promise is %+v, terms %+v", r.task.Promises[0], r.task.Terms)
	}
	r.replays()
}

// A notice before the final answer leaves the final one owed, with its term.
func TestANoticeBeforeTheFinalAnswer(t *testing.T) {
	r := newRoad(t).to(tasks.Assigned)
	r.say(interim(dayOf(t, "27.11")), dayOf(t, "25.11"))
	final := r.due(tasks.StepAnswer, "")
	r.must(executor, postpone(t, 1, "02.12"))
	r.must(controller, tasks.Agree{Notice: notice})
	r.sendNotice()
	r.stands(tasks.Assigned)
	if !r.due(tasks.StepAnswer, "").Equal(final) {
		t.Errorf("the final answer's term has moved to %s", r.due(tasks.StepAnswer, ""))
	}
	r.due(tasks.StepDraft, "")
	if r.task.Answer() != tasks.FinalAnswer {
		t.Errorf("next is %s", r.task.Answer())
	}
	r.replays()
}

// A report settles a request for another day: there is nothing left to put off. A report that waits when the notice is
// published stays with the controller.
func TestAReportAndANewDay(t *testing.T) {
	r := promised(t, "25.11")
	r.must(executor, postpone(t, 1, "02.12"))
	r.must(executor, kept(1))
	r.must(controller, tasks.Accept{Promise: 1})
	r.stands(tasks.Published)
	if r.task.Postponement != nil || len(r.task.Terms) != 0 {
		t.Errorf("asked %+v, terms %+v", r.task.Postponement, r.task.Terms)
	}

	r = promised(t, "25.11")
	r.must(executor, postpone(t, 1, "02.12"))
	r.must(controller, tasks.Agree{Notice: notice})
	r.must(executor, kept(1))
	r.sendNotice()
	r.due(tasks.StepAccept, "1")
	r.must(controller, tasks.Reject{Promise: 1, Reason: "Не видно"})
	if got, want := r.due(tasks.StepPromise, "1"), moscow(t, "02.12.2026 18:00"); !got.Equal(want) {
		t.Errorf("asked for by %s, want %s", got, want)
	}
	r.replays()
}
