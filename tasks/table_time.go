package tasks

// importanceRows raise and lower importance, and hold what the head does.
func importanceRows() []Transition {
	atWork := []Status{Gathering, Assigned, Rework}
	return []Transition{
		// Importance. Who is at work on the task hears that there is less time; the head hears at once.
		{
			Do: DoRaise, In: atWork, By: []Role{Operator, Controller}, Para: "2, 14, 21",
			Starts: []Step{StepAcknowledge},
			Tells:  []Tell{{Who: Heads, View: ViewCard, Urgent: true}, {Who: Executors, View: ViewCard}},
		},
		{
			Do: DoRaise, In: append(without(open(), atWork...), Linked), By: []Role{Operator, Controller}, Para: "2, 14, 21",
			Starts: []Step{StepAcknowledge},
			Tells:  []Tell{{Who: Heads, View: ViewCard, Urgent: true}},
		},
		{
			Do: DoLower, In: append(open(), Linked), By: []Role{Operator, Controller}, Para: "2", Stops: []Step{StepAcknowledge},
		},
		{Do: DoAcknowledge, In: Statuses(), By: []Role{Head}, Para: "21", Stops: []Step{StepAcknowledge}},
		{Do: DoControl, In: append(open(), Linked), By: []Role{Head}, Para: "21"},
	}
}

// timeRows are what the clock does. Terms of promises run on when the answer is published.
func timeRows() []Transition {
	timed := append(append(open(), Linked), settled()...)
	return []Transition{
		// Time. Whom a reminder tells depends on the rung: see ladder.go.
		{Do: DoRemind, In: timed, By: []Role{System}, Para: "body p. 4", Quiet: true},
		{Do: DoRetime, In: timed, By: []Role{System}, Para: "7"},

		// Absence. Whom a handing over calls is in the command: see handover.go.
		{Do: DoHandOver, In: timed, By: []Role{System}, Para: "6"},
	}
}
