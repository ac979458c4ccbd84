package tasks

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Compose keeps what an executor has written as their sketch, to be looked at before it goes to control. New words take the
// place of the last ones, pictures without words are added to them; the events keep everything.
type Compose struct {
	Text  string  `json:"text"`
	Media []Media `json:"media,omitempty"`
	Piece *Piece  `json:"piece,omitempty"` // the message that it came in, without its words and files; nil when it came by no message

	Kind  AnswerKind `json:"kind,omitempty"` // "": as the sketch was, or as the task needs
	Until Day        `json:"until,omitzero"` // with Interim: the day of the final answer
}

// Verb is DoCompose.
func (Compose) Verb() Verb { return DoCompose }

func (c Compose) check(t Task, by Person, p *Policy) Code {
	_, announced := t.Announced()
	switch {
	case c.Kind == Interim && t.Answered:
		return Moved
	case c.Kind == NewDate && !announced:
		return Unchanged
	case c.Kind == Interim && !p.InTime(c.Until, p.now):
		return WrongDate
	case strings.TrimSpace(c.Text) == "" && len(c.Media) == 0:
		return NoText
	case utf8.RuneCountInString(c.Text) > t.Longest(), utf8.RuneCountInString(c.onto(t, by.ID).Text) > mostJoined:
		return TooLong
	}
	return ""
}

func (c Compose) apply(t *Task, e Event) {
	if t.Sketches == nil {
		t.Sketches = map[PersonID]Draft{}
	}
	last := t.Sketches[e.By]
	d := c.onto(*t, e.By)
	d.Rev, d.By, d.At, d.Kind, d.Until = e.Rev, e.By, e.At, c.Kind, c.Until
	switch {
	case c.Kind == "" && t.still(last.Kind):
		d.Kind, d.Until = last.Kind, last.Until
	case c.Kind == "":
		d.Kind, d.Until = t.Answer(), Day{}
		if at, ok := t.Pending(); ok && (t.Status == Review || t.Status == Rework) { // a better wording of the same
			d.Kind, d.Until = at.Kind, at.Until
		}
	}
	t.Sketches[e.By] = d
}

// onto is the text, the files and the pieces of the person's sketch with what the command adds.
func (c Compose) onto(t Task, by PersonID) (d Draft) {
	sketch, text := t.Sketches[by], strings.TrimSpace(c.Text)
	switch {
	case c.Piece != nil:
		p := *c.Piece
		p.Text, p.Media = text, c.Media
		last, _ := t.LastDraft()
		if last.By != by {
			last = Draft{}
		}
		d.Pieces, d.Text, d.Media = compose(sketch.with(p, last))
	case text == "":
		d.Text, d.Media = sketch.Text, slices.Concat(sketch.Media, c.Media)
	case sketch.Text == "":
		d.Text, d.Media = text, slices.Concat(sketch.Media, c.Media)
	default:
		d.Text, d.Media = text, c.Media
		if text == sketch.Text && slices.Equal(c.Media, sketch.Media) { // another kind of answer in the same words
			d.Pieces = sketch.Pieces
		}
	}
	return d
}

func (c Compose) partial() bool { return c.Piece.partial() }

// still reports whether a sketch of a kind can still become an answer: what is said about a new day only while one is agreed.
func (t Task) still(k AnswerKind) bool {
	switch k {
	case "":
		return false
	case Interim:
		return !t.Answered
	case NewDate:
		return t.Postponement != nil && !t.Postponement.Agreed.At.IsZero()
	}
	return true
}

// Discard drops the person's sketch («Отмена»).
type Discard struct {
	Sketch int64 `json:"sketch"` // the sketch's Rev, as the person saw it
}

// Verb is DoDiscard.
func (Discard) Verb() Verb { return DoDiscard }

func (c Discard) check(t Task, by Person, _ *Policy) Code { return sketchAt(t, by, c.Sketch) }
func (c Discard) apply(t *Task, e Event)                  { delete(t.Sketches, e.By) }

// Submit sends the person's sketch to control as the next version of the answer [9, 11].
type Submit struct {
	Sketch int64       `json:"sketch"`          // the sketch's Rev, as the person saw it
	Hints  []Criterion `json:"hints,omitempty"` // of which the draft check made remarks
}

// Verb is DoSubmit.
func (Submit) Verb() Verb { return DoSubmit }

func (c Submit) check(t Task, by Person, p *Policy) Code {
	if code := sketchAt(t, by, c.Sketch); code != "" {
		return code
	}
	sketch := t.Sketches[by.ID]
	_, announced := t.Announced()
	switch {
	case sketch.Text == "":
		return NoText
	case utf8.RuneCountInString(sketch.Text) > t.Longest():
		return TooLong
	case sketch.is(NewDate) && !announced:
		return Stale
	case sketch.is(Interim) && (t.Answered || !p.InTime(sketch.Until, p.now)):
		return WrongDate
	}
	return ""
}

func (c Submit) apply(t *Task, e Event) {
	d := t.Sketches[e.By]
	delete(t.Sketches, e.By)
	t.Lead = "" // a duplicate that gets an answer of its own follows nobody
	if t.Answered && d.is(FinalAnswer) {
		d.Kind = t.Answer()
	}
	d.No, d.Rev, d.At, d.Hints, d.Pieces = len(t.Drafts)+1, e.Rev, e.At, c.Hints, d.several()
	t.Drafts = append(t.Drafts, d)
	t.Parts = slices.DeleteFunc(t.Parts, Part.Awaited) // the answer is written: nobody waits for what is not in it
}

// sketchAt refuses a tap on a preview whose text is no longer the person's sketch.
func sketchAt(t Task, by Person, rev int64) Code {
	if s, ok := t.Sketches[by.ID]; !ok || s.Rev != rev {
		return Stale
	}
	return ""
}
