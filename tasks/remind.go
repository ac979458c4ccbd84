package tasks

import "time"

// Remind tells whose duty a step is that its term has come. It happens once a term.
type Remind struct {
	Step Step      `json:"step"`
	Due  time.Time `json:"due"` // of the term that is meant: another one is not reminded of by mistake
}

// Verb is DoRemind.
func (Remind) Verb() Verb { return DoRemind }

func (c Remind) check(t Task, _ Person, _ *Policy) Code {
	term, ok := t.Term(c.Step)
	if !ok || term.Reminded || !term.Due.Equal(c.Due) {
		return Unchanged
	}
	return ""
}

func (c Remind) apply(*Task, Event) {}

// tells calls those whose duty the step is.
func (c Remind) tells() []Tell {
	rule, _ := c.Step.Rule()
	return []Tell{{Who: rule.Duty, View: Reminder(c.Step)}}
}

// mark notes on the term that its duty has been reminded.
func (c Remind) mark(terms []Term) {
	for i := range terms {
		terms[i].Reminded = terms[i].Reminded || terms[i].Step == c.Step
	}
}
