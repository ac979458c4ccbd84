package check

import "strings"

// doubledWord notices a word written twice in a row.
func doubledWord() Rule {
	return Rule{
		ID: "doubled-word", Criterion: "10.6", Title: "Повторённые слова",
		Fires: []Example{{Draft: "Яму на на Видова засыпали.", Quote: "на на"}, {Draft: "Двор двор убран.", Quote: "Двор двор"}},
		Silent: []Example{
			{Draft: "Еле-еле успели. Двор, двор и ещё раз двор."},
			{Draft: "Срок — 1 декабря. Декабря ждать не стали."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				p := s.draft
				for i := 1; i < len(p.words); i++ {
					if p.words[i].kind == letters && p.words[i].low == p.words[i-1].low && strings.Trim(p.gap(i), " \u00a0") == "" {
						list = append(list, s.words(i-1, i+1, "Слово повторено дважды подряд."))
					}
				}
				return list
			}
		},
	}
}
