package telegram

import (
	"slices"
	"time"
)

// longestFlight is how long after it left a message is taken to be still on its way to Telegram's own count.
const longestFlight = time.Second

// stamp is one message in a count. Telegram counts it at some moment between its leaving and its answer, so it is
// counted here from the first and until the limit's span after the second.
type stamp struct {
	at    time.Time // its answer; while it is on its way, the latest moment that is reckoned with
	taken bool      // false when it was never sent
}

// window counts messages of the last span of time.
type window struct {
	span   time.Duration
	stamps []*stamp
}

// tidy forgets what no longer counts.
func (w *window) tidy(now time.Time) {
	w.stamps = slices.DeleteFunc(w.stamps, func(s *stamp) bool { return !s.taken || now.Sub(s.at) >= w.span })
}

// wait is how long until n more messages fit under a limit; 0 means now. More than the limit wait for an empty window.
func (w *window) wait(n, limit int, now time.Time) time.Duration {
	w.tidy(now)
	over := min(len(w.stamps)+n-limit, len(w.stamps))
	if over <= 0 {
		return 0
	}
	ends := make([]time.Time, len(w.stamps))
	for i, s := range w.stamps {
		ends[i] = s.at.Add(w.span)
	}
	slices.SortFunc(ends, time.Time.Compare)
	return ends[over-1].Sub(now)
}
