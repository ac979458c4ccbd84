package budget

import (
	"maps"
	"time"
)

// Call is what a day's quota is counted by: a method called with a token. Token is the token's name, such as Service, never
// the token itself.
type Call struct{ Token, Method string }

// The names of tokens.
const (
	Community = "community"
	Service   = "service"
	User      = "user"
)

// Limits is what VK allows. What is not in it is not limited.
type Limits struct {
	PerSecond map[string]int // requests by token
	PerDay    map[string]int // requests by method, for each token apart
}

// Known returns VK's limits as far as they are known. A service token's requests per second grow with the application's
// audience; this is the least.
func Known() Limits {
	return Limits{
		PerSecond: map[string]int{Community: 20, Service: 5, User: 3},
		PerDay:    map[string]int{"wall.get": 5000, "newsfeed.search": 1000, "wall.search": 1000},
	}
}

func (l Limits) clone() Limits {
	return Limits{PerSecond: maps.Clone(l.PerSecond), PerDay: maps.Clone(l.PerDay)}
}

// Kind is what a source is. A smaller one goes first.
type Kind int

// The kinds of sources, in order of priority.
const (
	Own    Kind = iota // of the community itself
	Listed             // a community of others that is read
	Search             // a standing search
)

// Source is what is visited again and again.
type Source struct {
	Name  string // of its own
	Kind  Kind
	Call  Call
	Calls int           // requests of one visit; 0 is 1
	Every time.Duration // how often it is meant to be visited
}

func (s Source) calls() int { return max(1, s.Calls) }

const (
	oneDay     = 24 * time.Hour
	daySeconds = int64(oneDay / time.Second)
	mskShift   = 3 * 60 * 60 // VK's zone is Moscow's, which has no summer time
)

// dateOf counts the days of VK's zone from 1970.
func dateOf(now time.Time) int64 { return (now.Unix() + mskShift) / daySeconds }
