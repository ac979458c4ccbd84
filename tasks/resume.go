package tasks

import "time"

// Continued is what the resident wrote later in the same matter.
type Continued struct {
	Task    ID        `json:"task"` // that the message was at first
	Found   Found     `json:"found"`
	FoundAt time.Time `json:"found_at"`
	Anew    bool      `json:"anew"` // it opened the answered task again, with terms anew
}

// Continue closes a message of a resident who writes again: it goes on in their earlier task («Продолжение»).
type Continue struct{}

// Verb is DoContinue.
func (Continue) Verb() Verb { return DoContinue }

func (Continue) check(t Task, _ Person, _ *Policy) Code {
	if t.Earlier == "" {
		return Unchanged
	}
	return ""
}

func (Continue) apply(*Task, Event) {}

// Resume carries a later message of the resident into the task. An answered one is open again, and its terms run anew from
// when the message was found [7].
type Resume struct {
	Task    ID        `json:"task"`
	Found   Found     `json:"found"`
	FoundAt time.Time `json:"found_at"`
}

// Verb is DoResume.
func (Resume) Verb() Verb { return DoResume }

func (c Resume) check(t Task, _ Person, _ *Policy) Code {
	for _, known := range t.Continued {
		if known.Task == c.Task {
			return Unchanged
		}
	}
	return ""
}

func (c Resume) apply(t *Task, _ Event) {
	anew := t.Status == Published
	t.Continued = append(t.Continued, Continued{Task: c.Task, Found: c.Found, FoundAt: c.FoundAt, Anew: anew})
	if anew {
		t.Answered, t.Round, t.Plan, t.Assignee = false, "", nil, ""
		t.Cycle = len(t.Posted)
	}
}
