package tasks

import (
	"slices"
	"time"
)

// Continued is what the resident wrote later in the same matter.
type Continued struct {
	Task    ID        `json:"task"` // that the message was at first
	Found   Found     `json:"found"`
	FoundAt time.Time `json:"found_at"`
	Anew    bool      `json:"anew"`          // it opened the closed task again, with terms anew
	Gone    time.Time `json:"gone,omitzero"` // when the resident deleted it
}

// Continue closes a message of a resident who writes again: it goes on in their earlier task («Продолжение»).
type Continue struct{}

// Verb is DoContinue.
func (Continue) Verb() Verb { return DoContinue }

func (Continue) check(t Task, _ Person, _ *Policy) Code {
	switch {
	case t.Earlier == "" || t.Earlier == t.ID:
		return Unchanged
	case len(t.Followers) > 0:
		return HasLinked
	}
	return ""
}

func (Continue) apply(*Task, Event) {}

// Resume carries a later message of the resident into the task. A closed one is open again, and its terms run anew from when
// the message was found [7]: an answered one is with its department, another one is new to the operator.
type Resume struct {
	Task    ID        `json:"task"`
	Found   Found     `json:"found"`
	FoundAt time.Time `json:"found_at"`
}

// Verb is DoResume.
func (Resume) Verb() Verb { return DoResume }

func (c Resume) check(t Task, _ Person, _ *Policy) Code {
	if c.Task == t.ID || t.knows(c.Task) {
		return Unchanged
	}
	return ""
}

func (c Resume) apply(t *Task, e Event) {
	anew := !t.Status.Open()
	t.Continued = append(t.Continued, Continued{Task: c.Task, Found: c.Found, FoundAt: c.FoundAt, Anew: anew})
	t.Touched = e.Rev // an answer that was written before does not know of this
	if t.Publication != nil && t.Status != Publishing {
		t.Publication.Problem = "" // it goes under another message now
	}
	if anew {
		if d, ok := t.Approved(); ok && !t.IsPosted(d.No) {
			t.withdraw(e)
		}
		t.Answered, t.Round, t.Plan, t.Proposal, t.Assignee = false, "", nil, nil, ""
		t.Lead, t.Offered, t.Cycle = "", 0, len(t.Posted)
		if e.To == Detected {
			t.Department = "" // whoever had it is asked anew, or another
		}
	}
}

// knows reports whether a message is the task's own, or was carried into it.
func (t Task) knows(message ID) bool {
	return message == t.ID || slices.ContainsFunc(t.Continued, func(c Continued) bool { return c.Task == message })
}

// Carry is what a task needs next to know all that a resident has written in the message that went on in it; nothing when it
// does. It may be asked again at any time.
func Carry(t, into Task) Command {
	if !into.knows(t.ID) {
		return Resume{Task: t.ID, Found: t.Found, FoundAt: t.FoundAt}
	}
	here, there := t.wordings(""), into.wordings(t.ID)
	if len(there) < len(here) {
		v := here[len(there)]
		return SourceEdited{Of: t.ID, Text: v.Text, Attachments: v.Attachments, At: v.At}
	}
	gone := into.goneAt(t.ID)
	switch {
	case gone.IsZero() && !t.Gone.IsZero():
		return SourceGone{Of: t.ID, At: t.Gone}
	case !gone.IsZero() && t.Gone.IsZero():
		text, files := t.Present()
		return SourceEdited{Of: t.ID, Text: text, Attachments: files, At: gone}
	}
	return nil
}

// Target is the message under which an answer goes: the newest that the resident has written in this matter and not deleted.
func (t Task) Target() Source {
	newest := len(t.Continued) - 1
	for i := newest; i >= 0; i-- {
		if t.Continued[i].Gone.IsZero() {
			return t.Continued[i].Found.Source
		}
	}
	if t.Gone.IsZero() || newest < 0 {
		return t.Found.Source
	}
	return t.Continued[newest].Found.Source
}
