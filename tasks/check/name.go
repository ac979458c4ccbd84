package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// name notices that the answer turns to somebody else, or spells the author's name wrong.
func name() Rule {
	maria := Author{First: "Мария", Last: "Иванова"}
	return Rule{
		ID: "name", Criterion: "10.3", OfTask: true, Title: "Имя автора с ошибкой",
		Fires: []Example{
			{Draft: "Марья, здравствуйте! Яму засыпали.", Author: maria, Quote: "Марья"},
			{Draft: "Здравствуйте, Мрия! Яму засыпали.", Author: maria, Quote: "Мрия"},
			{Draft: "Уважаемая Ольга! Яму засыпали.", Author: maria, Quote: "Ольга"},
			{Draft: "Добрый день, Маша! Яму засыпали.", Author: maria, Quote: "Маша"},
			{Draft: "Мария Ивонова, здравствуйте!", Author: maria, Quote: "Ивонова"},
		},
		Silent: []Example{
			{Draft: "Мария, здравствуйте! Яму засыпали.", Author: maria},
			{Draft: "Уважаемая Мария Ивановна! Яму засыпали.", Author: maria},
			{Draft: "Мария, здравствуйте!", Author: Author{First: "Маша", Last: "Иванова"}},
			{Draft: "Артем, здравствуйте!", Author: Author{First: "Артём"}},
			{Draft: "Здравствуйте, Мария! Бригада Ивана Петрова закончила.", Author: maria},
		},
		build: func(n Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				a := s.addressed()
				if a.at < 0 || !s.authorKnown() || !cyrillic(fold(s.Author.First)) {
					return nil
				}
				var list []Hint
				if mine := fold(s.Author.First); a.first != mine && !s.fuller(mine, a.first) {
					list = append(list, s.words(a.at, a.at+1, s.otherName(mine, a.first, n.Distance)))
				}
				last := fold(s.Author.Last)
				if a.last >= 0 && last != "" && cyrillic(last) {
					if w := s.draft.words[a.last]; w.low != last && !strings.Contains(last, " ") && distance(w.low, last) <= n.Distance {
						list = append(list, s.words(a.last, a.last+1, "Фамилия автора — "+s.Author.Last+": похоже на опечатку."))
					}
				}
				return list
			}
		},
	}
}

// otherName says in what way a name is not the author's.
func (s *sheet) otherName(mine, said string, slip int) string {
	switch {
	case slices.Contains(s.names[said].full, mine):
		return "Автор назван уменьшительно, а подписан полным именем: " + s.Author.First + "."
	case distance(mine, said) <= slip && utf8.RuneCountInString(mine) > slip+1:
		return "Автора зовут " + s.Author.First + ": похоже на опечатку в имени."
	}
	return "Обращение к другому человеку: автора зовут " + s.Author.First + "."
}

// fuller reports whether a name is a full form of the author's short one.
func (s *sheet) fuller(mine, said string) bool { return slices.Contains(s.names[mine].full, said) }

// distance counts the letters to change, add, drop or swap with a neighbour between two words. It gives up at 5.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > 4 || d < -4 || len(x) > 64 || len(y) > 64 {
		return 5
	}
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return min(last[len(y)], 5)
}
