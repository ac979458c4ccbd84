package tasks

import (
	"slices"
	"time"
)

// Version is the resident's message as it was changed later. The first one stays in Task.Found for ever.
type Version struct {
	Rev         int64     `json:"rev"`
	At          time.Time `json:"at"`
	Text        string    `json:"text"`
	Attachments []Media   `json:"attachments,omitempty"`
}

// SourceEdited records that the resident has changed the message, or has put it back.
type SourceEdited struct {
	Text        string    `json:"text"`
	Attachments []Media   `json:"attachments,omitempty"`
	At          time.Time `json:"at"`
}

// Verb is DoSourceEdited.
func (SourceEdited) Verb() Verb { return DoSourceEdited }

func (c SourceEdited) check(t Task, _ Person, _ *Policy) Code {
	text, media := t.Present()
	if text == c.Text && slices.Equal(media, c.Attachments) && t.Gone.IsZero() {
		return Unchanged
	}
	return ""
}

func (c SourceEdited) apply(t *Task, e Event) {
	t.Gone, t.Touched = time.Time{}, e.Rev
	if text, media := t.Present(); text != c.Text || !slices.Equal(media, c.Attachments) {
		t.Versions = append(t.Versions, Version{Rev: e.Rev, At: c.At, Text: c.Text, Attachments: c.Attachments})
	}
}

// SourceGone records that the resident has deleted the message. Its words stay in the record.
type SourceGone struct {
	At time.Time `json:"at"`
}

// Verb is DoSourceGone.
func (SourceGone) Verb() Verb { return DoSourceGone }

func (c SourceGone) check(t Task, _ Person, _ *Policy) Code {
	if !t.Gone.IsZero() {
		return Unchanged
	}
	return ""
}

func (c SourceGone) apply(t *Task, e Event) { t.Gone, t.Touched = c.At, e.Rev }

// Present is the message as it stands, or stood last, in the network.
func (t Task) Present() (text string, attachments []Media) {
	if n := len(t.Versions); n > 0 {
		return t.Versions[n-1].Text, t.Versions[n-1].Attachments
	}
	return t.Found.Text, t.Found.Attachments
}

// Surprise is the revision of a change of the message that came after the answer at hand was written; 0 when there is none.
// Publishing asks first.
func (t Task) Surprise() int64 {
	if d, ok := t.LastDraft(); ok && t.Touched > d.Rev {
		return t.Touched
	}
	return 0
}

// Lapse closes a message that cannot be answered any more: it was deleted, or nothing can be written there. The record stays.
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

func (Lapse) apply(t *Task, _ Event) { t.Postponement = nil } // nobody could be told of another day

// Unanswerable reports that there is nothing to write under: the message is gone, or its place is closed.
func (t Task) Unanswerable() bool {
	closed := t.Publication != nil && t.Publication.Problem == ProblemClosed
	return !t.Gone.IsZero() || closed
}
