package tasks

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Step is a part of the way that has a term of its own.
type Step string

// The steps of the decree. Stored as they are written here.
const (
	StepRegister    Step = "register"
	StepDistribute  Step = "distribute"
	StepInformation Step = "information"
	StepDraft       Step = "draft"
	StepReview      Step = "review"
	StepRework      Step = "rework"
	StepLoad        Step = "load"
	StepPublish     Step = "publish"
	StepAnswer      Step = "answer"

	// StepAcknowledge is the head's, by the clock and not by working time: an alert must not stay unseen [21].
	StepAcknowledge Step = "acknowledge"
)

// TermRule is one row of the decree's terms.
type TermRule struct {
	Step       Step
	Paragraphs string   // where the decree says so
	Duty       Audience // who has to act in time
	Normal     time.Duration
	High       time.Duration
	Backward   bool // counted back from the answer's term, not forward from the step's start
}

// TermRules lists the terms of the decree: working time, the same rows in the order of the way. By the letter paragraph 14
// halves only paragraphs 9–13, so registration [4], distribution [8] and information [16] keep their length.
func TermRules() []TermRule {
	const half, hour = 30 * time.Minute, time.Hour
	return []TermRule{
		{StepRegister, "4", Operators, half, half, false},
		{StepDistribute, "8", Controllers, half, half, false},
		{StepInformation, "16", Executors, 2 * hour, 2 * hour, false},
		{StepDraft, "9, 14", Executors, 3 * hour, 90 * time.Minute, true},
		{StepReview, "10, 14", Controllers, half, 15 * time.Minute, false},
		{StepRework, "11, 14", Executors, hour, half, false},
		{StepLoad, "12, 14", Executors, half, 15 * time.Minute, false},
		{StepPublish, "13, 14", Operators, half, 15 * time.Minute, false},
		{StepAnswer, "7, 14", Duty, 8 * hour, 4 * hour, false},
	}
}

// Rule returns the row of a step; ok is false for one that the decree does not have.
func (s Step) Rule() (r TermRule, ok bool) {
	for _, r := range TermRules() {
		if r.Step == s {
			return r, true
		}
	}
	return TermRule{}, false
}

// TermSet is how long each step may take, in working time; for StepDraft, how long before the answer's term it must end.
type TermSet map[Step]time.Duration

// DefaultTerms are the decree's own.
func DefaultTerms() map[Importance]TermSet {
	normal, high := TermSet{}, TermSet{}
	for _, r := range TermRules() {
		normal[r.Step], high[r.Step] = r.Normal, r.High
	}
	return map[Importance]TermSet{Normal: normal, High: high}
}

// Term is a running term: by Due the step must be done.
type Term struct {
	Step  Step       `json:"step"`
	From  time.Time  `json:"from"`
	Due   time.Time  `json:"due"`
	Next  time.Time  `json:"next,omitzero"`   // when the next rung of its ladder comes; zero after the last
	Fired []RungName `json:"fired,omitempty"` // the rungs that have come, or were past when the term was counted
	Past  []PastDue  `json:"past,omitempty"`  // what the term was before importance or the calendar moved it
}

// PastDue keeps what has come of a Due that no longer counts: if it counts again, nothing of it comes twice.
type PastDue struct {
	Due   time.Time  `json:"due"`
	Fired []RungName `json:"fired,omitempty"`
}

// movedFrom is the term, whose Due is another one now, with the rungs that have come for this Due.
func (t Term) movedFrom(was time.Time) Term {
	fired := t.Fired
	t.Fired = nil
	past := slices.DeleteFunc(slices.Clone(t.Past), func(p PastDue) bool {
		if p.Due.Equal(t.Due) {
			t.Fired = slices.Clone(p.Fired)
		}
		return p.Due.Equal(t.Due) || p.Due.Equal(was)
	})
	if !was.IsZero() && len(fired) > 0 {
		past = append(past, PastDue{was, fired})
	}
	t.Past = past
	return t
}

// Overdue is derived and never stored.
func (t Term) Overdue(now time.Time) bool { return now.After(t.Due) }

// run returns the terms that run after an event: those that ran, less the stopped, plus the started; those that lie ahead
// counted anew, from the same start, when importance or the calendar has changed. A term that cannot be computed is left out
// and is in the error.
func (p *Policy) run(before, after Task, row Transition, now time.Time) ([]Term, error) {
	var answer time.Time
	var failed []error
	var timed []Term
	for _, t := range slices.Backward(row.carry(before.Terms, after.Status, now)) {
		// Backward: the answer's term is last of the decree's, and the draft's counts back from it.
		t, err := p.count(before, after, row, t, answer, now)
		if err != nil {
			failed = append(failed, fmt.Errorf("term %s: %w", t.Step, err))
			continue
		}
		if t.Step == StepAnswer {
			answer = t.Due
		}
		timed = append(timed, t)
	}
	slices.Reverse(timed)
	return timed, errors.Join(failed...)
}

// count sets a term's Due where it has none or is counted anew, and its next rung.
func (p *Policy) count(before, after Task, row Transition, t Term, answer, now time.Time) (Term, error) {
	recount := before.Importance != after.Importance || row.Do == DoRetime && t.Due.After(now)
	was := t.Due
	if was.IsZero() || recount {
		due, err := p.due(t.Step, after.Importance, t.From, answer)
		if err != nil {
			return t, err
		}
		t.Due = due
	}
	if t.Due.Equal(was) && t.Step != StepAnswer && !recount && row.Do != DoRetime {
		return t, nil // its rungs are where they were; under another calendar even those after the term are not
	}
	return p.schedule(after, t, now, was)
}

// carry lists the terms to run on, in the order of the way; those that start now have no Due yet.
func (row Transition) carry(terms []Term, to Status, now time.Time) []Term {
	if !to.Open() {
		return nil
	}
	kept := slices.DeleteFunc(slices.Clone(terms), func(t Term) bool { return slices.Contains(row.Stops, t.Step) })
	for _, s := range row.Starts {
		kept = append(kept, Term{Step: s, From: now})
	}
	slices.SortFunc(kept, func(a, b Term) int { return stepOrder(a.Step) - stepOrder(b.Step) })
	return kept
}

func (p *Policy) due(s Step, imp Importance, from, answer time.Time) (time.Time, error) {
	if s == StepAcknowledge {
		return from.Add(alarmEvery), nil
	}
	work := p.Terms[imp][s]
	rule, _ := s.Rule()
	if !rule.Backward {
		return p.Calendar.Due(from, work)
	}
	if answer.IsZero() {
		return time.Time{}, errors.New("the answer's term is not known")
	}
	return p.Calendar.Before(answer, work)
}

// stepOrder is a step's place on the way; steps of no place come first.
func stepOrder(s Step) int {
	return slices.IndexFunc(TermRules(), func(r TermRule) bool { return r.Step == s })
}
