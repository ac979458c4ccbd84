package tasks

import "slices"

// Transition is one row of the table: in these statuses these people may give this command, and this follows.
type Transition struct {
	Do     Verb
	In     []Status
	To     Status // None: the status stays
	By     []Role
	Para   string // the decree's paragraph
	Starts []Step
	Stops  []Step
	Tells  []Tell
	Quiet  bool // the cards of others do not change
}

// Tell calls an audience: a new message with this view.
type Tell struct {
	Who    Audience
	View   View
	Urgent bool
}

// Table is the decree's order of work as data. A verb that has no row for a status is refused there.
func Table() []Transition {
	open := []Status{Detected, Registered, Assigned, Review, Rework, Ready, Publishing}
	system := []Role{System}
	return []Transition{
		{
			Do: DoDetect, In: []Status{None}, To: Detected, By: system, Para: "2, 4",
			Starts: []Step{StepRegister, StepAnswer}, Tells: call(Operators),
		},
		{
			Do: DoRegister, In: []Status{Detected}, To: Registered, By: []Role{Operator}, Para: "4",
			Stops: []Step{StepRegister}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},
		{Do: DoDecline, In: []Status{Detected}, To: Declined, By: []Role{Operator}, Para: "4"},
		{
			Do: DoAssign, In: []Status{Registered}, To: Assigned, By: []Role{Controller}, Para: "8",
			Stops: []Step{StepDistribute}, Starts: []Step{StepDraft}, Tells: call(Executors),
		},

		// A department says that the task is not its own. Time runs on; the second refusal of a task the deputies hear of too.
		{
			Do: DoRefuse, In: []Status{Assigned, Rework}, To: Registered, By: []Role{Executor}, Para: "8",
			Stops: []Step{StepDraft, StepRework}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},

		// «Без ответа»: one proposes, the other role decides. Meanwhile the task goes its way, except into the network.
		{Do: DoWithhold, In: without(open, Publishing), By: []Role{Operator, Controller}, Para: "18"},
		{Do: DoUphold, In: without(open, Publishing), To: Withheld, By: []Role{Operator, Controller}, Para: "18"},
		{Do: DoDismiss, In: without(open, Publishing), By: []Role{Operator, Controller}, Para: "18"},

		// The draft. It is kept in every status: words that somebody wrote are never lost, even when the task has moved on.
		{
			Do: DoCompose, In: Statuses(), By: []Role{Executor}, Para: "9, 17",
			Tells: []Tell{{Who: Self, View: ViewPreview}}, Quiet: true,
		},
		{Do: DoDiscard, In: Statuses(), By: []Role{Executor}, Quiet: true},
		{
			Do: DoSubmit, In: []Status{Assigned}, To: Review, By: []Role{Executor}, Para: "9",
			Stops: []Step{StepDraft}, Starts: []Step{StepReview}, Tells: call(Controllers),
		},
		{
			Do: DoSubmit, In: []Status{Rework}, To: Review, By: []Role{Executor}, Para: "11",
			Stops: []Step{StepRework}, Starts: []Step{StepReview}, Tells: call(Controllers),
		},

		// Control.
		{
			Do: DoApprove, In: []Status{Review}, To: Ready, By: []Role{Controller}, Para: "10, 12",
			Stops: []Step{StepReview}, Starts: []Step{StepPublish}, Tells: call(Operators),
		},
		{
			Do: DoReturn, In: []Status{Review}, To: Rework, By: []Role{Controller}, Para: "10",
			Stops: []Step{StepReview}, Starts: []Step{StepRework}, Tells: call(Drafter),
		},

		// Publication. Its term runs until the answer is seen in the network.
		{Do: DoPublish, In: []Status{Ready}, To: Publishing, By: []Role{Operator}, Para: "13"},
		{Do: DoPublishByHand, In: []Status{Ready}, To: Published, By: []Role{Operator}, Para: "13"},
		{Do: DoConfirm, In: []Status{Publishing}, To: Published, By: system, Para: "13"},
		{Do: DoGiveUp, In: []Status{Publishing}, To: Ready, By: system, Para: "13", Tells: call(Operators)},

		// Importance. Who is at work on the task hears that there is less time; the head hears at once.
		{
			Do: DoRaise, In: []Status{Assigned, Rework}, By: []Role{Operator, Controller}, Para: "2, 14, 21",
			Starts: []Step{StepAcknowledge},
			Tells:  []Tell{{Who: Heads, View: ViewCard, Urgent: true}, {Who: Executors, View: ViewCard}},
		},
		{
			Do: DoRaise, In: without(open, Assigned, Rework), By: []Role{Operator, Controller}, Para: "2, 14, 21",
			Starts: []Step{StepAcknowledge},
			Tells:  []Tell{{Who: Heads, View: ViewCard, Urgent: true}},
		},
		{Do: DoLower, In: open, By: []Role{Operator, Controller}, Para: "2", Stops: []Step{StepAcknowledge}},
		{Do: DoAcknowledge, In: Statuses(), By: []Role{Head}, Para: "21", Stops: []Step{StepAcknowledge}},
		{Do: DoControl, In: open, By: []Role{Head}, Para: "21"},

		// Time. Whom a reminder tells depends on the rung: see ladder.go.
		{Do: DoRemind, In: open, By: system, Para: "body p. 4", Quiet: true},
		{Do: DoRetime, In: open, By: system, Para: "7"},
	}
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

// find returns the row for a verb in a status.
func find(v Verb, in Status) (Transition, bool) {
	for _, row := range Table() {
		if row.Do == v && slices.Contains(row.In, in) {
			return row, true
		}
	}
	return Transition{}, false
}

// Allowed lists what a person may do with a task now, in the table's order: the buttons of a card follow from it.
func Allowed(t Task, by Person) []Verb {
	var verbs []Verb
	for _, row := range Table() {
		if slices.Contains(row.In, t.Status) && row.permits(t, by) == nil {
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
		if role == Executor && t.Department != by.Department {
			return row.refusal(Elsewhere, t)
		}
		return nil
	}
	return row.refusal(Forbidden, t)
}

func (row Transition) refusal(code Code, t Task) *Error {
	return &Error{Code: code, Verb: row.Do, Status: t.Status, Last: t.Moved}
}
