package tasks

import (
	"slices"
)

// Transition is one row of the table: in these statuses these people may give this command, and this follows.
type Transition struct {
	Do     Verb
	In     []Status
	If     Condition
	To     Status // None: the status stays
	By     []Role
	Para   string // the decree's paragraph
	Starts []Step
	Stops  []Step
	Tells  []Tell
	Quiet  bool // the cards of others do not change
	Had    bool // executors who had the task before may do it too
	Parts  bool // executors of every department that has a part may do it [16]
	Vowed  bool // executors of the departments that have promised something do it, not those that have the task
}

// Tell calls an audience: a new message with this view.
type Tell struct {
	Who    Audience
	View   View
	Urgent bool
}

// Table is the decree's order of work as data. A verb that has no row for a status is refused there.
func Table() []Transition { return slices.Clone(rows) }

// rows is the table, laid out once and never changed: it is read for every command and every card.
var rows = layOut()

func layOut() []Transition {
	return slices.Concat(
		straightRoad(), control(), publication(), sharedRows(), promiseRows(), byRoads(), linkRows(), resumeRows(),
		sourceRows(), importanceRows(), timeRows(),
	)
}

// open lists the statuses in which somebody of the staff still has to act.
func open() []Status {
	return []Status{Detected, Filing, Registered, Gathering, Assigned, Review, Rework, Approved, Ready, Publishing}
}

// straightRoad leads from a resident's message to a draft.
func straightRoad() []Transition {
	return []Transition{
		{
			Do: DoDetect, In: []Status{None}, To: Detected, By: []Role{System}, Para: "2, 4",
			Starts: []Step{StepRegister, StepAnswer}, Tells: call(Operators),
		},
		{Do: DoRegister, In: []Status{Detected}, If: IfDelo, To: Filing, By: []Role{Operator}, Para: "4"},
		{
			Do: DoRegister, In: []Status{Detected}, To: Registered, By: []Role{Operator}, Para: "4",
			Stops: []Step{StepRegister}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},
		{
			Do: DoLoad, In: []Status{Filing}, To: Registered, By: []Role{Operator}, Para: "4",
			Stops: []Step{StepRegister}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},
		{Do: DoDecline, In: []Status{Detected}, To: Declined, By: []Role{Operator}, Para: "4"},
		{
			Do: DoAssign, In: []Status{Registered}, If: IfInformed, To: Gathering, By: []Role{Controller}, Para: "8, 16",
			Stops: []Step{StepDistribute}, Starts: []Step{StepLead}, Tells: call(Controllers),
		},
		{
			Do: DoAssign, In: []Status{Registered}, If: IfSeveral, To: Gathering, By: []Role{Controller}, Para: "8, 16",
			Stops: []Step{StepDistribute}, Starts: []Step{StepInformation}, Tells: call(Entrusted, Responsibles),
		},
		{
			Do: DoAssign, In: []Status{Registered}, To: Assigned, By: []Role{Controller}, Para: "8",
			Stops: []Step{StepDistribute}, Starts: []Step{StepDraft}, Tells: call(Executors, Responsibles),
		},

		// The draft. It is kept in every status: words that somebody wrote are never lost, even when the task has moved on.
		{
			Do: DoCompose, In: Statuses(), By: []Role{Executor}, Para: "9, 17",
			Tells: []Tell{{Who: Self, View: ViewPreview}}, Quiet: true, Had: true, Parts: true,
		},
		{Do: DoDiscard, In: Statuses(), By: []Role{Executor}, Quiet: true, Had: true, Parts: true},
		{
			Do: DoSubmit, In: []Status{Assigned}, To: Review, By: []Role{Executor}, Para: "9, 16",
			Stops: []Step{StepDraft, StepInformation}, Starts: []Step{StepReview}, Tells: call(Controllers),
		},
		{
			Do: DoSubmit, In: []Status{Rework}, To: Review, By: []Role{Executor}, Para: "11",
			Stops: []Step{StepRework}, Starts: []Step{StepReview}, Tells: call(Controllers),
		},
		{ // a correction, or what has come of a promise: the answer is open again, with the terms of an answer
			Do: DoSubmit, In: []Status{Published}, To: Review, By: []Role{Executor}, Para: "9, body p. 4",
			Starts: []Step{StepReview, StepAnswer}, Tells: call(Controllers),
		},
		{
			Do: DoAmend, In: []Status{Published}, To: Assigned, By: []Role{Operator, Controller}, Para: "9",
			Starts: []Step{StepDraft, StepAnswer}, Tells: call(Executors),
		},
		{
			Do: DoDelegate, In: []Status{Gathering, Assigned, Rework, Approved}, By: []Role{Responsible}, Para: "6",
		},
		{Do: DoTake, In: []Status{Gathering, Assigned}, By: []Role{Executor}, Para: "6"},
		{Do: DoGiveBack, In: []Status{Gathering, Assigned}, By: []Role{Executor}, Para: "6"},
	}
}

// control is what becomes of a draft [10–12].
func control() []Transition {
	return []Transition{
		{
			Do: DoApprove, In: []Status{Review}, If: IfDelo, To: Approved, By: []Role{Controller}, Para: "10, 12",
			Stops: []Step{StepReview}, Starts: []Step{StepLoad}, Tells: call(Drafter),
		},
		{
			Do: DoApprove, In: []Status{Review}, To: Ready, By: []Role{Controller}, Para: "10, 12",
			Stops: []Step{StepReview}, Starts: []Step{StepPublish}, Tells: call(Operators),
		},
		{
			Do: DoReturn, In: []Status{Review}, To: Rework, By: []Role{Controller}, Para: "10",
			Stops: []Step{StepReview}, Starts: []Step{StepRework}, Tells: call(Drafter),
		},
		{
			Do: DoLoad, In: []Status{Approved}, To: Ready, By: []Role{Executor}, Para: "12",
			Stops: []Step{StepLoad}, Starts: []Step{StepPublish}, Tells: call(Operators),
		},
	}
}

// publication runs until the answer is seen in the network [13]. After an interim answer the task is open again, with the
// terms of the final one [15].
func publication() []Transition {
	list := []Transition{
		{Do: DoPublish, In: []Status{Ready}, If: IfPostable, To: Publishing, By: []Role{Operator}, Para: "13"},
		{Do: DoGiveUp, In: []Status{Publishing}, To: Ready, By: []Role{System}, Para: "13", Tells: call(Operators)},
	}
	for _, way := range []Transition{
		{Do: DoPublishByHand, In: []Status{Ready}, By: []Role{Operator}},
		{Do: DoConfirm, In: []Status{Publishing}, By: []Role{System}},
	} {
		following, waiting, interim, owing, more, final := way, way, way, way, way, way
		following.If, following.To, following.Para = IfFollowing, Linked, "15"
		following.Stops, following.Starts = []Step{StepPublish, StepAnswer}, []Step{StepAnswer, StepPromise}
		waiting.If, waiting.To, waiting.Para, waiting.Stops = IfWaiting, Linked, "9, 13", []Step{StepPublish}
		interim.If, interim.To, interim.Para = IfInterim, Assigned, "13, 15"
		interim.Stops, interim.Starts = []Step{StepPublish, StepAnswer}, []Step{StepDraft, StepAnswer, StepPromise}
		interim.Tells = call(Executors, Controllers)
		owing.If, owing.To, owing.Para = IfOwing, Assigned, "9, 13"
		owing.Stops, owing.Starts, owing.Tells = []Step{StepPublish}, []Step{StepDraft, StepPromise}, call(Executors)
		more.If, more.To, more.Para = IfMore, Assigned, "9, body p. 4"
		more.Stops, more.Starts = []Step{StepPublish, StepAnswer}, []Step{StepDraft, StepAnswer, StepPromise}
		more.Tells = call(Executors)
		final.To, final.Para, final.Starts = Published, "13", []Step{StepPromise}
		list = append(list, following, waiting, interim, owing, more, final)
	}
	return list
}

func call(who ...Audience) []Tell {
	var tells []Tell
	for _, a := range who {
		tells = append(tells, Tell{Who: a, View: ViewCard})
	}
	return tells
}

func without(all []Status, less ...Status) []Status {
	return slices.DeleteFunc(slices.Clone(all), func(s Status) bool { return slices.Contains(less, s) })
}

// find returns the row for a command, by status and condition.
func find(t Task, c Command, p *Policy) (Transition, bool) {
	for _, row := range rows {
		if row.Do == c.Verb() && slices.Contains(row.In, t.Status) && row.If.holds(t, c, p) {
			return row, true
		}
	}
	return Transition{}, false
}

// Allowed lists what a person may do with a task now, each verb once, in the table's order: the buttons of a card follow from it.
func Allowed(t Task, by Person) []Verb {
	by = t.acting(by)
	var verbs []Verb
	for _, row := range rows {
		if slices.Contains(row.In, t.Status) && row.If.holds(t, nil, nil) && row.permits(t, by) == nil &&
			!slices.Contains(verbs, row.Do) {
			verbs = append(verbs, row.Do)
		}
	}
	return verbs
}

// permits tells whether the person may give the row's command: by role and, for those who act for a department, by the
// task being theirs.
func (row Transition) permits(t Task, by Person) error {
	for _, role := range row.By {
		if !by.Has(role) {
			continue
		}
		if departmental(role) && !row.with(t, role, by) {
			return row.refusal(Elsewhere, t)
		}
		return nil
	}
	return row.refusal(Forbidden, t)
}

// departmental roles act for a department, the others for the whole administration.
func departmental(r Role) bool { return r == Executor || r == Responsible }

// with reports whether the task is with a department for which the person has the role.
func (row Transition) with(t Task, role Role, by Person) bool {
	if row.Vowed {
		return slices.ContainsFunc(t.Promises, func(p Promise) bool { return by.serves(role, p.Department) })
	}
	if by.serves(role, t.Department) || row.Had && t.had(by.ID) {
		return true
	}
	if !row.Parts && t.Status != Gathering {
		return false
	}
	return slices.ContainsFunc(t.Parts, func(p Part) bool { return !p.Refused && by.serves(role, p.Department) })
}

// had reports whether the task was ever shown to the person.
func (t Task) had(id PersonID) bool {
	return slices.ContainsFunc(t.Told, func(x Told) bool { return x.Person == id && x.View == ViewCard })
}

func (row Transition) refusal(code Code, t Task) *Error {
	return &Error{Code: code, Verb: row.Do, Status: t.Status, Last: t.Moved}
}
