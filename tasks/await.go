package tasks

import (
	"slices"
	"strconv"
)

// Awaits returns the running term, due first, that waits for what a person has to do in one of their roles; chosen leaves out
// what waits for another executor of their department, whom its responsible has chosen. p is as the roster has them acting.
// ok is false where nothing waits for them.
func (t Task) Awaits(p Person, chosen bool) (first Term, ok bool) {
	p = t.acting(p)
	for _, term := range t.Terms {
		if t.onDuty(term, p, chosen) && (!ok || term.Due.Before(first.Due)) {
			first, ok = term, true
		}
	}
	return first, ok
}

// onDuty reports whether a term is of what the person has to do.
func (t Task) onDuty(term Term, p Person, chosen bool) bool {
	if term.Step == StepAcknowledge {
		return p.Has(Head)
	}
	if term.Step == StepAnswer {
		return t.Status == Linked && p.Has(Controller) // everybody's, and so nobody's: their own steps say who is meant
	}
	rule, _ := term.Step.Rule()
	switch rule.Duty {
	case Operators:
		return p.Has(Operator)
	case Controllers:
		return p.Has(Controller)
	case Executors:
		d := t.dutyOf(term)
		return p.serves(Executor, d) && !(chosen && t.anothers(d, p))
	}
	return false
}

// dutyOf is the department that a term waits for.
func (t Task) dutyOf(term Term) DepartmentID {
	switch term.Step {
	case StepInformation:
		return DepartmentID(term.Of)
	case StepPromise:
		no, _ := strconv.Atoi(term.Of)
		if p, ok := t.Promise(no); ok && p.Department != "" {
			return p.Department
		}
	}
	return t.Department
}

// anothers reports whether somebody else of the department was chosen to do it.
func (t Task) anothers(d DepartmentID, p Person) bool {
	chosen := t.assignee(d)
	standsIn := func(x Post) bool { return x.Role == Executor && x.For == chosen }
	return chosen != "" && chosen != p.ID && !slices.ContainsFunc(p.Standing, standsIn)
}

// Worked reports whether a person has had a hand in the task, of which what is at hand still tells: written, decided,
// published, asked for.
func (t Task) Worked(p PersonID) bool {
	if p == "" {
		return false
	}
	_, sketched := t.Sketches[p]
	return sketched || t.Assignee == p || t.Control.By == p || t.Acknowledged.By == p ||
		t.Publication != nil && t.Publication.By == p || t.Postponement != nil && t.Postponement.By == p ||
		t.Proposal != nil && t.Proposal.By == p || t.Moved.By == p ||
		slices.ContainsFunc(t.Drafts, func(d Draft) bool { return d.By == p }) ||
		slices.ContainsFunc(t.Reviews, func(v Verdict) bool { return v.By == p }) ||
		slices.ContainsFunc(t.Parts, func(x Part) bool { return x.Assignee == p || x.Info != nil && x.Info.By == p })
}

// Pressing returns the term that says when a task must go on: of the step that it waits for, else the one that is due first. The
// head's own is not among them. ok is false where none runs.
func (t Task) Pressing() (first Term, ok bool) {
	if term, runs := t.Term(t.Current()); runs {
		return term, true
	}
	for _, term := range t.Terms {
		if term.Step != StepAcknowledge && (!ok || term.Due.Before(first.Due)) {
			first, ok = term, true
		}
	}
	return first, ok
}
