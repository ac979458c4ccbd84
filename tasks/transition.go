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
	Had    bool // executors who had the task before may do it too
}

// Tell calls an audience: a new message with this view.
type Tell struct {
	Who    Audience
	View   View
	Urgent bool
}

// Table is the decree's order of work as data. A verb that has no row for a status is refused there.
func Table() []Transition {
	return slices.Concat(straightRoad(), byRoads(), importanceRows(), timeRows())
}

// open lists the statuses in which somebody still has to act.
func open() []Status {
	return []Status{Detected, Registered, Assigned, Review, Rework, Ready, Publishing}
}

// straightRoad leads from a resident's message to the published answer.
func straightRoad() []Transition {
	return []Transition{
		{
			Do: DoDetect, In: []Status{None}, To: Detected, By: []Role{System}, Para: "2, 4",
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

		// The draft. It is kept in every status: words that somebody wrote are never lost, even when the task has moved on.
		{
			Do: DoCompose, In: Statuses(), By: []Role{Executor}, Para: "9, 17",
			Tells: []Tell{{Who: Self, View: ViewPreview}}, Quiet: true, Had: true,
		},
		{Do: DoDiscard, In: Statuses(), By: []Role{Executor}, Quiet: true, Had: true},
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
		{Do: DoConfirm, In: []Status{Publishing}, To: Published, By: []Role{System}, Para: "13"},
		{Do: DoGiveUp, In: []Status{Publishing}, To: Ready, By: []Role{System}, Para: "13", Tells: call(Operators)},
	}
}

// byRoads are the decree's other paths.
func byRoads() []Transition {
	unpublished := without(open(), Publishing)
	return []Transition{
		// A department says that the task is not its own. Time runs on; the second refusal of a task the deputies hear of too.
		{
			Do: DoRefuse, In: []Status{Assigned, Rework}, To: Registered, By: []Role{Executor}, Para: "8",
			Stops: []Step{StepDraft, StepRework}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},

		// What was done by mistake is taken back, with a reason, as long as it is not published.
		{
			Do: DoRecall, In: []Status{Registered}, To: Detected, By: []Role{Operator}, Para: "4",
			Stops: []Step{StepDistribute}, Starts: []Step{StepRegister}, Tells: call(Operators),
		},
		{
			Do: DoRecall, In: []Status{Assigned, Review, Rework}, To: Registered, By: []Role{Controller}, Para: "8",
			Stops: []Step{StepDraft, StepReview, StepRework}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},
		{
			Do: DoRecall, In: []Status{Ready}, To: Review, By: []Role{Controller}, Para: "10",
			Stops: []Step{StepPublish}, Starts: []Step{StepReview}, Tells: call(Controllers),
		},

		// «Без ответа»: one proposes, the other role decides. Meanwhile the task goes its way, except into the network.
		{Do: DoWithhold, In: unpublished, By: []Role{Operator, Controller}, Para: "18"},
		{Do: DoUphold, In: unpublished, To: Withheld, By: []Role{Operator, Controller}, Para: "18"},
		{Do: DoDismiss, In: unpublished, By: []Role{Operator, Controller}, Para: "18"},
	}
}

// importanceRows raise and lower importance, and hold what the head does.
func importanceRows() []Transition {
	return []Transition{
		// Importance. Who is at work on the task hears that there is less time; the head hears at once.
		{
			Do: DoRaise, In: []Status{Assigned, Rework}, By: []Role{Operator, Controller}, Para: "2, 14, 21",
			Starts: []Step{StepAcknowledge},
			Tells:  []Tell{{Who: Heads, View: ViewCard, Urgent: true}, {Who: Executors, View: ViewCard}},
		},
		{
			Do: DoRaise, In: without(open(), Assigned, Rework), By: []Role{Operator, Controller}, Para: "2, 14, 21",
			Starts: []Step{StepAcknowledge},
			Tells:  []Tell{{Who: Heads, View: ViewCard, Urgent: true}},
		},
		{Do: DoLower, In: open(), By: []Role{Operator, Controller}, Para: "2", Stops: []Step{StepAcknowledge}},
		{Do: DoAcknowledge, In: Statuses(), By: []Role{Head}, Para: "21", Stops: []Step{StepAcknowledge}},
		{Do: DoControl, In: open(), By: []Role{Head}, Para: "21"},
	}
}

// timeRows are what the clock does.
func timeRows() []Transition {
	return []Transition{
		// Time. Whom a reminder tells depends on the rung: see ladder.go.
		{Do: DoRemind, In: open(), By: []Role{System}, Para: "body p. 4", Quiet: true},
		{Do: DoRetime, In: open(), By: []Role{System}, Para: "7"},
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
		if role == Executor && t.Department != by.Department && !(row.Had && t.had(by.ID)) {
			return row.refusal(Elsewhere, t)
		}
		return nil
	}
	return row.refusal(Forbidden, t)
}

// had reports whether the task was ever shown to the person.
func (t Task) had(id PersonID) bool {
	return slices.ContainsFunc(t.Told, func(x Told) bool { return x.Person == id && x.View == ViewCard })
}

func (row Transition) refusal(code Code, t Task) *Error {
	return &Error{Code: code, Verb: row.Do, Status: t.Status, Last: t.Moved}
}
