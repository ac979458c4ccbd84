package bot

import "time"

// Pauses before a message is tried again where the messenger names none.
const (
	firstPause = 2 * time.Second
	maxPause   = 5 * time.Minute
	maxTries   = 300 // of failures that look passing: with the pauses above, more than a day
)

// wait is how long to wait before the next attempt: what the messenger names, or else a pause.
func (f *Failure) wait(attempt int) time.Duration {
	if f.After > 0 {
		return f.After
	}
	return pause(attempt)
}

// pause doubles with every attempt.
func pause(attempt int) time.Duration {
	return min(firstPause<<min(max(attempt-1, 0), 10), maxPause)
}
