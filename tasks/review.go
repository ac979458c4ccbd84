package tasks

import (
	"strings"
	"unicode/utf8"
)

// Approve lets a draft through control [10, 12].
type Approve struct {
	Draft    int    `json:"draft"`              // the version that the controller saw
	Promises []Day  `json:"promises,omitempty"` // days in the answer that count as promised
	Reason   string `json:"reason,omitempty"`   // for a second interim answer in a row [15]
}

// Verb is DoApprove.
func (Approve) Verb() Verb { return DoApprove }

func (c Approve) check(t Task, _ Person, p *Policy) Code {
	if code := lastDraft(t, c.Draft); code != "" {
		return code
	}
	if d, _ := t.LastDraft(); d.is(Interim) && !p.InTime(d.Until, p.now) { // it must not promise what is over
		return DayPassed
	}
	for _, day := range c.Promises {
		if !p.ahead(day) {
			return WrongDate
		}
	}
	if t.SecondInterim() {
		return reasoned(c.Reason)
	}
	return ""
}

// SecondInterim reports that the draft at hand would put the resident off once more: the controller must say why.
func (t Task) SecondInterim() bool {
	d, ok := t.Pending()
	_, promised := t.Promised()
	return ok && d.is(Interim) && promised
}

func (c Approve) apply(t *Task, e Event) {
	t.Reviews = append(t.Reviews, Verdict{
		Draft: c.Draft, By: e.By, At: e.At, Approved: true, Comment: c.Reason, Promises: c.Promises,
	})
}

// Return sends a draft back to be reworked, with the criteria that it does not meet [10, 11].
type Return struct {
	Draft    int         `json:"draft"` // the version that the controller saw
	Criteria []Criterion `json:"criteria"`
	Comment  string      `json:"comment,omitempty"`
	Edit     string      `json:"edit,omitempty"` // the wording that the controller proposes; the executor need not take it
}

// Verb is DoReturn.
func (Return) Verb() Verb { return DoReturn }

func (c Return) check(t Task, _ Person, _ *Policy) Code {
	if len(c.Criteria) == 0 {
		return NoCriterion
	}
	for _, id := range c.Criteria {
		if _, ok := id.Rule(); !ok {
			return NoCriterion
		}
	}
	if utf8.RuneCountInString(c.Edit) > t.Longest() {
		return TooLong
	}
	return lastDraft(t, c.Draft)
}

func (c Return) apply(t *Task, e Event) {
	t.Reviews = append(t.Reviews, Verdict{
		Draft: c.Draft, By: e.By, At: e.At, Criteria: c.Criteria, Comment: c.Comment, Edit: strings.TrimSpace(c.Edit),
	})
}

// lastDraft refuses a decision on a version that is not the newest.
func lastDraft(t Task, no int) Code {
	if no < 1 || no != len(t.Drafts) {
		return Stale
	}
	return ""
}
