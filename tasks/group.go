package tasks

import (
	"slices"
	"strings"
)

// chatMark begins the id under which a department's chat is told of tasks. No person's id has it.
const chatMark = "@"

// Chat is the id under which the department's chat is told of tasks, like a person.
func (d DepartmentID) Chat() PersonID { return PersonID(chatMark + string(d)) }

// Chat is the department whose chat an id stands for; ok is false for a person's id.
func (id PersonID) Chat() (d DepartmentID, ok bool) {
	rest, ok := strings.CutPrefix(string(id), chatMark)
	return DepartmentID(rest), ok
}

// Served reports whether the department has a chat where tasks can be told.
func (d Department) Served() bool { return d.Chat != 0 && !d.ChatLost }

// Reader is the person, or the department's chat as one who has no role, to whom a task is told. The chat that does not serve
// has no account.
func (r *Roster) Reader(id PersonID) (Person, bool) {
	of, chat := id.Chat()
	if !chat {
		return r.Person(id)
	}
	d, ok := r.Department(of)
	p := Person{ID: id, Name: d.Name, Department: of}
	if d.Served() {
		p.Account = d.Chat
	}
	return p, ok
}

// ByChat finds the department whose chat this is, serving or lost. Chat 0 is nobody's.
func (r *Roster) ByChat(chat int64) (Department, bool) {
	i := slices.IndexFunc(r.Departments, func(d Department) bool { return d.Chat == chat && chat != 0 })
	if i < 0 {
		return Department{}, false
	}
	return r.Departments[i], true
}

// TieChat is the roster with a department's chat; chat 0 takes it away. A chat is one department's: the *Error ChatTaken where
// it is another's, UnknownDepartment where there is no such department.
func (r Roster) TieChat(id DepartmentID, chat int64) (Roster, error) {
	if other, ok := r.ByChat(chat); ok && other.ID != id {
		return r, &Error{Code: ChatTaken}
	}
	return r.editDepartment(id, func(d *Department) { d.Chat, d.ChatLost = chat, false })
}

// LoseChat is the roster after a department's chat has become out of reach, or within it again.
func (r Roster) LoseChat(id DepartmentID, lost bool) (Roster, error) {
	return r.editDepartment(id, func(d *Department) { d.ChatLost = lost && d.Chat != 0 })
}

func (r Roster) editDepartment(id DepartmentID, edit func(*Department)) (Roster, error) {
	i := slices.IndexFunc(r.Departments, func(d Department) bool { return d.ID == id })
	if i < 0 {
		return r, &Error{Code: UnknownDepartment}
	}
	r.Departments = slices.Clone(r.Departments)
	edit(&r.Departments[i])
	return r, nil
}

// TiesChat reports whether a person may tie a department to a chat, and untie it: an administrator, and its responsible.
func (p Person) TiesChat(d DepartmentID) bool { return p.Has(Admin) || p.serves(Responsible, d) }

// called lists whom a call reaches: the audience's members, but instead of a department's executors its chat, where it has one,
// while nobody in particular has the task.
func (a Audience) called(t Task, self Person, r *Roster) []Person {
	r = r.For(t)
	switch a {
	case Executors:
		return each(t.departments(), func(d DepartmentID) []Person { return t.summoned(d, r) })
	case Entrusted:
		return each(t.entrusted(), func(d DepartmentID) []Person { return t.summoned(d, r) })
	}
	return a.members(t, self, r)
}

// summoned are those of a department who are called to do the task: whoever has it, or its chat, or all its executors. Who stands
// in from another department is not in its chat.
func (t Task) summoned(d DepartmentID, r *Roster) []Person {
	executors := t.executors(d, r)
	chat, ok := r.Reader(d.Chat())
	if !ok || chat.Account == 0 || !slices.Contains(t.Asked(), d) || len(r.drafters(t.assignee(d), d)) > 0 {
		return executors
	}
	guests := slices.DeleteFunc(slices.Clone(executors), func(p Person) bool { return p.Department == d })
	return append(guests, chat)
}

// Stranded lists the executors who know of the task from their department's chat alone, where the task is anybody's still: they
// must be called when the chat is lost.
func (t Task) Stranded(d DepartmentID, r *Roster) []PersonID {
	if !slices.Contains(t.Asked(), d) || t.toldAt(d.Chat()) == 0 || t.Taken(d, r) != "" {
		return nil
	}
	var list []PersonID
	for _, p := range r.For(t).Executors(d) {
		if p.Account != 0 && t.toldAt(p.ID) < t.toldAt(d.Chat()) {
			list = append(list, p.ID)
		}
	}
	return list
}
