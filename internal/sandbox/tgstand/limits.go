package tgstand

import "time"

// Telegram's limits on messages and edits, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.
const (
	perSecond     = 30 // over all chats
	perGroup      = 20 // a minute
	privateBurst  = 3
	privateRefill = time.Second // for one more message
)

// limits counts what was let through, by the injected clock.
type limits struct {
	on      bool
	refused int
	all     []time.Time
	groups  map[int64][]time.Time
	private map[int64]bucket
}

// bucket holds the tokens that a private chat had at a moment.
type bucket struct {
	tokens float64
	at     time.Time
}

func newLimits(on bool) limits {
	return limits{on: on, groups: map[int64][]time.Time{}, private: map[int64]bucket{}}
}

// take lets n messages to a chat through, or says how long to wait. A refusal uses nothing up.
func (l *limits) take(chat int64, n int, now time.Time) (time.Duration, bool) {
	if !l.on {
		return 0, true
	}
	l.all = within(l.all, now.Add(-time.Second))
	wait := windowWait(l.all, n, perSecond, time.Second, now)
	if chat < 0 {
		l.groups[chat] = within(l.groups[chat], now.Add(-time.Minute))
		wait = max(wait, windowWait(l.groups[chat], n, perGroup, time.Minute, now))
	} else {
		wait = max(wait, l.bucket(chat, now).wait(n))
	}
	if wait > 0 {
		l.refused++
		return wait, false
	}
	for range n {
		l.all = append(l.all, now)
	}
	if chat < 0 {
		for range n {
			l.groups[chat] = append(l.groups[chat], now)
		}
		return 0, true
	}
	b := l.bucket(chat, now)
	b.tokens -= float64(n)
	l.private[chat] = b
	return 0, true
}

// bucket is a private chat's tokens as of now; a clock that was set back refills nothing.
func (l *limits) bucket(chat int64, now time.Time) bucket {
	b, known := l.private[chat]
	if !known {
		return bucket{tokens: privateBurst, at: now}
	}
	if gone := now.Sub(b.at); gone > 0 {
		b.tokens = min(privateBurst, b.tokens+float64(gone)/float64(privateRefill))
	}
	b.at = now
	return b
}

// wait is how long n messages must wait. An album larger than the burst needs only the full burst, and goes into debt.
func (b bucket) wait(n int) time.Duration {
	need := min(float64(n), privateBurst) - b.tokens
	if need <= 1e-9 {
		return 0
	}
	return time.Duration(need * float64(privateRefill))
}

// within drops what happened at or before since.
func within(times []time.Time, since time.Time) []time.Time {
	for i, t := range times {
		if t.After(since) {
			return times[i:]
		}
	}
	return nil
}

// windowWait is how long until n more fit under a limit in a sliding window.
func windowWait(times []time.Time, n, limit int, window time.Duration, now time.Time) time.Duration {
	over := len(times) + n - limit
	if over <= 0 {
		return 0
	}
	over = min(over, len(times))
	if over == 0 {
		return window
	}
	return max(times[over-1].Add(window).Sub(now), time.Millisecond)
}
