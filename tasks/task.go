package tasks

import "time"

// Task is one resident's message and everything that has happened to it. It is a value: Decide returns a changed copy.
type Task struct {
	ID     ID     `json:"id"`
	Rev    int64  `json:"rev"`            // grows by one with every change
	Seal   string `json:"seal,omitempty"` // of its newest event: see Verify
	Number int64  `json:"number"`         // «№ 123»; 0 until registered

	Status     Status     `json:"status"`
	Importance Importance `json:"importance"`
	Why        string     `json:"why,omitempty"` // the reason of the importance
	Found      Found      `json:"found"`
	FoundAt    time.Time  `json:"found_at"`   // when the system saw it
	ClockFrom  time.Time  `json:"clock_from"` // the first working instant from then on [7]

	Topic      string       `json:"topic,omitempty"`
	Place      Place        `json:"place"`
	Department DepartmentID `json:"department,omitempty"` // that answers; of several, the lead
	Assignee   PersonID     `json:"assignee,omitempty"`   // the one executor that its responsible chose
	Parts      []Part       `json:"parts,omitempty"`      // of several departments [16]
	Refusals   []Refusal    `json:"refusals,omitempty"`   // departments that said it is not theirs
	Delo       Delo         `json:"delo,omitzero"`

	Sketches    map[PersonID]Draft `json:"sketches,omitempty"` // written, not yet sent to control
	Drafts      []Draft            `json:"drafts,omitempty"`   // every version that was sent to control
	Reviews     []Verdict          `json:"reviews,omitempty"`
	Publication *Posting           `json:"publication,omitempty"`
	Recalled    *Recalled          `json:"recalled,omitempty"`
	Proposal    *Proposal          `json:"proposal,omitempty"` // not to answer, undecided or upheld [18]

	Posted       []Posted      `json:"posted,omitempty"`       // answers that stand in the network, oldest first
	Answered     bool          `json:"answered,omitempty"`     // a final answer stands there
	Round        AnswerKind    `json:"round,omitempty"`        // why an answered task is open again
	Amended      *Remark       `json:"amended,omitempty"`      // what a correction has to mend
	Plan         *Plan         `json:"plan,omitempty"`         // of the final answer after an interim one [15]
	Promises     []Promise     `json:"promises,omitempty"`     // days that the answers have named
	Postponement *Postponement `json:"postponement,omitempty"` // a new day that is asked for [9]
	Denied       *Remark       `json:"denied,omitempty"`       // why the last one was turned down

	Lead      ID   `json:"lead,omitempty"`      // the task that a duplicate follows
	Followers []ID `json:"followers,omitempty"` // duplicates that follow this one
	Offered   int  `json:"offered,omitempty"`   // the lead's version that a duplicate was offered last

	Earlier   ID          `json:"earlier,omitempty"`   // an answered task of the same resident, which the message may continue
	Continued []Continued `json:"continued,omitempty"` // what the resident wrote later
	Cycle     int         `json:"cycle,omitempty"`     // how many answers stood there when it was opened anew

	Versions []Version `json:"versions,omitempty"` // the resident's later wordings
	Gone     time.Time `json:"gone,omitzero"`      // when the resident deleted the message
	Touched  int64     `json:"touched,omitempty"`  // the revision of the last such change
	Keepers  []Keeper  `json:"keepers,omitempty"`  // who go on with what they have begun in another's stead

	Terms []Term `json:"terms,omitempty"` // running
	Told  []Told `json:"told,omitempty"`
	Moved Stamp  `json:"moved"` // the last change of status

	Acknowledged Stamp `json:"acknowledged"`     // by the head, since importance was last raised
	Control      Stamp `json:"control,omitzero"` // the head has taken the task under control
}

// Place is what the message is about, as far as it is known [4]. All fields may be empty: «Без адреса».
type Place struct {
	District string `json:"district,omitempty"`
	Address  string `json:"address,omitempty"`
}

// Refusal is a department's «Не наша компетенция».
type Refusal struct {
	Department DepartmentID `json:"department"`
	By         PersonID     `json:"by"`
	At         time.Time    `json:"at"`
	Reason     string       `json:"reason"`
}

// Draft is a version of the answer.
type Draft struct {
	No    int       `json:"no"` // 1 for the first that went to control; a sketch has 0
	Rev   int64     `json:"rev"`
	By    PersonID  `json:"by"`
	At    time.Time `json:"at"`
	Text  string    `json:"text"`
	Media []Media   `json:"media,omitempty"`

	Kind  AnswerKind `json:"kind,omitempty"`
	Until Day        `json:"until,omitzero"` // of an interim answer: the day of the final one

	Hints []Criterion `json:"hints,omitempty"` // of which the draft check made remarks when it went to control

	Pieces []Piece `json:"pieces,omitempty"` // the messages that it was made of: all of a sketch's, of others where there were several
}

// Verdict is a controller's decision on a draft [10].
type Verdict struct {
	Draft    int         `json:"draft"`
	By       PersonID    `json:"by"`
	At       time.Time   `json:"at"`
	Approved bool        `json:"approved"`
	Recalled bool        `json:"recalled,omitempty"` // an approval was taken back
	Criteria []Criterion `json:"criteria,omitempty"` // why it was returned
	Comment  string      `json:"comment,omitempty"`
	Edit     string      `json:"edit,omitempty"`     // the wording that was proposed with a return
	Promises []Day       `json:"promises,omitempty"` // days in the answer that count as promised
}

// Posting is the publication of an approved draft.
type Posting struct {
	GUID    string    `json:"guid"`        // names the operation to the network; stored before the call
	To      Source    `json:"to,omitzero"` // the message to answer, whatever the resident writes meanwhile; zero when by hand
	Draft   int       `json:"draft"`
	By      PersonID  `json:"by"`
	At      time.Time `json:"at"`
	Tries   int       `json:"tries,omitempty"`   // how often the operator has started it
	Comment int64     `json:"comment,omitempty"` // the answer's id in the network, once published
	Link    string    `json:"link,omitempty"`
	ByHand  bool      `json:"by_hand,omitempty"`
	Problem Problem   `json:"problem,omitempty"` // why the last attempt was given up
}

// Stamp says who did what and when.
type Stamp struct {
	Verb Verb      `json:"verb,omitempty"`
	By   PersonID  `json:"by,omitempty"`
	At   time.Time `json:"at,omitzero"`
}

// Open reports whether something is still to be done: the resident waits for an answer, or a term runs of what was promised.
func (t Task) Open() bool { return t.Status.Open() || len(t.Terms) > 0 }

// Draft returns the version with this number.
func (t Task) Draft(no int) (Draft, bool) {
	if no < 1 || no > len(t.Drafts) {
		return Draft{}, false
	}
	return t.Drafts[no-1], true
}

// LastDraft returns the newest version that went to control.
func (t Task) LastDraft() (Draft, bool) { return t.Draft(len(t.Drafts)) }

// LastReturn returns the newest verdict if it was a return.
func (t Task) LastReturn() (Verdict, bool) {
	if len(t.Reviews) == 0 {
		return Verdict{}, false
	}
	last := t.Reviews[len(t.Reviews)-1]
	return last, !last.Approved && !last.Recalled
}

// TermOf returns the running term of a step that has several.
func (t Task) TermOf(s Step, of string) (Term, bool) {
	for _, term := range t.Terms {
		if term.Step == s && term.Of == of {
			return term, true
		}
	}
	return Term{}, false
}

// Term returns the running term of a step, the first where it has several.
func (t Task) Term(s Step) (Term, bool) {
	for _, term := range t.Terms {
		if term.Step == s {
			return term, true
		}
	}
	return Term{}, false
}
