package tasks

import (
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
	t.Postponement = &Postponement{
		Promise: c.Promise, Day: c.Day, Reason: strings.TrimSpace(c.Reason), By: e.By, At: e.At,
	}
}

// Agree lets the new day pass: a notice to the resident goes the way of an answer, and the day counts when it is published [9].
type Agree struct {
	Notice string `json:"notice"` // the words to begin with
}

// Verb is DoAgree.
func (Agree) Verb() Verb { return DoAgree }

func (c Agree) check(t Task, _ Person, _ *Policy) Code {
	switch {
	case t.Postponement == nil || !t.Postponement.Agreed.At.IsZero():
		return Unchanged
	case strings.TrimSpace(c.Notice) == "":
		return NoText
	}
	return ""
}

func (c Agree) apply(t *Task, e Event) {
	t.Postponement.Agreed = Stamp{Verb: DoAgree, By: e.By, At: e.At}
	if t.Answered {
		t.Round = NewDate
	}
	if t.Sketches == nil {
		t.Sketches = map[PersonID]Draft{}
	}
	by := t.Postponement.By
	t.Sketches[by] = Draft{Rev: e.Rev, By: by, At: e.At, Text: strings.TrimSpace(c.Notice), Kind: NewDate}
}

// Disagree turns a new day down: the one that the resident was told stands.
type Disagree struct {
	Reason string `json:"reason"`
}

// Verb is DoDisagree.
func (Disagree) Verb() Verb { return DoDisagree }

func (c Disagree) check(t Task, _ Person, _ *Policy) Code {
	if t.Postponement == nil || !t.Postponement.Agreed.At.IsZero() {
		return Unchanged
	}
	return reasoned(c.Reason)
}

func (c Disagree) apply(t *Task, _ Event) { t.Postponement = nil }

// postponed lets the new day count: the resident has been told.
func (t *Task) postponed(e Event) {
	n := t.Postponement
	if n == nil || n.Agreed.At.IsZero() {
		return
	}
	t.Postponement = nil
	if p := &t.Promises[n.Promise-1]; p.State != PromiseKept {
		p.Before, p.Day, p.State, p.Rev = append(p.Before, p.Day), n.Day, PromiseOpen, e.Rev
	}
}
