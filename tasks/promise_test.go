package tasks_test

import (
	"testing"

	"otklik/tasks"
)

// promised is a task whose published answer has named these days, found on Monday, 23 November, at 10:00.
func promised(t testing.TB, days ...string) *road {
	t.Helper()
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	var list []tasks.Day
	for _, d := range days {
		list = append(list, dayOf(t, d))
	}
	r.say(tasks.Compose{Text: "Мария, починим."}, list...)
	r.stands(tasks.Published)
	return r
}

func kept(no int) tasks.ReportPromise {
	return tasks.ReportPromise{Promise: no, Kept: true, Media: []tasks.Media{{Kind: tasks.Photo, Ref: "a"}}}
}

func broken(no int) tasks.ReportPromise {
	return tasks.ReportPromise{Promise: no, Text: "Подрядчик не приехал"}
}

// The term of a promise runs on when the answer is published. On its working day, at the start, the card comes; from the end
// on the ladder goes up.
func TestThePromisesDayComes(t *testing.T) {
	r := promised(t, "28.11") // a Saturday: asked on Monday
	if got, want := r.due(tasks.StepPromise, "1"), moscow(t, "30.11.2026 18:00"); !got.Equal(want) || len(r.task.Terms) != 1 {
		t.Fatalf("due %s, want %s; %+v", got, want, r.task.Terms)
	}
	came := of(r.climb(moscow(t, "01.12.2026 18:00")), tasks.StepPromise)
	want := lines(`
		30.11 09:00 day sidorov
		30.11 18:00 term sidorov
		01.12 09:15 responsible otvetova
		01.12 09:30 controller petrov
		01.12 10:00 deputy kuratov`)
	if came != want {
		t.Errorf("came\n%s\nwant\n%s", came, want)
	}
	r.replays()
}

// A promise for the day of its publication is asked for at once.
func TestAPromiseForToday(t *testing.T) {
	r := promised(t, "23.11")
	r.now = moscow(t, "23.11.2026 10:01")
	if came := of(r.climb(moscow(t, "23.11.2026 18:00")), tasks.StepPromise); came != lines(`
		23.11 10:01 day sidorov
		23.11 18:00 term sidorov`) {
		t.Errorf("came\n%s", came)
	}
}

// What an executor reports the controller accepts or not, in a term; a report that is not accepted is asked for anew, as soon
// as a rework where the day is over.
func TestAReportIsDecidedOn(t *testing.T) {
	r := promised(t, "25.11")
	r.refused(stranger, kept(1), tasks.Elsewhere)
	r.refused(executor, tasks.ReportPromise{Promise: 1, Kept: true}, tasks.NoText)
	r.refused(executor, tasks.ReportPromise{Promise: 1, Media: []tasks.Media{{Ref: "a"}}}, tasks.NoText)
	r.refused(executor, kept(2), tasks.Unchanged)
	r.refused(controller, tasks.Accept{Promise: 1}, tasks.Unchanged)
	r.now = moscow(t, "25.11.2026 16:00")
	r.must(executor, kept(1))
	r.refused(executor, kept(1), tasks.Unchanged)
	if got, want := r.due(tasks.StepAccept, "1"), moscow(t, "26.11.2026 15:48"); !got.Equal(want) || len(r.task.Terms) != 1 {
		t.Errorf("to be looked at by %s, want %s; %+v", got, want, r.task.Terms)
	}
	r.refused(controller, tasks.Reject{Promise: 1}, tasks.NoReason)
	r.must(controller, tasks.Reject{Promise: 1, Reason: "На фото другой двор"})
	if p := r.task.Promises[0]; p.State != tasks.PromiseOpen || p.Report.Rejected == nil || p.Report.Rejected.Text != "На фото другой двор" {
		t.Errorf("the executor cannot read why: %+v", p)
	}
	if got, want := r.due(tasks.StepPromise, "1"), moscow(t, "25.11.2026 18:00"); !got.Equal(want) {
		t.Errorf("asked for by %s, want %s", got, want)
	}
	if came := of(r.climb(moscow(t, "26.11.2026 09:00")), tasks.StepPromise); came != "25.11 18:00 term sidorov" {
		t.Errorf("came\n%s", came)
	}
	r.must(executor, kept(1))
	r.must(controller, tasks.Reject{Promise: 1, Reason: "И это не он"})
	if got, want := r.due(tasks.StepPromise, "1"), moscow(t, "26.11.2026 10:00"); !got.Equal(want) {
		t.Errorf("asked for by %s, want %s", got, want)
	}
	r.must(executor, kept(1))
	r.must(controller, tasks.Accept{Promise: 1})
	r.stands(tasks.Published)
	if len(r.task.Terms) != 0 || len(r.task.OpenPromises()) != 0 || r.task.Answer() != tasks.FollowUp {
		t.Errorf("terms %v, promises %v, next answer %s", r.task.Terms, r.task.OpenPromises(), r.task.Answer())
	}
	r.say(tasks.Compose{Text: "Мария, сделали!"})
	r.stands(tasks.Published)
	if d, _ := r.task.LastDraft(); d.Kind != tasks.FollowUp || r.task.Answer() != tasks.Correction {
		t.Errorf("told as %s; what is written next would be %s", d.Kind, r.task.Answer())
	}
	r.replays()
}

// A promise that was not kept leads to an answer that says why, with the terms of an answer; the others go on.
func TestABrokenPromiseIsExplained(t *testing.T) {
	r := promised(t, "25.11", "27.11")
	r.now = moscow(t, "25.11.2026 12:00")
	r.must(executor, broken(1))
	r.must(controller, tasks.Accept{Promise: 1})
	r.stands(tasks.Assigned)
	if got, want := r.due(tasks.StepAnswer, ""), moscow(t, "26.11.2026 11:48"); !got.Equal(want) {
		t.Errorf("by %s, want %s", got, want)
	}
	r.due(tasks.StepDraft, "")
	r.due(tasks.StepPromise, "2")
	r.refused(operator, tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Operator}, tasks.Moved)
	r.refused(operator, tasks.Lapse{Reason: "Удалено"}, tasks.Unchanged)
	r.say(tasks.Compose{Text: "Мария, не успели: подрядчик."})
	r.stands(tasks.Published)
	if d, _ := r.task.LastDraft(); d.Kind != tasks.FollowUp || len(r.task.Terms) != 1 {
		t.Errorf("told as %s; terms %+v", d.Kind, r.task.Terms)
	}
	r.replays()
}

// A follow-up that was written with the report has told the resident already; another answer that happened to be on its way
// has not, and the task stays open until one does.
func TestNobodyIsLeftUntold(t *testing.T) {
	r := promised(t, "25.11")
	r.must(executor, broken(1))
	r.approve(tasks.Compose{Text: "Мария, не успели.", Kind: tasks.FollowUp})
	r.must(controller, tasks.Accept{Promise: 1})
	r.must(operator, tasks.Publish{Draft: 2})
	r.must(tasks.TheSystem(), tasks.Confirm{Comment: 2})
	r.stands(tasks.Published)

	r = promised(t, "25.11")
	r.approve(tasks.Compose{Text: "Мария, уточняем адрес."})
	r.must(executor, broken(1))
	r.must(controller, tasks.Accept{Promise: 1})
	r.must(operator, tasks.Publish{Draft: 2})
	r.must(tasks.TheSystem(), tasks.Confirm{Comment: 2})
	r.stands(tasks.Assigned)
	r.due(tasks.StepDraft, "")
	r.due(tasks.StepAnswer, "")
	r.say(tasks.Compose{Text: "Мария, не успели."})
	r.stands(tasks.Published)
	r.replays()
}

// A day that was promised already is not promised twice; a promise of an interim answer outlives the final one.
func TestAPromiseIsMadeOnce(t *testing.T) {
	r := newRoad(t).to(tasks.Assigned)
	r.say(interim(dayOf(t, "27.11")), dayOf(t, "26.11"))
	r.say(tasks.Compose{Text: "Мария, починим.", Kind: tasks.FinalAnswer}, dayOf(t, "26.11"), dayOf(t, "01.12"))
	if n := len(r.task.Promises); n != 2 || len(r.task.Terms) != 2 {
		t.Errorf("%d promises, terms %+v", n, r.task.Terms)
	}
	r.replays()
}

// What was promised is owed even if the message is gone before the final answer; whether to answer at all is asked only while
// nothing stands in the network.
func TestAPromiseOutlivesItsTask(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	r.say(interim(dayOf(t, "27.11")), dayOf(t, "25.11"))
	r.must(executor, postpone(t, 1, "02.12"))
	r.refused(operator, tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Operator}, tasks.Moved)
	r.must(tasks.TheSystem(), tasks.SourceGone{At: r.now})
	r.must(operator, tasks.Lapse{Reason: "Житель удалил сообщение"})
	r.stands(tasks.Lapsed)
	if len(r.task.Terms) != 1 || r.task.Postponement != nil {
		t.Errorf("terms %+v, asked %+v", r.task.Terms, r.task.Postponement)
	}
	if came := of(r.climb(moscow(t, "25.11.2026 09:00")), tasks.StepPromise); came != "25.11 09:00 day sidorov" {
		t.Errorf("came\n%s", came)
	}
	r.must(executor, kept(1))
	r.must(controller, tasks.Accept{Promise: 1})
	if len(r.task.Terms) != 0 || r.task.Status != tasks.Lapsed {
		t.Errorf("%s with the terms %+v", r.task.Status, r.task.Terms)
	}
	r.replays()
}
