package app

import "time"

// Clock is the real time: the one place, besides the sandbox, where the program reads it.
type Clock struct{}

// Now is the present, in UTC.
func (Clock) Now() time.Time { return time.Now().UTC() }

// Until returns a channel that is closed at t, or at once if t has passed.
func (c Clock) Until(t time.Time) (<-chan struct{}, func()) {
	reached := make(chan struct{})
	timer := time.AfterFunc(t.Sub(c.Now()), func() { close(reached) })
	return reached, func() { timer.Stop() }
}
