package tasks

import "time"

// Leg is one remaining step of a task's way to the answer.
type Leg struct {
	Step   Step
	Least  time.Duration // working time that the step needs
	Latest time.Time     // by when it must be done for the rest to fit before the answer's term
}

// legs lists the remaining steps by status. A draft needs at least as long as a rework: nobody writes faster than they mend.
func (p *Policy) legs(t Task) []Leg {
	lengths := p.Terms[t.Importance]
	least := map[Step]time.Duration{
		StepRegister: lengths[StepRegister], StepDistribute: lengths[StepDistribute], StepDraft: lengths[StepRework],
		StepReview: lengths[StepReview], StepRework: lengths[StepRework], StepPublish: lengths[StepPublish],
	}
	var legs []Leg
	for _, s := range remaining(t.Status) {
		legs = append(legs, Leg{Step: s, Least: least[s]})
	}
	return legs
}

// remaining lists the steps that a task in this status still has before it.
func remaining(s Status) []Step {
	way := []Step{StepRegister, StepDistribute, StepDraft, StepReview, StepPublish}
	switch s {
	case Detected:
		return way
	case Registered:
		return way[1:]
	case Assigned:
		return way[2:]
	case Review:
		return way[3:]
	case Rework:
		return []Step{StepRework, StepReview, StepPublish}
	case Ready, Publishing:
		return way[4:]
	}
	return nil
}

// Current is the step that a status waits for; empty for a closed one.
func (s Status) Current() Step {
	if left := remaining(s); len(left) > 0 {
		return left[0]
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
	need := p.Terms[t.Importance][StepReview] + p.Terms[t.Importance][StepRework]
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
