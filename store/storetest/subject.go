package storetest

import (
	"context"
	"testing"

	"otklik/tasks/workflow"
)

// Store is an open store, as store.Open returns it.
type Store interface {
	workflow.Store
	Ping(ctx context.Context) error
	// Close ends every goroutine of the store. Closing twice is nothing.
	Close() error
}

// Subject is an empty, open store with the grips that the suite needs on it. Who opens it has it closed when the test
// ends.
type Subject struct {
	Store Store
	// Reopen closes the store and opens again what it had kept. Nil where nothing outlives the store.
	Reopen func(t testing.TB) Subject
	// Rewrite changes every stored record of a kind behind the store's back.
	Rewrite func(t testing.TB, k Kind, change func(record []byte) []byte)
	// Faults are what can go wrong in the midst of a commit.
	Faults []Fault
}

// Kind is a kind of record.
type Kind string

// The kinds of records.
const (
	TaskRecords   Kind = "task"
	EventRecords  Kind = "event"
	RefRecords    Kind = "ref"
	RosterRecords Kind = "roster"
)

// Fault is something that goes wrong in the midst of the next commit, once.
type Fault struct {
	Name string
	Arm  func(t testing.TB)
}

// Open opens an empty store for one test.
type Open func(t testing.TB) Subject
