package tasks

import (
	"fmt"
	"net/url"
	"time"
)

// Publish starts the publication of the approved draft under the resident's message [13]. The operation's name (GUID) is
// in the record before the network hears of it, and the same for every attempt: the network itself drops a repeat.
type Publish struct {
	Draft   int   `json:"draft"`             // the version that the operator saw
	Despite int64 `json:"despite,omitempty"` // the change of the message that the operator has seen: see Task.Surprise
}

// Verb is DoPublish.
func (Publish) Verb() Verb { return DoPublish }

func (c Publish) check(t Task, _ Person, p *Policy) Code {
	switch surprise := t.Surprise(); {
	case t.Proposal != nil:
		return Pending
	case approved(t, c.Draft) != "":
		return Stale
	case p.outdated(t):
		return DayPassed
	case surprise > c.Despite:
		return SourceChanged
	}
	return ""
}

func (c Publish) apply(t *Task, e Event) {
	guid := fmt.Sprintf("otklik-%s-%d", t.ID, c.Draft)
	tries, to := 1, t.Target()
	if last := t.Publication; last != nil && last.GUID == guid {
		tries, to = last.Tries+1, last.To // it is looked for where it may stand already
	}
	t.Publication = &Posting{GUID: guid, To: to, Draft: c.Draft, By: e.By, At: e.At, Tries: tries}
}

// PublishByHand records that the operator published the approved draft themselves, and where.
type PublishByHand struct {
	Draft int    `json:"draft"`
	Link  string `json:"link"`
}

// Verb is DoPublishByHand.
func (PublishByHand) Verb() Verb { return DoPublishByHand }

func (c PublishByHand) check(t Task, _ Person, _ *Policy) Code {
	u, err := url.Parse(c.Link)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return NoLink
	}
	if t.Proposal != nil {
		return Pending
	}
	return approved(t, c.Draft)
}

func (c PublishByHand) apply(t *Task, e Event) {
	t.Publication = &Posting{Draft: c.Draft, By: e.By, At: e.At, Link: c.Link, ByHand: true}
	t.posted(e, Posted{Draft: c.Draft, By: e.By, At: e.At, Link: c.Link})
}

// Confirm records that the answer stands in the network.
type Confirm struct {
	Comment int64     `json:"comment"`
	Link    string    `json:"link"`
	At      time.Time `json:"at"`             // when the network shows it, if known
	Left    int       `json:"left,omitempty"` // files that the network has left out
}

// Verb is DoConfirm.
func (Confirm) Verb() Verb { return DoConfirm }

func (Confirm) check(Task, Person, *Policy) Code { return "" }

func (c Confirm) apply(t *Task, e Event) {
	p := t.Publication
	p.Comment, p.Link, p.Problem = c.Comment, c.Link, ""
	t.posted(e, Posted{Draft: p.Draft, By: p.By, At: e.At, Comment: c.Comment, Link: c.Link, Left: c.Left})
}

// GiveUp hands a publication that did not succeed back to the operator, with the reason.
type GiveUp struct {
	Problem Problem `json:"problem"`
}

// Verb is DoGiveUp.
func (GiveUp) Verb() Verb { return DoGiveUp }

func (GiveUp) check(Task, Person, *Policy) Code { return "" }
func (c GiveUp) apply(t *Task, _ Event)         { t.Publication.Problem = c.Problem }

// outdated reports that the approved interim answer names a day for the final one that is over: the controller takes the
// approval back. What the operator has published by hand is a fact, and taken as such.
func (p *Policy) outdated(t Task) bool {
	d, ok := t.Approved()
	return ok && d.is(Interim) && !p.InTime(d.Until, p.now)
}

// Approved returns the draft that may be published: the newest, and let through by control.
func (t Task) Approved() (Draft, bool) {
	if len(t.Reviews) == 0 || !t.Reviews[len(t.Reviews)-1].Approved {
		return Draft{}, false
	}
	return t.Draft(t.Reviews[len(t.Reviews)-1].Draft)
}

func approved(t Task, no int) Code {
	if d, ok := t.Approved(); !ok || d.No != no || t.IsPosted(no) {
		return Stale
	}
	return ""
}
