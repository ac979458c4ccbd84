package tasks_test

import (
	"otklik/tasks"
)

var leadID = tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: 77}.ID()

// aside brings the task to a status that is not on the straight road.
func (r *road) aside(s tasks.Status) *road {
	r.t.Helper()
	switch s {
	case tasks.Declined:
		r.must(operator, tasks.Decline{})
	case tasks.Filing:
		r.policy.Delo = tasks.DeloManual
		r.must(operator, tasks.Register{Topic: "ЖКХ"})
	case tasks.Approved:
		r.to(tasks.Review)
		r.policy.Delo = tasks.DeloManual
		r.must(controller, tasks.Approve{Draft: 1})
	case tasks.Gathering:
		r.to(tasks.Registered)
		r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh", "roads"}})
	case tasks.Linked:
		r.must(operator, tasks.Link{Lead: leadID, Number: 1, Topic: "ЖКХ"})
	case tasks.Joined:
		r.task.Earlier = leadID
		r.must(operator, tasks.Continue{})
	case tasks.Lapsed:
		r.must(tasks.TheSystem(), tasks.SourceGone{At: r.now})
		r.must(operator, tasks.Lapse{Reason: "Житель удалил сообщение"})
	}
	return r
}

// laterSample is a command of a verb that is not on the straight road.
func laterSample(v tasks.Verb, t tasks.Task, by tasks.Person) tasks.Command {
	switch v {
	case tasks.DoLoad:
		return tasks.Load{Number: "12-345/26"}
	case tasks.DoInform:
		return tasks.Inform{Department: by.Department, Sketch: t.Sketches[by.ID].Rev}
	case tasks.DoLead:
		return tasks.Lead{Department: "gkh"}
	case tasks.DoDelegate:
		return tasks.Delegate{Department: by.Department, Person: executor.ID}
	case tasks.DoTake:
		return tasks.Take{Department: by.Department}
	case tasks.DoGiveBack:
		return tasks.GiveBack{Department: by.Department}
	case tasks.DoSchedule:
		if answer, ok := t.Term(tasks.StepAnswer); ok {
			return tasks.Schedule{Draft: answer.Due.Add(-1)}
		}
		return tasks.Schedule{}
	case tasks.DoAmend:
		return tasks.Amend{Reason: "Ошибка в адресе"}
	case tasks.DoReport:
		return tasks.ReportPromise{Promise: 1, Kept: true, Text: "Сделано"}
	case tasks.DoAccept:
		return tasks.Accept{Promise: 1}
	case tasks.DoReject:
		return tasks.Reject{Promise: 1, Reason: "Не видно на фото"}
	case tasks.DoPostpone:
		return tasks.Postpone{Promise: 1, Day: tasks.Day{Year: 2026, Month: 12, Day: 10}, Reason: "Нет материалов"}
	case tasks.DoAgree:
		return tasks.Agree{Notice: "Мария, срок перенесён на 10 декабря"}
	case tasks.DoDisagree:
		return tasks.Disagree{Reason: "Материалы есть"}
	}
	return linkSample(v, t)
}

func linkSample(v tasks.Verb, t tasks.Task) tasks.Command {
	other := tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: 78}.ID()
	switch v {
	case tasks.DoLink:
		return tasks.Link{Lead: leadID, Number: 1, Topic: "ЖКХ"}
	case tasks.DoUnlink:
		return tasks.Unlink{Reason: "Другой двор"}
	case tasks.DoAttach:
		return tasks.Attach{Task: other}
	case tasks.DoDetach:
		return tasks.Detach{Task: other}
	case tasks.DoOffer:
		return tasks.Offer{Draft: tasks.Draft{No: 1, By: executor.ID, Text: "Ответ"}, Department: "gkh"}
	case tasks.DoRetract:
		return tasks.Retract{}
	case tasks.DoContinue:
		return tasks.Continue{}
	case tasks.DoResume:
		return tasks.Resume{Task: other, Found: t.Found, FoundAt: t.FoundAt}
	case tasks.DoSourceEdited:
		return tasks.SourceEdited{Text: "Темно уже неделю"}
	case tasks.DoSourceGone:
		return tasks.SourceGone{At: t.FoundAt}
	case tasks.DoAnswerTouched:
		if n := len(t.Posted); n > 0 {
			return tasks.AnswerTouched{Comment: t.Posted[n-1].Comment, Removed: true, At: t.FoundAt}
		}
		return tasks.AnswerTouched{Comment: 99, Removed: true}
	case tasks.DoLapse:
		return tasks.Lapse{Reason: "Сообщение удалено"}
	}
	return nil
}
