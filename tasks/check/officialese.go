package check

import (
	_ "embed" // the list of expressions
	"strings"
)

// plain is an expression of offices with its plainer wording.
type plain struct{ words, instead string }

// officialese notices the language of offices and has plainer words for it.
func officialese() Rule {
	return Rule{
		ID: "officialese", Criterion: "10.5", Title: "Канцеляризмы и штампы",
		Fires: []Example{
			{Draft: "В целях устранения ямы работы начнутся завтра.", Quote: "В целях"},
			{Draft: "Уборка осуществляется ежедневно.", Quote: "осуществляется"},
			{Draft: "Данный вопрос решён.", Quote: "Данный"},
			{Draft: "Подрядчик надлежащим образом уберёт двор.", Quote: "надлежащим образом"},
			{Draft: "Работы ведутся в рамках программы.", Quote: "в рамках"},
			{Draft: "Специалистами произведён осмотр дома.", Quote: "произведён осмотр"},
		},
		Silent: []Example{
			{Draft: "Данные счётчика передайте до 25 числа."},
			{Draft: "Яму засыпали, двор убрали."},
			{Draft: "Цели программы понятны всем."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			table := plainer()
			l := phrases()
			for i, row := range table {
				l.add(row.words, i)
			}
			return func(s *sheet) []Hint {
				var list []Hint
				for _, m := range l.all(s.draft) {
					h := s.words(m.from, m.to, "Похоже на канцелярский оборот: жителю будет понятнее простыми словами.")
					h.Instead = table[m.value].instead
					if h.Instead != "" {
						h.Reason = "Похоже на канцелярский оборот. Проще: «" + strings.ReplaceAll(h.Instead, "/", "» или «") + "»."
					}
					list = append(list, h)
				}
				return list
			}
		},
	}
}

// plainerText holds expressions of offices, one a line, with plainer wordings after « = »; «/» parts two of these.
//
//go:embed officialese.txt
var plainerText string

// plainer reads the list.
func plainer() []plain {
	var list []plain
	for line := range strings.Lines(plainerText) {
		if words, instead, ok := strings.Cut(line, " ="); ok {
			list = append(list, plain{words, strings.TrimSpace(instead)})
		}
	}
	return list
}
