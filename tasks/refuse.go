package tasks

import "strings"

// Refuse gives the task back to the controller: it is not the department's own («Не наша компетенция»).
type Refuse struct {
	Reason string `json:"reason"`
}

// Verb is DoRefuse.
func (Refuse) Verb() Verb { return DoRefuse }

func (c Refuse) check(Task, Person, *Policy) Code {
	if strings.TrimSpace(c.Reason) == "" {
		return NoReason
	}
	return ""
}

func (c Refuse) apply(t *Task, e Event) {
	t.Refusals = append(t.Refusals, Refusal{
		Department: t.Department, By: e.By, At: e.At, Reason: strings.TrimSpace(c.Reason),
	})
	t.Department = ""
}
