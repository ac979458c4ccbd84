package tasks

import "slices"

// Gap is a duty that nobody can be called to: nobody has it, or messages get through to none of those who do.
type Gap struct {
	Role       Role         `json:"role"`
	Department DepartmentID `json:"department,omitempty"` // of executors
}

// Gaps lists the duties at which the next message would lie unseen: operators [4], controllers [5], the executors of each
// department [6]. It looks at the roster as it acts now.
func (r *Roster) Gaps() []Gap {
	var gaps []Gap
	for _, role := range []Role{Operator, Controller} {
		if !slices.ContainsFunc(r.With(role), Person.Reachable) {
			gaps = append(gaps, Gap{Role: role})
		}
	}
	for _, d := range r.Departments {
		if !slices.ContainsFunc(r.Executors(d.ID), Person.Reachable) {
			gaps = append(gaps, Gap{Role: Executor, Department: d.ID})
		}
	}
	return gaps
}

// Told lists who must hear of a gap, each once: the department's responsible, the controllers and the administrators.
func (g Gap) Told(r *Roster) []Person {
	var list []Person
	for _, p := range r.People {
		mine := p.Has(Controller) || p.Has(Admin) || g.Department != "" && p.In(Responsible, g.Department)
		if mine && p.Away == nil && p.Reachable() {
			list = append(list, p)
		}
	}
	return list
}
