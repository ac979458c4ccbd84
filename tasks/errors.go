package tasks

import "fmt"

// Code classes a refusal; package bot turns each into words.
type Code string

// The codes of refusals.
const (
	Forbidden         Code = "forbidden"          // the person has no role for this
	Elsewhere         Code = "elsewhere"          // the task is with another department
	Moved             Code = "moved"              // the task has left the status that the command is for
	Stale             Code = "stale"              // the draft that the command names is no longer the one at hand
	NoText            Code = "no_text"            // words are required
	NoReason          Code = "no_reason"          // a reason is required
	TooLong           Code = "too_long"           // more words than a comment can hold
	UnknownTopic      Code = "unknown_topic"      // the roster has no such topic
	UnknownDistrict   Code = "unknown_district"   // the roster has no such district
	UnknownDepartment Code = "unknown_department" // the roster has no such department
	NobodyThere       Code = "nobody_there"       // the department has nobody who could answer
	UnknownGround     Code = "unknown_ground"     // not a ground of [18]
	Pending           Code = "pending"            // a proposal not to answer waits for a decision
	NoCriterion       Code = "no_criterion"       // a return names no criterion of 10.1–10.7
	NoLink            Code = "no_link"            // not a link to a published answer
	Unchanged         Code = "unchanged"          // it is so already
	NotOnRoster       Code = "not_on_roster"      // the roster has no such person
	UnknownKind       Code = "unknown_kind"       // not a kind of absence of [6]
	NoPeriod          Code = "no_period"          // an absence must end after it begins
	PastPeriod        Code = "past_period"        // an absence that is over already
	Overlap           Code = "overlap"            // the person is away then already
	NoSubstitute      Code = "no_substitute"      // the substitute is the person, or has no account
	Circle            Code = "circle"             // substitutes would stand in for each other
	TaskNotFound      Code = "task_not_found"     // no such task
	UnknownPerson     Code = "unknown_person"     // not an executor of the department
	UnknownLead       Code = "unknown_lead"       // no department, or no task, that could lead
	HasLinked         Code = "has_linked"         // other messages follow this task: it cannot follow another itself
	WrongDate         Code = "wrong_date"         // not a day on which this can be
	DayPassed         Code = "day_passed"         // the day that the answer names for the final one is over
	NoRoom            Code = "no_room"            // the steps after the draft would not fit before the answer's term
	NoDelo            Code = "no_delo"            // the number in «Дело» is required
	SourceChanged     Code = "source_changed"     // the resident has changed the message since the answer was written
	NoInvitation      Code = "no_invitation"      // a token that invites nobody: wrong, used or revoked
	InvitationOver    Code = "invitation_over"    // a token whose time is over
	LastAdmin         Code = "last_admin"         // nobody could administer any more
	BadName           Code = "bad_name"           // empty, too long, or not one line of printable characters
	NameTaken         Code = "name_taken"         // another one is called so
	NoRoles           Code = "no_roles"           // a person needs a role
	NeedsDepartment   Code = "needs_department"   // an executor or a responsible needs a department
	NeedsDepartments  Code = "needs_departments"  // a deputy needs departments to oversee
	InUse             Code = "in_use"             // others need it
	Taken             Code = "taken"              // a colleague does it: see Error.Last
	NotReached        Code = "not_reached"        // messages do not get through to the person
	ChatTaken         Code = "chat_taken"         // the chat is another department's
)

// Codes lists every code, for the test that each has words.
func Codes() []Code {
	return []Code{
		Forbidden, Elsewhere, Moved, Stale, NoText, NoReason, TooLong, UnknownTopic, UnknownDistrict, UnknownDepartment,
		NobodyThere, UnknownGround, Pending, NoCriterion, NoLink, Unchanged, TaskNotFound, UnknownPerson, UnknownLead, HasLinked,
		WrongDate, DayPassed, NoRoom, NoDelo, SourceChanged, NotOnRoster, UnknownKind, NoPeriod, PastPeriod, Overlap, NoSubstitute,
		Circle, NoInvitation, InvitationOver, LastAdmin, BadName, NameTaken, NoRoles, NeedsDepartment, NeedsDepartments, InUse,
		Taken, NotReached, ChatTaken,
	}
}

// Error is a refusal: the command was understood and may not be done. It never holds a resident's words.
type Error struct {
	Code   Code
	Verb   Verb   // what was asked for
	Status Status // where the task stands
	Last   Stamp  // who moved it there, and when; of Taken: who has it
}

// Error names the refusal for a log.
func (e *Error) Error() string {
	return fmt.Sprintf("%s refused in status %q: %s", e.Verb, e.Status, e.Code)
}

// Is matches refusals by code, so that errors.Is(err, &Error{Code: Moved}) works.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Problem says why a publication was given up; package bot turns each into words.
type Problem string

// The problems of publishing.
const (
	ProblemClosed   Problem = "closed"   // comments are closed, or the post or comment is gone
	ProblemRefused  Problem = "refused"  // the network refused the text
	ProblemAccess   Problem = "access"   // the token may not publish
	ProblemCaptcha  Problem = "captcha"  // the network wants to see a person
	ProblemUnknown  Problem = "unknown"  // whether it was published could not be found out
	ProblemNetwork  Problem = "network"  // the network did not answer for long
	ProblemMismatch Problem = "mismatch" // the text to publish is not the approved one
	ProblemLinks    Problem = "links"    // the network lets no link through there
	ProblemByHand   Problem = "by_hand"  // the network lets no program answer there
	ProblemFlood    Problem = "flood"    // the network takes no more answers for some minutes
	ProblemQuota    Problem = "quota"    // the network takes no more answers today
	ProblemTooLong  Problem = "too_long" // the network takes no text of this length there
	ProblemFiles    Problem = "files"    // the network takes no file from the program
	ProblemTooBig   Problem = "too_big"  // a file is larger than the program can pass on
	ProblemNoFile   Problem = "no_file"  // the messenger does not give a file any more
)

// Problems lists every problem, for the test that each has words.
func Problems() []Problem {
	return []Problem{
		ProblemClosed, ProblemRefused, ProblemAccess, ProblemCaptcha, ProblemUnknown, ProblemNetwork, ProblemMismatch,
		ProblemLinks, ProblemByHand, ProblemFlood, ProblemQuota, ProblemTooLong, ProblemFiles, ProblemTooBig, ProblemNoFile,
	}
}
