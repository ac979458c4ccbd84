package tasks

// Link says that a message asks what another one asks («Дубликат»): it follows that task, its lead, and is given its answer.
type Link struct {
	Lead   ID     `json:"lead"`
	Number int64  `json:"number"` // the store's counter plus one, for a message that has none yet
	Topic  string `json:"topic"`  // the lead's
	Place  Place  `json:"place"`  // the lead's
}

// Verb is DoLink.
func (Link) Verb() Verb { return DoLink }

func (c Link) check(t Task, _ Person, _ *Policy) Code {
	switch {
	case !c.Lead.Valid() || c.Lead == t.ID:
		return UnknownLead
	case len(t.Followers) > 0:
		return HasLinked
	case t.Answered:
		return Moved
	}
	return ""
}

func (c Link) apply(t *Task, _ Event) {
	t.Lead, t.Offered = c.Lead, 0
	if t.Number == 0 {
		t.Number = c.Number
	}
	if t.Topic == "" {
		t.Topic = c.Topic
	}
	if t.Place == (Place{}) {
		t.Place = c.Place
	}
}

// Unlink takes a duplicate off its lead: it is to be answered by itself.
type Unlink struct {
	Reason string `json:"reason"`
}

// Verb is DoUnlink.
func (Unlink) Verb() Verb { return DoUnlink }

func (c Unlink) check(Task, Person, *Policy) Code { return reasoned(c.Reason) }
func (c Unlink) apply(t *Task, _ Event)           { t.Lead, t.Department = "", "" }

// Attach notes on the lead that another message follows it.
type Attach struct {
	Task ID `json:"task"`
}

// Verb is DoAttach.
func (Attach) Verb() Verb { return DoAttach }

func (c Attach) check(t Task, _ Person, _ *Policy) Code {
	if t.follows(c.Task) {
		return Unchanged
	}
	return ""
}

func (c Attach) apply(t *Task, _ Event) { t.Followers = append(t.Followers, c.Task) }

// Detach notes on the lead that a message follows it no longer.
type Detach struct {
	Task ID `json:"task"`
}

// Verb is DoDetach.
func (Detach) Verb() Verb { return DoDetach }

func (c Detach) check(t Task, _ Person, _ *Policy) Code {
	if !t.follows(c.Task) {
		return Unchanged
	}
	return ""
}

func (c Detach) apply(t *Task, _ Event) {
	var left []ID
	for _, id := range t.Followers {
		if id != c.Task {
			left = append(left, id)
		}
	}
	t.Followers = left
}

// follows reports whether a message follows this task.
func (t Task) follows(id ID) bool {
	for _, f := range t.Followers {
		if f == id {
			return true
		}
	}
	return false
}

// Offer gives a duplicate the approved answer of its lead: the operator publishes it here too, with one tap.
type Offer struct {
	Draft      Draft        `json:"draft"` // of the lead, as it was approved
	Department DepartmentID `json:"department"`
	Approved   Stamp        `json:"approved"` // by whom and when
}

// Verb is DoOffer.
func (Offer) Verb() Verb { return DoOffer }

func (c Offer) check(t Task, _ Person, _ *Policy) Code {
	if t.Offered >= c.Draft.No {
		return Unchanged
	}
	return ""
}

func (c Offer) apply(t *Task, e Event) {
	d := c.Draft
	t.Offered, t.Department = d.No, c.Department
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
	t.Reviews = append(t.Reviews, Verdict{Draft: len(t.Drafts), At: e.At, Recalled: true})
}

// Leads reports whether other messages may follow the task: it is on its way to an answer, or answered.
func (t Task) Leads() bool {
	return t.Lead == "" && (t.Status == Published || t.Status.Open() && t.Status != Linked)
}

// Follow is what a duplicate, or its lead, needs next so that both agree; nothing when they do. It may be asked again at any
// time: who died halfway goes on where things stand.
func Follow(t, lead Task) (toLead bool, c Command) {
	mine := t.Lead == lead.ID
	d, verdict, approved := lead.shared()
	switch {
	case !mine && lead.follows(t.ID):
		return true, Detach{Task: t.ID}
	case !mine:
		return false, nil
	case !lead.Leads() && t.Status == Linked:
		return false, Unlink{Reason: LeadClosed}
	case !lead.Leads():
		return false, nil
	case !lead.follows(t.ID):
		return true, Attach{Task: t.ID}
	case t.Status == Linked && approved && lead.Department != "" && d.No > t.Offered:
		return false, Offer{Draft: d, Department: lead.Department, Approved: Stamp{DoApprove, verdict.By, verdict.At}}
	case t.Status == Ready && !t.stillOffered(lead):
		return false, Retract{}
	}
	return false, nil
}

// shared is the answer of a lead that a message without one can be given, and its approval: the newest version if that has
// passed control. What only adds to an answer (a new date, what has come of a promise) is of no use to who has not read it: then
// the answer itself, with what was corrected in it.
func (t Task) shared() (d Draft, approval Verdict, ok bool) {
	if d, ok = t.Approved(); !ok {
		return Draft{}, Verdict{}, false
	}
	for i := len(t.Posted) - 1; i >= 0 && (d.is(NewDate) || d.is(FollowUp)); i-- {
		d, _ = t.Draft(t.Posted[i].Draft)
	}
	for _, v := range t.Reviews {
		if v.Draft == d.No && v.Approved {
			approval = v
		}
	}
	if d.is(Correction) {
		d.Kind = FinalAnswer
	}
	return d, approval, !d.is(NewDate) && !d.is(FollowUp)
}

// LeadClosed is the reason with which a duplicate leaves a lead that gets no answer.
const LeadClosed = "основное сообщение закрыто без ответа"

// stillOffered reports whether the answer that was offered is approved as before.
func (t Task) stillOffered(lead Task) bool {
	for i := len(lead.Reviews) - 1; i >= 0; i-- {
		if v := lead.Reviews[i]; v.Draft == t.Offered {
			return v.Approved
		}
	}
	return false
}
