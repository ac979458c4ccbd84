package tasks_test

import (
	"testing"
	"time"

	"otklik/tasks"
)

// wildPeople are everybody of the decree, among them people with two roles, without an account, and with no role at all.
func wildPeople() []tasks.Person {
	return []tasks.Person{
		operator, controller, executor, stranger, head, responsible, deputy, otherDeputy,
		{ID: "verina", Roles: []tasks.Role{tasks.Operator}, Account: 11},
		{ID: "dvoynov", Roles: []tasks.Role{tasks.Operator, tasks.Controller}, Account: 12},
		{ID: "kotov", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 13},
		{ID: "tihonov", Roles: []tasks.Role{tasks.Executor}, Department: "gkh"},
		{ID: "sadova", Roles: []tasks.Role{tasks.Executor, tasks.Responsible}, Department: "parks", Account: 14},
		{ID: "dorin", Roles: []tasks.Role{tasks.Responsible}, Department: "roads", Account: 15},
		{ID: "nikto", Account: 16},
	}
}

func wildPolicy(t testing.TB) *tasks.Policy {
	p := policy(t)
	p.Delo = tasks.DeloOff
	p.Roster.Departments = append(p.Roster.Departments, tasks.Department{ID: "parks", Name: "Парки"})
	p.Roster.People = wildPeople()
	return p
}

// detect finds a message; some are written by a resident who has written before.
func (w *wild) detect() {
	clock, err := w.policy.Calendar.Next(w.now)
	if err != nil {
		w.t.Fatal(err)
	}
	n := int64(len(w.list) + 1)
	c := tasks.Detect{ClockFrom: clock, Found: tasks.Found{
		Kind: tasks.Message, Source: tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: n},
		Author: tasks.Author{ID: 1 + n%2, FirstName: "Мария"}, Text: "Темно", WrittenAt: w.now,
	}}
	if len(w.list) > 0 && w.rand.IntN(2) == 0 {
		if e := w.any().task; e.Status.Open() || e.Status == tasks.Published {
			c.Earlier = e.ID
		}
	}
	b := &being{}
	w.list = append(w.list, b)
	w.must(b, tasks.TheSystem(), c)
}

// turnDelo begins or ends the use of «Дело»; terms are counted anew, as at the start of a program with other settings.
func (w *wild) turnDelo() {
	if w.policy.Delo == tasks.DeloManual {
		w.policy.Delo = tasks.DeloOff
	} else {
		w.policy.Delo = tasks.DeloManual
	}
	for _, b := range w.list {
		if len(b.task.Terms) > 0 {
			w.must(b, tasks.TheSystem(), tasks.Retime{Version: string(w.policy.Delo)})
		}
	}
}

// while is a time in which nothing is done: mostly minutes, sometimes days.
func (w *wild) while() time.Duration {
	switch n := w.rand.IntN(10); {
	case n < 5:
		return time.Duration(w.rand.IntN(20*60)) * time.Second
	case n < 8:
		return time.Duration(w.rand.IntN(4*60*60)) * time.Second
	}
	return time.Duration(w.rand.IntN(6*24*60)) * time.Minute
}

// pass lets time go on. A program that runs reminds in time; one that was down does it when it is back.
func (w *wild) pass(d time.Duration, runs bool) {
	until := w.now.Add(d)
	if !runs {
		w.now = until
	}
	for !w.t.Failed() {
		b, term, ok := w.first()
		if !ok || term.Next.After(until) {
			break
		}
		if term.Next.After(w.now) {
			w.now = term.Next
		}
		w.must(b, tasks.TheSystem(), tasks.Remind{Step: term.Step, Of: term.Of, Due: term.Due})
	}
	w.now = until
}

// first is the term whose rung comes first.
func (w *wild) first() (b *being, first tasks.Term, ok bool) {
	for _, x := range w.list {
		for _, term := range x.task.Terms {
			if !term.Next.IsZero() && (!ok || term.Next.Before(first.Next)) {
				b, first, ok = x, term, true
			}
		}
	}
	return b, first, ok
}

// find returns the task with an id.
func (w *wild) find(id tasks.ID) *being {
	for _, b := range w.list {
		if b.task.ID == id {
			return b
		}
	}
	return nil
}

// agree brings duplicates and continuations into agreement with the tasks that they belong to, as the program does; it must
// come to an end.
func (w *wild) agree() {
	const most = 10
	for range most * wildTasks {
		if !w.follow() {
			return
		}
	}
	w.t.Fatal("duplicates and their leads do not come to agree")
}

// follow does one thing that an agreement needs.
func (w *wild) follow() bool {
	for _, b := range w.list {
		if b.task.Status == tasks.Joined {
			into := w.find(b.task.Earlier)
			for into.task.Status == tasks.Joined {
				into = w.find(into.task.Earlier)
			}
			if c := tasks.Carry(b.task, into.task); c != nil {
				w.must(into, tasks.TheSystem(), c)
				return true
			}
		}
		for _, lead := range w.list {
			if lead == b {
				continue
			}
			toLead, c := tasks.Follow(b.task, lead.task)
			if c == nil {
				continue
			}
			about := b
			if toLead {
				about = lead
			}
			w.must(about, tasks.TheSystem(), c)
			return true
		}
	}
	return false
}
