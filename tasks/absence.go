package tasks

import (
	"slices"
	"time"
)

// AbsenceKind is why a person is away [6].
type AbsenceKind string

// The kinds of [6]. Stored as they are written here.
const (
	Illness AbsenceKind = "illness"
	Leave   AbsenceKind = "leave"
	Trip    AbsenceKind = "trip"
	Study   AbsenceKind = "study"
	Other   AbsenceKind = "other"
)

// Staffing is why a duty moves when people join, leave, or change their roles. It is no absence.
const Staffing AbsenceKind = "staffing"

// Unreached is why the duties of somebody whom messages do not reach are others'. Nobody notes it, and it is no kind of [6].
const Unreached AbsenceKind = "unreached"

// ChatGone is why executors are called to what their department's chat had. It is no absence.
const ChatGone AbsenceKind = "chat_gone"

// AbsenceKinds lists the kinds of [6].
func AbsenceKinds() []AbsenceKind { return []AbsenceKind{Illness, Leave, Trip, Study, Other} }

// Absence is a time in which a person's duties are others' [6].
type Absence struct {
	Kind       AbsenceKind `json:"kind"`
	From       time.Time   `json:"from"`                 // the first instant of it; names the absence among the person's own
	To         time.Time   `json:"to,omitzero"`          // the first instant after it; zero until said otherwise
	Substitute PersonID    `json:"substitute,omitempty"` // empty: the department's choice, colleagues take over
	By         PersonID    `json:"by"`                   // who noted it
}

// Covers reports whether the person is away at an instant.
func (a Absence) Covers(t time.Time) bool { return !t.Before(a.From) && !a.Over(t) }

// Over reports whether the absence has ended by an instant.
func (a Absence) Over(t time.Time) bool { return !a.To.IsZero() && !t.Before(a.To) }

// overlaps reports whether two absences have an instant in common.
func (a Absence) overlaps(b Absence) bool {
	return (a.To.IsZero() || b.From.Before(a.To)) && (b.To.IsZero() || a.From.Before(b.To))
}

// absent is the absence that covers an instant.
func (p Person) absent(now time.Time) (Absence, bool) {
	i := slices.IndexFunc(p.Absences, func(a Absence) bool { return a.Covers(now) })
	if i < 0 {
		return Absence{}, false
	}
	return p.Absences[i], true
}

// Reachable reports whether messages get through to the person.
func (p Person) Reachable() bool { return p.Account != 0 && !p.Unreachable }

// Lost reports whether the person had messages before and nothing gets through any more: they have blocked the messenger's bot, or
// their account is gone.
func (p Person) Lost() bool { return p.Account != 0 && p.Unreachable }

// MayExcuse reports whether the person may note another's absence or their own: the responsible for their department, an
// administrator for everybody [6].
func (p Person) MayExcuse(who Person) bool {
	return p.ID == who.ID || p.Has(Admin) || who.Department != "" && p.In(Responsible, who.Department)
}

// Excuse is the roster with one more absence of a person; those that are over by now are forgotten. The error is an *Error
// that says what is wrong with it.
func (r Roster) Excuse(id PersonID, a Absence, now time.Time) (Roster, error) {
	who, ok := r.Person(id)
	if !ok {
		return r, &Error{Code: NotOnRoster}
	}
	over := func(x Absence) bool { return x.Over(now) }
	who.Absences = slices.DeleteFunc(slices.Clone(who.Absences), over)
	if code := r.wrong(who, a, now); code != "" {
		return r, &Error{Code: code}
	}
	who.Absences = append(who.Absences, a)
	slices.SortFunc(who.Absences, func(a, b Absence) int { return a.From.Compare(b.From) })
	return r.with(who), nil
}

// wrong tells what is wrong with a new absence of a person, or nothing.
func (r Roster) wrong(who Person, a Absence, now time.Time) Code {
	switch {
	case !slices.Contains(AbsenceKinds(), a.Kind):
		return UnknownKind
	case !a.To.IsZero() && !a.To.After(a.From) || a.From.IsZero():
		return NoPeriod
	case a.Over(now):
		return PastPeriod
	case slices.ContainsFunc(who.Absences, a.overlaps):
		return Overlap
	case a.Substitute == "":
		return ""
	}
	substitute, ok := r.Person(a.Substitute)
	switch {
	case !ok || substitute.ID == who.ID || substitute.Account == 0:
		return NoSubstitute
	case r.leads(a.Substitute, who.ID, a, map[PersonID]bool{}):
		return Circle
	}
	return ""
}

// leads reports whether the chains of substitutes that begin at one person may come to another while an absence lasts.
func (r Roster) leads(from, to PersonID, during Absence, seen map[PersonID]bool) bool {
	if from == to {
		return true
	}
	p, ok := r.Person(from)
	if !ok || seen[from] {
		return false
	}
	seen[from] = true
	return slices.ContainsFunc(p.Absences, func(a Absence) bool {
		return a.Substitute != "" && a.overlaps(during) && r.leads(a.Substitute, to, during, seen)
	})
}

// Resume is the roster without the absence of a person that began, or would have begun, at an instant: they are there from
// now on. One that is not there is the *Error Unchanged.
func (r Roster) Resume(id PersonID, from, now time.Time) (Roster, error) {
	who, ok := r.Person(id)
	if !ok {
		return r, &Error{Code: NotOnRoster}
	}
	kept := slices.DeleteFunc(slices.Clone(who.Absences), func(a Absence) bool { return a.From.Equal(from) || a.Over(now) })
	if !slices.ContainsFunc(who.Absences, func(a Absence) bool { return a.From.Equal(from) && !a.Over(now) }) {
		return r, &Error{Code: Unchanged}
	}
	who.Absences = kept
	return r.with(who), nil
}

// with is the roster in which a person is as given.
func (r Roster) with(who Person) Roster {
	r.People = slices.Clone(r.People)
	for i := range r.People {
		if r.People[i].ID == who.ID {
			r.People[i] = who
		}
	}
	return r
}

// Substitutes lists who may stand in for a person during an absence: the roster's own choice first, then the others of the
// department or of the same role. Those to whom nothing gets through, or who are away then themselves, are left
// out.
func (r Roster) Substitutes(who Person, during Absence) []Person {
	var first, others []Person
	for _, p := range r.People {
		away := slices.ContainsFunc(p.Absences, during.overlaps)
		if p.ID == who.ID || away || !p.Reachable() {
			continue
		}
		switch {
		case p.ID == who.Substitute:
			first = append(first, p)
		case who.near(p):
			others = append(others, p)
		}
	}
	return append(first, others...)
}

// near reports whether another person's work is close enough to stand in: the same department, or a role in common; for the
// head, a deputy.
func (p Person) near(x Person) bool {
	if p.Department != "" && p.Department == x.Department {
		return true
	}
	return slices.ContainsFunc(p.Roles, func(role Role) bool {
		inside := role == Executor || role == Responsible // of one department, and that is another
		return !inside && slices.Contains(x.Roles, role) || role == Head && slices.Contains(x.Roles, Deputy)
	})
}
