package tasks

import "strings"

// Raise marks a task as one of high importance [2, 14]: the terms count anew from the same starts, the head is told [21].
type Raise struct {
	Reason string `json:"reason,omitempty"`
}

// Verb is DoRaise.
func (Raise) Verb() Verb { return DoRaise }

func (c Raise) check(t Task, _ Person, _ *Policy) Code {
	if t.Importance == High {
		return Unchanged
	}
	return reasoned(c.Reason)
}

func (c Raise) apply(t *Task, _ Event) {
	t.Importance, t.Acknowledged, t.Why = High, Stamp{}, strings.TrimSpace(c.Reason)
}

// Lower takes the mark off; the terms count anew from the same starts.
type Lower struct {
	Reason string `json:"reason,omitempty"`
}

// Verb is DoLower.
func (Lower) Verb() Verb { return DoLower }

func (c Lower) check(t Task, _ Person, _ *Policy) Code {
	if t.Importance == Normal {
		return Unchanged
	}
	return reasoned(c.Reason)
}

func (c Lower) apply(t *Task, _ Event) { t.Importance, t.Why = Normal, strings.TrimSpace(c.Reason) }

// reasoned refuses a decision without a reason.
func reasoned(reason string) Code {
	if strings.TrimSpace(reason) == "" {
		return NoReason
	}
	return ""
}

// Acknowledge is the head's «Ознакомлен» [21].
type Acknowledge struct{}

// Verb is DoAcknowledge.
func (Acknowledge) Verb() Verb { return DoAcknowledge }

func (Acknowledge) check(t Task, _ Person, _ *Policy) Code {
	if !t.Acknowledged.At.IsZero() {
		return Unchanged
	}
	return ""
}

func (Acknowledge) apply(t *Task, e Event) {
	t.Acknowledged = Stamp{Verb: DoAcknowledge, By: e.By, At: e.At}
}

// Control is the head's «На контроль»: from now on the milestones of the task come to the head too.
type Control struct{}

// Verb is DoControl.
func (Control) Verb() Verb { return DoControl }

func (Control) check(t Task, _ Person, _ *Policy) Code {
	if !t.Control.At.IsZero() {
		return Unchanged
	}
	return ""
}

func (Control) apply(t *Task, e Event) { t.Control = Stamp{Verb: DoControl, By: e.By, At: e.At} }
