package check

import "strings"

// verbalNouns notices sentences in which nouns made of verbs crowd: things are done there, and nobody does them.
func verbalNouns() Rule {
	return Rule{
		ID: "verbal-nouns", Criterion: "10.5", Title: "Много отглагольных существительных",
		Fires: []Example{
			{Draft: "Введение ограничения, проведение обследования и устранение нарушений идут по плану."},
		},
		Silent: []Example{
			{Draft: "Решение принято: здание, отделение и помещение освободят, отопление и освещение включат."},
			{Draft: "Заявление примут, после проверки счётчика сделают перерасчёт."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				for _, x := range s.draft.sentences {
					count, from, to := 0, 0, 0
					for i := x.from; i < x.to; i++ {
						if verbal(s.draft.words[i]) {
							if count++; count == 1 {
								from = i
							}
							to = i + 1
						}
					}
					if count >= 4 {
						list = append(list, s.words(from, to, "Много существительных от глаголов («проведение», «устранение»). Скажите, кто что делает."))
					}
				}
				return list
			}
		},
	}
}

// verbal reports whether a word is a noun made of a verb and none of those that everybody says.
func verbal(w word) bool {
	if w.kind != letters || w.capital && !strings.HasSuffix(w.low, "ение") || len(w.low) < 14 {
		return false
	}
	for _, usual := range []string{"здани", "внимани", "питани", "образовани", "расписани", "собрани", "задани", "населени", "отделени", "помещени", "решени", "заявлени", "учреждени", "отоплени", "освещени", "предприяти",
		"движени", "желани", "знани", "сообщени", "обращени", "управлени", "администраци", "организаци", "станци", "аварии", "канализаци", "квитанци", "компани", "сожалени", "пени", "голосовани", "заседани", "соревновани", "мнени",
		"объявлени", "наводнени", "растени", "дыхани", "терпени", "понимани", "информаци", "ситуаци", "времени", "учени", "лечени", "варени", "напряжени", "давлени", "изменени", "дополнени", "отношени"} {
		if strings.HasPrefix(w.low, usual) {
			return false
		}
	}
	for _, end := range []string{"ение", "ения", "ению", "ением", "ении", "ений", "ание", "ания", "анию", "анием", "ании", "аний", "ация", "ации", "ацию", "аций", "ацией"} {
		if strings.HasSuffix(w.low, end) {
			return true
		}
	}
	return false
}
