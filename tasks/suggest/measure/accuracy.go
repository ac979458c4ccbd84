package measure

import (
	"fmt"

	"otklik/tasks"
	"otklik/tasks/suggest"
)

// Score counts how often what was chosen is suggested first, and among the first three.
type Score struct{ First, Three, Of int }

func (s *Score) count(want string, got []suggest.Suggestion) {
	s.Of++
	for i, g := range got {
		if g.Value == want {
			s.Three++
			if i == 0 {
				s.First++
			}
			return
		}
	}
}

// At1 is the share that is suggested first, in per cent.
func (s Score) At1() float64 { return 100 * float64(s.First) / float64(max(1, s.Of)) }

// At3 is the share that is among the first three, in per cent.
func (s Score) At3() float64 { return 100 * float64(s.Three) / float64(max(1, s.Of)) }

// String is for logs.
func (s Score) String() string {
	return fmt.Sprintf("%.0f%% first, %.0f%% of three (%d messages)", s.At1(), s.At3(), s.Of)
}

// Accuracy is how well messages are told.
type Accuracy struct {
	Topic, Department, District Score
	Told, Missed, False         int // high importance
}

// Of asks an index about messages and compares with what was chosen. A message without a district does not count for it.
func Of(x *suggest.Index, rules *suggest.Rules, held []suggest.Example) Accuracy {
	var a Accuracy
	for _, e := range held {
		s := x.Suggest(e.Message, rules)
		a.Topic.count(e.Topic, s.Topics)
		a.Department.count(string(e.Department), s.Departments)
		if e.District != "" {
			a.District.count(e.District, s.Districts)
		}
		switch {
		case e.Importance == tasks.High && len(s.High) == 1:
			a.Told++
		case e.Importance == tasks.High:
			a.Missed++
		case len(s.High) > 0:
			a.False++
		}
	}
	return a
}
