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
	// DueDays is the end of working time of the n-th working day after the day of from.
	DueDays(from time.Time, n int) (time.Time, error)
	// Workday is the working time, breaks inside, of the first working day on or after a date.
	Workday(year int, month time.Month, day int) (start, end time.Time, err error)
}

// Policy is what decisions depend on besides the task: the municipality's terms, hours and people.
type Policy struct {
	Terms    map[Importance]TermSet
	Calendar Calendar
	Roster   *Roster

	Delo      DeloMode
	FinalDays int // working days from an interim answer to the final one [15]

	now time.Time // of the decision; set by Decide
}

// ahead reports whether the working time of a day, or of the working day after it, has not ended.
func (p *Policy) ahead(d Day) bool {
	_, end, err := p.Calendar.Workday(d.Year, d.Month, d.Day)
	return err == nil && end.After(p.now)
}

// DefaultFinalDays is the decree's own number of working days from an interim answer to the final one [15].
const DefaultFinalDays = 7

// MaxLetter is how many characters an answer to a private message may have: VK takes 9,000, error 914 else.
const MaxLetter = 8_900

// Longest is how many characters an answer to the task's message may have.
func (t Task) Longest() int {
	if t.Found.Source.Venue == VenuePrivate {
		return MaxLetter
	}
	return MaxAnswer
}

// MaxAnswer is how many characters an answer may have: VK takes 16,384 in a comment; the rest is a margin for what it
// adds itself.
const MaxAnswer = 16_000
