package tasks

import (
	"slices"
	"time"
	"unicode/utf8"
)

// Part is what one of several departments has to do with a task: it gives information for the consolidated answer [16].
type Part struct {
	Department DepartmentID `json:"department"`
	Rev        int64        `json:"rev"` // at which it was asked
	At         time.Time    `json:"at"`
	Assignee   PersonID     `json:"assignee,omitempty"`
	Info       *Draft       `json:"info,omitempty"` // what it has given
	Refused    bool         `json:"refused,omitempty"`
	Leads      bool         `json:"leads,omitempty"` // it writes the answer itself
}

// Awaited reports whether the department's information is still to come.
func (p Part) Awaited() bool { return p.Info == nil && !p.Refused && !p.Leads }

// Part returns the part of a department; ok is false when it has none.
func (t Task) Part(d DepartmentID) (p Part, ok bool) {
	for _, p := range t.Parts {
		if p.Department == d {
			return p, true
		}
	}
	return Part{}, false
}

// Awaited lists the departments whose information is still to come.
func (t Task) Awaited() []DepartmentID {
	var list []DepartmentID
	for _, p := range t.Parts {
		if p.Awaited() {
			list = append(list, p.Department)
		}
	}
	return list
}

// willing lists the departments that have not refused, but for one.
func (t Task) willing(but DepartmentID) []DepartmentID {
	var list []DepartmentID
	for _, p := range t.Parts {
		if !p.Refused && p.Department != but {
			list = append(list, p.Department)
		}
	}
	return list
}

// departments are those that have to act now; "" alone while it is the controller's to choose.
func (t Task) departments() []DepartmentID {
	if awaited := t.Awaited(); t.Status == Gathering && len(awaited) > 0 {
		return awaited
	}
	return []DepartmentID{t.Department}
}

// part changes the part of a department in place.
func (t *Task) part(d DepartmentID, change func(*Part)) {
	for i := range t.Parts {
		if t.Parts[i].Department == d {
			change(&t.Parts[i])
		}
	}
}

// assignee is who of the department was chosen to do it; "" for all of them.
func (t Task) assignee(d DepartmentID) PersonID {
	if p, ok := t.Part(d); ok && t.Status == Gathering {
		return p.Assignee
	}
	if d == t.Department {
		return t.Assignee
	}
	return ""
}

// Inform sends the person's sketch to the controller as their department's information [16].
type Inform struct {
	Department DepartmentID `json:"department"`
	Sketch     int64        `json:"sketch"` // the sketch's Rev, as the person saw it
}

// Verb is DoInform.
func (Inform) Verb() Verb { return DoInform }

func (c Inform) of() string { return string(c.Department) }

func (c Inform) check(t Task, by Person, _ *Policy) Code {
	part, ok := t.Part(c.Department)
	switch {
	case !ok || !by.serves(Executor, c.Department):
		return Elsewhere
	case !part.Awaited():
		return Unchanged
	}
	if code := sketchAt(t, by, c.Sketch); code != "" {
		return code
	}
	if utf8.RuneCountInString(t.Sketches[by.ID].Text) > MaxAnswer {
		return TooLong
	}
	return ""
}

func (c Inform) apply(t *Task, e Event) {
	info := t.Sketches[e.By]
	delete(t.Sketches, e.By)
	info.Rev, info.At, info.Pieces = e.Rev, e.At, info.several()
	t.part(c.Department, func(p *Part) { p.Info = &info })
}

// Lead makes one of the departments write the consolidated answer, with the information of all («Ведущий: …») [16].
type Lead struct {
	Department DepartmentID `json:"department"`
}

// Verb is DoLead.
func (Lead) Verb() Verb { return DoLead }

func (c Lead) of() string { return string(c.Department) }

func (c Lead) check(t Task, _ Person, _ *Policy) Code {
	if p, ok := t.Part(c.Department); !ok || p.Refused {
		return UnknownLead
	}
	return ""
}

func (c Lead) apply(t *Task, _ Event) {
	part, _ := t.Part(c.Department)
	t.Department, t.Assignee = c.Department, part.Assignee
	for i := range t.Parts {
		t.Parts[i].Leads = t.Parts[i].Department == c.Department
	}
}

// Delegate hands a task to one executor inside the department («Перепоручить») [6].
type Delegate struct {
	Department DepartmentID `json:"department"`
	Person     PersonID     `json:"person"`
}

// Verb is DoDelegate.
func (Delegate) Verb() Verb { return DoDelegate }

func (c Delegate) check(t Task, by Person, p *Policy) Code {
	to, ok := p.Roster.Person(c.Person)
	switch {
	case !slices.Contains(t.departments(), c.Department) || !by.serves(Responsible, c.Department):
		return Elsewhere
	case !ok || !to.serves(Executor, c.Department) || to.Account == 0 || to.Unreachable:
		return UnknownPerson
	case t.assignee(c.Department) == c.Person:
		return Unchanged
	}
	return ""
}

func (c Delegate) apply(t *Task, _ Event) {
	if t.Status == Gathering {
		t.part(c.Department, func(p *Part) { p.Assignee = c.Person })
		return
	}
	t.Assignee = c.Person
}
