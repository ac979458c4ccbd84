package budget

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// state is what outlives a restart.
type state struct {
	Days map[string]*day  `json:"days,omitempty"` // by token and method with a blank between
	Due  map[string]int64 `json:"due,omitempty"`  // Unix
	Slow map[string]int   `json:"slow,omitempty"`
}

// State returns what must outlive a restart, for a cursor: a few dozen bytes for each source.
func (b *Budget) State() string {
	s := state{Days: map[string]*day{}, Due: map[string]int64{}, Slow: map[string]int{}}
	for c, d := range b.days {
		s.Days[c.Token+" "+c.Method] = d
	}
	for name, due := range b.due {
		s.Due[name] = due.Unix()
	}
	for token, p := range b.paces {
		if p.slow > 0 {
			s.Slow[token] = p.slow
		}
	}
	text, err := json.Marshal(s)
	if err != nil {
		return "" // maps of numbers and words always have a JSON
	}
	return string(text)
}

// Restore takes over what State returned; "" is nothing. Sources that are no longer there are forgotten, and nobody is due later
// than its interval from now. On an error the budget is as before.
func (b *Budget) Restore(value string, now time.Time) error {
	if value == "" {
		return nil
	}
	var s state
	if err := json.Unmarshal([]byte(value), &s); err != nil {
		return fmt.Errorf("state of the budget: %w", err)
	}
	for key, d := range s.Days {
		token, method, ok := strings.Cut(key, " ")
		if ok && d.sound(now) {
			b.days[Call{token, method}] = d
		}
	}
	b.replan()
	for name, unix := range s.Due {
		if every := b.plan.Every(name); every > 0 {
			b.due[name] = time.Unix(min(unix, now.Add(every).Unix()), 0)
		}
	}
	for token, slow := range s.Slow {
		if p := b.pace(token); slow > 0 && slow < p.limit {
			p.slow, p.slowed = slow, now
		}
	}
	for token := range b.limits.PerSecond {
		b.pace(token).hold = now.Add(second) // requests from before the restart may be a moment old
	}
	return nil
}

// sound tells numbers that can be: of today or before, or of tomorrow where clocks differ.
func (d *day) sound(now time.Time) bool {
	soon := now.Add(oneDay + 2*lateReset)
	return d != nil && d.Own >= 0 && d.Others >= 0 && d.Learned >= 0 && d.Date >= 0 && d.Date <= dateOf(soon) &&
		!time.Unix(d.Paused, 0).After(soon)
}
