package check

import "strconv"

// longSentence notices sentences that a reader loses.
func longSentence() Rule {
	return Rule{
		ID: "long-sentence", Criterion: "10.5", Title: "Слишком длинные предложения",
		Fires: []Example{{Draft: "Мы проверили двор вашего дома и увидели, что качели сломаны, лавочки стоят без досок, песочница пуста, а дорожка, " +
			"по которой дети идут в школу, размыта дождём так сильно, что пройти по ней можно только в сапогах, поэтому работы начнём завтра."}},
		Silent: []Example{{Draft: "Качели починили. Лавочки заменим до 1 декабря. Песок привезём в понедельник, 30 ноября. Дорожку отсыплем щебнем до 4 декабря. " +
			"Если что-то пойдёт не так, напишите нам здесь же. Мы ответим в тот же день и скажем, что будет сделано и кто за это отвечает."}},
		build: func(n Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				for _, x := range s.draft.sentences {
					if count := s.spoken(x); count > n.Sentence {
						list = append(list, s.words(x.from, x.to, "В предложении "+strconv.Itoa(count)+" "+plural(count, "слово", "слова", "слов")+
							". Разделите его: короткие фразы читаются легче."))
					}
				}
				return list
			}
		},
	}
}

// spoken counts the words of a sentence; numbers are none.
func (s *sheet) spoken(x span) int {
	count := 0
	for _, w := range s.draft.words[x.from:x.to] {
		if w.kind == letters {
			count++
		}
	}
	return count
}

// plural picks the form of a noun that goes with a number.
func plural(n int, one, few, many string) string {
	switch {
	case n%100 >= 11 && n%100 <= 14:
		return many
	case n%10 == 1:
		return one
	case n%10 >= 2 && n%10 <= 4:
		return few
	}
	return many
}
