package tasks_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
)

// Whoever does whatever with interim answers, promises, new days and corrections: every open promise has a term of its own, an
// agreed day is on its way to the resident, a request is decided in a term, and history replays to the same task.
func TestRandomPromisesAreLookedAfter(t *testing.T) {
	people := []tasks.Person{operator, controller, executor, tasks.TheSystem()}
	p := policy(t)
	verbs := []tasks.Verb{
		tasks.DoCompose, tasks.DoSubmit, tasks.DoApprove, tasks.DoReturn, tasks.DoPublish, tasks.DoConfirm, tasks.DoPublishByHand,
		tasks.DoReport, tasks.DoAccept, tasks.DoReject, tasks.DoPostpone, tasks.DoAgree, tasks.DoDisagree, tasks.DoAmend,
		tasks.DoRecall, tasks.DoAssign, tasks.DoDiscard, tasks.DoSchedule, tasks.DoRaise, tasks.DoRemind, tasks.DoResume, tasks.DoRefuse,
		tasks.DoWithhold, tasks.DoUphold, tasks.DoDismiss, tasks.DoSourceGone, tasks.DoLapse,
	}
	rapid.Check(t, func(rt *rapid.T) {
		r := newRoad(t)
		r.policy = p
		r.to(tasks.Assigned)
		for range rapid.IntRange(1, 150).Draw(rt, "commands") {
			r.now = r.now.Add(time.Duration(rapid.IntRange(0, 5*3600).Draw(rt, "seconds")) * time.Second)
			by := rapid.SampledFrom(people).Draw(rt, "by")
			c := drawn(rt, rapid.SampledFrom(verbs).Draw(rt, "verb"), r, by)
			_ = r.try(by, c)
			checkOrder(rt, r.task)
			checkPromises(rt, r.task)
		}
		again := throughJSON(rt, r.events)
		if want, got := mustJSON(rt, r.task), mustJSON(rt, tasks.Replay(again)); want != got {
			rt.Fatalf("history replays to\n%s\nwant\n%s", got, want)
		}
	})
}

// drawn is a command of a verb with days and numbers at random.
func drawn(rt *rapid.T, v tasks.Verb, r *road, by tasks.Person) tasks.Command {
	day := func(most int) tasks.Day {
		return tasks.DayOf(r.now.AddDate(0, 0, rapid.IntRange(0, most).Draw(rt, "days")))
	}
	no := rapid.IntRange(1, 3).Draw(rt, "no")
	switch v {
	case tasks.DoCompose:
		if rapid.Bool().Draw(rt, "interim") {
			return tasks.Compose{Text: "Позже", Kind: tasks.Interim, Until: day(12)}
		}
		return tasks.Compose{Text: "Ответ"}
	case tasks.DoApprove:
		c := tasks.Approve{Draft: len(r.task.Drafts), Reason: "Ждём"}
		for range rapid.IntRange(0, 2).Draw(rt, "promises") {
			c.Promises = append(c.Promises, day(20))
		}
		return c
	case tasks.DoReport:
		return tasks.ReportPromise{Promise: no, Kept: rapid.Bool().Draw(rt, "kept"), Text: "Вот"}
	case tasks.DoAccept:
		return tasks.Accept{Promise: no}
	case tasks.DoReject:
		return tasks.Reject{Promise: no, Reason: "Нет"}
	case tasks.DoPostpone:
		return tasks.Postpone{Promise: no, Day: day(30), Reason: "Нет материалов"}
	}
	return sample(v, r.task, by)
}

func checkPromises(t *rapid.T, task tasks.Task) {
	for _, p := range task.OpenPromises() {
		step := tasks.StepPromise
		if p.State == tasks.PromiseReported {
			step = tasks.StepAccept
		}
		no := string(rune('0' + p.No))
		if _, runs := task.TermOf(step, no); !runs && p.No < 10 {
			t.Fatalf("%s: promise %d (%s) has no term: %+v", task.Status, p.No, p.State, task.Terms)
		}
	}
	_, agreed := task.Announced()
	if agreed && !task.Status.Open() {
		t.Fatalf("%s with an agreed day of which the resident does not hear", task.Status)
	}
	_, decides := task.Term(tasks.StepAgree)
	if asked := task.Postponement != nil && !agreed; asked != decides {
		t.Fatalf("%s: a day is asked for: %v, its decision has a term: %v", task.Status, asked, decides)
	}
	if task.Amended != nil && !task.Status.Open() {
		t.Fatalf("%s with a correction that nobody writes", task.Status)
	}
}
