package budget

import (
	"slices"
	"time"
)

// Budget shares out requests. It is not safe for concurrent use: Gate is.
type Budget struct {
	limits  Limits
	sources []Source
	plan    Plan
	due     map[string]time.Time
	paces   map[string]*pace // by token
	days    map[Call]*day
}

// New returns a budget whose sources become due one after another from now on: the community's own at once, the others spread
// over their intervals.
func New(limits Limits, sources []Source, now time.Time) *Budget {
	b := &Budget{
		limits: limits.clone(), sources: slices.Clone(sources), due: map[string]time.Time{},
		paces: map[string]*pace{}, days: map[Call]*day{},
	}
	slices.SortStableFunc(b.sources, func(x, y Source) int { return int(x.Kind) - int(y.Kind) })
	b.replan()
	for i, s := range b.sources {
		if every := b.plan.Every(s.Name); every > 0 {
			b.due[s.Name] = now
			if s.Kind != Own {
				b.due[s.Name] = now.Add(every * time.Duration(i) / time.Duration(len(b.sources)))
			}
		}
	}
	return b
}

// Plan returns the plan as it stands: what VK refused has changed it.
func (b *Budget) Plan() Plan { return b.plan }

func (b *Budget) replan() {
	learned := map[Call]int{}
	for c, d := range b.days {
		if d.Learned > 0 {
			learned[c] = d.Learned
		}
	}
	b.plan = plan(b.limits, b.sources, learned)
}

// quota is the day's quota of a call, 0 when there is none.
func (b *Budget) quota(c Call) int {
	if d, ok := b.days[c]; ok && d.Learned > 0 {
		return d.Learned
	}
	return b.limits.PerDay[c.Method]
}

// Next returns the source whose turn it is and plans its next visit; ok is false when nobody is due, and then at is when to
// ask again (zero: never). Own sources go first; among the others the one that is latest, measured by its interval. What rests
// because its quota is used up is not due. Each request of the visit still needs a Take.
func (b *Budget) Next(now time.Time) (turn Source, at time.Time, ok bool) {
	best, late := -1, 0.0
	for i, s := range b.sources {
		due, planned := b.due[s.Name]
		if !planned {
			continue
		}
		if rests := b.today(s.Call, now).rests(now, b.quota(s.Call)); rests.After(due) {
			due = rests
		}
		if due.After(now) {
			if at.IsZero() || due.Before(at) {
				at = due
			}
			continue
		}
		lateness := float64(now.Sub(due)) / float64(b.plan.Every(s.Name))
		first := best < 0 || s.Kind == Own && b.sources[best].Kind != Own
		if first || lateness > late && (s.Kind == Own) == (b.sources[best].Kind == Own) {
			best, late = i, lateness
		}
	}
	if best < 0 {
		return Source{}, at, false
	}
	turn = b.sources[best]
	b.due[turn.Name] = now.Add(b.plan.Every(turn.Name))
	return turn, time.Time{}, true
}

// of finds a source; one that is not known counts as a listed one.
func (b *Budget) of(name string) Source {
	if i := slices.IndexFunc(b.sources, func(s Source) bool { return s.Name == name }); i >= 0 {
		return b.sources[i]
	}
	return Source{Name: name, Kind: Listed}
}

// others counts the sources that are not the community's own.
func (b *Budget) others() int {
	n := 0
	for _, s := range b.sources {
		if s.Kind != Own {
			n++
		}
	}
	return max(1, n)
}
