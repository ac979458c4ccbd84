package tasks

import "strings"

// Refuse gives the task back to the controller: it is not the department's own («Не наша компетенция»).
type Refuse struct {
	Reason     string       `json:"reason"`
	Department DepartmentID `json:"department,omitempty"` // of several [16]; "" for the one that answers
}

// Verb is DoRefuse.
func (Refuse) Verb() Verb { return DoRefuse }

func (c Refuse) of() string { return string(c.Department) }

func (c Refuse) check(t Task, by Person, _ *Policy) Code {
	if t.Status == Gathering {
		p, ok := t.Part(c.Department)
		switch {
		case !ok || !by.serves(Executor, c.Department):
			return Elsewhere
		case !p.Awaited():
			return Unchanged
		}
	}
	return reasoned(c.Reason)
}

func (c Refuse) apply(t *Task, e Event) {
	from := t.Department
	if t.Status == Gathering {
		from = c.Department
	}
	t.part(from, func(p *Part) { p.Refused, p.Leads = true, false })
	t.Refusals = append(t.Refusals, Refusal{
		Department: from, By: e.By, At: e.At, Reason: strings.TrimSpace(c.Reason),
	})
	t.Department, t.Assignee = "", ""
}
