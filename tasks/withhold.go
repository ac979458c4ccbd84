package tasks

import "time"

// Ground is why a message gets no answer [18].
type Ground string

// The grounds of [18].
const (
	GroundHarm      Ground = "harm"      // intentions to harm another person
	GroundObscenity Ground = "obscenity" // obscene words
	GroundInsult    Ground = "insult"    // insulting words
	GroundThreat    Ground = "threat"    // a threat to an official or their family
)

// Grounds lists the grounds of [18].
func Grounds() []Ground { return []Ground{GroundHarm, GroundObscenity, GroundInsult, GroundThreat} }

// Proposal is a proposal not to answer. It takes two: an operator and a controller.
type Proposal struct {
	Ground Ground    `json:"ground"`
	As     Role      `json:"as"` // Operator or Controller: the other one decides
	By     PersonID  `json:"by"`
	At     time.Time `json:"at"`
}

// decides is the role that a proposal waits for.
func (p Proposal) decides() Role {
	if p.As == Operator {
		return Controller
	}
	return Operator
}

// Withhold proposes to leave a message without an answer («Без ответа») [18]. The task goes on until the other role decides.
type Withhold struct {
	Ground Ground `json:"ground"`
	As     Role   `json:"as"` // the role in which it is proposed
}

// Verb is DoWithhold.
func (Withhold) Verb() Verb { return DoWithhold }

func (c Withhold) check(t Task, by Person, _ *Policy) Code {
	for _, g := range Grounds() {
		if g != c.Ground {
			continue
		}
		switch {
		case t.Proposal != nil:
			return Unchanged
		case !by.Has(c.As) || c.As != Operator && c.As != Controller:
			return Forbidden
		}
		return ""
	}
	return UnknownGround
}

func (c Withhold) apply(t *Task, e Event) {
	t.Proposal = &Proposal{Ground: c.Ground, As: c.As, By: e.By, At: e.At}
}

// Uphold confirms a proposal: the task is closed without an answer. The message, its author, link and time stay in the record.
type Uphold struct{}

// Verb is DoUphold.
func (Uphold) Verb() Verb { return DoUphold }

func (Uphold) check(t Task, by Person, _ *Policy) Code { return mayDecide(t, by) }
func (Uphold) apply(t *Task, _ Event)                  { t.Postponement = nil } // nobody will be told of another day

// Dismiss turns a proposal down: the message is to be answered.
type Dismiss struct{}

// Verb is DoDismiss.
func (Dismiss) Verb() Verb { return DoDismiss }

func (Dismiss) check(t Task, by Person, _ *Policy) Code {
	if t.Proposal != nil && t.Proposal.By == by.ID {
		return "" // who proposed it may take it back
	}
	return mayDecide(t, by)
}

func (Dismiss) apply(t *Task, _ Event) { t.Proposal = nil }

// mayDecide: the other role, and never the person who proposed.
func mayDecide(t Task, by Person) Code {
	switch {
	case t.Proposal == nil:
		return Unchanged
	case t.Proposal.By == by.ID || !by.Has(t.Proposal.decides()):
		return Forbidden
	}
	return ""
}

// Decides reports whether the person may confirm or turn down the proposal not to answer.
func (t Task) Decides(by Person) bool { return mayDecide(t, by) == "" }
