package tasks

import (
	"slices"
	"time"
)

// Leg is one remaining step of a task's way to the answer.
type Leg struct {
	Step   Step
	Least  time.Duration // working time that the step needs
	Latest time.Time     // by when it must be done for the rest to fit before the answer's term
}

// legs lists the remaining steps of a task. A draft needs at least as long as a rework: nobody writes faster than they mend.
func (p *Policy) legs(t Task) []Leg {
	var legs []Leg
	for _, s := range p.remaining(t) {
		least := p.Length(t, s)
		if s == StepDraft {
			least = p.Length(t, StepRework)
		}
		legs = append(legs, Leg{Step: s, Least: least})
	}
	return legs
}

// remaining lists the steps that a task still has before it. Loading into «Дело» is one where that is done by hand.
func (p *Policy) remaining(t Task) []Step {
	way := []Step{StepRegister, StepDistribute, StepDraft, StepReview, StepLoad, StepPublish}
	switch t.Status {
	case Gathering:
		way = append([]Step{t.Current()}, way[2:]...)
	case Rework:
		way = append([]Step{StepRework}, way[3:]...)
	default:
		i := slices.Index(way, t.Current())
		if i < 0 {
			return nil
		}
		way = way[i:]
	}
	if p.Delo != DeloManual && t.Status != Approved {
		way = slices.DeleteFunc(way, func(s Step) bool { return s == StepLoad })
	}
	return way
}

// Current is the step that an open task waits for; empty for a closed one and for a duplicate, which waits for another.
func (t Task) Current() Step {
	switch t.Status {
	case Detected, Filing:
		return StepRegister
	case Registered:
		return StepDistribute
	case Gathering:
		if len(t.Awaited()) == 0 {
			return StepLead
		}
		return StepInformation
	case Assigned:
		return StepDraft
	case Review:
		return StepReview
	case Rework:
		return StepRework
	case Approved:
		return StepLoad
	case Ready, Publishing:
		return StepPublish
	}
	return ""
}

// Path is the critical path of an open task: each remaining step with its latest instant, and whether one more return for
// rework still fits. It is empty when the answer's term does not run.
func (p *Policy) Path(t Task, now time.Time) (legs []Leg, spare bool, err error) {
	answer, runs := t.Term(StepAnswer)
	if !runs {
		return nil, false, nil
	}
	legs = p.legs(t)
	latest := answer.Due
	need := p.Length(t, StepReview) + p.Length(t, StepRework)
	for i := len(legs) - 1; i >= 0; i-- {
		legs[i].Latest = latest
		need += legs[i].Least
		if latest, err = p.Calendar.Before(latest, legs[i].Least); err != nil {
			return nil, false, err
		}
	}
	start, err := p.Calendar.Before(answer.Due, need)
	return legs, err == nil && !now.After(start), err
}

// forecast is the instant after which the remaining steps no longer fit before the answer's term: the latest end of the
// step at hand. Zero when there is none, or when it is the answer's term itself.
func (p *Policy) forecast(t Task, answer Term) (time.Time, error) {
	legs := p.legs(t)
	var after time.Duration
	for i := 1; i < len(legs); i++ {
		after += legs[i].Least
	}
	if after == 0 {
		return time.Time{}, nil
	}
	return p.Calendar.Before(answer.Due, after)
}

// Hopeless reports whether the remaining steps no longer fit before the answer's term, which has not come yet.
func (p *Policy) Hopeless(t Task, now time.Time) bool {
	answer, runs := t.Term(StepAnswer)
	if !runs || answer.Overdue(now) {
		return false
	}
	at, err := p.forecast(t, answer)
	return err == nil && !at.IsZero() && now.After(at)
}
