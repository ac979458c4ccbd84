package tasks

// sharedRows are for several departments [16]: each gives information, one of them leads.
func sharedRows() []Transition {
	return []Transition{
		{
			Do: DoAssign, In: []Status{Gathering}, By: []Role{Controller}, Para: "16",
			Stops: []Step{StepLead}, Starts: []Step{StepInformation}, Tells: call(Entrusted),
		},
		{
			Do: DoInform, In: []Status{Gathering}, If: IfLast, By: []Role{Executor}, Para: "16", Parts: true,
			Stops: []Step{StepInformation}, Starts: []Step{StepLead}, Tells: call(Controllers),
		},
		{Do: DoInform, In: []Status{Gathering}, By: []Role{Executor}, Para: "16", Parts: true, Stops: []Step{StepInformation}},
		{
			Do: DoInform, In: []Status{Assigned}, If: IfAwaited, By: []Role{Executor}, Para: "16", Parts: true,
			Stops: []Step{StepInformation}, Tells: call(Executors),
		},
		{
			Do: DoLead, In: []Status{Gathering}, To: Assigned, By: []Role{Controller}, Para: "16",
			Stops: []Step{StepInformation, StepLead}, Starts: []Step{StepDraft}, Tells: call(Executors),
		},
	}
}

// settled lists the closed statuses in which what was promised before is still owed.
func settled() []Status { return []Status{Published, Withheld, Lapsed} }

// promiseRows are for the days that answers have named (body p. 4), and for their change [9].
func promiseRows() []Transition {
	promised := append(append(open(), Linked), settled()...)
	notice := append(call(Executors), Tell{Who: Asker, View: ViewPreview})
	return []Transition{
		{
			Do: DoReport, In: promised, By: []Role{Executor}, Para: "body p. 4", Vowed: true,
			Stops: []Step{StepPromise}, Starts: []Step{StepAccept}, Tells: call(Controllers),
		},
		{ // whom a promise was not kept to hears why
			Do: DoAccept, In: []Status{Published}, If: IfBroken, To: Assigned, By: []Role{Controller}, Para: "body p. 4, 9",
			Stops: []Step{StepAccept, StepAgree}, Starts: []Step{StepDraft, StepAnswer}, Tells: call(Executors),
		},
		{
			Do: DoAccept, In: promised, By: []Role{Controller}, Para: "body p. 4", Stops: []Step{StepAccept, StepAgree},
		},
		{
			Do: DoReject, In: promised, By: []Role{Controller}, Para: "body p. 4",
			Stops: []Step{StepAccept}, Starts: []Step{StepPromise}, Tells: call(Executors),
		},
		{
			Do: DoPostpone, In: append(open(), Published, Linked), By: []Role{Executor}, Para: "9", Vowed: true,
			Starts: []Step{StepAgree}, Tells: call(Controllers),
		},
		{ // the notice to the resident is an answer, with the terms of one; whoever asked gets it drafted
			Do: DoAgree, In: []Status{Published}, To: Assigned, By: []Role{Controller}, Para: "9",
			Stops: []Step{StepAgree}, Starts: []Step{StepDraft, StepAnswer}, Tells: notice,
		},
		{Do: DoAgree, In: open(), By: []Role{Controller}, Para: "9", Stops: []Step{StepAgree}, Tells: notice},
		{
			Do: DoDisagree, In: promised, By: []Role{Controller}, Para: "9", Stops: []Step{StepAgree}, Tells: call(Executors),
		},
		{Do: DoSchedule, In: []Status{Assigned}, By: []Role{Controller}, Para: "15", Tells: call(Executors)},
	}
}
