package tasks

import (
	"encoding/json"
	"fmt"
)

// Command is what somebody, or the system, asks to be done with a task. The types are in the files named by the part of
// the way: detect, register, importance, draft, review, publish, remind.
type Command interface {
	// Verb names the command in the table.
	Verb() Verb
	// check tells why the command cannot be done, or nothing; status and role have been checked by the table.
	check(t Task, by Person, p *Policy) Code
	// apply changes the task as the event says. It must not fail, nor look at anything but its arguments.
	apply(t *Task, e Event)
}

// decodeCommand reads a command as an event keeps it.
func decodeCommand(v Verb, data []byte) (Command, error) {
	switch v {
	case DoDetect:
		return decode[Detect](data)
	case DoRegister:
		return decode[Register](data)
	case DoDecline:
		return decode[Decline](data)
	case DoRaise:
		return decode[Raise](data)
	case DoLower:
		return decode[Lower](data)
	case DoAcknowledge:
		return decode[Acknowledge](data)
	case DoAssign:
		return decode[Assign](data)
	case DoRefuse:
		return decode[Refuse](data)
	case DoRecall:
		return decode[Recall](data)
	case DoWithhold:
		return decode[Withhold](data)
	case DoUphold:
		return decode[Uphold](data)
	case DoDismiss:
		return decode[Dismiss](data)
	case DoCompose:
		return decode[Compose](data)
	case DoDiscard:
		return decode[Discard](data)
	case DoSubmit:
		return decode[Submit](data)
	case DoApprove:
		return decode[Approve](data)
	case DoReturn:
		return decode[Return](data)
	case DoPublish:
		return decode[Publish](data)
	case DoPublishByHand:
		return decode[PublishByHand](data)
	case DoConfirm:
		return decode[Confirm](data)
	case DoGiveUp:
		return decode[GiveUp](data)
	case DoRemind:
		return decode[Remind](data)
	case DoRetime:
		return decode[Retime](data)
	case DoControl:
		return decode[Control](data)
	}
	return nil, fmt.Errorf("unknown command %q: the record was written by a newer version", v)
}

func decode[C Command](data []byte) (Command, error) {
	var c C
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("command %s: %w", c.Verb(), err)
	}
	return c, nil
}
