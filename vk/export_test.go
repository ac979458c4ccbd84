package vk

import (
	"encoding/json"

	"otklik/tasks"
)

// Seen is what Watch makes of one event.
type Seen struct {
	Found           tasks.Found
	Own             bool
	Edited, Removed bool
	ID, Kind        string
}

// Decode gives tests what Watch makes of one event.
func Decode(raw json.RawMessage, group int64) (Seen, error) {
	e, err := decode(raw, group)
	return Seen{
		Found: e.found, Own: e.own, Edited: e.news == edited, Removed: e.news == removed, ID: e.event, Kind: e.kind,
	}, err
}

// NeededEvents gives tests what Watch switches on.
func NeededEvents() []string { return neededEvents() }

// ByHand gives tests the error of an answer that no token may give.
func ByHand() *Error { return &Error{Class: Disabled, problem: tasks.ProblemByHand} }

// Joined is the year of an account.
func Joined(id int64) (int, bool) { return joined(id) }
