package tasks

import (
	"slices"
	"time"
)

// Detect makes a task of a resident's message [2]. The term of the answer runs from here; found at night, its clock
// starts with the next working minute [7].
type Detect struct {
	Found     Found     `json:"found"`
	ClockFrom time.Time `json:"clock_from"`
	Earlier   ID        `json:"earlier,omitempty"` // a task of the same resident that this may continue
}

// Verb is DoDetect.
func (Detect) Verb() Verb { return DoDetect }

func (Detect) check(Task, Person, *Policy) Code { return "" }

func (c Detect) apply(t *Task, e Event) {
	t.Found, t.FoundAt, t.ClockFrom = c.Found, c.Found.foundAt(e.At), c.ClockFrom
	t.Importance, t.Earlier = Normal, c.Earlier
}

// foundAt is when a message that comes in now was found: whoever hands it in may have come upon it earlier.
func (f Found) foundAt(now time.Time) time.Time {
	if f.SeenAt.IsZero() || f.SeenAt.After(now) {
		return now
	}
	return f.SeenAt
}

// Told reports whether the network itself has told of the message: of one that was handed in it may not have.
func (f Found) Told() bool { return f.By == "" || f.Author.ID != 0 }

// Register gives the task its topic, place and number [4].
type Register struct {
	Number int64  `json:"number"` // the store's counter plus one
	Topic  string `json:"topic"`
	Place  Place  `json:"place"`
}

// Verb is DoRegister.
func (Register) Verb() Verb { return DoRegister }

func (c Register) check(_ Task, _ Person, p *Policy) Code {
	switch {
	case !slices.Contains(p.Roster.Topics, c.Topic):
		return UnknownTopic
	case c.Place.District != "" && !slices.Contains(p.Roster.Districts, c.Place.District):
		return UnknownDistrict
	}
	return ""
}

func (c Register) apply(t *Task, _ Event) {
	t.Topic, t.Place = c.Topic, c.Place
	if t.Number == 0 { // a task that was registered before keeps its number
		t.Number = c.Number
	}
}

// Decline closes a message that is not about the administration («Не к нам»); the trace stays.
type Decline struct{}

// Verb is DoDecline.
func (Decline) Verb() Verb { return DoDecline }

func (Decline) check(Task, Person, *Policy) Code { return "" }
func (Decline) apply(*Task, Event)               {}

// Assign hands the task to a department [8], or to several at once for a consolidated answer [16]. Departments that are asked
// already are not asked again, and what they have said stays.
type Assign struct {
	Departments []DepartmentID `json:"departments"`
}

// Verb is DoAssign.
func (Assign) Verb() Verb { return DoAssign }

func (c Assign) check(t Task, _ Person, p *Policy) Code {
	if len(c.Departments) == 0 {
		return UnknownDepartment
	}
	fresh := t.Status != Gathering
	for _, id := range c.Departments {
		if _, ok := p.Roster.Department(id); !ok {
			return UnknownDepartment
		}
		if !slices.ContainsFunc(p.Roster.Executors(id), Person.Reachable) {
			return NobodyThere
		}
		part, has := t.Part(id)
		fresh = fresh || !has || part.Refused
	}
	if !fresh {
		return Unchanged
	}
	return ""
}

func (c Assign) apply(t *Task, e Event) {
	if t.Status == Registered {
		t.Department, t.Assignee = "", ""
		t.Parts = slices.DeleteFunc(t.Parts, func(p Part) bool { return p.Info == nil }) // what was given once stays given
	}
	if t.Status == Registered && len(c.Departments) == 1 {
		t.Department = c.Departments[0]
		return
	}
	for _, id := range c.Departments {
		part, has := t.Part(id)
		switch {
		case !has:
			t.Parts = append(t.Parts, Part{Department: id, Rev: e.Rev, At: e.At})
		case part.Refused:
			t.part(id, func(p *Part) { *p = Part{Department: id, Rev: e.Rev, At: e.At} })
		}
	}
}
