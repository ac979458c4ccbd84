package tasks

import (
	"slices"
	"strings"
	"time"
)

// AnswerTouched records that somebody has changed or removed a published answer in the network itself, past the control of [10].
type AnswerTouched struct {
	Comment int64     `json:"comment"`
	Text    string    `json:"text,omitempty"` // as it stands now
	Removed bool      `json:"removed,omitempty"`
	At      time.Time `json:"at"` // when it was noticed
}

// Verb is DoAnswerTouched.
func (AnswerTouched) Verb() Verb { return DoAnswerTouched }

func (c AnswerTouched) check(t Task, _ Person, _ *Policy) Code {
	i := t.postedAs(c.Comment)
	if i < 0 {
		return Unchanged
	}
	p := t.Posted[i]
	if c.Removed && !p.Gone.IsZero() || !c.Removed && p.Gone.IsZero() && sameWords(c.Text, t.wording(p)) {
		return Unchanged
	}
	return ""
}

func (c AnswerTouched) apply(t *Task, _ Event) {
	t.Posted = slices.Clone(t.Posted)
	p := &t.Posted[t.postedAs(c.Comment)]
	if c.Removed {
		p.Gone = c.At
		return
	}
	p.Gone, p.Text = time.Time{}, c.Text
	if d, _ := t.Draft(p.Draft); sameWords(c.Text, d.Text) { // put back as it was approved
		p.Text = ""
	}
}

// postedAs finds the answer with this id in the network, -1 for none.
func (t Task) postedAs(comment int64) int {
	if comment == 0 {
		return -1
	}
	return slices.IndexFunc(t.Posted, func(p Posted) bool { return p.Comment == comment })
}

// wording is an answer as it stands, or stood last, in the network.
func (t Task) wording(p Posted) string {
	if p.Text != "" {
		return p.Text
	}
	d, _ := t.Draft(p.Draft)
	return d.Text
}

// sameWords compares texts as networks show them: spaces and ends of lines may differ.
func sameWords(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }
