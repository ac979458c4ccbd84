package tasks

import (
	"slices"
	"strings"
)

// PutDepartment is the roster with a department as given: a new one, which gets an id, or a known one with another name or other
// topics. Topics that the roster has not are left out. The error is an *Error.
func (r Roster) PutDepartment(d Department) (Roster, Department, error) {
	name, ok := Tidy(d.Name)
	d.Name = name
	same := func(x Department) bool { return x.ID != d.ID && strings.EqualFold(x.Name, d.Name) }
	switch {
	case !ok:
		return r, d, &Error{Code: BadName}
	case slices.ContainsFunc(r.Departments, same):
		return r, d, &Error{Code: NameTaken}
	}
	d.Topics = slices.DeleteFunc(slices.Clone(r.Topics), func(x string) bool { return !slices.Contains(d.Topics, x) })
	r.Departments = slices.Clone(r.Departments)
	if d.ID == "" {
		taken := func(id string) bool { _, ok := r.Department(DepartmentID(id)); return ok }
		d.ID = DepartmentID(identifier(d.Name, taken))
		r.Departments = append(r.Departments, d)
		return r, d, nil
	}
	i := slices.IndexFunc(r.Departments, func(x Department) bool { return x.ID == d.ID })
	if i < 0 {
		return r, d, &Error{Code: UnknownDepartment}
	}
	r.Departments[i] = d
	return r, d, nil
}

// DropDepartment is the roster without a department and its templates. While somebody works there, or a deputy oversees nothing else, it is in use:
// the *Error InUse.
func (r Roster) DropDepartment(id DepartmentID) (Roster, error) {
	if _, ok := r.Department(id); !ok {
		return r, &Error{Code: UnknownDepartment}
	}
	needs := func(p Person) bool {
		return p.Department == id || len(p.Departments) == 1 && p.Departments[0] == id && slices.Contains(p.Roles, Deputy)
	}
	if slices.ContainsFunc(r.People, needs) {
		return r, &Error{Code: InUse}
	}
	r.Departments = slices.DeleteFunc(slices.Clone(r.Departments), func(d Department) bool { return d.ID == id })
	r.Templates = slices.DeleteFunc(slices.Clone(r.Templates), func(t Template) bool { return t.Department == id })
	r.People = slices.Clone(r.People)
	for i := range r.People {
		p := &r.People[i]
		p.Departments = slices.DeleteFunc(slices.Clone(p.Departments), func(d DepartmentID) bool { return d == id })
	}
	return r, nil
}

// Retopic is the roster with a topic under another name, for departments and templates too. No old name adds one, no new name
// drops one, and its templates with it; the last stays. The error is an *Error.
func (r Roster) Retopic(old, name string) (Roster, error) {
	if old != "" && name == "" && len(r.Topics) == 1 {
		return r, &Error{Code: InUse}
	}
	topics, name, code := rename(r.Topics, old, name, UnknownTopic)
	if code != "" {
		return r, &Error{Code: code}
	}
	r.Topics, r.Departments = topics, slices.Clone(r.Departments)
	r.Words = keyed(r.Words, old, name, r.Words[old])
	r.Templates = retopic(r.Templates, old, name)
	for i := range r.Departments {
		if d := &r.Departments[i]; old != "" && slices.Contains(d.Topics, old) {
			d.Topics, _, _ = rename(d.Topics, old, name, "")
		}
	}
	return r, nil
}

// Redistrict is the roster with a district under another name. No old name adds one, no new name drops one. The error is an
// *Error.
func (r Roster) Redistrict(old, name string) (Roster, error) {
	districts, name, code := rename(r.Districts, old, name, UnknownDistrict)
	if code != "" {
		return r, &Error{Code: code}
	}
	r.Districts, r.Streets = districts, keyed(r.Streets, old, name, r.Streets[old])
	return r, nil
}

// rename adds, renames or drops a name of a list; absent is what to say of an old name that is not there.
func rename(list []string, old, name string, absent Code) (next []string, tidied string, code Code) {
	i := slices.Index(list, old)
	if old != "" && i < 0 {
		return list, name, absent
	}
	if old != "" && name == "" {
		return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == old }), "", ""
	}
	name, ok := Tidy(name)
	switch {
	case !ok:
		return list, name, BadName
	case slices.ContainsFunc(list, func(x string) bool { return x != old && strings.EqualFold(x, name) }):
		return list, name, NameTaken
	}
	next = slices.Clone(list)
	if old == "" {
		return append(next, name), name, ""
	}
	next[i] = name
	return next, name, ""
}
