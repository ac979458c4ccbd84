package tasks

import (
	"strings"
	"time"
)

// Recall takes back what has been done by mistake and is not published yet, with a reason: the operator a registration, the
// controller an assignment or an approval. The number stays the task's own, every version of the answer is kept.
type Recall struct {
	Reason string `json:"reason"`
}

// Recalled is the last thing that was taken back.
type Recalled struct {
	By     PersonID  `json:"by"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// Verb is DoRecall.
func (Recall) Verb() Verb { return DoRecall }

func (c Recall) check(Task, Person, *Policy) Code {
	return reasoned(c.Reason)
}

func (c Recall) apply(t *Task, e Event) {
	switch t.Status {
	case Gathering, Assigned, Review, Rework:
		if !t.Answered {
			t.Department, t.Assignee = "", ""
		}
	case Approved, Ready:
		t.Lead = "" // an answer that was only offered is looked at here, as one of the task's own
		t.Reviews = append(t.Reviews, Verdict{Draft: len(t.Drafts), By: e.By, At: e.At, Recalled: true, Comment: c.Reason})
	}
	if e.To == Published {
		t.standAsIs()
	}
	t.Recalled = &Recalled{By: e.By, At: e.At, Reason: strings.TrimSpace(c.Reason)}
}

// standAsIs ends what was to be added to a published answer: it stands as it is, with the department that gave it, and a new day
// that the resident was not told of is given up.
func (t *Task) standAsIs() {
	t.Round, t.Amended = "", nil
	if d := t.answerer(); d != t.Department {
		t.Department, t.Assignee = d, ""
	}
	if _, ok := t.Announced(); ok {
		t.Postponement = nil
	}
}
