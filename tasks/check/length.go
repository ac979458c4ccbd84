package check

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// length notices an answer that is no comment any more.
func length() Rule {
	return Rule{
		ID: "length", Criterion: "17", OfTask: true, Title: "Слишком длинный ответ",
		Fires:  []Example{{Draft: strings.Repeat("Двор убрали сегодня утром. ", 60)}},
		Silent: []Example{{Draft: strings.Repeat("Двор убрали сегодня утром. ", 20)}},
		build: func(n Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				if size := utf8.RuneCountInString(strings.TrimSpace(s.Draft)); size > n.Length {
					return []Hint{{Phrase: "length", Reason: fmt.Sprintf("Для комментария это много: %d %s при привычных %d. Оставьте суть.",
						size, plural(size, "знак", "знака", "знаков"), n.Length)}}
				}
				return nil
			}
		},
	}
}
