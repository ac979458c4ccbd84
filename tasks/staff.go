package tasks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Former is somebody who has left the roster: histories name them still, and nobody else gets their id.
type Former struct {
	ID   PersonID `json:"id"`
	Name string   `json:"name"`
}

// longestName is how many characters a name may have: a roster file takes as many.
const longestName = 200

// Tidy makes one line of a name; ok is false for one that a roster cannot have.
func Tidy(name string) (string, bool) {
	name = strings.Join(strings.Fields(name), " ")
	printable := !strings.ContainsFunc(name, func(c rune) bool { return !unicode.IsPrint(c) })
	return name, name != "" && printable && utf8.ValidString(name) && utf8.RuneCountInString(name) <= longestName
}

// Put is the roster with a person as given: a new one, who gets an id, or a known one with another name, other roles,
// departments or substitute; what the roster knows of them besides stays. The error is an *Error that says what is missing.
func (r Roster) Put(p Person) (Roster, Person, error) {
	before, known := r.Person(p.ID)
	if p.ID != "" && !known {
		return r, p, &Error{Code: NotOnRoster}
	}
	p.Roles = slices.DeleteFunc(Roles(), func(x Role) bool { return !slices.Contains(p.Roles, x) })
	p.Departments = slices.DeleteFunc(slices.Clone(p.Departments), func(d DepartmentID) bool {
		_, ok := r.Department(d)
		return !ok
	})
	name, ok := Tidy(p.Name)
	p.Name = name
	if code := r.lacking(p, ok); code != "" {
		return r, p, &Error{Code: code}
	}
	p.Account, p.Unreachable, p.Absences, p.Away, p.Standing = before.Account, before.Unreachable, before.Absences, nil, nil
	next := r.with(p)
	if !known {
		surname, _, _ := strings.Cut(p.Name, " ")
		p.ID = PersonID(identifier(surname, func(id string) bool { return r.taken(PersonID(id)) }))
		next.People = append(slices.Clone(r.People), p)
	}
	if r.administered() && !next.administered() {
		return r, p, &Error{Code: LastAdmin}
	}
	return next, p, nil
}

// lacking tells what a person on the roster must have and has not.
func (r *Roster) lacking(p Person, named bool) Code {
	_, placed := r.Department(p.Department)
	_, substitute := r.Person(p.Substitute)
	inside := slices.Contains(p.Roles, Executor) || slices.Contains(p.Roles, Responsible)
	switch {
	case !named:
		return BadName
	case len(p.Roles) == 0:
		return NoRoles
	case inside && p.Department == "":
		return NeedsDepartment
	case p.Department != "" && !placed:
		return UnknownDepartment
	case slices.Contains(p.Roles, Deputy) && len(p.Departments) == 0:
		return NeedsDepartments
	case p.Substitute != "" && (!substitute || p.Substitute == p.ID):
		return NoSubstitute
	}
	return ""
}

// taken reports whether an id is, or was, somebody's.
func (r *Roster) taken(id PersonID) bool {
	_, here := r.Person(id)
	return here || slices.ContainsFunc(r.Former, func(x Former) bool { return x.ID == id })
}

// Retire is the roster without a person; nobody is to be stood in for by them any more. The error is an *Error: NotOnRoster, or
// LastAdmin where nobody could administer any more.
func (r Roster) Retire(id PersonID) (Roster, error) {
	gone, ok := r.Person(id)
	if !ok {
		return r, &Error{Code: NotOnRoster}
	}
	next := r.Uninvite(id)
	next.Former = append(slices.Clone(r.Former), Former{ID: id, Name: gone.Name})
	next.People = slices.DeleteFunc(slices.Clone(r.People), func(p Person) bool { return p.ID == id })
	for i := range next.People {
		p := &next.People[i]
		if p.Substitute == id {
			p.Substitute = ""
		}
		p.Absences = slices.Clone(p.Absences)
		for j := range p.Absences {
			if p.Absences[j].Substitute == id {
				p.Absences[j].Substitute = ""
			}
		}
	}
	if r.administered() && !next.administered() {
		return r, &Error{Code: LastAdmin}
	}
	return next, nil
}

// Bared lists the duties that have somebody on this roster and nobody on the next, whoever is away or cannot be reached: a
// message would lie unseen there.
func (r *Roster) Bared(next *Roster) []Gap {
	has := func(x *Roster, g Gap) bool {
		return slices.ContainsFunc(x.People, func(p Person) bool {
			return slices.Contains(p.Roles, g.Role) && (g.Department == "" || p.Department == g.Department)
		})
	}
	duties := []Gap{{Role: Operator}, {Role: Controller}, {Role: Head}}
	for _, d := range r.Departments {
		duties = append(duties, Gap{Role: Executor, Department: d.ID})
	}
	return slices.DeleteFunc(duties, func(g Gap) bool { return !has(r, g) || has(next, g) })
}
