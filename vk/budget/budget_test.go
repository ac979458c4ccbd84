package budget_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/vk/budget"
)

// start is 03:00 in Moscow.
var start = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// watch sees to it that requests keep the limits.
type watch struct {
	limits budget.Limits
	ends   []time.Time
	runs   int
	days   map[string]int
}

// began counts a request and returns what it breaks.
func (w *watch) began(now time.Time, c budget.Call) error {
	w.runs++
	busy := w.runs
	for _, e := range w.ends {
		if e.Add(time.Second).After(now) {
			busy++
		}
	}
	if most := w.limits.PerSecond[c.Token]; busy > most {
		return fmt.Errorf("%s: %d requests in a second, %d are allowed", now, busy, most)
	}
	key := now.In(time.FixedZone("MSK", 3*3600)).Format(time.DateOnly) + c.Method
	w.days[key]++
	if most := w.limits.PerDay[c.Method]; most > 0 && w.days[key] > most {
		return fmt.Errorf("%s: %d requests, %d are allowed", key, w.days[key], most)
	}
	return nil
}

func (w *watch) ended(now time.Time) {
	w.runs--
	w.ends = append(w.ends, now)
	if len(w.ends) > 64 {
		w.ends = w.ends[1:]
	}
}

// TestNeverAboveTheLimits: whoever asks for what and whenever, with restarts and refusals between, the limits are kept.
func TestNeverAboveTheLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := drawSources(t)
		limits := budget.Limits{
			PerSecond: map[string]int{budget.Service: rapid.IntRange(1, 6).Draw(t, "second")},
			PerDay:    map[string]int{"wall.get": rapid.IntRange(1, 60).Draw(t, "wall"), "newsfeed.search": 40},
		}
		now := start
		b := budget.New(limits, sources, now)
		w := &watch{limits: limits, days: map[string]int{}}
		var running []budget.Call
		for range rapid.IntRange(1, 300).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.SampledFrom([]int{0, 1, 40, 300, 1000, 60_000, 4_000_000}).Draw(t, "ms")) * time.Millisecond)
			s := rapid.SampledFrom(sources).Draw(t, "source")
			switch rapid.IntRange(0, 9).Draw(t, "deed") {
			case 0:
				b.Failed(now, s.Call, rapid.SampledFrom([]int{1, 6, 29}).Draw(t, "code"))
			case 1:
				for _, c := range running {
					b.End(now, c)
					w.ended(now)
				}
				running = nil
				again := budget.New(limits, sources, now)
				if err := again.Restore(b.State(), now); err != nil {
					t.Fatal(err)
				}
				b = again
			case 2, 3:
				if len(running) > 0 {
					b.End(now, running[0])
					w.ended(now)
					running = running[1:]
				}
			default:
				at := b.Take(now, s.Name, s.Call)
				if !at.IsZero() && !at.After(now) {
					t.Fatalf("to be tried again at %s, and it is %s", at, now)
				}
				if at.IsZero() {
					running = append(running, s.Call)
					if err := w.began(now, s.Call); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}

// TestNobodyStarves plays days in which some sources ask all the time and some only as planned: the modest make all of their
// visits on the day they are due, and the community's own all of theirs.
func TestNobodyStarves(t *testing.T) {
	limits := budget.Limits{PerSecond: map[string]int{budget.Service: 3}, PerDay: map[string]int{"wall.get": 500}}
	own := budget.Source{Name: "own", Kind: budget.Own, Call: wall(budget.Service), Every: 30 * time.Minute}
	sources := append(listed(10, 2*time.Hour), own)
	midnight := start.Add(21 * time.Hour)
	b := budget.New(limits, sources, midnight)
	got := map[string]int{}
	for now := midnight; now.Before(midnight.Add(24 * time.Hour)); now = now.Add(time.Minute) {
		take := func(name string) {
			if b.Take(now, name, wall(budget.Service)).IsZero() {
				got[name]++
				b.End(now, wall(budget.Service))
			}
		}
		take("club0") // greedy
		take("club1")
		if minute := int(now.Sub(midnight) / time.Minute); minute%120 == 7 {
			for i := 2; i < 10; i++ {
				later := now.Add(time.Duration(i) * time.Second)
				if at := b.Take(later, fmt.Sprint("club", i), wall(budget.Service)); at.IsZero() {
					got[fmt.Sprint("club", i)]++
					b.End(later, wall(budget.Service))
				}
			}
		} else if minute%30 == 11 {
			take("own")
		}
	}
	if got["own"] != 48 {
		t.Errorf("the own community made %d visits of 48", got["own"])
	}
	for i := 2; i < 10; i++ {
		if n := got[fmt.Sprint("club", i)]; n != 12 {
			t.Errorf("club%d made %d visits of 12: %v", i, n, got)
		}
	}
	if got["club0"]+got["club1"] < 200 {
		t.Errorf("what nobody needed was not used: %v", got)
	}
}

// TestEverybodyHasTurns: Next visits each source as often as planned, the own community at its time.
func TestEverybodyHasTurns(t *testing.T) {
	own := budget.Source{Name: "own", Kind: budget.Own, Call: wall(budget.Service), Every: 10 * time.Minute}
	b := budget.New(budget.Known(), append(listed(40, 5*time.Minute), own), start)
	visits, last := map[string]int{}, map[string]time.Time{}
	now, end := start, start.Add(24*time.Hour)
	for now.Before(end) {
		s, at, ok := b.Next(now)
		if !ok {
			now = at
			continue
		}
		if was, seen := last[s.Name]; seen && now.Sub(was) > 2*b.Plan().Every(s.Name) {
			t.Fatalf("%s waited for %s", s.Name, now.Sub(was))
		}
		visits[s.Name], last[s.Name] = visits[s.Name]+1, now
		now = now.Add(300 * time.Millisecond) // a request takes its time
	}
	if visits["own"] < 142 {
		t.Errorf("the own community was visited %d times in a day, every %s", visits["own"], b.Plan().Every("own"))
	}
	sum := 0
	for _, n := range visits {
		sum += n
	}
	if least := int(24*time.Hour/b.Plan().Every("club7")) - 2; visits["club7"] < least || sum > 5000 {
		t.Errorf("%d visits of club7, at least %d were planned; %d of all", visits["club7"], least, sum)
	}
}

// TestOwnCommunityFirst: when both want the next place in a second, the own community has it, but for every fourth.
func TestOwnCommunityFirst(t *testing.T) {
	limits := budget.Limits{PerSecond: map[string]int{budget.Service: 1}}
	own := budget.Source{Name: "own", Kind: budget.Own}
	b := budget.New(limits, append(listed(3, time.Hour), own), start)
	var order strings.Builder
	for now := start; order.Len() < 12; now = now.Add(10 * time.Millisecond) {
		for _, name := range []string{"club0", "club1", "own"} {
			if b.Take(now, name, wall(budget.Service)).IsZero() {
				order.WriteString(name[:1])
				b.End(now, wall(budget.Service))
			}
		}
	}
	if got := order.String(); got != "cooocooocooo" {
		t.Errorf("the order was %s", got)
	}
}

// TestQuotaReached: after error 29 the call rests until Moscow's midnight and less is planned afterwards, other calls go on, and
// what was learned survives a restart and wears off.
func TestQuotaReached(t *testing.T) {
	sources := listed(40, 15*time.Minute)
	b := budget.New(budget.Known(), sources, start)
	c := wall(budget.Service)
	now := start
	for range 1000 {
		now = now.Add(30 * time.Second)
		if at := b.Take(now, "club1", c); at.IsZero() {
			b.End(now, c)
		}
	}
	b.Failed(now, c, budget.QuotaReached)
	b.Failed(now, c, budget.QuotaReached)
	midnight := time.Date(2026, 11, 23, 21, 0, 0, 0, time.UTC)
	again := budget.New(budget.Known(), sources, now)
	if err := again.Restore(b.State(), now); err != nil {
		t.Fatal(err)
	}
	for _, b := range []*budget.Budget{b, again} {
		if at := b.Take(now, "club2", c); at.Before(midnight) || at.After(midnight.Add(10*time.Minute)) {
			t.Errorf("to be tried again at %s", at)
		}
		if _, at, ok := b.Next(now); ok || at.Before(midnight) {
			t.Errorf("somebody's turn at %s", at)
		}
		line := b.Plan().Lines[0]
		if line.Limit > 1000 || line.Every <= 15*time.Minute || line.Day() > line.Limit {
			t.Errorf("the plan is still %s", line.Words())
		}
	}
	if at := b.Take(now.Add(2*time.Second), "club2", budget.Call{Token: budget.Service, Method: "wall.getComments"}); !at.IsZero() {
		t.Errorf("another method has to wait until %s", at)
	}
	next := midnight.Add(2 * time.Minute)
	if at := again.Take(next, "club2", c); !at.IsZero() {
		t.Errorf("the day after it has to wait until %s", at)
	}
	for day := range 60 {
		again.Take(next.Add(time.Duration(day)*24*time.Hour), "club3", c)
	}
	if line := again.Plan().Lines[0]; line.Limit != 5000 || again.Plan().Widened() {
		t.Errorf("two months later the plan is still %s", line.Words())
	}
}

// TestTooManyPerSecond: after error 6 the token waits, goes on at half its pace, and comes back.
func TestTooManyPerSecond(t *testing.T) {
	b := budget.New(budget.Limits{PerSecond: map[string]int{budget.Service: 4}}, nil, start)
	c := wall(budget.Service)
	inASecond := func(now time.Time) (n int) {
		for range 10 {
			if b.Take(now, "x", c).IsZero() {
				n++
			}
		}
		for range n {
			b.End(now, c)
		}
		return n
	}
	b.Failed(start, c, budget.TooManyPerSecond)
	for _, step := range []struct {
		after time.Duration
		want  int
	}{{0, 0}, {2 * time.Second, 2}, {11 * time.Minute, 3}, {21 * time.Minute, 4}} {
		if got := inASecond(start.Add(step.after)); got != step.want {
			t.Errorf("after %s %d requests in a second, not %d", step.after, got, step.want)
		}
	}
}

// FuzzRestore: no kept state breaks a budget, or stops it for more than a day.
func FuzzRestore(f *testing.F) {
	b := budget.New(budget.Known(), listed(3, time.Hour), start)
	b.Take(start, "club1", wall(budget.Service))
	b.Failed(start, wall(budget.Service), budget.QuotaReached)
	f.Add(b.State())
	for _, s := range []string{"", "{", "null", `{"days":{"service wall.get":null}}`, `{"days":{"service wall.get":{"d":99999999,"p":99999999999}}}`,
		`{"due":{"club1":-1},"slow":{"service":-5}}`, `{"days":{"service wall.get":{"d":20780,"t":-9}}}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		b := budget.New(budget.Known(), listed(3, time.Hour), start)
		if b.Restore(value, start) != nil {
			return
		}
		now := start.Add(50 * time.Hour)
		if at := b.Take(now, "club1", wall(budget.Service)); !at.IsZero() {
			t.Errorf("%q stops everything until %s", value, at)
		}
		if _, _, ok := b.Next(now); !ok {
			t.Errorf("%q: nobody is ever due", value)
		}
		_ = b.State()
	})
}

func BenchmarkTake(b *testing.B) {
	m := budget.New(budget.Known(), listed(100, 15*time.Minute), start)
	now := start
	b.ReportAllocs()
	for b.Loop() {
		now = now.Add(time.Second)
		if m.Take(now, "club7", wall(budget.Service)).IsZero() {
			m.End(now, wall(budget.Service))
		}
	}
}

func BenchmarkNext(b *testing.B) {
	m := budget.New(budget.Known(), listed(100, 15*time.Minute), start)
	now := start
	for b.Loop() {
		if _, at, ok := m.Next(now); !ok {
			now = at
		}
	}
}
