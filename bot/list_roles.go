package bot

import (
	"cmp"
	"slices"

	"otklik/tasks"
	"otklik/tasks/roll"
)

// queued tells whether a task is in the person's queue, and by which term. It is when it waits for somebody of their role; to
// those who answer for others' work it also is when it is of their departments, and to the head when it is of high importance or
// under the head's control.
func (s scene) queued(e roll.Entry, overseen []tasks.DepartmentID) (tasks.Term, bool) {
	t := e.Task
	if term, ok := t.Awaits(s.me, false); ok {
		return term, true
	}
	term, _ := t.Pressing()
	answers := slices.ContainsFunc(s.roster.Departments, func(d tasks.Department) bool {
		return e.Of(d.ID) && (s.me.In(tasks.Responsible, d.ID) || slices.Contains(overseen, d.ID))
	})
	heads := s.me.Has(tasks.Head) && (t.Importance == tasks.High || !t.Control.At.IsZero())
	return term, answers || heads || s.decides(t.Proposal)
}

// decides tells whether a proposal not to answer waits for one of the person's roles [18].
func (s scene) decides(p *tasks.Proposal) bool {
	return p != nil && (p.As == tasks.Operator && s.me.Has(tasks.Controller) || p.As == tasks.Controller && s.me.Has(tasks.Operator))
}

// overseen lists the departments that the person oversees as a deputy: those of nobody are every deputy's.
func (s scene) overseen() []tasks.DepartmentID {
	if !s.me.Has(tasks.Deputy) {
		return nil
	}
	var list []tasks.DepartmentID
	for _, d := range s.roster.Departments {
		taken := slices.ContainsFunc(s.roster.People, func(p tasks.Person) bool { return p.In(tasks.Deputy, d.ID) })
		if !taken || s.me.In(tasks.Deputy, d.ID) {
			list = append(list, d.ID)
		}
	}
	return list
}

// boards tells whether a task counts on the person's board: a controller and the head see all, a deputy the departments that
// they oversee.
func (s scene) boards(e roll.Entry, overseen []tasks.DepartmentID) bool {
	if s.me.Has(tasks.Controller) || s.me.Has(tasks.Head) {
		return true
	}
	return slices.ContainsFunc(overseen, e.Of)
}

// nearest puts what is due first before the rest, and what has no term last.
func nearest(a, b line) int {
	switch {
	case a.due.IsZero() != b.due.IsZero():
		if a.due.IsZero() {
			return 1
		}
		return -1
	case !a.due.Equal(b.due):
		return a.due.Compare(b.due)
	}
	return cmp.Or(cmp.Compare(a.Task.Number, b.Task.Number), cmp.Compare(a.ID, b.ID), cmp.Compare(a.which(), b.which()))
}

// which is the number of the promise that a line is of.
func (l line) which() int {
	if l.promise == nil {
		return 0
	}
	return l.promise.No
}
