package tasks

// Offer gives a duplicate the approved answer of its lead: the operator publishes it here too, with one tap.
type Offer struct {
	Draft      Draft        `json:"draft"` // of the lead, as it was approved
	Department DepartmentID `json:"department"`
	Approved   Stamp        `json:"approved"` // by whom and when
	Topic      string       `json:"topic"`    // the lead's, for a message that has none
	Place      Place        `json:"place"`
}

// Verb is DoOffer.
func (Offer) Verb() Verb { return DoOffer }

func (c Offer) check(t Task, _ Person, _ *Policy) Code {
	if t.Lead == "" || t.Offered >= c.Draft.No {
		return Unchanged
	}
	return ""
}

func (c Offer) apply(t *Task, e Event) {
	d := c.Draft
	t.Offered, t.Department, t.Assignee = d.No, c.Department, ""
	t.settle(c.Topic, c.Place)
	d.No, d.Rev = len(t.Drafts)+1, e.Rev
	t.Drafts = append(t.Drafts, d)
	t.Reviews = append(t.Reviews, Verdict{Draft: d.No, By: c.Approved.By, At: c.Approved.At, Approved: true})
}

// Retract takes an offered answer back: the lead's approval does not stand any more.
type Retract struct{}

// Verb is DoRetract.
func (Retract) Verb() Verb { return DoRetract }

func (Retract) check(t Task, _ Person, _ *Policy) Code {
	if t.Lead == "" {
		return Unchanged
	}
	return ""
}

func (Retract) apply(t *Task, e Event) {
	t.Offered-- // approved once more, the same version is offered once more
	t.withdraw(e)
}

// withdraw takes the approval off the newest version.
func (t *Task) withdraw(e Event) {
	t.Reviews = append(t.Reviews, Verdict{Draft: len(t.Drafts), By: e.By, At: e.At, Recalled: true})
}

// Leads reports whether other messages may follow the task: it is on its way to an answer, or answered.
func (t Task) Leads() bool {
	return t.Lead == "" && (t.Status == Published || t.Status.Open() && t.Status != Linked)
}

// The reasons with which a duplicate leaves its lead by itself.
const (
	LeadClosed = "основное сообщение закрыто без ответа"
	LeadLinked = "основное сообщение само отмечено дубликатом"
)

// Follow is what a duplicate, or its lead, needs next so that both agree; nothing when they do. It may be asked again at any
// time: who died halfway goes on where things stand.
func Follow(t, lead Task) (toLead bool, c Command) {
	follows := t.Lead != "" && t.Lead == lead.ID && (t.Status.Open() || t.Status == Published)
	switch {
	case !follows && lead.follows(t.ID):
		return true, Detach{Task: t.ID}
	case !follows:
		return false, nil
	case t.Status == Ready && (!lead.stands(t.Offered) || !t.Answered && lead.newer(t)):
		return false, Retract{}
	case !lead.Leads() && t.Status == Linked && lead.Lead != "":
		return false, Unlink{Reason: LeadLinked}
	case !lead.Leads() && t.Status == Linked:
		return false, Unlink{Reason: LeadClosed}
	case !lead.Leads():
		return false, nil
	case !lead.follows(t.ID):
		return true, Attach{Task: t.ID}
	}
	if o, ok := lead.offer(t); ok {
		return false, o
	}
	return false, nil
}

// offer is the answer that the lead has for a duplicate now; ok is false when there is none, or none that is new.
func (t Task) offer(to Task) (o Offer, ok bool) {
	d, ok := t.answerFor(to)
	waits := to.Status == Linked || to.Status == Published
	if !ok || !waits || d.No <= to.Offered || t.Department == "" || d.is(Interim) && to.said(d.Text) {
		return o, false
	}
	var approved Stamp
	for _, v := range t.Reviews {
		if v.Draft == d.No && v.Approved {
			approved = Stamp{DoApprove, v.By, v.At}
		}
	}
	return Offer{Draft: d, Department: t.Department, Approved: approved, Topic: t.Topic, Place: t.Place}, true
}

// answerFor is the answer of the lead that is meant for this duplicate. Who has had an answer is told only what adds to it, or
// corrects it; what adds is of no use to who has had none: then the answer itself, with what was corrected in it.
func (t Task) answerFor(to Task) (d Draft, ok bool) {
	if d, ok = t.current(); !ok {
		return d, false
	}
	adds := func() bool { return d.is(NewDate) || d.is(FollowUp) }
	if to.Answered {
		return d, (adds() || d.is(Correction)) && t.isOfNow(to.Offered)
	}
	if t.Answered || !t.isOfNow(to.Offered) || to.Status == Ready { // what is only offered has told the resident nothing yet
		for i := len(t.Posted) - 1; i >= t.Cycle && adds(); i-- {
			d, _ = t.Draft(t.Posted[i].Draft)
		}
	}
	if d.is(Correction) {
		d.Kind = FinalAnswer // for this resident it is the first word, and the last
	}
	return d, !adds() || !t.Answered
}

// said reports whether an answer in these words stands in the network.
func (t Task) said(words string) bool {
	for _, p := range t.Posted {
		if d, ok := t.Draft(p.Draft); ok && d.Text == words {
			return true
		}
	}
	return false
}

// current is the answer that counts now: the approved one or, while a newer one is being written, the last that stands in the
// network. There is none while that one is being corrected, and none to what the resident has asked anew.
func (t Task) current() (Draft, bool) {
	if d, ok := t.Approved(); ok && !t.IsPosted(d.No) && t.Status != Approved { // into «Дело» first [12]
		return d, true
	}
	if len(t.Posted) <= t.Cycle || t.Round == Correction {
		return Draft{}, false
	}
	return t.Draft(t.Posted[len(t.Posted)-1].Draft)
}

// stands reports whether a version of the lead may still be published under its duplicates.
func (t Task) stands(draft int) bool {
	if t.IsPosted(draft) {
		last := t.Posted[len(t.Posted)-1].Draft
		return t.Round != Correction || draft != last
	}
	for i := len(t.Reviews) - 1; i >= 0; i-- {
		if v := t.Reviews[i]; v.Draft == draft {
			return v.Approved
		}
	}
	return false
}

// newer reports whether the lead has another answer for a duplicate than it was offered: nobody need read an interim answer
// beside the final one.
func (t Task) newer(to Task) bool {
	d, ok := t.answerFor(to)
	return ok && t.Leads() && d.No > to.Offered
}

// isOfNow reports whether a version stands in the network since the task was opened last.
func (t Task) isOfNow(draft int) bool {
	for _, p := range t.Posted[min(t.Cycle, len(t.Posted)):] {
		if p.Draft == draft {
			return true
		}
	}
	return false
}
