package tasks

import (
	"slices"
	"time"
)

// Version is a message of the resident as it was changed later. The first wording stays in Task.Found, or with what was
// continued, for ever.
type Version struct {
	Of          ID        `json:"of,omitempty"` // the continuation that it is of; "" for the first message
	Rev         int64     `json:"rev"`
	At          time.Time `json:"at"`
	Text        string    `json:"text"`
	Attachments []Media   `json:"attachments,omitempty"`
}

// SourceEdited records that the resident has changed the message, or has put it back.
type SourceEdited struct {
	Of          ID        `json:"of,omitempty"` // the continuation that it is about; "" for the first message
	Text        string    `json:"text"`
	Attachments []Media   `json:"attachments,omitempty"`
	At          time.Time `json:"at"`
}

// Verb is DoSourceEdited.
func (SourceEdited) Verb() Verb { return DoSourceEdited }

func (c SourceEdited) check(t Task, _ Person, _ *Policy) Code {
	text, media := t.present(c.Of)
	same := text == c.Text && slices.EqualFunc(media, c.Attachments, Media.Same)
	if c.Of != "" && !t.knows(c.Of) || same && t.goneAt(c.Of).IsZero() {
		return Unchanged
	}
	return ""
}

func (c SourceEdited) apply(t *Task, e Event) {
	t.Touched = e.Rev
	t.setGone(c.Of, time.Time{})
	if text, media := t.present(c.Of); text != c.Text || !slices.EqualFunc(media, c.Attachments, Media.Same) {
		t.Versions = append(t.Versions, Version{Of: c.Of, Rev: e.Rev, At: c.At, Text: c.Text, Attachments: c.Attachments})
	}
}

// SourceGone records that the resident has deleted the message. Its words stay in the record.
type SourceGone struct {
	Of ID        `json:"of,omitempty"` // the continuation that it is about; "" for the first message
	At time.Time `json:"at"`
}

// Verb is DoSourceGone.
func (SourceGone) Verb() Verb { return DoSourceGone }

func (c SourceGone) check(t Task, _ Person, _ *Policy) Code {
	if c.Of != "" && !t.knows(c.Of) || !t.goneAt(c.Of).IsZero() {
		return Unchanged
	}
	return ""
}

func (c SourceGone) apply(t *Task, e Event) {
	t.Touched = e.Rev
	t.setGone(c.Of, c.At)
}

// Present is the first message as it stands, or stood last, in the network.
func (t Task) Present() (text string, attachments []Media) { return t.present("") }

// present is one of the resident's messages as it stands, or stood last, in the network.
func (t Task) present(of ID) (text string, attachments []Media) {
	if list := t.wordings(of); len(list) > 0 {
		last := list[len(list)-1]
		return last.Text, last.Attachments
	}
	for _, c := range t.Continued {
		if c.Task == of {
			return c.Found.Text, c.Found.Attachments
		}
	}
	return t.Found.Text, t.Found.Attachments
}

// wordings lists the later versions of one of the resident's messages.
func (t Task) wordings(of ID) []Version {
	return slices.DeleteFunc(slices.Clone(t.Versions), func(v Version) bool { return v.Of != of })
}

func (t Task) goneAt(of ID) time.Time {
	for _, c := range t.Continued {
		if c.Task == of {
			return c.Gone
		}
	}
	return t.Gone
}

func (t *Task) setGone(of ID, at time.Time) {
	for i := range t.Continued {
		if t.Continued[i].Task == of {
			t.Continued[i].Gone = at
			return
		}
	}
	t.Gone = at
}

// Surprise is the revision at which the resident changed, deleted or added something after the answer at hand was written; 0
// when there is none. Publishing asks first.
func (t Task) Surprise() int64 {
	if d, ok := t.LastDraft(); ok && t.Touched > d.Rev {
		return t.Touched
	}
	return 0
}

// Lapse closes a message that cannot be answered any more: it was deleted, or nothing can be written there. The record stays.
// Where an answer stands already, only what was to be added to it is dropped.
type Lapse struct {
	Reason string `json:"reason"`
}

// Verb is DoLapse.
func (Lapse) Verb() Verb { return DoLapse }

func (c Lapse) check(t Task, _ Person, _ *Policy) Code {
	if !t.Unanswerable() {
		return Unchanged
	}
	return reasoned(c.Reason)
}

func (Lapse) apply(t *Task, e Event) {
	t.Postponement = nil // nobody could be told of another day
	if t.Answered {
		t.standAsIs()
	}
	if t.Status == Ready || t.Status == Approved {
		t.withdraw(e)
	}
}

// Unanswerable reports that there is nothing to write under: every message of the resident is gone, or the place is closed.
func (t Task) Unanswerable() bool {
	gone := !t.Gone.IsZero()
	for _, c := range t.Continued {
		gone = gone && !c.Gone.IsZero()
	}
	return gone || t.Publication != nil && t.Publication.Problem == ProblemClosed
}
