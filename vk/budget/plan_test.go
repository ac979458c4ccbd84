package budget_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/vk/budget"
)

func wall(token string) budget.Call { return budget.Call{Token: token, Method: "wall.get"} }

// listed makes so many communities of others.
func listed(n int, every time.Duration) (out []budget.Source) {
	for i := range n {
		out = append(out, budget.Source{Name: fmt.Sprintf("club%d", i), Kind: budget.Listed, Call: wall(budget.Service), Every: every})
	}
	return out
}

func TestPlanInWords(t *testing.T) {
	own := budget.Source{Name: "own", Kind: budget.Own, Call: wall(budget.Service), Calls: 2, Every: time.Hour}
	search := func(name string) budget.Source {
		return budget.Source{Name: name, Kind: budget.Search, Call: budget.Call{Token: budget.Service, Method: "newsfeed.search"}, Every: 10 * time.Minute}
	}
	for _, c := range []struct {
		sources []budget.Source
		words   []string
	}{
		{listed(40, 15*time.Minute), []string{"wall.get: 40 сообществ × раз в 15 мин = 3840 из 5000 в сутки"}},
		{append(listed(41, 5*time.Minute), own), []string{
			"wall.get: 1 своё сообщество × раз в 1 ч × 2 запроса = 48 из 5000 в сутки",
			"wall.get: 41 сообщество × раз в 14 мин = 4218 из 5000 в сутки (задано раз в 5 мин, это было бы 11808)",
		}},
		{[]budget.Source{search("a"), search("b"), search("c")}, []string{"newsfeed.search: 3 поиска × раз в 10 мин = 432 из 1000 в сутки"}},
		{nil, nil},
	} {
		if words := budget.NewPlan(budget.Known(), c.sources).Words(); !slices.Equal(words, c.words) && len(words)+len(c.words) > 0 {
			t.Errorf("%q instead of %q", words, c.words)
		}
	}
}

// drawSources makes up sources of all kinds for two methods.
func drawSources(t *rapid.T) (out []budget.Source) {
	for i := range rapid.IntRange(1, 60).Draw(t, "sources") {
		out = append(out, budget.Source{
			Name: fmt.Sprint("s", i), Kind: budget.Kind(rapid.IntRange(0, 2).Draw(t, "kind")),
			Call:  budget.Call{Token: budget.Service, Method: rapid.SampledFrom([]string{"wall.get", "newsfeed.search"}).Draw(t, "method")},
			Calls: rapid.IntRange(0, 4).Draw(t, "calls"), Every: time.Duration(rapid.IntRange(5, 90_000).Draw(t, "every")) * time.Second,
		})
	}
	return out
}

// TestPlanFits: no plan takes more than its quota, nobody is left out, and own sources are not slowed down where slowing the
// others down suffices.
func TestPlanFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sources := drawSources(t)
		limits := budget.Limits{
			PerSecond: map[string]int{budget.Service: rapid.IntRange(1, 20).Draw(t, "second")},
			PerDay:    map[string]int{"wall.get": rapid.IntRange(20, 6000).Draw(t, "wall"), "newsfeed.search": rapid.IntRange(20, 2000).Draw(t, "search")},
		}
		p := budget.NewPlan(limits, sources)
		day, ownWish, otherWidened := map[string]float64{}, map[string]float64{}, map[string]bool{}
		for _, s := range sources {
			every := p.Every(s.Name)
			if every < s.Every {
				t.Fatalf("%s: every %s, %s was meant", s.Name, every, s.Every)
			}
			calls := float64(max(1, s.Calls))
			day[s.Call.Method] += calls * float64(24*time.Hour) / float64(every)
			if s.Kind == budget.Own {
				ownWish[s.Call.Method] += calls * float64(24*time.Hour) / float64(s.Every)
			} else if every > s.Every {
				otherWidened[s.Call.Method] = true
			}
		}
		for method, requests := range day {
			if most := float64(limits.PerDay[method]); requests > most*0.9+1 {
				t.Fatalf("%s: %.0f requests of %.0f a day", method, requests, most)
			}
		}
		for _, s := range sources {
			if s.Kind == budget.Own && p.Every(s.Name) > s.Every && !otherWidened[s.Call.Method] &&
				ownWish["wall.get"]+ownWish["newsfeed.search"] < float64(limits.PerSecond[budget.Service])*86400/2 &&
				ownWish[s.Call.Method] < float64(limits.PerDay[s.Call.Method])*0.9 {
				t.Fatalf("%s is slowed down and nobody else of %s", s.Name, s.Call.Method)
			}
		}
		words := p.Words()
		if len(words) != len(p.Lines) {
			t.Fatal("lines and words differ")
		}
	})
}
