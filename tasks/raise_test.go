package tasks_test

import (
	"slices"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/worktime"
)

// A draft that is assigned when its term is over already says so at once, each person hearing of it once.
func TestAssignedTooLate(t *testing.T) {
	p := fullPolicy(t)
	cases := []struct{ name, at, want string }{
		{"by day", "24.11.2026 16:30", `
			24.11 16:30 term sidorov
			24.11 16:30 responsible otvetova
			24.11 16:30 controller petrov
			24.11 16:48 deputy kuratov`},
		{"at night, heard in the morning", "24.11.2026 20:00", `
			25.11 09:00 term sidorov
			25.11 09:00 responsible otvetova
			25.11 09:00 controller petrov
			25.11 09:00 deputy kuratov`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := foundAt(t, p, moscow(t, "24.11.2026 10:00")).to(tasks.Registered)
			r.climb(moscow(t, c.at))
			r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}})
			if got := of(r.climb(r.now.Add(week)), tasks.StepDraft); got != lines(c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, lines(c.want))
			}
		})
	}
}

// Raised, the terms count from the same starts: what is overdue by the new ones says so at once. Lowered, raised and
// lowered again, nothing is said twice.
func TestRaisedAndLoweredAgain(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "24.11.2026 10:00")).to(tasks.Assigned)
	draft, _ := r.task.Term(tasks.StepDraft)
	var all []rungAt
	at := func(clock string) {
		t.Helper()
		all = append(all, r.climb(moscow(t, "24.11.2026 "+clock))...)
	}
	at("13:01")
	r.must(operator, tasks.Raise{Reason: "Важно"})
	raised, _ := r.task.Term(tasks.StepDraft)
	if !raised.From.Equal(draft.From) {
		t.Errorf("raised: counts from %s, the step began at %s", raised.From, draft.From)
	}
	at("14:00")
	r.must(controller, tasks.Lower{Reason: "Важно"})
	lowered, _ := r.task.Term(tasks.StepDraft)
	if !lowered.Due.Equal(draft.Due) || !lowered.From.Equal(draft.From) {
		t.Errorf("lowered: %s–%s, was %s–%s", lowered.From, lowered.Due, draft.From, draft.Due)
	}
	at("14:10")
	r.must(operator, tasks.Raise{Reason: "Важно"})
	at("14:20")
	r.must(controller, tasks.Lower{Reason: "Важно"})
	at("15:00")
	r.must(operator, tasks.Raise{Reason: "Важно"})
	r.must(controller, tasks.Lower{Reason: "Важно"})
	at("18:00")
	want := lines(`
		24.11 12:30 half sidorov
		24.11 13:01 term sidorov
		24.11 13:01 responsible otvetova
		24.11 13:01 controller petrov
		24.11 13:30 deputy kuratov
		24.11 13:30 head glava
		24.11 14:48 fifth sidorov
		24.11 15:48 term sidorov
		24.11 16:03 responsible otvetova
		24.11 16:18 controller petrov
		24.11 16:48 deputy kuratov`)
	if got := of(all, tasks.StepDraft); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The alert to the head comes again after 10, 20 and 30 minutes at any hour, then others hear of the silence.
func TestTheHeadsSilence(t *testing.T) {
	all := lines(`
		23.11 02:10 alarm1 glava
		23.11 02:20 alarm2 glava
		23.11 02:30 alarm3 glava
		23.11 02:40 deputy kuratov
		23.11 02:40 deputy petrov`)
	two := lines(`
		23.11 02:10 alarm1 glava
		23.11 02:20 alarm2 glava`)
	anew := two + "\n" + lines(`
		23.11 02:35 alarm1 glava
		23.11 02:45 alarm2 glava
		23.11 02:55 alarm3 glava
		23.11 03:05 deputy kuratov
		23.11 03:05 deputy petrov`)
	cases := []struct {
		name string
		then func(*road)
		want string
	}{
		{"silence", func(*road) {}, all},
		{"«Ознакомлен»", func(r *road) { r.must(head, tasks.Acknowledge{}) }, two},
		{"lowered", func(r *road) { r.must(operator, tasks.Lower{Reason: "Важно"}) }, two},
		{"lowered and raised again begins anew", func(r *road) {
			r.must(operator, tasks.Lower{Reason: "Важно"})
			r.must(operator, tasks.Raise{Reason: "Важно"})
		}, anew},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 02:00")).to(tasks.Assigned)
			r.must(operator, tasks.Raise{Reason: "Важно"})
			came := r.climb(moscow(t, "23.11.2026 02:25"))
			c.then(r)
			came = append(came, r.climb(moscow(t, "23.11.2026 08:00"))...)
			if got := of(came, tasks.StepAcknowledge); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Under the head's control every change of status calls the head; words that only wait do not.
func TestUnderControlMilestonesComeToTheHead(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "24.11.2026 10:00")).to(tasks.Registered)
	r.must(operator, tasks.Raise{Reason: "Важно"})
	called := func(by tasks.Person, c tasks.Command) bool {
		t.Helper()
		r.now = r.now.Add(time.Minute)
		r.must(by, c)
		return slices.ContainsFunc(r.events[len(r.events)-1].Calls, func(x tasks.Told) bool { return x.Person == head.ID })
	}
	if called(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}) {
		t.Error("the head is called to a task that is not under control")
	}
	if called(head, tasks.Control{}) {
		t.Error("the head is called by the own tap")
	}
	if called(executor, tasks.Compose{Text: "Ответ"}) {
		t.Error("a sketch called the head")
	}
	if !called(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev}) {
		t.Error("the draft did not come to the head")
	}
	if !called(controller, tasks.Approve{Draft: 1}) {
		t.Error("the approval did not come to the head")
	}
	if !called(operator, tasks.PublishByHand{Draft: 1, Link: "https://vk.com/wall-1_2"}) {
		t.Error("the publication did not come to the head")
	}
}

// A day off by a decree of the region: what lies ahead moves, what has passed stays, before and after are written down, and
// whose term has moved hears.
func TestRetime(t *testing.T) {
	p := fullPolicy(t)
	r := foundAt(t, p, moscow(t, "24.11.2026 17:00"))
	came := r.climb(moscow(t, "24.11.2026 17:40"))
	before := r.task.Terms
	data := worktime.Builtin()
	data.Exceptions = append(data.Exceptions, worktime.Exception{
		Date: worktime.Date{Year: 2026, Month: time.November, Day: 25}, Reason: "Указ губернатора",
	})
	calendar, err := worktime.New(time.FixedZone("MSK", 3*60*60), worktime.DefaultWeek(), data)
	if err != nil {
		t.Fatal(err)
	}
	r.policy = &tasks.Policy{Terms: p.Terms, Calendar: calendar, Roster: p.Roster}
	change, err := tasks.Decide(r.task, tasks.Retime{Version: calendar.Version()}, tasks.TheSystem(), r.now, r.policy)
	if err != nil {
		t.Fatal(err)
	}
	command, _ := change.Event.Command.(tasks.Retime)
	if !slices.EqualFunc(command.Before, before, func(a, b tasks.Term) bool { return a.Step == b.Step && a.Due.Equal(b.Due) }) {
		t.Errorf("before: %+v, was %+v", command.Before, before)
	}
	register, _ := change.Task.Term(tasks.StepRegister)
	answer, _ := change.Task.Term(tasks.StepAnswer)
	if !register.Due.Equal(moscow(t, "24.11.2026 17:30")) || !answer.Due.Equal(moscow(t, "26.11.2026 16:48")) {
		t.Errorf("register by %s, answer by %s", register.Due, answer.Due)
	}
	want := tasks.Reminder{
		Task: r.task.ID, Person: operator.ID, Step: tasks.StepAnswer, Due: answer.Due, Was: moscow(t, "25.11.2026 16:48"), Rung: tasks.RungMoved,
	}
	if len(change.Remind) != 1 || change.Remind[0].Person != want.Person || change.Remind[0].Rung != want.Rung ||
		!change.Remind[0].Was.Equal(want.Was) || !change.Remind[0].Due.Equal(want.Due) {
		t.Errorf("told %+v, want %+v", change.Remind, want)
	}
	r.task = change.Task
	came = append(came, r.climb(moscow(t, "30.11.2026 09:00"))...)
	ladder := lines(`
		24.11 17:15 half ivanova
		24.11 17:24 fifth ivanova
		24.11 17:30 term ivanova
		24.11 18:00 controller petrov
		26.11 09:30 deputy kuratov
		26.11 09:30 deputy zamova`)
	if got := of(came, tasks.StepRegister); got != ladder {
		t.Errorf("got\n%s\nwant\n%s", got, ladder)
	}
}

// The forecast is said once, although it stays true and later steps have forecasts of their own.
func TestTheForecastComesOnce(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "24.11.2026 09:00"))
	came := r.climb(moscow(t, "24.11.2026 15:17"))
	if r.policy.Hopeless(r.task, r.now) {
		t.Error("hopeless while the remaining steps fit to the minute")
	}
	came = append(came, r.climb(moscow(t, "24.11.2026 15:30"))...)
	if !r.policy.Hopeless(r.task, r.now) {
		t.Error("not hopeless although the remaining steps no longer fit")
	}
	r.to(tasks.Assigned)
	came = append(came, r.climb(moscow(t, "25.11.2026 18:00"))...)
	came = slices.DeleteFunc(came, func(x rungAt) bool { return x.rung != tasks.RungForecast })
	if got, want := of(came, tasks.StepAnswer), "24.11 15:18 forecast ivanova\n24.11 15:18 forecast petrov"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
