package tasks

// byRoads are the decree's other paths.
func byRoads() []Transition {
	unpublished := append(without(open(), Publishing), Linked)
	return []Transition{
		// A department says that the task is not its own. Time runs on; the second refusal of a task the deputies hear of too.
		{
			Do: DoRefuse, In: []Status{Gathering}, If: IfAbandoned, To: Registered, By: []Role{Executor}, Para: "8, 16", Parts: true,
			Stops: []Step{StepInformation}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},
		{
			Do: DoRefuse, In: []Status{Gathering}, If: IfLast, By: []Role{Executor}, Para: "8, 16", Parts: true,
			Stops: []Step{StepInformation}, Starts: []Step{StepLead}, Tells: call(Controllers),
		},
		{
			Do: DoRefuse, In: []Status{Gathering}, By: []Role{Executor}, Para: "8, 16", Parts: true,
			Stops: []Step{StepInformation}, Tells: call(Controllers),
		},
		{
			Do: DoRefuse, In: []Status{Assigned}, If: IfAwaited, To: Gathering, By: []Role{Executor}, Para: "8, 16",
			Stops: []Step{StepDraft}, Tells: call(Controllers),
		},
		{
			Do: DoRefuse, In: []Status{Assigned, Rework}, If: IfShared, To: Gathering, By: []Role{Executor}, Para: "8, 16",
			Stops: []Step{StepDraft, StepRework}, Starts: []Step{StepLead}, Tells: call(Controllers),
		},
		{
			Do: DoRefuse, In: []Status{Assigned, Rework}, To: Registered, By: []Role{Executor}, Para: "8",
			Stops: []Step{StepDraft, StepRework}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},

		// What was done by mistake is taken back, with a reason, as long as it is not published.
		{
			Do: DoRecall, In: []Status{Registered}, If: IfUnanswered, To: Detected, By: []Role{Operator}, Para: "4",
			Stops: []Step{StepDistribute}, Starts: []Step{StepRegister}, Tells: call(Operators),
		},
		{Do: DoRecall, In: []Status{Filing}, To: Detected, By: []Role{Operator}, Para: "4", Tells: call(Operators)},
		{
			Do: DoRecall, In: []Status{Registered, Assigned, Review, Rework}, If: IfAnswered, To: Published,
			By: []Role{Controller}, Para: "9",
		},
		{
			Do: DoRecall, In: []Status{Gathering, Assigned, Review, Rework}, To: Registered, By: []Role{Controller}, Para: "8",
			Stops: []Step{StepInformation, StepLead, StepDraft, StepReview, StepRework}, Starts: []Step{StepDistribute},
			Tells: call(Controllers),
		},
		{
			Do: DoRecall, In: []Status{Approved, Ready}, To: Review, By: []Role{Controller}, Para: "10",
			Stops: []Step{StepLoad, StepPublish}, Starts: []Step{StepReview}, Tells: call(Controllers),
		},

		// «Без ответа»: one proposes, the other role decides. Meanwhile the task goes its way, except into the network.
		{Do: DoWithhold, In: unpublished, If: IfSilent, By: []Role{Operator, Controller}, Para: "18"},
		{Do: DoUphold, In: unpublished, To: Withheld, By: []Role{Operator, Controller}, Para: "18"},
		{Do: DoDismiss, In: unpublished, By: []Role{Operator, Controller}, Para: "18"},
	}
}

// linkRows are for messages that ask the same («Дубликат»).
func linkRows() []Transition {
	led := append(open(), Published, Linked)
	return []Transition{
		{
			Do: DoLink, In: []Status{Detected}, To: Linked, By: []Role{Operator}, Para: "4",
			Stops: []Step{StepRegister},
		},
		{
			Do: DoLink, In: []Status{Filing, Registered}, If: IfUnanswered, To: Linked, By: []Role{Operator, Controller}, Para: "8",
			Stops: []Step{StepRegister, StepDistribute},
		},
		{
			Do: DoUnlink, In: []Status{Ready}, If: IfAnswered, To: Published, By: []Role{Operator, Controller}, Para: "8",
		},
		{
			Do: DoUnlink, In: []Status{Linked, Ready}, If: IfUntitled, To: Detected, By: []Role{Operator, Controller, System},
			Para: "4", Stops: []Step{StepPublish}, Starts: []Step{StepRegister}, Tells: call(Operators),
		},
		{
			Do: DoUnlink, In: []Status{Linked, Ready}, If: IfUnfiled, To: Filing, By: []Role{Operator, Controller, System},
			Para: "4", Stops: []Step{StepPublish}, Starts: []Step{StepRegister}, Tells: call(Operators),
		},
		{
			Do: DoUnlink, In: []Status{Linked, Ready}, To: Registered, By: []Role{Operator, Controller, System},
			Para: "8", Stops: []Step{StepPublish}, Starts: []Step{StepDistribute}, Tells: call(Controllers),
		},
		{Do: DoAttach, In: led, By: []Role{System}, Para: "8"},
		{Do: DoDetach, In: Statuses(), By: []Role{System}, Para: "8"},
		{
			Do: DoOffer, In: []Status{Linked}, To: Ready, By: []Role{System}, Para: "13",
			Starts: []Step{StepPublish}, Tells: call(Operators),
		},
		{ // answered already: what its lead says later
			Do: DoOffer, In: []Status{Published}, To: Ready, By: []Role{System}, Para: "9, 13",
			Starts: []Step{StepPublish, StepAnswer}, Tells: call(Operators),
		},
		{Do: DoRetract, In: []Status{Ready}, If: IfAnswered, To: Published, By: []Role{System}, Para: "10"},
		{Do: DoRetract, In: []Status{Ready}, To: Linked, By: []Role{System}, Para: "10", Stops: []Step{StepPublish}},
	}
}

// resumeRows are for residents who write again («Продолжение»).
func resumeRows() []Transition {
	return []Transition{
		{Do: DoContinue, In: []Status{Detected}, To: Joined, By: []Role{Operator}, Para: "4"},
		{
			Do: DoResume, In: []Status{Published}, To: Assigned, By: []Role{System}, Para: "7, 9",
			Starts: []Step{StepDraft, StepAnswer}, Tells: call(Executors, Controllers),
		},
		{ // closed meanwhile, without an answer; an alert that the head has not seen goes on
			Do: DoResume, In: []Status{Declined, Withheld, Lapsed}, To: Detected, By: []Role{System}, Para: "4, 7, 21",
			Starts: []Step{StepRegister, StepAnswer, StepAcknowledge}, Tells: call(Operators),
		},
		{Do: DoResume, In: append(open(), Linked), By: []Role{System}, Para: "7", Tells: call(Duty)},
	}
}

// sourceRows are for what the resident does to the message.
func sourceRows() []Transition {
	closed := without(Statuses(), append(open(), Linked)...)
	return []Transition{
		{Do: DoSourceEdited, In: append(open(), Linked), By: []Role{System}, Para: "10.2", Tells: call(Duty)},
		{Do: DoSourceGone, In: append(open(), Linked), By: []Role{System}, Para: "13", Tells: call(Duty)},
		{Do: DoAnswerTouched, In: Statuses(), By: []Role{System}, Para: "13", Tells: call(Operators)},
		{Do: DoSourceEdited, In: closed, By: []Role{System}, Para: "10.2"},
		{Do: DoSourceGone, In: closed, By: []Role{System}, Para: "13"},
		{
			Do: DoLapse, In: append(without(open(), Publishing), Linked), If: IfUnanswered, To: Lapsed,
			By: []Role{Operator, Controller}, Para: "13",
		},
		{ // the answer stands, only what was to be added cannot be said
			Do: DoLapse, In: without(open(), Publishing), If: IfAnswered, To: Published, By: []Role{Operator, Controller}, Para: "13",
		},
	}
}
