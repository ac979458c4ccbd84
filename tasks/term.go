package tasks

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Step is a part of the way that has a term of its own.
type Step string

// The steps of the decree. Stored as they are written here.
const (
	StepRegister    Step = "register"
	StepDistribute  Step = "distribute"
	StepInformation Step = "information"
	StepLead        Step = "lead" // to choose who writes the consolidated answer, when all information is in
	StepDraft       Step = "draft"
	StepReview      Step = "review"
	StepRework      Step = "rework"
	StepLoad        Step = "load"
	StepPublish     Step = "publish"
	StepAccept      Step = "accept" // to look at what an executor says of a promise
	StepAgree       Step = "agree"  // to decide on a new day that an executor asks for
	StepAnswer      Step = "answer"

	// StepAcknowledge is the head's, by the clock and not by working time: an alert must not stay unseen [21].
	StepAcknowledge Step = "acknowledge"
	// StepPromise is the day that an answer has named (body p. 4): by its end an executor says what has come of it.
	StepPromise Step = "promise"
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
		{StepLead, "16", Controllers, half, half, false},
		{StepDraft, "9, 14", Executors, 3 * hour, 90 * time.Minute, true},
		{StepReview, "10, 14", Controllers, half, 15 * time.Minute, false},
		{StepRework, "11, 14", Executors, hour, half, false},
		{StepLoad, "12, 14", Executors, half, 15 * time.Minute, false},
		{StepPublish, "13, 14", Operators, half, 15 * time.Minute, false},
		{StepAccept, "body p. 4", Controllers, 8 * hour, 4 * hour, false},
		{StepAgree, "9, 14", Controllers, 8 * hour, 4 * hour, false},
		{StepAnswer, "7, 14", Duty, 8 * hour, 4 * hour, false},
	}
}

// Rule returns the row of a step; ok is false for one that the decree does not have.
func (s Step) Rule() (r TermRule, ok bool) {
	if s == StepPromise { // its length is what the resident was told
		return TermRule{Step: s, Paragraphs: "10.4, body p. 4", Duty: Executors}, true
	}
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
	Of    string     `json:"of,omitempty"` // where a step has several: the department's, or the promise's
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

// Overdue is derived and never stored. The instant Due itself is over.
func (t Term) Overdue(now time.Time) bool { return !now.Before(t.Due) }

// run returns the terms that run after an event: those that ran, less the stopped, plus the started; those that lie ahead
// counted anew, from the same start, when importance or the calendar has changed. A term that cannot be computed is left out
// and is in the error.
func (p *Policy) run(before, after Task, row Transition, e Event) ([]Term, error) {
	var answer time.Time
	var failed []error
	var timed []Term
	for _, t := range slices.Backward(row.carry(before, after, e)) {
		// Backward: the answer's term is last of the decree's, and others count back from it.
		t, err := p.count(before, after, row, t, answer, e.At)
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
	recount := before.Importance != after.Importance || row.Do == DoRetime && t.Due.After(now) ||
		row.Do == DoSchedule && t.Step == StepDraft
	was := t.Due
	if was.IsZero() || recount {
		due, err := p.due(after, t, answer)
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

// carry lists the terms to run on, in the order of the way; those that start now have no Due yet, and take the place of those
// that ran for the same. When a task is closed only what was promised is still owed.
func (row Transition) carry(before, after Task, e Event) []Term {
	if !after.Status.Open() && !slices.Contains(settled(), after.Status) {
		return nil
	}
	about := ""
	if c, ok := e.Command.(particular); ok {
		about = c.of()
	}
	kept := slices.DeleteFunc(slices.Clone(before.Terms), func(t Term) bool {
		return slices.Contains(row.Stops, t.Step) && (t.Of == "" || about == "" || t.Of == about)
	})
	for _, s := range row.Starts {
		for _, start := range after.starts(s, e) {
			kept = slices.DeleteFunc(kept, func(t Term) bool { return t.Step == start.Step && t.Of == start.Of })
			kept = append(kept, start)
		}
	}
	kept = slices.DeleteFunc(kept, func(t Term) bool {
		return after.over(t) || !after.Status.Open() && !t.Step.afterwards()
	})
	slices.SortStableFunc(kept, func(a, b Term) int { return stepOrder(a.Step) - stepOrder(b.Step) })
	return kept
}

// over reports whether what a term is of waits no more, however that came.
func (t Task) over(term Term) bool {
	no, _ := strconv.Atoi(term.Of)
	promise, _ := t.Promise(no)
	part, _ := t.Part(DepartmentID(term.Of))
	switch term.Step {
	case StepInformation:
		return !part.Awaited() || part.Department == ""
	case StepPromise:
		return promise.State != PromiseOpen
	case StepAccept:
		return promise.State != PromiseReported
	case StepAgree:
		return t.Postponement == nil || t.Postponement.agreed()
	case StepAcknowledge:
		return t.Importance != High || !t.Acknowledged.At.IsZero()
	}
	return false
}

// afterwards reports whether the step's term may run when the answer is published.
func (s Step) afterwards() bool { return s == StepPromise || s == StepAccept || s == StepAgree }

// starts lists the terms of a step that an event begins: one, or one for each department or promise that it is about.
func (t Task) starts(s Step, e Event) []Term {
	var list []Term
	from := e.At
	switch s {
	case StepInformation:
		for _, d := range t.entrusted() {
			list = append(list, Term{Step: s, Of: string(d), From: from})
		}
		return list
	case StepAgree:
		return []Term{{Step: s, Of: promiseTerm(t.Postponement.Promise), From: from}}
	case StepPromise, StepAccept:
		for _, p := range t.Promises {
			if p.Rev == e.Rev {
				list = append(list, Term{Step: s, Of: promiseTerm(p.No), From: from})
			}
		}
		return list
	}
	switch c := e.Command.(type) {
	case Resume:
		if s == StepAnswer {
			from = c.FoundAt // anew from when the new message was found
		}
	case Detect:
		from = t.FoundAt // who hands a message in may have found it earlier
	}
	return []Term{{Step: s, From: from}}
}

// promiseTerm is what the terms of a promise are of.
func promiseTerm(no int) string { return strconv.Itoa(no) }

func (p *Policy) due(t Task, term Term, answer time.Time) (time.Time, error) {
	promised, interim := t.Promised()
	rule, _ := term.Step.Rule()
	switch {
	case term.Step == StepAcknowledge:
		return term.From.Add(alarmEvery), nil
	case term.Step == StepPromise:
		no, _ := strconv.Atoi(term.Of)
		promise, _ := t.Promise(no)
		return p.promiseDue(t, promise, term.From)
	case term.Step == StepAnswer && interim:
		return p.final(promised, term.From)
	case rule.Backward && answer.IsZero():
		return time.Time{}, errors.New("the answer's term is not known")
	case rule.Backward && interim:
		if t.Plan != nil && t.Plan.Draft.After(term.From) {
			return t.Plan.Draft, nil
		}
		return p.Proposed(t, term.From, answer)
	case rule.Backward:
		return p.Calendar.Before(answer, p.Length(t, term.Step))
	}
	due, err := p.Calendar.Due(term.From, p.Length(t, term.Step))
	if err != nil || term.Step != StepInformation || answer.IsZero() {
		return due, err
	}
	// Information is of use only until the draft's term [16].
	last, err := p.Calendar.Before(answer, p.Length(t, StepDraft))
	if err == nil && last.Before(due) && last.After(term.From) {
		return last, nil
	}
	return due, nil
}

// stepOrder is a step's place on the way; steps of no place come first.
func stepOrder(s Step) int {
	return slices.IndexFunc(TermRules(), func(r TermRule) bool { return r.Step == s })
}
