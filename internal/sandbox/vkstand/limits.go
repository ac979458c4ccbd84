package vkstand

import "time"

// Calls per second that VK allows.
const (
	communityRate = 20
	otherRate     = 3
)

// limits counts the calls of each token in a sliding second.
type limits struct {
	on      bool
	refused int
	calls   map[string][]time.Time
	quota   map[string]int // by method: calls a day and token; none for those that are not named
	used    map[string]int // by token, method and day
}

// SetQuota makes VK allow a token so many calls of a method a day of Moscow's: more are error 29. 0 lifts it.
func (s *Stand) SetQuota(method string, perDay int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits.quota[method] = perDay
}

// spend counts a call against the day's quota and says whether it is within.
func (l *limits) spend(token, method string, now time.Time) bool {
	most := l.quota[method]
	if most == 0 {
		return true
	}
	const moscow = 3 * time.Hour
	key := token + " " + method + " " + now.UTC().Add(moscow).Format(time.DateOnly)
	if l.used[key] >= most {
		return false
	}
	l.used[key]++
	return true
}

// take counts a call and says whether it is allowed.
func (l *limits) take(token string, rate int, now time.Time) bool {
	if !l.on {
		return true
	}
	recent := l.calls[token]
	for len(recent) > 0 && now.Sub(recent[0]) >= time.Second {
		recent = recent[1:]
	}
	allowed := len(recent) < rate
	if allowed {
		recent = append(recent, now)
	} else {
		l.refused++
	}
	l.calls[token] = recent
	return allowed
}

// TooMany says how many calls were refused with error 6 because of the limit; injected ones are not counted.
func (s *Stand) TooMany() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.limits.refused
}
