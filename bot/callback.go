package bot

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"

	"otklik/tasks"
)

// Action is what a button asks for: a command to the task, or another screen of its message.
type Action string

// The actions. They stand in buttons that people may tap weeks later: never give one another meaning.
const (
	ActRegister   Action = "rg" // open the topics
	ActTopic      Action = "tp" // arg: topic code; open the places
	ActPlace      Action = "pl" // arg: district code, or noPlace; registers
	ActAddress    Action = "ad" // ask for an address in words
	ActDecline    Action = "dc"
	ActRaise      Action = "ra"
	ActLower      Action = "lo"
	ActKnown      Action = "kn" // «Ознакомлен»
	ActDepartment Action = "dp" // arg: department code; tick it
	ActAssign     Action = "as"
	ActRefuse     Action = "no" // ask why it is not the department's
	ActRecall     Action = "rc" // ask why it is taken back
	ActWithhold   Action = "wh" // open the grounds
	ActGround     Action = "wg" // arg: the ground; proposes
	ActUphold     Action = "wu"
	ActDismiss    Action = "wd"
	ActSubmit     Action = "sb" // arg: the sketch's revision
	ActChange     Action = "ch" // ask for new words
	ActDiscard    Action = "ds" // arg: the sketch's revision
	ActApprove    Action = "ap" // arg: the draft's number
	ActReturn     Action = "rt" // open the criteria
	ActCriterion  Action = "cr" // arg: «10.1»; tick it
	ActSendBack   Action = "sk" // arg: the draft's number; returns with what is ticked
	ActPublish    Action = "pb" // arg: the draft's number
	ActByHand     Action = "bh" // ask for the link
	ActControl    Action = "ct" // «На контроль»
	ActWhy        Action = "wy" // why the terms are what they are
	ActHistory    Action = "hi" // everything that has happened
	ActOpen       Action = "op" // the card as a new message
	ActBack       Action = "bk" // the plain view again
	ActRefresh    Action = "rf"
)

// Actions lists every action.
func Actions() []Action {
	return []Action{
		ActRegister, ActTopic, ActPlace, ActAddress, ActDecline, ActRaise, ActLower, ActKnown, ActDepartment, ActAssign, ActRefuse, ActRecall, ActWithhold, ActGround, ActUphold, ActDismiss,
		ActSubmit, ActChange, ActDiscard, ActApprove, ActReturn, ActCriterion, ActSendBack, ActPublish, ActByHand,
		ActControl, ActWhy, ActHistory, ActOpen, ActBack, ActRefresh,
	}
}

// noPlace is the argument of «Без адреса».
const noPlace = "-"

// Press is the data of a button.
type Press struct {
	Action Action
	Task   tasks.ID
	Arg    string
}

const (
	pressVersion = "1"
	maxPress     = 64 // bytes: Telegram's limit
)

// Encode writes a press as a button's data, at most 64 bytes of ASCII.
func (p Press) Encode() string {
	return strings.Join([]string{pressVersion, string(p.Action), string(p.Task), p.Arg}, ":")
}

// ParsePress reads a button's data; anything that Encode does not write is an error.
func ParsePress(data string) (Press, error) {
	parts := strings.SplitN(data, ":", 4)
	if len(data) > maxPress || len(parts) != 4 || parts[0] != pressVersion {
		return Press{}, fmt.Errorf("not a button of this program: %d bytes", len(data))
	}
	p := Press{Action: Action(parts[1]), Task: tasks.ID(parts[2]), Arg: parts[3]}
	for _, known := range Actions() {
		if p.Action == known && p.Task.Valid() {
			return p, nil
		}
	}
	return Press{}, fmt.Errorf("a button with an unknown action or task")
}

// code stands for a name (a topic, a district, a department) in a button: short, and the same after the roster's order has
// changed.
func code(name string) string {
	sum := sha256.Sum256([]byte(name))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
}

// named finds the name that a code stands for.
func named(short string, names []string) (string, bool) {
	for _, n := range names {
		if code(n) == short {
			return n, true
		}
	}
	return "", false
}
