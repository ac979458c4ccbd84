package tasks

import "slices"

// Condition is what must hold, besides the status, for a row of the table to count. Of the rows for a verb in a status the
// first whose condition holds is the one.
type Condition string

// The conditions.
const (
	Always       Condition = ""
	IfDelo       Condition = "delo"       // «Дело» is kept by hand [4, 12]
	IfSeveral    Condition = "several"    // several departments are named [16]
	IfInformed   Condition = "informed"   // several are named, and each has given its information before [16]
	IfLast       Condition = "last"       // nobody else's information is awaited [16]
	IfAbandoned  Condition = "abandoned"  // every other department has refused [16]
	IfShared     Condition = "shared"     // other departments still have a part [16]
	IfAwaited    Condition = "awaited"    // a department's information is still to come [16]
	IfAnswered   Condition = "answered"   // a final answer stands in the network
	IfUnanswered Condition = "unanswered" // none does
	IfSilent     Condition = "silent"     // not even an interim one, since the resident wrote last
	IfInterim    Condition = "interim"    // the approved answer is an interim one [15]
	IfOwing      Condition = "owing"      // the final answer is still owed after this one
	IfFollowing  Condition = "following"  // of a duplicate: the approved answer is an interim one
	IfWaiting    Condition = "waiting"    // of a duplicate: the final answer is still owed after this one
	IfUntitled   Condition = "untitled"   // it has no topic: nobody has registered it yet [4]
	IfUnfiled    Condition = "unfiled"    // «Дело» is kept by hand, and the message does not stand there [4]
	IfBroken     Condition = "broken"     // the promise was not kept, and the resident has not heard why
	IfPostable   Condition = "postable"   // the program may answer where the message stands
	IfMore       Condition = "more"       // after this answer the resident, though answered, is still to be told something
)

// Conditions lists every condition but Always.
func Conditions() []Condition {
	return []Condition{
		IfDelo, IfSeveral, IfInformed, IfLast, IfAbandoned, IfShared, IfAwaited, IfAnswered, IfUnanswered, IfInterim,
		IfOwing, IfFollowing, IfWaiting, IfUntitled, IfUnfiled, IfBroken, IfMore, IfSilent,
		IfPostable,
	}
}

// holds tells whether the condition holds for a command. Without a command it tells whether it could.
func (c Condition) holds(t Task, cmd Command, p *Policy) bool {
	switch c {
	case Always:
		return true
	case IfAnswered:
		return t.Answered
	case IfUnanswered:
		return !t.Answered
	case IfSilent:
		return len(t.Posted) == t.Cycle
	case IfAwaited:
		return len(t.Awaited()) > 0
	case IfShared:
		return len(t.willing(t.Department)) > 0
	case IfUntitled:
		return t.Topic == ""
	case IfPostable:
		return !t.Found.ByHand
	case IfInterim, IfOwing, IfFollowing, IfWaiting, IfMore:
		return c.holdsAfter(t)
	}
	if cmd == nil {
		return true
	}
	return c.holdsFor(t, cmd, p)
}

// holdsAfter tells what the resident is owed when the approved answer stands in the network.
func (c Condition) holdsAfter(t Task) bool {
	d, ok := t.Approved()
	owing := ok && !t.Answered && !d.is(FinalAnswer)
	switch c {
	case IfInterim:
		return owing && d.is(Interim)
	case IfFollowing:
		return owing && t.Lead != "" && d.is(Interim)
	case IfWaiting:
		return owing && t.Lead != ""
	case IfMore:
		return ok && t.owes(d) != ""
	}
	return owing
}

// informed reports whether several departments are named that have all given their information before.
func (t Task) informed(departments []DepartmentID) bool {
	return len(departments) > 1 && !slices.ContainsFunc(departments, func(d DepartmentID) bool {
		part, asked := t.Part(d)
		return !asked || part.Info == nil || part.Refused
	})
}

// holdsFor tells of the conditions that depend on the command.
func (c Condition) holdsFor(t Task, cmd Command, p *Policy) bool {
	switch c {
	case IfDelo:
		return p.Delo == DeloManual
	case IfUnfiled:
		return p.Delo == DeloManual && t.Delo.Message == ""
	case IfSeveral:
		a, ok := cmd.(Assign)
		return ok && len(a.Departments) > 1
	case IfInformed:
		a, ok := cmd.(Assign)
		return ok && t.informed(a.Departments)
	case IfLast, IfAbandoned:
		about, ok := cmd.(particular)
		if !ok {
			return false
		}
		me := DepartmentID(about.of())
		if c == IfAbandoned {
			return len(t.willing(me)) == 0
		}
		left := t.Awaited()
		return len(left) == 0 || len(left) == 1 && left[0] == me
	case IfBroken:
		a, ok := cmd.(Accept)
		promise, found := t.Promise(a.Promise)
		return ok && found && promise.Report != nil && !promise.Report.Kept && !t.told(promise)
	}
	return false
}
