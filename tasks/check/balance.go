package check

import (
	"strings"
	"unicode/utf8"
)

// balance notices brackets and quotes that are opened and never closed, and two dots where one or three must be.
func balance() Rule {
	return Rule{
		ID: "balance", Criterion: "10.6", Title: "Незакрытые скобки и кавычки, лишняя точка",
		Fires: []Example{
			{Draft: "Бригада «Рассвет убрала двор.", Quote: "«"},
			{Draft: "Яму засыпали (вчера.", Quote: "("},
			{Draft: "Яму засыпали.. Двор убран.", Quote: ".."},
		},
		Silent: []Example{{Draft: "Бригада «Рассвет» (три человека) убрала двор... Спасибо :) Пункты: а) двор; б) яма."}},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				open := map[rune][]int{}
				for i, r := range s.Draft {
					switch r {
					case '(', '«':
						open[r] = append(open[r], i)
					case ')':
						pop(open, '(')
					case '»':
						pop(open, '«')
					case '.':
						if rest := s.Draft[i:]; strings.HasPrefix(rest, "..") && !strings.HasPrefix(rest, "...") && !strings.HasSuffix(s.Draft[:i], ".") {
							list = append(list, Hint{Start: i, End: i + 2, Reason: "Здесь две точки: нужна одна или три."})
						}
					}
				}
				for _, r := range "(«" {
					for _, i := range open[r] {
						list = append(list, Hint{Start: i, End: i + utf8.RuneLen(r), Reason: "Этот знак открыт и нигде не закрыт."})
					}
				}
				return list
			}
		},
	}
}

func pop(open map[rune][]int, r rune) {
	if n := len(open[r]); n > 0 {
		open[r] = open[r][:n-1]
	}
}
