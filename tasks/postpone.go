package tasks

import (
	"slices"
	"strings"
	"time"
)

// Postponement is a new day that an executor asks for, for works that a resident was promised [9].
type Postponement struct {
	Promise int       `json:"promise"`
	Day     Day       `json:"day"`
	Reason  string    `json:"reason"`
	By      PersonID  `json:"by"`
	At      time.Time `json:"at"`
	Agreed  Stamp     `json:"agreed,omitzero"` // by the controller; it counts when the resident has been told
}

// Postpone asks for another day («Новый срок») [9].
type Postpone struct {
	Promise int    `json:"promise"`
	Day     Day    `json:"day"`
	Reason  string `json:"reason"`
}

// Verb is DoPostpone.
func (Postpone) Verb() Verb { return DoPostpone }

func (c Postpone) check(t Task, by Person, policy *Policy) Code {
	p, ok := t.Promise(c.Promise)
	switch {
	case !ok || p.State == PromiseKept || p.State == PromiseBroken:
		return Unchanged
	case t.Postponement != nil:
		return Unchanged
	case !by.serves(Executor, p.Department):
		return Elsewhere
	case !p.Day.Before(c.Day) || !policy.ahead(c.Day):
		return WrongDate
	}
	return reasoned(c.Reason)
}

func (c Postpone) apply(t *Task, e Event) {
	t.Postponement, t.Denied = &Postponement{
		Promise: c.Promise, Day: c.Day, Reason: strings.TrimSpace(c.Reason), By: e.By, At: e.At,
	}, nil
}

// Agree lets the new day pass: a notice to the resident goes the way of an answer, and the day counts when it is published [9].
type Agree struct {
	Notice string `json:"notice"` // the words to begin with
}

// Verb is DoAgree.
func (Agree) Verb() Verb { return DoAgree }

func (c Agree) check(t Task, _ Person, policy *Policy) Code {
	switch {
	case t.Postponement == nil || t.Postponement.agreed():
		return Unchanged
	case !policy.ahead(t.Postponement.Day):
		return WrongDate
	case strings.TrimSpace(c.Notice) == "":
		return NoText
	}
	return ""
}

func (c Agree) apply(t *Task, e Event) {
	t.Postponement.Agreed = Stamp{Verb: DoAgree, By: e.By, At: e.At}
	if e.To == Assigned && t.Status == Published {
		t.Round = NewDate
	}
	by := t.Postponement.By
	if _, writes := t.Sketches[by]; writes { // their own words stay; the notice can be begun from the card
		return
	}
	if t.Sketches == nil {
		t.Sketches = map[PersonID]Draft{}
	}
	t.Sketches[by] = Draft{Rev: e.Rev, By: by, At: e.At, Text: strings.TrimSpace(c.Notice), Kind: NewDate}
}

// Disagree turns a new day down: the one that the resident was told stands.
type Disagree struct {
	Reason string `json:"reason"`
}

// Verb is DoDisagree.
func (Disagree) Verb() Verb { return DoDisagree }

func (c Disagree) check(t Task, _ Person, _ *Policy) Code {
	if t.Postponement == nil || t.Postponement.agreed() {
		return Unchanged
	}
	return reasoned(c.Reason)
}

func (c Disagree) apply(t *Task, e Event) { t.Postponement, t.Denied = nil, remark(e, c.Reason) }

// agreed reports that the controller has let the new day pass.
func (n Postponement) agreed() bool { return !n.Agreed.At.IsZero() }

// Announced is the new day that the resident has to be told of, if one is agreed.
func (t Task) Announced() (Postponement, bool) {
	if t.Postponement == nil || !t.Postponement.agreed() {
		return Postponement{}, false
	}
	return *t.Postponement, true
}

// postponed lets the new day count: the resident has been told.
func (t *Task) postponed(e Event) {
	n, ok := t.Announced()
	if !ok {
		return
	}
	t.Postponement = nil
	p := &t.Promises[n.Promise-1]
	if p.State == PromiseKept {
		return
	}
	p.Before, p.Day = append(slices.Clone(p.Before), p.Day), n.Day
	if p.State != PromiseReported { // a report waits for the controller all the same
		p.State, p.Rev = PromiseOpen, e.Rev
	}
}
