package check

import "slices"

// patronymic notices a patronymic that is wrong, or left out though it is known.
func patronymic() Rule {
	maria := Author{First: "Мария", Middle: "Петровна", Last: "Иванова"}
	return Rule{
		ID: "patronymic", Criterion: "10.3", OfTask: true, Title: "Отчество автора",
		Fires: []Example{
			{Draft: "Уважаемая Мария Павловна! Двор убран.", Author: maria, Quote: "Павловна"},
			{Draft: "Мария, здравствуйте! Двор убран.", Author: maria, Quote: "Мария"},
			{Draft: "Уважаемая Мария Петровна! Двор убран.", Author: Author{First: "Мария", Last: "Иванова"}, Quote: "Петровна"},
			{Draft: "Уважаемая Мария Петрович! Двор убран.", Message: "Мария, дочь Петровича", Author: Author{First: "Мария"}, Quote: "Петрович"},
		},
		Silent: []Example{
			{Draft: "Уважаемая Мария Петровна! Двор убран.", Author: maria},
			{Draft: "Мария, здравствуйте!", Author: Author{First: "Мария", Last: "Иванова"}},
			{Draft: "Уважаемая Мария Петровна!", Message: "С уважением, Мария Петровна", Author: Author{First: "Мария", Last: "Иванова"}},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				a := s.addressed()
				if a.at < 0 || !s.authorKnown() {
					return nil
				}
				mine := fold(s.Author.Middle)
				switch {
				case a.middle < 0 && mine != "" && patronymicSex(mine) != unknown:
					return []Hint{s.words(a.at, a.at+1, "Отчество автора известно: лучше обратиться «"+s.Author.First+" "+s.Author.Middle+"».")}
				case a.middle < 0:
					return nil
				case mine != "" && s.draft.words[a.middle].low != mine:
					return []Hint{s.words(a.middle, a.middle+1, "Отчество автора — "+s.Author.Middle+".")}
				case mine == "" && !s.signed(s.draft.words[a.middle].stem):
					return []Hint{s.words(a.middle, a.middle+1, "Автор не подписан отчеством: проверьте, точно ли оно такое.")}
				case mine == "" && s.authorSex() != unknown && patronymicSex(s.draft.words[a.middle].low) != s.authorSex():
					return []Hint{s.words(a.middle, a.middle+1, "Отчество не подходит к имени автора.")}
				}
				return nil
			}
		},
	}
}

// signed reports whether the message itself holds a name: its author may have signed.
func (s *sheet) signed(stem string) bool {
	return slices.ContainsFunc(s.message.words, func(w word) bool { return w.stem == stem })
}
