package tasks

import (
	"maps"
	"time"
)

// Plan is what the controller has set for the way to a final answer after an interim one [15]. What it does not name is as
// always.
type Plan struct {
	By      PersonID  `json:"by"`
	At      time.Time `json:"at"`
	Draft   time.Time `json:"draft"`             // by when the draft must go to control
	Lengths TermSet   `json:"lengths,omitempty"` // of review, rework, loading and publication, in working time
}

// Schedule sets the terms of paragraphs 9–13 for the final answer that follows an interim one [15].
type Schedule struct {
	Draft   time.Time `json:"draft"`
	Lengths TermSet   `json:"lengths,omitempty"`
}

// Verb is DoSchedule.
func (Schedule) Verb() Verb { return DoSchedule }

func (c Schedule) check(t Task, _ Person, p *Policy) Code {
	final, ok := t.Term(StepAnswer)
	if _, interim := t.Promised(); !interim || !ok {
		return Moved
	}
	for step, length := range c.Lengths {
		if length <= 0 || !plannable(step) {
			return WrongDate
		}
	}
	draft, _ := t.Term(StepDraft)
	if !c.Draft.After(p.now) && !c.Draft.Equal(draft.Due) || !c.Draft.Before(final.Due) {
		return WrongDate
	}
	t.Plan = c.plan(t, Event{})
	if room, err := p.Calendar.Elapsed(c.Draft, final.Due); err == nil && room < p.afterDraft(t) {
		return NoRoom
	}
	return ""
}

func (c Schedule) apply(t *Task, e Event) { t.Plan = c.plan(*t, e) }

// plan is what the order makes of the terms that were set before.
func (c Schedule) plan(t Task, e Event) *Plan {
	lengths := TermSet{}
	if t.Plan != nil {
		maps.Copy(lengths, t.Plan.Lengths)
	}
	maps.Copy(lengths, c.Lengths)
	if len(lengths) == 0 {
		lengths = nil
	}
	return &Plan{By: e.By, At: e.At, Draft: c.Draft, Lengths: lengths}
}

// afterDraft is how much working time the steps from control to publication take if nothing is returned.
func (p *Policy) afterDraft(t Task) time.Duration {
	sum := p.Length(t, StepReview) + p.Length(t, StepPublish)
	if p.Delo == DeloManual {
		sum += p.Length(t, StepLoad)
	}
	return sum
}

// plannable are the steps whose length the controller may set [15].
func plannable(s Step) bool {
	switch s {
	case StepReview, StepRework, StepLoad, StepPublish:
		return true
	}
	return false
}

// Length is how much working time a step of a task may take: the municipality's term, or what the controller has set.
func (p *Policy) Length(t Task, s Step) time.Duration {
	if t.Plan != nil {
		if set, ok := t.Plan.Lengths[s]; ok {
			return set
		}
	}
	return p.Terms[t.Importance][s]
}

// dayOfWork is what a proposal leaves between the draft and the final answer where there is time enough.
const dayOfWork = 8 * time.Hour

// Proposed is by when the draft of a final answer should go to control while the controller has set nothing [15]: a day's work
// before the answer's term, and where that leaves less than a day for the draft, as before any answer [9].
func (p *Policy) Proposed(t Task, from, final time.Time) (time.Time, error) {
	whole, err := p.Calendar.Elapsed(from, final)
	if err != nil {
		return time.Time{}, err
	}
	if whole >= 2*dayOfWork {
		return p.DaysBefore(final, 1)
	}
	return p.Calendar.Before(final, p.Terms[t.Importance][StepDraft])
}

// DaysBefore is so many days' work before a final answer's term, at a full or a half hour: a time to say to people.
func (p *Policy) DaysBefore(final time.Time, days int) (time.Time, error) {
	at, err := p.Calendar.Before(final, time.Duration(days)*dayOfWork)
	return at.Truncate(30 * time.Minute), err
}

// final is the term of the answer that follows an interim one: the day that the resident was told, and never more than the
// working days of paragraph 15 after the publication.
func (p *Policy) final(promised Draft, published time.Time) (time.Time, error) {
	last, err := p.Calendar.DueDays(published, p.FinalDays)
	if err != nil || promised.Until.IsZero() {
		return last, err
	}
	_, told, err := p.Calendar.Workday(promised.Until.Year, promised.Until.Month, promised.Until.Day)
	if err == nil && told.After(published) && told.Before(last) {
		return told, nil
	}
	return last, nil // a day that the calendar does not know is later than any it knows
}

// InTime reports whether a final answer on this day is within paragraph 15, if the interim one is published now.
func (p *Policy) InTime(until Day, now time.Time) bool {
	last, err := p.Calendar.DueDays(now, p.FinalDays)
	if err != nil {
		return false
	}
	_, end, err := p.Calendar.Workday(until.Year, until.Month, until.Day)
	return err == nil && end.After(now) && !end.After(last)
}
