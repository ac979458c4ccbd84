package recall

import (
	"strconv"
	"time"

	"otklik/tasks"
)

// Entry is an approved answer with the message that it was given to. Of a question only what is known is set.
type Entry struct {
	Task       tasks.ID
	Draft      int // the version that was approved
	Topic      string
	Department tasks.DepartmentID
	Place      tasks.Place
	Message    string
	Answer     string
	At         time.Time // of the approval
}

// key tells answers apart: a task may have had several.
func (e Entry) key() string { return string(e.Task) + "/" + strconv.Itoa(e.Draft) }

// Reason says what a message has in common with the one that is asked about.
type Reason struct {
	SameTopic      bool
	SameHouse      bool
	SameStreet     bool // the same house too
	SameDistrict   bool
	SameDepartment bool
	// Words are in common by stem or meaning, the most telling first, at most MostWords; as the message that is asked about
	// writes them, in lower case.
	Words []string
}

// Match is an earlier answer.
type Match struct {
	Entry
	Score float64 // Threshold to 1
	Reason
}

const (
	// Threshold is the score from which an answer is worth showing.
	Threshold = 0.3
	// MostWords bounds the words of a Reason.
	MostWords = 6
)
