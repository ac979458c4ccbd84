package alike

import "time"

// Sample is what is known of a message. Zero fields are unknown and count neither for nor against.
type Sample struct {
	ID                       string // of the task
	Author                   int64  // in the network
	Owner, Post              int64  // the wall and the post that it was written under
	Address, District, Topic string
	Text                     string
	At                       time.Time
}

// Reason says what two messages have in common.
type Reason struct {
	SameAuthor bool
	SamePost   bool
	SamePlace  bool // the same house, or the same street where neither names a house
	SameTopic  bool
	// Words are in common by their stems or their meaning («фонарь», «освещение»), the rarest first, at most MostWords. They
	// stand as the message that is asked about writes them, in lower case. Before them stands what both name by number, «школа 34».
	Words []string
}

// Match is a message that is like the one asked about.
type Match struct {
	ID    string
	Score float64 // Threshold to 1
	Reason
}

const (
	// Threshold is the score from which a message is worth suggesting.
	Threshold = 0.5
	// MostWords bounds the words of a Reason.
	MostWords = 6
)

// Score compares two messages alone, 0 to 1; the score is the same both ways.
func Score(a, b Sample) (score float64, why Reason) {
	x := New([]Sample{a, b})
	return x.compare(&x.docs[0], &x.docs[1], x.shared(&x.docs[0], &x.docs[1])), x.reason(&x.docs[0], &x.docs[1])
}

// Rank returns what of among is most like the message, the most alike first, at most so many; the message itself, told by
// its ID, never. For more than one question build an Index.
func Rank(of Sample, among []Sample, most int) []Match { return New(among).Rank(of, most) }
