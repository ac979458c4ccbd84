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
	ActRaise      Action = "ra" // open the reasons
	ActLower      Action = "lo" // open the reasons
	ActReason     Action = "rs" // arg: the reason's code; raises or lowers
	ActOwnRaise   Action = "ro" // ask for a reason
	ActOwnLower   Action = "ol" // ask for a reason
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

	ActLoad       Action = "ld" // ask for the number in «Дело»
	ActNoDelo     Action = "nl" // go on: «Дело» is not kept any more
	ActInform     Action = "in" // arg: the sketch's revision
	ActLead       Action = "le" // arg: department code
	ActAddPart    Action = "pa" // open the departments
	ActDelegate   Action = "de" // open the executors
	ActDelegateTo Action = "dt" // arg: person code
	ActInterim    Action = "im" // open the days of the final answer
	ActUntil      Action = "un" // arg: the day, or nothing to ask for one
	ActFinal      Action = "fi" // the sketch is a final answer after all
	ActSecond     Action = "sc" // arg: the draft's number; ask why the resident is put off again
	ActPromise    Action = "pr" // arg: the day; take it for a promise or not
	ActPlan       Action = "ps" // arg: days before the answer's term, or nothing for the proposal
	ActPlanOwn    Action = "po" // ask for the terms
	ActKept       Action = "ke" // arg: the promise's number; ask for words and pictures
	ActBroken     Action = "br" // arg: the promise's number; ask why
	ActAccept     Action = "ac" // arg: the promise's number
	ActReject     Action = "rj" // arg: the promise's number; ask why
	ActNewDate    Action = "nd" // arg: the promise's number; ask for the day and the reason
	ActAgree      Action = "ag"
	ActDisagree   Action = "da" // ask why
	ActNotice     Action = "nn" // begin the notice of a new day
	ActAmend      Action = "am" // ask why
	ActDuplicate  Action = "du" // show like messages
	ActLinkTo     Action = "lt" // arg: the lead's id
	ActUnlink     Action = "ul" // ask why
	ActContinue   Action = "co"
	ActAnyway     Action = "an" // arg: the draft's number and the change that was seen
	ActLapse      Action = "la" // ask why
	ActPage       Action = "pg" // arg: the page of a history
	ActNoError    Action = "ne" // arg: a remark's code; it is none
	ActSpell      Action = "sp" // arg: a remark's code; how the word is spelt
	ActChanges    Action = "cg" // show what was changed since the version that was returned
	ActEdit       Action = "ed" // ask for a wording to propose
	ActTakeEdit   Action = "te" // arg: the draft's number; the proposed wording becomes the sketch
	ActAnswers    Action = "ea" // show earlier answers to like messages
	ActTemplates  Action = "tm" // show templates
	ActBasis      Action = "ba" // arg: the other task's id, a dot, the draft's number; it becomes the sketch
	ActTemplate   Action = "bt" // arg: the template's code; it becomes the sketch
	ActTake       Action = "tk" // arg: department code
	ActGiveBack   Action = "gb" // arg: department code
	ActRefresh    Action = "rf"
)

// Actions lists every action.
func Actions() []Action {
	return []Action{
		ActRegister, ActTopic, ActPlace, ActAddress, ActDecline, ActRaise, ActLower, ActReason, ActOwnRaise, ActOwnLower, ActKnown,
		ActDepartment, ActAssign, ActRefuse, ActRecall, ActWithhold, ActGround, ActUphold, ActDismiss,
		ActSubmit, ActChange, ActDiscard, ActApprove, ActReturn, ActCriterion, ActSendBack, ActPublish, ActByHand,
		ActControl, ActWhy, ActHistory, ActOpen, ActBack, ActRefresh,
		ActLoad, ActNoDelo, ActInform, ActLead, ActAddPart, ActDelegate, ActDelegateTo, ActInterim, ActUntil, ActFinal, ActSecond,
		ActPromise,
		ActPlan, ActPlanOwn, ActKept, ActBroken, ActAccept, ActReject, ActNewDate, ActAgree, ActDisagree, ActNotice, ActAmend,
		ActDuplicate, ActLinkTo, ActUnlink, ActContinue, ActAnyway, ActLapse, ActPage, ActNoError, ActSpell,
		ActChanges, ActEdit, ActTakeEdit, ActAnswers, ActTemplates, ActBasis, ActTemplate,
		ActTake, ActGiveBack,
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

// other is another task that a button names; "" for none.
func (p Press) other() tasks.ID {
	switch p.Action {
	case ActLinkTo:
		return tasks.ID(p.Arg)
	case ActBasis:
		id, _, _ := strings.Cut(p.Arg, ".")
		return tasks.ID(id)
	}
	return ""
}

const (
	pressVersion = "1"
	maxPress     = 64 // bytes: see Button
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

// Shorten makes a code of a name (a topic, a district, a department) for a button: short, and the same after the roster's order has
// changed.
func Shorten(name string) string {
	sum := sha256.Sum256([]byte(name))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
}

// named finds the name that a code stands for.
func named(short string, names []string) (string, bool) {
	for _, n := range names {
		if Shorten(n) == short {
			return n, true
		}
	}
	return "", false
}
