package tasks

import (
	"slices"
	"strings"
	"time"
)

// AnswerKind is what a draft is to the resident.
type AnswerKind string

// The kinds of answers. Stored as they are written here.
const (
	FinalAnswer AnswerKind = "final"      // decides the question [9]; what a draft is when nothing else is said
	Interim     AnswerKind = "interim"    // names the day of the final one [9, 15]
	NewDate     AnswerKind = "new_date"   // tells that works will be done on another day [9]
	FollowUp    AnswerKind = "follow_up"  // tells what has come of a promise (body p. 4)
	Correction  AnswerKind = "correction" // mends an answer that is published already
)

// AnswerKinds lists the kinds of answers.
func AnswerKinds() []AnswerKind {
	return []AnswerKind{FinalAnswer, Interim, NewDate, FollowUp, Correction}
}

// Posted is an answer that stands in the network.
type Posted struct {
	Draft   int       `json:"draft"`
	By      PersonID  `json:"by"`
	At      time.Time `json:"at"`
	Comment int64     `json:"comment,omitempty"` // 0 when it was put there by hand
	Link    string    `json:"link,omitempty"`
	Text    string    `json:"text,omitempty"` // as somebody has changed it in the network; "" while it stands as published
	Left    int       `json:"left,omitempty"` // files that go with it and that the network has left out
	Gone    time.Time `json:"gone,omitzero"`  // when somebody removed it there
}

// is reports whether the draft is of a kind; one without a kind is a final answer.
func (d Draft) is(k AnswerKind) bool { return d.Kind == k || d.Kind == "" && k == FinalAnswer }

// Answer is the kind of a draft that is written now, when its writer says nothing else.
func (t Task) Answer() AnswerKind {
	switch {
	case !t.Answered:
		return FinalAnswer
	case t.Round != "":
		return t.Round
	}
	if slices.ContainsFunc(t.Promises, func(p Promise) bool { return p.decided() && !t.told(p) }) {
		return FollowUp
	}
	return Correction
}

// Promised is the published interim answer that a final one has to follow [15]; ok is false when there is none, nor any since
// the resident wrote again.
func (t Task) Promised() (d Draft, ok bool) {
	if t.Answered {
		return Draft{}, false
	}
	for i := len(t.Posted) - 1; i >= t.Cycle; i-- {
		if d, found := t.Draft(t.Posted[i].Draft); found && d.is(Interim) {
			return d, true
		}
	}
	return Draft{}, false
}

// IsPosted reports whether a version stands in the network.
func (t Task) IsPosted(draft int) bool {
	for _, p := range t.Posted {
		if p.Draft == draft {
			return true
		}
	}
	return false
}

// Pending is the newest version if it is not published yet: the one that is at work.
func (t Task) Pending() (Draft, bool) {
	d, ok := t.LastDraft()
	return d, ok && !t.IsPosted(d.No)
}

// posted notes that the approved draft stands in the network, and everything that begins with it.
func (t *Task) posted(e Event, p Posted) {
	d, _ := t.Draft(p.Draft)
	owed := t.owes(d)
	t.Posted = append(t.Posted, p)
	verdict := t.Reviews[len(t.Reviews)-1]
	switch {
	case d.is(FinalAnswer):
		t.Answered, t.Plan = true, nil
	case d.is(Interim):
		t.Plan = nil
	case d.is(NewDate):
		t.postponed(e)
	}
	t.Round = ""
	if t.Answered && e.To == Assigned {
		t.Round = owed
	}
	if d.is(Correction) {
		t.Amended = nil
	}
	for _, day := range verdict.Promises {
		if t.promisedOn(day) { // said once more, not promised twice
			continue
		}
		t.Promises = append(t.Promises, Promise{
			No: len(t.Promises) + 1, Rev: e.Rev, Draft: p.Draft, Department: t.Department, Day: day, State: PromiseOpen,
		})
	}
}

// owes is what an answered resident is still to be told when this draft stands in the network: the correction that was asked
// for, a new day that is agreed, what has come of a promise that was not kept. Nothing is "".
func (t Task) owes(d Draft) AnswerKind {
	anew, agreed := t.Announced()
	switch {
	case t.Amended != nil && !d.is(Correction):
		return Correction
	case agreed && !d.is(NewDate):
		return NewDate
	}
	for _, p := range t.Promises {
		if p.State == PromiseBroken && !t.told(p, d) && !(agreed && anew.Promise == p.No) {
			return FollowUp
		}
	}
	return ""
}

// answerer is the department whose answer stands: the first that has refused what was to be added to it, or who has the task.
func (t Task) answerer() DepartmentID {
	for _, r := range t.Refusals {
		if n := len(t.Posted); n > 0 && !r.At.Before(t.Posted[n-1].At) {
			return r.Department
		}
	}
	return t.Department
}

// Amend opens a published answer again: it has to be corrected, and the correction goes through control like an answer.
type Amend struct {
	Reason string `json:"reason"`
}

// Verb is DoAmend.
func (Amend) Verb() Verb { return DoAmend }

func (c Amend) check(Task, Person, *Policy) Code { return reasoned(c.Reason) }

func (c Amend) apply(t *Task, e Event) {
	t.Round, t.Amended = Correction, remark(e, c.Reason)
	t.Lead = "" // a duplicate goes its own way from here
}

// Remark is what somebody has said for others to act on.
type Remark struct {
	By   PersonID  `json:"by"`
	At   time.Time `json:"at"`
	Text string    `json:"text"`
}

func remark(e Event, text string) *Remark {
	return &Remark{By: e.By, At: e.At, Text: strings.TrimSpace(text)}
}
