package tasks

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// Event is one line of a task's history: who did what, when, and everything that followed from it. A task is the sum of
// its events (Replay); nothing in an event depends on the policy or the table of the day when it is read.
type Event struct {
	Task    ID
	Rev     int64 // of the task after it; the first is 1
	At      time.Time
	By      PersonID // empty: the system
	Command Command
	To      Status
	Terms   []Term // running afterwards
	Calls   []Told // views that were called for
	Prev    string // the seal of the event before it, "" for the first: a later change of history shows
}

// Verb names the event's command.
func (e Event) Verb() Verb { return e.Command.Verb() }

type eventRecord struct {
	Task    ID              `json:"task"`
	Rev     int64           `json:"rev"`
	At      time.Time       `json:"at"`
	By      PersonID        `json:"by,omitempty"`
	Verb    Verb            `json:"verb"`
	Command json.RawMessage `json:"command"`
	To      Status          `json:"to"`
	Terms   []Term          `json:"terms,omitempty"`
	Calls   []Told          `json:"calls,omitempty"`
	Prev    string          `json:"prev,omitempty"`
}

// MarshalJSON writes the event with its command under the command's verb.
func (e Event) MarshalJSON() ([]byte, error) {
	command, err := json.Marshal(e.Command)
	if err != nil {
		return nil, fmt.Errorf("command %s: %w", e.Verb(), err)
	}
	return json.Marshal(eventRecord{e.Task, e.Rev, e.At, e.By, e.Verb(), command, e.To, e.Terms, e.Calls, e.Prev})
}

// UnmarshalJSON reads what MarshalJSON wrote; an unknown verb is an error.
func (e *Event) UnmarshalJSON(data []byte) error {
	var r eventRecord
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	command, err := decodeCommand(r.Verb, r.Command)
	if err != nil {
		return err
	}
	*e = Event{r.Task, r.Rev, r.At, r.By, command, r.To, r.Terms, r.Calls, r.Prev}
	return nil
}

// Seal is a hash of everything that the event says, its place in the chain included: 32 hexadecimal digits.
func (e Event) Seal() string {
	data, err := json.Marshal(e)
	if err != nil {
		panic("tasks: an event that cannot be written: " + err.Error()) // commands are plain data
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

// Verify tells whether a history is whole: every event stands where it was written, unchanged. The error names the first
// revision from which it is not. last is the seal that the task keeps of its newest event.
func Verify(events []Event, last string) error {
	prev := ""
	for i, e := range events {
		if e.Rev != int64(i+1) || e.Prev != prev {
			return fmt.Errorf("history of task %s: revision %d does not follow the one before it", e.Task, e.Rev)
		}
		prev = e.Seal()
	}
	if prev != last {
		return fmt.Errorf("history: the newest event is not the one that the task has seen")
	}
	return nil
}

// Replay makes the task again from its whole history, oldest event first.
func Replay(events []Event) Task {
	var t Task
	for _, e := range events {
		t = t.after(e)
	}
	return t
}
