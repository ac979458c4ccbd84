package tasks

import (
	"slices"
	"strings"
	"time"
)

// Promise is a day that a published answer has named for something to be done (body p. 4; 10.4).
type Promise struct {
	No         int          `json:"no"` // 1 for the first of the task
	Rev        int64        `json:"rev"`
	Draft      int          `json:"draft"`      // the answer that made it
	Department DepartmentID `json:"department"` // that has promised, and answers for it wherever the task goes
	Day        Day          `json:"day"`
	Before     []Day        `json:"before,omitempty"` // days that were named earlier
	State      PromiseState `json:"state"`
	Report     *Report      `json:"report,omitempty"` // the last one
}

// PromiseState is how a promise stands.
type PromiseState string

// The states of a promise. Stored as they are written here.
const (
	PromiseOpen     PromiseState = "open"     // waits for its day, and for the executor's word
	PromiseReported PromiseState = "reported" // the executor has spoken, the controller decides
	PromiseKept     PromiseState = "kept"
	PromiseBroken   PromiseState = "broken"
)

// Report is what an executor says of a promise: done or not, with words and pictures.
type Report struct {
	By    PersonID  `json:"by"`
	At    time.Time `json:"at"`
	Kept  bool      `json:"kept"`
	Text  string    `json:"text,omitempty"`
	Media []Media   `json:"media,omitempty"`

	Rejected *Remark `json:"rejected,omitempty"` // why the controller did not agree

	Pieces []Piece `json:"pieces,omitempty"` // the messages of the album that it came in
}

// Promise returns the promise with this number.
func (t Task) Promise(no int) (Promise, bool) {
	if no < 1 || no > len(t.Promises) {
		return Promise{}, false
	}
	return t.Promises[no-1], true
}

// ReportPromise says what has come of a promise («Выполнено», «Не выполнено»).
type ReportPromise struct {
	Promise int     `json:"promise"`
	Kept    bool    `json:"kept"`
	Text    string  `json:"text"`
	Media   []Media `json:"media,omitempty"`
	Piece   *Piece  `json:"piece,omitempty"` // the message that it came in: see Compose
}

// Verb is DoReport.
func (ReportPromise) Verb() Verb { return DoReport }

func (c ReportPromise) of() string { return promiseTerm(c.Promise) }

func (c ReportPromise) check(t Task, by Person, _ *Policy) Code {
	p, ok := t.Promise(c.Promise)
	switch {
	case ok && p.State == PromiseReported && c.completes(p.Report, by.ID):
		return ""
	case !ok || p.State != PromiseOpen:
		return Unchanged
	case !by.serves(Executor, p.Department):
		return Elsewhere
	case strings.TrimSpace(c.Text) == "" && (!c.Kept || len(c.Media) == 0):
		return NoText
	case len([]rune(c.Text)) > MaxAnswer:
		return TooLong
	}
	return ""
}

func (c ReportPromise) apply(t *Task, e Event) {
	p := &t.Promises[c.Promise-1]
	sketch := Draft{}
	if p.State == PromiseReported {
		sketch.Pieces = p.Report.Pieces
	}
	p.State, p.Rev = PromiseReported, e.Rev
	p.Report = &Report{By: e.By, At: e.At, Kept: c.Kept, Text: strings.TrimSpace(c.Text), Media: c.Media}
	if c.Piece != nil && c.Piece.Album != "" {
		piece := *c.Piece
		piece.Text, piece.Media = p.Report.Text, c.Media
		p.Report.Pieces, p.Report.Text, p.Report.Media = compose(sketch.with(piece, Draft{}))
	}
}

// completes reports whether it is another message of the album that a report came in.
func (c ReportPromise) completes(r *Report, by PersonID) bool {
	return c.Piece != nil && c.Piece.Album != "" && r.By == by && r.Kept == c.Kept &&
		slices.ContainsFunc(r.Pieces, func(p Piece) bool { return p.Album == c.Piece.Album })
}

func (c ReportPromise) partial() bool { return c.Piece.partial() }

// Accept agrees with an executor's report («Принять»). A promise that was not kept is not the end of it: the resident hears why.
type Accept struct {
	Promise int `json:"promise"`
}

// Verb is DoAccept.
func (Accept) Verb() Verb { return DoAccept }

func (c Accept) of() string { return promiseTerm(c.Promise) }

func (c Accept) check(t Task, _ Person, _ *Policy) Code { return reported(t, c.Promise) }

func (c Accept) apply(t *Task, e Event) {
	p := &t.Promises[c.Promise-1]
	p.State = PromiseBroken
	if p.Report.Kept {
		p.State = PromiseKept
		if n := t.Postponement; n != nil && n.Promise == c.Promise && n.Agreed.At.IsZero() {
			t.Postponement = nil // what is done needs no other day
		}
	}
	if e.To == Assigned && t.Status == Published {
		t.Round = FollowUp
	}
	if n := t.Postponement; n != nil && n.Promise == c.Promise && !n.agreed() { // nothing is left to put off
		t.Postponement = nil
	}
}

// Reject does not agree with a report («Не принять»): the promise stands as before.
type Reject struct {
	Promise int    `json:"promise"`
	Reason  string `json:"reason"`
}

// Verb is DoReject.
func (Reject) Verb() Verb { return DoReject }

func (c Reject) of() string { return promiseTerm(c.Promise) }

func (c Reject) check(t Task, _ Person, _ *Policy) Code {
	if code := reported(t, c.Promise); code != "" {
		return code
	}
	return reasoned(c.Reason)
}

func (c Reject) apply(t *Task, e Event) {
	p := &t.Promises[c.Promise-1]
	p.State, p.Rev = PromiseOpen, e.Rev
	report := *p.Report
	report.Rejected = remark(e, c.Reason)
	p.Report = &report
}

// reported refuses a decision on a promise of which nobody has reported.
func reported(t Task, no int) Code {
	if p, ok := t.Promise(no); !ok || p.State != PromiseReported {
		return Unchanged
	}
	return ""
}

// OpenPromises lists the promises that somebody still has to see to.
func (t Task) OpenPromises() []Promise {
	var list []Promise
	for _, p := range t.Promises {
		if p.State == PromiseOpen || p.State == PromiseReported {
			list = append(list, p)
		}
	}
	return list
}

// decided reports that the controller has agreed with what the executor says of the promise.
func (p Promise) decided() bool { return p.State == PromiseKept || p.State == PromiseBroken }

// told reports whether an answer that was written after the report on a promise stands in the network, or will with those at
// hand: the resident knows what has come of it.
func (t Task) told(p Promise, at ...Draft) bool {
	for _, posted := range t.Posted {
		d, _ := t.Draft(posted.Draft)
		at = append(at, d)
	}
	return slices.ContainsFunc(at, func(d Draft) bool {
		return d.Rev > p.Rev && (d.is(FollowUp) || d.is(FinalAnswer))
	})
}

// promisedOn reports whether a promise of this day waits already.
func (t Task) promisedOn(day Day) bool {
	return slices.ContainsFunc(t.OpenPromises(), func(p Promise) bool { return p.Day == day })
}

// promiseDue is by when an executor has to speak of a promise: the end of its working day; after a report that was not accepted,
// as soon as a rework.
func (p *Policy) promiseDue(t Task, promise Promise, now time.Time) (time.Time, error) {
	_, end, err := p.Calendar.Workday(promise.Day.Year, promise.Day.Month, promise.Day.Day)
	if err != nil || end.After(now) {
		return end, err
	}
	return p.Calendar.Due(now, p.Length(t, StepRework))
}
