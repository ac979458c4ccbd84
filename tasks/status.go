package tasks

// Status is where a task stands on its way from a resident's message to a published answer.
type Status string

// The statuses. Stored as they are written here: never rename one without a migration.
const (
	None       Status = ""           // not a task yet
	Detected   Status = "detected"   // found, waits for the operator [4]
	Filing     Status = "filing"     // has a number, waits for the operator to load it into «Дело» [4]
	Registered Status = "registered" // waits for the controller [8]
	Gathering  Status = "gathering"  // with several departments, waits for their information and for a lead [16]
	Assigned   Status = "assigned"   // with a department, waits for a draft [9]
	Review     Status = "review"     // a draft waits for the controller [10]
	Rework     Status = "rework"     // returned with reasons, waits for a better draft [11]
	Approved   Status = "approved"   // waits for the executor to load it into «Дело» [12]
	Ready      Status = "ready"      // approved, waits for the operator [13]
	Publishing Status = "publishing" // being published; its outcome is being found out
	Linked     Status = "linked"     // a duplicate: waits for the answer of its lead
	Published  Status = "published"  // answered
	Declined   Status = "declined"   // «Не к нам»: closed with a trace
	Withheld   Status = "withheld"   // «Без ответа»: closed by two people's decision [18]
	Joined     Status = "joined"     // went on in an earlier task of the same resident
	Lapsed     Status = "lapsed"     // the message, or the place to answer it, is gone
)

// Statuses lists every status that a task can have, in the order of the way.
func Statuses() []Status {
	return []Status{
		Detected, Filing, Registered, Gathering, Assigned, Review, Rework, Approved, Ready, Publishing, Linked,
		Published, Declined, Withheld, Joined, Lapsed,
	}
}

// Open reports whether the resident still waits for an answer on a task in this status.
func (s Status) Open() bool {
	switch s {
	case None, Published, Declined, Withheld, Joined, Lapsed:
		return false
	}
	return true
}

// Importance tells how fast a task must go [2, 14].
type Importance string

// The two degrees of importance of the decree.
const (
	Normal Importance = "normal"
	High   Importance = "high" // «инцидент повышенной важности»: halved terms, the head is told at once [14, 21]
)

// Kind is what the decree calls the message [2].
type Kind string

// The kinds of [2].
const (
	Incident    Kind = "incident"    // found by monitoring software
	Message     Kind = "message"     // written to the administration in a network
	Publication Kind = "publication" // found by watching networks
)
