package tasks

import (
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
}

// MarshalJSON writes the event with its command under the command's verb.
func (e Event) MarshalJSON() ([]byte, error) {
	command, err := json.Marshal(e.Command)
	if err != nil {
		return nil, fmt.Errorf("command %s: %w", e.Verb(), err)
	}
	return json.Marshal(eventRecord{e.Task, e.Rev, e.At, e.By, e.Verb(), command, e.To, e.Terms, e.Calls})
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
	*e = Event{r.Task, r.Rev, r.At, r.By, command, r.To, r.Terms, r.Calls}
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
