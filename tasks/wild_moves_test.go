package tasks_test

import (
	"fmt"
	"time"

	"otklik/tasks"
)

// command is one of a verb for a task. Now and then an argument does not fit, as people's taps on old cards do not.
func (w *wild) command(b *being, v tasks.Verb, by tasks.Person) tasks.Command {
	t, wrong := b.task, w.rand.IntN(12) == 0
	off := 0
	if wrong {
		off = w.rand.IntN(3) - 1
	}
	switch v {
	case tasks.DoDetect:
		return tasks.Detect{Found: t.Found, ClockFrom: w.now}
	case tasks.DoRegister:
		return tasks.Register{Number: w.number + 1, Topic: pick(w.rand, "ЖКХ", "Дороги"), Place: tasks.Place{Address: "Видова, 12"}}
	case tasks.DoAssign:
		return tasks.Assign{Departments: w.several()}
	case tasks.DoWithhold:
		return tasks.Withhold{Ground: tasks.GroundInsult, As: pick(w.rand, tasks.Operator, tasks.Controller)}
	case tasks.DoCompose:
		return w.words(t)
	case tasks.DoDiscard:
		return tasks.Discard{Sketch: t.Sketches[by.ID].Rev + int64(off)}
	case tasks.DoSubmit:
		return tasks.Submit{Sketch: t.Sketches[by.ID].Rev + int64(off)}
	case tasks.DoInform:
		return tasks.Inform{Department: w.asked(t, by), Sketch: t.Sketches[by.ID].Rev + int64(off)}
	case tasks.DoRefuse:
		return tasks.Refuse{Reason: "Не наш дом", Department: w.asked(t, by)}
	case tasks.DoApprove:
		return tasks.Approve{Draft: len(t.Drafts) + off, Promises: w.promises(), Reason: pick(w.rand, "", "Нет материалов")}
	case tasks.DoPublish:
		return tasks.Publish{Draft: len(t.Drafts) + off, Despite: pick(w.rand, 0, t.Surprise())}
	case tasks.DoPublishByHand:
		return tasks.PublishByHand{Draft: len(t.Drafts) + off, Link: "https://vk.com/wall-1_2?reply=3"}
	case tasks.DoConfirm:
		return tasks.Confirm{Comment: t.Rev, Link: fmt.Sprintf("https://vk.com/wall-1_2?reply=%d", t.Rev), At: w.now}
	case tasks.DoGiveUp:
		return tasks.GiveUp{Problem: pick(w.rand, tasks.Problems()...)}
	case tasks.DoRemind:
		if len(t.Terms) == 0 {
			return tasks.Remind{}
		}
		term := pick(w.rand, t.Terms...)
		return tasks.Remind{Step: term.Step, Of: term.Of, Due: term.Due}
	}
	return w.later(b, v, by, off)
}

// later is a command of a verb that is not on the straight road.
func (w *wild) later(b *being, v tasks.Verb, by tasks.Person, off int) tasks.Command {
	t := b.task
	promise := 1 + off
	if n := len(t.Promises); n > 0 {
		promise += w.rand.IntN(n)
	}
	switch v {
	case tasks.DoLead:
		d := pick(w.rand, "gkh", "roads", "parks")
		if n := len(t.Parts); n > 0 {
			d = string(pick(w.rand, t.Parts...).Department)
		}
		return tasks.Lead{Department: tasks.DepartmentID(d)}
	case tasks.DoDelegate:
		return tasks.Delegate{Department: by.Department, Person: pick(w.rand, w.policy.Roster.People...).ID}
	case tasks.DoSchedule:
		return w.schedule(t)
	case tasks.DoReport:
		return tasks.ReportPromise{Promise: promise, Kept: w.rand.IntN(3) > 0, Text: "Сделано не всё"}
	case tasks.DoAccept:
		return tasks.Accept{Promise: promise}
	case tasks.DoReject:
		return tasks.Reject{Promise: promise, Reason: "Не видно на фото"}
	case tasks.DoPostpone:
		return tasks.Postpone{Promise: promise, Day: w.day(40), Reason: "Нет материалов"}
	case tasks.DoLink:
		lead := w.any().task
		if !lead.Leads() && off == 0 { // the program offers only what may lead
			return tasks.Link{}
		}
		return tasks.Link{Lead: lead.ID, Number: w.number + 1, Topic: lead.Topic, Place: lead.Place}
	case tasks.DoUnlink:
		if by.Has(tasks.System) {
			return tasks.Remind{} // only when tasks.Follow asks for it
		}
		return tasks.Unlink{Reason: "Другой двор"}
	case tasks.DoSourceEdited:
		return tasks.SourceEdited{Text: fmt.Sprintf("Темно уже %d дней", w.rand.IntN(3)), At: w.now}
	case tasks.DoSourceGone:
		return tasks.SourceGone{At: w.now}
	case tasks.DoHandOver: // a colleague of those who have the task is called
		if t.Department == "" {
			return tasks.Remind{}
		}
		return tasks.HandOver{To: []tasks.PersonID{w.who(tasks.Executor, t.Department).ID}, Kind: tasks.Illness}
	case tasks.DoAttach, tasks.DoDetach, tasks.DoOffer, tasks.DoRetract, tasks.DoResume:
		return tasks.Remind{} // only what tasks.Follow asks for is given
	}
	return sample(v, t, by)
}

// several are one department, or some.
func (w *wild) several() []tasks.DepartmentID {
	all := []tasks.DepartmentID{"gkh", "roads", "parks"}
	w.rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	n := 1
	if w.rand.IntN(2) == 0 {
		n += w.rand.IntN(3)
	}
	if w.rand.IntN(30) == 0 {
		all[0] = "empty"
	}
	return all[:n]
}

// asked is the department for which somebody answers.
func (w *wild) asked(t tasks.Task, by tasks.Person) tasks.DepartmentID {
	if awaited := t.Awaited(); len(awaited) > 0 && w.rand.IntN(8) == 0 {
		return awaited[0]
	}
	return by.Department
}

// words are a sketch: sometimes an interim answer, or a kind that does not fit.
func (w *wild) words(t tasks.Task) tasks.Command {
	c := tasks.Compose{Text: fmt.Sprintf("Мария, ответ %d", w.rand.IntN(1000))}
	switch n := w.rand.IntN(10); {
	case n < 3:
		c.Kind, c.Until = tasks.Interim, w.day(12)
	case n < 4:
		c.Kind = pick(w.rand, tasks.AnswerKinds()...)
	case n < 6 && !t.Answered:
		c.Kind = tasks.FinalAnswer
	case n < 7:
		c = tasks.Compose{Media: []tasks.Media{{Kind: tasks.Photo, Ref: "a"}}}
	}
	return c
}

// day is one of the next days, by the municipality's clock.
func (w *wild) day(within int) tasks.Day {
	return tasks.DayOf(w.now.Add(3*time.Hour).AddDate(0, 0, w.rand.IntN(within)))
}

// promises are the days that a controller confirms at approval.
func (w *wild) promises() []tasks.Day {
	var list []tasks.Day
	for range max(w.rand.IntN(4)-1, 0) {
		list = append(list, w.day(30))
	}
	return list
}

// schedule sets terms for the final answer after an interim one.
func (w *wild) schedule(t tasks.Task) tasks.Command {
	c := tasks.Schedule{Draft: w.now.Add(time.Duration(w.rand.IntN(9*24)) * time.Hour)}
	if w.rand.IntN(2) == 0 {
		step := pick(w.rand, tasks.StepReview, tasks.StepRework, tasks.StepPublish, tasks.StepDraft)
		c.Lengths = tasks.TermSet{step: time.Duration(w.rand.IntN(300)) * time.Minute}
	}
	if answer, ok := t.Term(tasks.StepAnswer); ok && w.rand.IntN(2) == 0 {
		c.Draft = answer.Due.Add(-time.Duration(w.rand.IntN(48)) * time.Hour)
	}
	return c
}
