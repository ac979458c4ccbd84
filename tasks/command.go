package tasks

import (
	"encoding/json"
	"fmt"
)

// Command is what somebody, or the system, asks to be done with a task. The types are in the files named by the part of
// the way: detect, importance, draft, review, publish, shared, interim, promise, postpone, link, resume, source, remind, …
type Command interface {
	// Verb names the command in the table.
	Verb() Verb
	// check tells why the command cannot be done, or nothing; status and role have been checked by the table.
	check(t Task, by Person, p *Policy) Code
	// apply changes the task as the event says. It must not fail, nor look at anything but its arguments.
	apply(t *Task, e Event)
}

// particular is a command about one of several like things of a task: a department's information, a promise. Only the terms
// of that one stop.
type particular interface {
	of() string
}

// decoders lists how each verb's command is read from an event.
func decoders() map[Verb]func([]byte) (Command, error) {
	return map[Verb]func([]byte) (Command, error){
		DoDetect:        decode[Detect],
		DoRegister:      decode[Register],
		DoDecline:       decode[Decline],
		DoRaise:         decode[Raise],
		DoLower:         decode[Lower],
		DoAcknowledge:   decode[Acknowledge],
		DoAssign:        decode[Assign],
		DoRefuse:        decode[Refuse],
		DoRecall:        decode[Recall],
		DoWithhold:      decode[Withhold],
		DoUphold:        decode[Uphold],
		DoDismiss:       decode[Dismiss],
		DoCompose:       decode[Compose],
		DoDiscard:       decode[Discard],
		DoSubmit:        decode[Submit],
		DoApprove:       decode[Approve],
		DoReturn:        decode[Return],
		DoPublish:       decode[Publish],
		DoPublishByHand: decode[PublishByHand],
		DoConfirm:       decode[Confirm],
		DoGiveUp:        decode[GiveUp],
		DoRemind:        decode[Remind],
		DoRetime:        decode[Retime],
		DoControl:       decode[Control],
		DoLoad:          decode[Load],
		DoInform:        decode[Inform],
		DoLead:          decode[Lead],
		DoDelegate:      decode[Delegate],
		DoSchedule:      decode[Schedule],
		DoAmend:         decode[Amend],
		DoReport:        decode[ReportPromise],
		DoAccept:        decode[Accept],
		DoReject:        decode[Reject],
		DoPostpone:      decode[Postpone],
		DoAgree:         decode[Agree],
		DoDisagree:      decode[Disagree],
		DoLink:          decode[Link],
		DoUnlink:        decode[Unlink],
		DoAttach:        decode[Attach],
		DoDetach:        decode[Detach],
		DoOffer:         decode[Offer],
		DoRetract:       decode[Retract],
		DoContinue:      decode[Continue],
		DoResume:        decode[Resume],
		DoSourceEdited:  decode[SourceEdited],
		DoSourceGone:    decode[SourceGone],
		DoAnswerTouched: decode[AnswerTouched],
		DoLapse:         decode[Lapse],
		DoHandOver:      decode[HandOver],
		DoTake:          decode[Take],
		DoGiveBack:      decode[GiveBack],
	}
}

// decodeCommand reads a command as an event keeps it.
func decodeCommand(v Verb, data []byte) (Command, error) {
	read, ok := decoders()[v]
	if !ok {
		return nil, fmt.Errorf("unknown command %q: the record was written by a newer version", v)
	}
	return read(data)
}

func decode[C Command](data []byte) (Command, error) {
	var c C
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("command %s: %w", c.Verb(), err)
	}
	return c, nil
}
