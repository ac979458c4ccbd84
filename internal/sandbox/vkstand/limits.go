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
