package tasks

// Verb names a command: what somebody, or the system, does to a task.
type Verb string

// The verbs. Stored in events as they are written here.
const (
	DoDetect        Verb = "detect"
	DoRegister      Verb = "register"
	DoDecline       Verb = "decline"
	DoRaise         Verb = "raise"
	DoLower         Verb = "lower"
	DoAcknowledge   Verb = "acknowledge"
	DoAssign        Verb = "assign"
	DoRefuse        Verb = "refuse"
	DoRecall        Verb = "recall"
	DoWithhold      Verb = "withhold"
	DoUphold        Verb = "uphold"
	DoDismiss       Verb = "dismiss"
	DoCompose       Verb = "compose"
	DoDiscard       Verb = "discard"
	DoSubmit        Verb = "submit"
	DoApprove       Verb = "approve"
	DoReturn        Verb = "return"
	DoPublish       Verb = "publish"
	DoPublishByHand Verb = "publish_by_hand"
	DoConfirm       Verb = "confirm"
	DoGiveUp        Verb = "give_up"
	DoRemind        Verb = "remind"
	DoRetime        Verb = "retime"
	DoControl       Verb = "control"
	DoLoad          Verb = "load"
	DoInform        Verb = "inform"
	DoLead          Verb = "lead"
	DoDelegate      Verb = "delegate"
	DoSchedule      Verb = "schedule"
	DoAmend         Verb = "amend"
	DoReport        Verb = "report"
	DoAccept        Verb = "accept"
	DoReject        Verb = "reject"
	DoPostpone      Verb = "postpone"
	DoAgree         Verb = "agree"
	DoDisagree      Verb = "disagree"
	DoLink          Verb = "link"
	DoUnlink        Verb = "unlink"
	DoAttach        Verb = "attach"
	DoDetach        Verb = "detach"
	DoOffer         Verb = "offer"
	DoRetract       Verb = "retract"
	DoContinue      Verb = "continue"
	DoResume        Verb = "resume"
	DoSourceEdited  Verb = "source_edited"
	DoSourceGone    Verb = "source_gone"
	DoAnswerTouched Verb = "answer_touched"
	DoLapse         Verb = "lapse"
	DoHandOver      Verb = "hand_over"
	DoTake          Verb = "take"
	DoGiveBack      Verb = "give_back"
)

// Verbs lists every verb.
func Verbs() []Verb {
	return []Verb{
		DoDetect, DoRegister, DoDecline, DoRaise, DoLower, DoAcknowledge, DoAssign, DoRefuse, DoRecall, DoWithhold,
		DoUphold, DoDismiss, DoCompose, DoDiscard, DoSubmit,
		DoApprove, DoReturn, DoPublish, DoPublishByHand, DoConfirm, DoGiveUp, DoRemind, DoRetime, DoControl,
		DoLoad, DoInform, DoLead, DoDelegate, DoSchedule, DoAmend, DoReport, DoAccept, DoReject, DoPostpone, DoAgree, DoDisagree,
		DoLink, DoUnlink, DoAttach, DoDetach, DoOffer, DoRetract, DoContinue, DoResume, DoSourceEdited, DoSourceGone, DoAnswerTouched, DoLapse,
		DoHandOver, DoTake, DoGiveBack,
	}
}
