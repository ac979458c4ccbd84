package budget

import (
	"cmp"
	"math"
	"slices"
	"time"
)

const (
	spare      = 10 // one part in so many of a day's quota is left for catching up
	busy       = 2  // one part in so many of a token's requests per second may be planned
	leastOften = 4  // visits a day that nobody's interval is widened beyond, as long as that fits
)

// Plan says how often each source is visited.
type Plan struct {
	Lines []Line
	every map[string]time.Duration
}

// Line is the part of a plan for sources of one kind, call and interval.
type Line struct {
	Call    Call
	Kind    Kind
	Sources int
	Calls   int           // requests of one visit
	Wished  time.Duration // how often they are meant to be visited
	Every   time.Duration // how often they can be: not more often than wished
	Limit   int           // the quota of the call, 0 when there is none
}

// Day is how many requests a day all of the line's visits take.
func (l Line) Day() int { return perDay(l.Sources*l.Calls, l.Every) }

func perDay(calls int, every time.Duration) int {
	return int(math.Ceil(float64(calls) * float64(oneDay) / float64(every)))
}

// Every returns how often a source is visited; 0 for one that is not of the plan.
func (p Plan) Every(name string) time.Duration { return p.every[name] }

// Widened reports whether somebody is visited less often than meant.
func (p Plan) Widened() bool {
	return slices.ContainsFunc(p.Lines, func(l Line) bool { return l.Every > l.Wished })
}

// share is a source's part of the requests.
type share struct {
	source Source
	rate   float64 // requests a day
}

// NewPlan plans visits within the limits, with a spare tenth of each quota. The community's own sources come first, then
// listed ones, then searches; but everybody gets a few visits a day before anybody gets more. Sources without an interval are
// not planned.
func NewPlan(limits Limits, sources []Source) Plan { return plan(limits, sources, nil) }

// plan takes account of what was learned of quotas.
func plan(limits Limits, sources []Source, learned map[Call]int) Plan {
	all := make([]*share, 0, len(sources))
	calls, tokens := map[Call][]*share{}, map[string][]*share{}
	for _, s := range sources {
		if s.Every <= 0 {
			continue
		}
		one := &share{s, float64(s.calls()) * float64(oneDay) / float64(s.Every)}
		all = append(all, one)
		calls[s.Call] = append(calls[s.Call], one)
		tokens[s.Call.Token] = append(tokens[s.Call.Token], one)
	}
	quota := func(c Call) int {
		if n, ok := learned[c]; ok {
			return n
		}
		return limits.PerDay[c.Method]
	}
	for c, of := range calls {
		if n := quota(c); n > 0 {
			squeeze(of, float64(n-n/spare))
		}
	}
	for token, of := range tokens {
		if n := limits.PerSecond[token]; n > 0 {
			squeeze(of, float64(n)*oneDay.Seconds()/busy)
		}
	}
	p := Plan{every: map[string]time.Duration{}}
	for _, s := range all {
		p.every[s.source.Name] = s.interval()
	}
	p.Lines = lines(all, quota)
	return p
}

// squeeze lowers rates until they fit: a few visits for everybody first, the rest by priority.
func squeeze(of []*share, most float64) {
	least := func(s *share) float64 { return min(s.rate, float64(s.source.calls()*leastOften)) }
	floor := 0.0
	for _, s := range of {
		floor += least(s)
	}
	left := most - floor
	for _, kind := range [...]Kind{Own, Listed, Search} {
		wanted := 0.0
		for _, s := range of {
			if s.source.Kind == kind {
				wanted += s.rate - least(s)
			}
		}
		part := 1.0
		if left = max(0, left); wanted > left {
			part = left / wanted
		}
		for _, s := range of {
			if s.source.Kind == kind {
				s.rate = (least(s) + (s.rate-least(s))*part) * min(1, most/floor)
			}
		}
		left -= wanted * part
	}
}

// interval is the visit's interval at the share's rate, rounded up to what is easily said, so that the sum still fits.
func (s *share) interval() time.Duration {
	exact := float64(s.source.calls()) * float64(oneDay) / s.rate
	if exact <= float64(s.source.Every)*(1+1e-9) {
		return s.source.Every
	}
	step := time.Second
	if exact >= float64(10*time.Minute) {
		step = time.Minute
	}
	return time.Duration(math.Ceil(exact/float64(step)-1e-9)) * step
}

// lines puts equal sources together.
func lines(all []*share, quota func(Call) int) (out []Line) {
	for _, s := range all {
		line := Line{
			Call: s.source.Call, Kind: s.source.Kind, Sources: 1, Calls: s.source.calls(), Wished: s.source.Every,
			Every: s.interval(), Limit: quota(s.source.Call),
		}
		i := slices.IndexFunc(out, func(l Line) bool {
			line.Sources = l.Sources
			return l == line
		})
		if i < 0 {
			line.Sources = 1
			out = append(out, line)
			continue
		}
		out[i].Sources++
	}
	slices.SortStableFunc(out, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.Call.Method, b.Call.Method), cmp.Compare(a.Call.Token, b.Call.Token), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}
