package tasks

import "slices"

// View is what of a task a person is shown. Each view of a task is one message per person that is edited as the task
// moves on.
type View string

// The views.
const (
	ViewCard    View = "card"    // the task as the person's roles see it, with what they may do
	ViewPreview View = "preview" // the answer as the resident will see it
)

// Told is a view that a person has been given. Rev is the revision at which they were last called: only a call is worth a
// new message.
type Told struct {
	Person PersonID `json:"person"`
	View   View     `json:"view"`
	Rev    int64    `json:"rev"`
}

// Notice says who must know what. Its words are made when it is sent, from the task as it then is.
type Notice struct {
	Task   ID       `json:"task"`
	Person PersonID `json:"person"`
	View   View     `json:"view"`
	Call   int64    `json:"call"` // a message older than this revision's call is replaced by a new one
	Urgent bool     `json:"urgent,omitempty"`
	Anew   bool     `json:"anew,omitempty"`   // the person asked to see it as a new message
	Wait   bool     `json:"wait,omitempty"`   // more of the same may be on its way: delivered a moment later, once for all of it
	Screen string   `json:"screen,omitempty"` // what a new message of the view begins with, in its own words
}

// Key is one per task, person and view: a newer notice takes the place of one that waits.
func (n Notice) Key() string { return string(n.Task) + "/" + string(n.Person) + "/" + string(n.View) }

// Audience names a group of people around a task.
type Audience string

// The audiences.
const (
	Operators   Audience = "operators"
	Controllers Audience = "controllers"
	Executors   Audience = "executors" // of the task's department, or of those whose information is awaited
	Entrusted   Audience = "entrusted" // of the departments that the newest event has handed the task to
	Asker       Audience = "asker"     // who has asked for a new day, while they work there
	Drafter     Audience = "drafter"   // who wrote the last draft; the department's executors when they have left
	Heads       Audience = "heads"
	Self        Audience = "self" // who gave the command

	Duty         Audience = "duty"         // whose step it is that the task's status waits for
	Responsibles Audience = "responsibles" // of the task's departments
	Deputies     Audience = "deputies"     // who oversee the task's departments; all of them where nobody does
)

// members lists the people of an audience, each once.
func (a Audience) members(t Task, self Person, r *Roster) []Person {
	r = r.For(t)
	switch a {
	case Operators:
		return r.With(Operator)
	case Controllers:
		return r.With(Controller)
	case Heads:
		return r.With(Head)
	case Self:
		return []Person{self}
	case Drafter:
		if d, ok := t.LastDraft(); ok {
			if who := r.drafters(d.By, t.Department); len(who) > 0 {
				return who
			}
		}
		return t.executors(t.Department, r)
	case Executors:
		return each(t.departments(), func(d DepartmentID) []Person { return t.executors(d, r) })
	case Entrusted:
		return each(t.entrusted(), r.Executors)
	case Asker:
		if t.Postponement != nil {
			return r.drafters(t.Postponement.By, t.Department)
		}
	case Duty:
		if t.Status == Linked {
			return r.With(Controller) // they see to it that the lead gets on
		}
		rule, _ := t.Current().Rule()
		return rule.Duty.members(t, self, r)
	case Responsibles:
		return each(t.departments(), func(d DepartmentID) []Person { return r.in(Responsible, d) })
	case Deputies:
		return each(t.departments(), r.overseers)
	}
	return nil
}

// each lists the people of several departments, everybody once.
func each(departments []DepartmentID, people func(DepartmentID) []Person) []Person {
	var list []Person
	for _, d := range departments {
		for _, p := range people(d) {
			if !slices.ContainsFunc(list, func(x Person) bool { return x.ID == p.ID }) {
				list = append(list, p)
			}
		}
	}
	return list
}

// executors are those of a department who do the task: the one whom its responsible chose, or all.
func (t Task) executors(d DepartmentID, r *Roster) []Person {
	if chosen := r.drafters(t.assignee(d), d); len(chosen) > 0 {
		return chosen
	}
	return r.Executors(d)
}

// entrusted are the departments that the newest event has handed the task to.
func (t Task) entrusted() []DepartmentID {
	var list []DepartmentID
	for _, p := range t.Parts {
		if p.Rev == t.Rev {
			list = append(list, p.Department)
		}
	}
	return list
}

// notices lists what an event makes people know: a new message for the called, a refreshed one for all others who have a
// view of the task.
func notices(t Task, e Event, row Transition) []Notice {
	var list []Notice
	for _, told := range t.Told {
		called := told.Rev == e.Rev
		if !called && (row.Quiet && told.Person != e.By) {
			continue
		}
		list = append(list, Notice{
			Task: t.ID, Person: told.Person, View: told.View, Call: told.Rev, Wait: called && partial(e.Command),
			Urgent: called && (row.Do == DoRemind ||
				slices.ContainsFunc(row.Tells, func(x Tell) bool { return x.Urgent && x.View == told.View })),
		})
	}
	return list
}

// partial reports whether a command may be one of several that came of one thing that somebody sent.
func partial(c Command) bool {
	p, ok := c.(interface{ partial() bool })
	return ok && p.partial()
}
