package tasks

import "time"

// Calendar is working time as the terms need it; *worktime.Calendar is one. Instants are in any zone, results in UTC.
type Calendar interface {
	// Due is the earliest instant t ≥ from with w of working time in [from, t).
	Due(from time.Time, w time.Duration) (time.Time, error)
	// Before is the latest instant t ≤ due with w of working time in [t, due).
	Before(due time.Time, w time.Duration) (time.Time, error)
	// Elapsed is the working time in [a, b).
	Elapsed(a, b time.Time) (time.Duration, error)
	// Next is t if it is working time, else the next working instant.
	Next(t time.Time) (time.Time, error)
}

// Policy is what decisions depend on besides the task: the municipality's terms, hours and people.
type Policy struct {
	Terms    map[Importance]TermSet
	Calendar Calendar
	Roster   *Roster
}

// MaxAnswer is how many characters an answer may have: VK takes 16,384 in a comment; the rest is a margin for what it
// adds itself.
const MaxAnswer = 16_000
