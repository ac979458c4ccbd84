package workflow

import (
	"time"

	"otklik/tasks"
)

// Commit is everything that a use case does, written atomically.
type Commit struct {
	At     time.Time     // the present: claims on keys that are over by now are forgotten
	Change *tasks.Change // the task at revision Rev-1 → Rev and its event; nil when no task changes

	// Of the items first the settlements count, then what is dropped, then what is put.
	Settle []Settlement
	Drop   []ItemKey // items that need not come any more, buried ones too; dropping an absent one is nothing
	Put    []Item

	// Keys make the commit idempotent: each is claimed until its time is over, and a commit that finds one claimed writes
	// nothing and returns ErrRepeated. The instant Until itself is over.
	Keys []Key

	Cursors map[string]string
	Refs    []Ref
	Roster  *tasks.Roster // replaces the roster
	// RosterVersion is the version that Roster replaces; another one is ErrConflict.
	RosterVersion int64
}

// Key is a claim on doing something once.
type Key struct {
	Name  string
	Until time.Time // from then on it is forgotten
}

// Ref says which message shows which view of a task to whom. A view that moves to another message leaves the old one
// known by RefAt: people reply to it still.
type Ref struct {
	Chat    int64
	Message string
	Task    tasks.ID
	Person  tasks.PersonID
	View    tasks.View
	Call    int64     // of the notice that the message answered
	Shown   string    // a hash of what stands there, so that the same is not sent again
	At      time.Time // when it was posted

	// Screen is what the person has opened on the message instead of its plain view («темы», «причины», …) with what they
	// have ticked there; "" is the plain view. It holds while the task's status is ScreenIn.
	Screen   string
	ScreenIn tasks.Status
}
