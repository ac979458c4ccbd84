package tasks_test

import (
	"slices"
	"time"

	"otklik/tasks"
)

// may is a second reading of who may do what by the decree; it looks at no row of the table.
func (w *wild) may(t tasks.Task, by tasks.Person, c tasks.Command) bool {
	either := by.Has(tasks.Operator) || by.Has(tasks.Controller)
	ofItsOwn := by.Has(tasks.Executor) && by.Department != "" && by.Department == t.Department
	switch c := c.(type) {
	case tasks.Register, tasks.Decline, tasks.Publish, tasks.PublishByHand, tasks.Continue: // 4, 13
		return by.Has(tasks.Operator)
	case tasks.Assign, tasks.Lead, tasks.Approve, tasks.Return, tasks.Accept, tasks.Reject, tasks.Agree, tasks.Disagree,
		tasks.Schedule: // 5, 8, 10, 15, 16
		return by.Has(tasks.Controller)
	case tasks.Load: // 4, 12
		if t.Status == tasks.Filing {
			return by.Has(tasks.Operator)
		}
		return ofItsOwn
	case tasks.Compose, tasks.Discard:
		return by.Has(tasks.Executor) && w.wasAsked(t.ID, by.Department)
	case tasks.Submit: // 9
		return ofItsOwn
	case tasks.Inform: // 16
		return w.partOf(t, by, c.Department)
	case tasks.Refuse: // 8, 16
		return ofItsOwn || t.Status == tasks.Gathering && w.partOf(t, by, c.Department)
	case tasks.ReportPromise:
		return w.promiser(t, by, c.Promise)
	case tasks.Postpone: // 9
		return w.promiser(t, by, c.Promise)
	case tasks.Delegate: // 6
		return by.Has(tasks.Responsible) && by.Department == c.Department &&
			(t.Department == c.Department || slices.Contains(t.Awaited(), c.Department))
	case tasks.Take: // 6
		return by.Has(tasks.Executor) && by.Department == c.Department && slices.Contains(t.Asked(), c.Department)
	case tasks.GiveBack: // 6
		return by.Department == c.Department && (t.Assignee == by.ID || slices.ContainsFunc(t.Parts, func(p tasks.Part) bool { return p.Assignee == by.ID }))
	case tasks.Raise, tasks.Lower, tasks.Amend, tasks.Lapse: // 2, 8
		return either
	case tasks.Unlink: // the program does it when the lead gets no answer
		return either || by.Has(tasks.System)
	case tasks.Link:
		return by.Has(tasks.Operator) || by.Has(tasks.Controller) && t.Status != tasks.Detected
	case tasks.Recall:
		return by.Has(tasks.Controller) || by.Has(tasks.Operator) && (t.Status == tasks.Registered || t.Status == tasks.Filing)
	case tasks.Withhold: // 18
		return either && by.Has(c.As)
	case tasks.Uphold: // two people, in two roles
		return t.Proposal.By != by.ID && by.Has(map[tasks.Role]tasks.Role{
			tasks.Operator: tasks.Controller, tasks.Controller: tasks.Operator,
		}[t.Proposal.As])
	case tasks.Dismiss:
		return either
	case tasks.Acknowledge, tasks.Control: // 21
		return by.Has(tasks.Head)
	}
	return by.Has(tasks.System)
}

// partOf reports whether a person speaks for one of several departments whose information is awaited.
func (w *wild) partOf(t tasks.Task, by tasks.Person, d tasks.DepartmentID) bool {
	return by.Has(tasks.Executor) && by.Department == d && slices.Contains(t.Awaited(), d)
}

// promiser reports whether a person speaks for the department that has made a promise.
func (w *wild) promiser(t tasks.Task, by tasks.Person, no int) bool {
	return by.Has(tasks.Executor) && by.Department == t.Promises[no-1].Department
}

// wasAsked reports whether a department was ever given the task.
func (w *wild) wasAsked(id tasks.ID, d tasks.DepartmentID) bool {
	for _, e := range w.find(id).events {
		switch c := e.Command.(type) {
		case tasks.Assign:
			if slices.Contains(c.Departments, d) {
				return true
			}
		case tasks.Offer:
			if c.Department == d {
				return true
			}
		case tasks.HandOver: // 6
			for _, id := range c.To {
				if p, ok := w.policy.Roster.Person(id); ok && p.Department == d {
					return true
				}
			}
		}
	}
	return false
}

// timely: the terms are those of the decree.
func (w *wild) timely(t tasks.Task) {
	for _, term := range t.Terms {
		if term.Due.Before(term.From) && term.Step != tasks.StepDraft { // counted back from the answer's [9]: it may be over already
			w.t.Errorf("%s %s: due %s, from %s", term.Step, term.Of, term.Due, term.From)
		}
	}
	answer, open := t.Term(tasks.StepAnswer)
	if !open {
		return
	}
	var interim tasks.Posted
	for _, p := range t.Posted[t.Cycle:] {
		if d, _ := t.Draft(p.Draft); d.Kind == tasks.Interim && !t.Answered {
			interim = p
		}
	}
	w.answerTerm(t, answer, interim)
	draft, drafting := t.Term(tasks.StepDraft)
	if drafting && draft.Due.After(answer.Due) {
		w.t.Errorf("the draft is due %s, the answer %s", draft.Due, answer.Due)
	}
	for _, term := range t.Terms {
		if term.Step != tasks.StepInformation {
			continue
		}
		last := w.before(answer.Due, map[tasks.Importance]time.Duration{
			tasks.Normal: 3 * time.Hour, tasks.High: 90 * time.Minute,
		}[t.Importance])
		if drafting {
			last = draft.Due
		}
		if term.Due.After(last) && last.After(term.From) {
			w.t.Errorf("the information of %s is due %s, the draft %s", term.Of, term.Due, last)
		}
		if got := w.elapsed(term.From, term.Due); got > 2*time.Hour {
			w.t.Errorf("the information of %s has %s", term.Of, got)
		}
	}
}

// answerTerm: eight hours, or four [7, 14]; after an interim answer not more than seven working days from when it stood in the
// network [15].
func (w *wild) answerTerm(t tasks.Task, answer tasks.Term, interim tasks.Posted) {
	if interim.At.IsZero() {
		want := map[tasks.Importance]time.Duration{tasks.Normal: 8 * time.Hour, tasks.High: 4 * time.Hour}[t.Importance]
		if got := w.elapsed(answer.From, answer.Due); got != want {
			w.t.Errorf("the answer has %s, the decree says %s", got, want)
		}
		return
	}
	last, err := w.policy.Calendar.DueDays(interim.At, 7)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, term := range t.Terms {
		switch term.Step {
		case tasks.StepAnswer, tasks.StepDraft:
			if term.Due.After(last) {
				w.t.Errorf("%s is due %s, seven days after the interim answer are over %s", term.Step, term.Due, last)
			}
		}
	}
}

func (w *wild) elapsed(a, b time.Time) time.Duration {
	d, err := w.policy.Calendar.Elapsed(a, b)
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

func (w *wild) before(due time.Time, left time.Duration) time.Time {
	at, err := w.policy.Calendar.Before(due, left)
	if err != nil {
		w.t.Fatal(err)
	}
	return at
}
