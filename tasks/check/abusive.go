package check

import (
	"otklik/tasks"
	"otklik/tasks/abuse"
)

// abusive notices obscenity and insults in the answer itself. What reads as a threat in a resident's message does not in an
// answer: the administration does say what it will cut, pull down and have people pay.
func abusive() Rule {
	return Rule{
		ID: "abuse", Criterion: "18", Title: "Брань в ответе",
		Fires: []Example{{Draft: "Мария, вы дура.", Quote: "вы дура"}},
		Silent: []Example{
			{Draft: "Мария, хлебный ларёк застраховали, собаку отловили."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				for _, found := range abuse.Suggest(s.Draft) {
					if found.Ground != tasks.GroundObscenity && found.Ground != tasks.GroundInsult {
						continue
					}
					list = append(list, Hint{Start: found.Start, End: found.End, Reason: "Похоже на оскорбление: в ответе его быть не должно."})
				}
				return list
			}
		},
	}
}
