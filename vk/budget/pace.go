package budget

import (
	"slices"
	"time"
)

const (
	second    = 1050 * time.Millisecond // and a little, for clocks that differ
	slowFor   = 10 * time.Minute        // without error 6, until a slowed token is let go faster by one
	ownInARow = 3                       // own requests that may overtake a waiting one of the others
)

// pace holds a token to its requests per second: as many as are allowed lie in any second, wherever it begins, each
// counted from its start until a second after its end, because on a slow line requests arrive closer together than they are
// sent.
type pace struct {
	limit   int // 0 is none
	slow    int // what error 6 has taught, 0 for nothing
	slowed  time.Time
	running int
	ended   []time.Time             // within the last second
	hold    time.Time               // nothing before
	waiting [2]map[string]time.Time // own, others: who was turned away, and until when that counts
	row     int                     // own requests in a row that others have waited for
}

func side(s Source) int {
	if s.Kind == Own {
		return 0
	}
	return 1
}

// awaited reports whether somebody of a side waits for room. Who does not come again in time has given up.
func (p *pace) awaited(side int, now time.Time) bool {
	for name, until := range p.waiting[side] {
		if until.After(now) {
			return true
		}
		delete(p.waiting[side], name)
	}
	return false
}

func (b *Budget) pace(token string) *pace {
	p, ok := b.paces[token]
	if !ok {
		p = &pace{limit: b.limits.PerSecond[token]}
		b.paces[token] = p
	}
	return p
}

// rate is how many requests a second there may be now.
func (p *pace) rate(now time.Time) int {
	for p.slow > 0 && now.Sub(p.slowed) >= slowFor {
		p.slowed = p.slowed.Add(slowFor)
		if p.slow++; p.slow >= p.limit {
			p.slow = 0
		}
	}
	if p.slow > 0 {
		return p.slow
	}
	return p.limit
}

// admits returns when there is room for a request of a source, zero when now.
func (p *pace) admits(now time.Time, s Source) time.Time {
	at := p.room(now, side(s))
	if !at.IsZero() {
		if p.waiting[side(s)] == nil {
			p.waiting[side(s)] = map[string]time.Time{}
		}
		p.waiting[side(s)][s.Name] = at.Add(second)
	}
	return at
}

func (p *pace) room(now time.Time, side int) time.Time {
	if p.hold.After(now) {
		return p.hold
	}
	if own := side == 0; own == (p.row >= ownInARow) && p.awaited(1-side, now) {
		return now.Add(second / time.Duration(max(1, p.limit))) // the other side's turn
	}
	if p.limit == 0 {
		return time.Time{}
	}
	p.ended = slices.DeleteFunc(p.ended, func(t time.Time) bool { return !t.Add(second).After(now) })
	over := p.running + len(p.ended) + 1 - p.rate(now)
	switch {
	case over <= 0:
		return time.Time{}
	case over <= len(p.ended):
		return p.ended[over-1].Add(second)
	}
	return now.Add(second) // when one that runs has ended
}

func (p *pace) begin(now time.Time, s Source) {
	p.running++
	delete(p.waiting[side(s)], s.Name)
	switch {
	case s.Kind != Own:
		p.row = 0
	case p.awaited(1, now):
		p.row++
	}
}

func (p *pace) end(now time.Time) {
	p.running = max(0, p.running-1)
	if p.limit > 0 {
		p.ended = append(p.ended, now)
	}
}

// slower halves the pace after error 6, and holds everything for a second.
func (p *pace) slower(now time.Time) {
	p.hold = now.Add(second)
	if p.limit == 0 {
		return
	}
	p.slow, p.slowed = max(1, p.rate(now)/2), now
}
