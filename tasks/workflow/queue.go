package workflow

import "time"

// Queue names what waits for its time: an item is due at an instant, is claimed under a lease, and is then done, retried
// or buried.
type Queue string

// The queues.
const (
	Alerts       Queue = "alerts"       // notices that go ahead of everything
	Prompts      Queue = "prompts"      // what somebody has just tapped for, and waits to see
	Notices      Queue = "notices"      // what people must know
	Terms        Queue = "terms"        // terms of tasks, due when the next rung of their ladder comes
	Reminders    Queue = "reminders"    // what people must be reminded of, folded into one message a person
	Publications Queue = "publications" // answers on their way into a network
	Links        Queue = "links"        // tasks that belong to another and must agree with it
	Evidence     Queue = "evidence"     // photos of messages that are to be kept
)

// AllQueues lists every queue.
func AllQueues() []Queue {
	return []Queue{Alerts, Prompts, Notices, Terms, Reminders, Publications, Links, Evidence}
}

// Item is something that waits. Queue and Key identify it: putting an item whose key waits already, or is buried, takes its
// place, with the new body and due time; one that is leased meanwhile comes again when its lease ends or is settled, and
// not before it is due. Instants count to the microsecond, what is finer is cut off.
type Item struct {
	Queue Queue
	Key   string
	Due   time.Time
	Body  []byte

	// Set by Claim.
	Version int64 // of the body, never given twice; an item put anew since the claim is not settled by it
	Attempt int   // 1 for the first claim since it was put
}

// ItemKey identifies an item.
type ItemKey struct {
	Queue Queue
	Key   string
}

// Outcome is how a claimed item ended.
type Outcome int

// The outcomes.
const (
	Done  Outcome = iota // gone
	Retry                // due again at At
	Bury                 // kept aside with its reason, for a person to see
)

// Settlement ends the lease of a claimed item. It counts only while Version and Attempt are still those of the claim. If the
// item was put anew since (another Version) and nobody has claimed the new one (Attempt 0), the lease ends and the new one
// is due at its own time, whatever the outcome; else the settlement is nothing.
type Settlement struct {
	Item    Item // as claimed
	Outcome Outcome
	At      time.Time // of the next attempt, for Retry
	Reason  string    // for Bury and Retry: a class of failure, no words of people
}
