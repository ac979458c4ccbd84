package tasks_test

import (
	"errors"
	"slices"
	"time"

	"otklik/tasks"
)

// finish lets people do their duty from wherever things stand: every task and every promise must come to its end, and soon.
func (w *wild) finish() {
	const most = 25 * wildTasks
	for range most {
		w.agree()
		w.pass(time.Minute, true)
		i := slices.IndexFunc(w.list, func(b *being) bool { return b.task.Status.Open() && b.task.Status != tasks.Linked })
		if i < 0 {
			i = slices.IndexFunc(w.list, func(b *being) bool { return b.task.Status.Open() })
		}
		if i < 0 {
			w.keep()
			return
		}
		w.forward(w.list[i])
	}
	for _, b := range w.list {
		if b.task.Status.Open() {
			w.t.Errorf("%s does not come to its end: %s", b.task.ID, mustJSON(w.t, b.task))
		}
	}
}

// forward does what the task waits for, as the person whose duty it is.
func (w *wild) forward(b *being) {
	t := b.task
	if t.Proposal != nil && t.Status != tasks.Publishing {
		proposer, _ := w.policy.Roster.Person(t.Proposal.By)
		w.must(b, proposer, tasks.Dismiss{}) // whoever proposed may take it back
		return
	}
	op, ctrl, writer := w.who(tasks.Operator, ""), w.who(tasks.Controller, ""), w.who(tasks.Executor, t.Department)
	switch t.Status {
	case tasks.Detected:
		w.must(b, op, tasks.Register{Number: w.number + 1, Topic: "ЖКХ"})
	case tasks.Filing:
		w.must(b, op, tasks.Load{Number: "12-1"})
	case tasks.Registered:
		w.must(b, ctrl, tasks.Assign{Departments: []tasks.DepartmentID{pick[tasks.DepartmentID](w.rand, "gkh", "roads", "parks")}})
	case tasks.Gathering:
		w.gather(b)
	case tasks.Assigned, tasks.Rework:
		w.must(b, writer, tasks.Compose{Text: "Мария, вот ответ", Kind: t.Answer()})
		w.must(b, writer, tasks.Submit{Sketch: b.task.Sketches[writer.ID].Rev})
	case tasks.Review:
		approve := tasks.Approve{Draft: len(t.Drafts), Reason: "Нет материалов"}
		if err := w.try(b, ctrl, approve); errors.Is(err, &tasks.Error{Code: tasks.DayPassed}) {
			w.must(b, ctrl, tasks.Return{Draft: len(t.Drafts), Criteria: []tasks.Criterion{"10.4"}})
		} else if err != nil {
			w.t.Fatal(err)
		}
	case tasks.Approved:
		w.must(b, writer, tasks.Load{Number: "12-2"})
	case tasks.Ready:
		publish := tasks.Publish{Draft: len(t.Drafts), Despite: t.Surprise()}
		if err := w.try(b, op, publish); errors.Is(err, &tasks.Error{Code: tasks.DayPassed}) {
			w.must(b, ctrl, tasks.Recall{Reason: "День прошёл"})
		} else if err != nil {
			w.t.Fatal(err)
		}
	case tasks.Publishing:
		w.must(b, tasks.TheSystem(), tasks.Confirm{Comment: t.Rev, Link: "https://vk.com/wall-1_2?reply=4", At: w.now})
	case tasks.Linked: // its lead has its answer, and nothing has come of it
		w.must(b, ctrl, tasks.Unlink{Reason: "Другой двор"})
	}
}

// gather gives the information that is awaited, then makes somebody lead.
func (w *wild) gather(b *being) {
	for _, d := range b.task.Awaited() {
		by := w.who(tasks.Executor, d)
		w.must(b, by, tasks.Compose{Text: "Горит у нас"})
		w.must(b, by, tasks.Inform{Department: d, Sketch: b.task.Sketches[by.ID].Rev})
	}
	i := slices.IndexFunc(b.task.Parts, func(p tasks.Part) bool { return !p.Refused })
	if i < 0 {
		w.t.Fatalf("nobody could lead: %s", mustJSON(w.t, b.task))
	}
	w.must(b, w.who(tasks.Controller, ""), tasks.Lead{Department: b.task.Parts[i].Department})
}

// keep reports of every promise and accepts it.
func (w *wild) keep() {
	for _, b := range w.list {
		for _, p := range b.task.OpenPromises() {
			if p.State == tasks.PromiseOpen {
				w.must(b, w.who(tasks.Executor, p.Department), tasks.ReportPromise{Promise: p.No, Kept: true, Text: "Сделано"})
			}
			if b.task.Promises[p.No-1].Report.Kept {
				w.must(b, w.who(tasks.Controller, ""), tasks.Accept{Promise: p.No})
				continue
			}
			w.must(b, w.who(tasks.Controller, ""), tasks.Reject{Promise: p.No, Reason: "Можно успеть"})
		}
	}
}

// who is the first who has a role, of a department where it is of one, and can be reached.
func (w *wild) who(role tasks.Role, department tasks.DepartmentID) tasks.Person {
	for _, p := range w.policy.Roster.People {
		if p.Has(role) && p.Account != 0 && (department == "" || p.Department == department) {
			return p
		}
	}
	w.t.Fatalf("nobody is %s of %s", role, department)
	return tasks.Person{}
}
