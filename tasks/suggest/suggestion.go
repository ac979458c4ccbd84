package suggest

import (
	"time"

	"otklik/tasks"
)

// Message is what is known of a message before anybody has read it.
type Message struct {
	Text    string
	Address string // «» while nobody has set it: then the text is asked for the place
}

// Example is a message with what an operator chose for it. What was not chosen is empty and teaches nothing; importance
// teaches always.
type Example struct {
	ID     tasks.ID
	Number int64 // names it in a Reason; 0 keeps it out of there
	Message
	Topic      string
	Department tasks.DepartmentID
	District   string
	Importance tasks.Importance
	At         time.Time
}

// Reason says why something is suggested; empty parts say nothing.
type Reason struct {
	Words  []string // of the message, as it writes them, in lower case: «слово „яма“»
	Like   []int64  // numbers of tasks for which it was chosen, the likest first: «похоже на № 12, 15»
	Street string   // as the roster writes it: «улица Видова»; of what was learned, as the message does
	Topic  string   // the suggested topic that is the department's
}

// Suggestion is a value with its probability, as far as it can be told.
type Suggestion struct {
	Value string
	Score float64 // Threshold to 1
	Reason
}

// Suggestions are at most Most of each, the likeliest first.
type Suggestions struct {
	Topics      []Suggestion
	Departments []Suggestion // values are a tasks.DepartmentID
	Districts   []Suggestion
	High        []Suggestion // one, when high importance is likely; its value is tasks.High
}

const (
	// Threshold is the score from which something is worth suggesting.
	Threshold = 0.1
	// Most bounds the suggestions of one kind.
	Most = 3
	// mostWords and mostLike bound what a Reason lists.
	mostWords = 3
	mostLike  = 2
)
