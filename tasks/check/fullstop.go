package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fullStop notices a paragraph that ends without a mark.
func fullStop() Rule {
	return Rule{
		ID: "full-stop", Criterion: "10.6", Title: "Нет точки в конце абзаца",
		Fires: []Example{{Draft: "Мария, здравствуйте!\nЯму у вашего дома засыпали", Quote: "засыпали"}},
		Silent: []Example{
			{Draft: "Мария, здравствуйте!\nЯму у вашего дома засыпали."},
			{Draft: "Яму засыпали, вот как стало теперь: https://a.ru/1"},
			{Draft: "Яму у вашего дома засыпали.\nС уважением, управление ЖКХ города"},
			{Draft: "Нужны бумаги:\n- паспорт хозяина и его копия\n- справка о составе семьи"},
			{Draft: "Двор убрали, спасибо вам 🙂"},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				at := 0
				for line := range strings.Lines(s.Draft) {
					from := at
					at += len(line)
					text := strings.TrimSpace(line)
					last, _ := utf8.DecodeLastRuneInString(text)
					if !unicode.IsLetter(last) || !unicode.Is(unicode.Cyrillic, last) || !s.prose(from, from+len(strings.TrimRightFunc(line, unicode.IsSpace))) {
						continue
					}
					i := s.draft.wordAt(from + len(strings.TrimRightFunc(line, unicode.IsSpace)) - 1)
					list = append(list, s.words(i, i+1, "В конце абзаца нет точки."))
				}
				return list
			}
		},
	}
}

// prose reports whether a line is a sentence of four words or more: no signature and no item of a list.
func (s *sheet) prose(from, to int) bool {
	first, last := s.draft.wordAt(from), s.draft.wordAt(to-1)
	if last-first < 3 || last >= len(s.draft.words) || strings.TrimSpace(s.Draft[from:s.draft.words[first].start]) != "" || s.draft.words[first].kind == digits {
		return false
	}
	for k := first; k < min(first+2, last); k++ {
		if strings.HasPrefix(s.draft.words[k].low, "уважени") || s.draft.words[k].low == "ваш" || s.draft.words[k].low == "ваша" || s.draft.words[k].low == "администрация" {
			return false
		}
	}
	return s.draft.words[first].capital
}
