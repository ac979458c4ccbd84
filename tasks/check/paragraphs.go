package check

import (
	"strings"
	"unicode/utf8"
)

// paragraphs notices a long answer in one piece.
func paragraphs() Rule {
	return Rule{
		ID: "paragraphs", Criterion: "17", OfTask: true, Title: "Нет абзацев",
		Fires:  []Example{{Draft: strings.Repeat("Двор убрали сегодня утром. ", 30)}},
		Silent: []Example{{Draft: strings.Repeat(strings.Repeat("Двор убрали сегодня утром. ", 10)+"\n", 3)}, {Draft: "Двор убрали."}},
		build: func(n Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				for part := range strings.Lines(strings.TrimSpace(s.Draft)) {
					if utf8.RuneCountInString(part) > n.Paragraph {
						return []Hint{{Phrase: "paragraphs", Reason: "Длинный текст без абзацев трудно читать с телефона. Разделите его по мыслям."}}
					}
				}
				return nil
			}
		},
	}
}
