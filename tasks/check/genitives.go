package check

import "strings"

// genitives notices chains of nouns that hang on one another.
func genitives() Rule {
	return Rule{
		ID: "genitives", Criterion: "10.5", Title: "Цепочки родительных падежей",
		Fires: []Example{
			{Draft: "Ведётся контроль обеспечения выполнения мероприятий содержания дорог.", Quote: "обеспечения выполнения мероприятий содержания"},
			{Draft: "Срок завершения проведения процедуры согласования документации продлён.", Quote: "завершения проведения процедуры согласования документации"},
		},
		Silent: []Example{
			{Draft: "Двор дома убрали, качели и лавочки покрасили."},
			{Draft: "Отремонтируем тротуар вдоль школы до 1 декабря."},
			{Draft: "Жители улицы Героев Десантников получат тепло завтра."},
		},
		build: func(n Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				for _, sentence := range s.draft.sentences {
					list = append(list, chains(s, sentence, n.Genitives)...)
				}
				return list
			}
		},
	}
}

// chains finds runs of words in the genitive, at least so long, that hold two or more nouns made of verbs.
func chains(s *sheet, sentence span, least int) []Hint {
	var list []Hint
	for i := sentence.from; i < sentence.to; i++ {
		to, verbal := i, 0
		for to < sentence.to && genitive(s.draft.words[to]) && (to == i || strings.TrimSpace(s.draft.gap(to)) == "") {
			if deed(s.draft.words[to].low) {
				verbal++
			}
			to++
		}
		if to-i >= least && verbal >= 2 {
			list = append(list, s.words(i, to, "Несколько существительных подряд в родительном падеже читаются тяжело. Попробуйте сказать глаголом, что делают."))
		}
		if to > i {
			i = to - 1
		}
	}
	return list
}

// genitive reports whether a word looks like a noun or an adjective in the genitive. It judges by endings alone.
func genitive(w word) bool {
	if w.kind != letters || len(w.low) < 8 || w.capital {
		return false
	}
	for _, end := range []string{"ния", "тия", "ций", "ции", "ства", "ости", "ний", "тий", "ого", "его", "ой", "ых", "их", "ов", "ев", "ей", "мы", "ры", "ки", "ка", "та", "да", "ия"} {
		if strings.HasSuffix(w.low, end) {
			return true
		}
	}
	return false
}

// deed reports whether a genitive is of a noun made of a verb: «проведения», «организации».
func deed(low string) bool {
	for _, end := range []string{"ения", "ания", "яния", "ации", "ений", "аний", "аций", "ития", "ства"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}
