package tasks

import (
	"slices"
	"strings"
)

// Role is what a person may do [4–6, 20, 21, body p. 6].
type Role string

// The roles of the decree, the administrator, and the system itself.
const (
	Operator    Role = "operator"    // «оператор» [4]
	Controller  Role = "controller"  // «контролёр» [5]
	Executor    Role = "executor"    // «исполнитель» [6]
	Responsible Role = "responsible" // «ответственный» [6]
	Deputy      Role = "deputy"      // «куратор» (body p. 6)
	Head        Role = "head"        // «глава» [20, 21]
	Admin       Role = "admin"
	System      Role = "system" // the program; nobody in a roster has it
)

// Roles lists the roles that a roster may give.
func Roles() []Role {
	return []Role{Operator, Controller, Executor, Responsible, Deputy, Head, Admin}
}

// PersonID is a person's id in the roster.
type PersonID string

// DepartmentID is a department's id in the roster.
type DepartmentID string

// Person is somebody of the staff.
type Person struct {
	ID          PersonID       `json:"id"`
	Name        string         `json:"name"` // «Иванова Анна Петровна»
	Roles       []Role         `json:"roles"`
	Department  DepartmentID   `json:"department,omitempty"`
	Departments []DepartmentID `json:"departments,omitempty"` // that a deputy oversees
	Account     int64          `json:"account,omitempty"`     // in the messenger; 0 while there is none
	Substitute  PersonID       `json:"substitute,omitempty"`  // by default
	Unreachable bool           `json:"unreachable,omitempty"` // the messenger says that nothing gets through
	Absences    []Absence      `json:"absences,omitempty"`    // now and to come, in their order; they do not overlap

	// As the roster acts at an instant: see Roster.At.
	Away     *Absence `json:"-"`
	Standing []Post   `json:"-"` // in whose stead the person acts
}

// serves reports whether the person has the role for a department, of their own or in another's stead.
func (p Person) serves(r Role, d DepartmentID) bool { return d != "" && p.In(r, d) }

// Short is the name as staff write it: «Иванова А. П.».
func (p Person) Short() string {
	words := strings.Fields(p.Name)
	if len(words) < 2 {
		return p.Name
	}
	for i, w := range words[1:] {
		words[i+1] = string([]rune(w)[:1]) + "."
	}
	return strings.Join(words, " ")
}

// Given is how to address the person: «Анна Петровна»; the whole name where it is but one word.
func (p Person) Given() string {
	if _, given, ok := strings.Cut(strings.Join(strings.Fields(p.Name), " "), " "); ok {
		return given
	}
	return p.Name
}

// TheSystem is the actor of what happens by itself.
func TheSystem() Person { return Person{Name: "Отклик", Roles: []Role{System}} }

// Department is a part of the administration that answers.
type Department struct {
	ID     DepartmentID `json:"id"`
	Name   string       `json:"name"`
	Topics []string     `json:"topics,omitempty"`
	Words  []string     `json:"words,omitempty"` // of messages that are for it: see Roster.Words

	Chat     int64 `json:"chat,omitempty"`      // its group in the messenger, where tasks are told; 0 for none
	ChatLost bool  `json:"chat_lost,omitempty"` // the messenger says that nothing gets through there
}

// Roster is who works here and on what.
type Roster struct {
	Topics      []string     `json:"topics"`
	Districts   []string     `json:"districts"`
	Departments []Department `json:"departments"`
	People      []Person     `json:"people"`
	Dismissed   []Dismissed  `json:"dismissed,omitempty"` // what the draft check need not say again, in the order in which it was said
	Invitations []Invitation `json:"invitations,omitempty"`
	Former      []Former     `json:"former,omitempty"`

	Templates []Template `json:"templates,omitempty"` // of answers, kept in the chat

	// Rules for suggestions. Words and phrases stand in any form of theirs; people choose freely all the same.
	Words   map[string][]string `json:"words,omitempty"`   // of messages, by topic
	Urgent  []string            `json:"urgent,omitempty"`  // of messages of high importance
	Streets map[string][]string `json:"streets,omitempty"` // by district; a long street may be in several

	Places []string `json:"places,omitempty"` // villages, parks and what else people name; by them the draft check knows an address
}

// Person finds a person by id.
func (r *Roster) Person(id PersonID) (Person, bool) {
	for _, p := range r.People {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

// ByAccount finds the person whose messenger account this is. Account 0 is nobody's.
func (r *Roster) ByAccount(account int64) (Person, bool) {
	for _, p := range r.People {
		if p.Account == account && account != 0 {
			return p, true
		}
	}
	return Person{}, false
}

// Department finds a department by id.
func (r *Roster) Department(id DepartmentID) (Department, bool) {
	for _, d := range r.Departments {
		if d.ID == id {
			return d, true
		}
	}
	return Department{}, false
}

// With lists the people who act in the role, in the roster's order; who is away does not.
func (r *Roster) With(role Role) []Person {
	var found []Person
	for _, p := range r.People {
		if p.Away == nil && p.Has(role) {
			found = append(found, p)
		}
	}
	return found
}

// Executors lists those who prepare answers in a department [6].
func (r *Roster) Executors(d DepartmentID) []Person { return r.in(Executor, d) }

// in lists the people who act in the role for a department.
func (r *Roster) in(role Role, d DepartmentID) []Person {
	return slices.DeleteFunc(r.With(role), func(p Person) bool { return d == "" || !p.In(role, d) })
}

// Concerns tells whether what a department does is any of a person's work: of those who work for the whole administration, of
// the deputies who oversee it, of its own people. No department ("") concerns the first only.
func (r *Roster) Concerns(p Person, d DepartmentID) bool {
	if p.Has(Operator) || p.Has(Controller) || p.Has(Head) || p.serves(Executor, d) || p.serves(Responsible, d) {
		return true
	}
	return d != "" && slices.ContainsFunc(r.overseers(d), func(x Person) bool { return x.ID == p.ID })
}

// overseers lists the deputies who oversee a department; all deputies where nobody does (body p. 6).
func (r *Roster) overseers(d DepartmentID) []Person {
	deputies := r.With(Deputy)
	mine := slices.DeleteFunc(slices.Clone(deputies), func(p Person) bool { return !p.In(Deputy, d) })
	if len(mine) == 0 {
		return deputies
	}
	return mine
}
