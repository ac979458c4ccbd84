package check

import "strings"

// gender notices «Уважаемый» to a woman and «Уважаемая» to a man.
func gender() Rule {
	return Rule{
		ID: "gender", Criterion: "10.3", OfTask: true, Title: "«Уважаемый» или «Уважаемая»",
		Fires: []Example{
			{Draft: "Уважаемый Мария! Двор убран.", Author: Author{First: "Мария"}, Quote: "Уважаемый Мария"},
			{Draft: "Уважаемая Илья! Двор убран.", Author: Author{First: "Илья"}, Quote: "Уважаемая Илья"},
			{Draft: "Уважаемый Саша! Двор убран.", Author: Author{First: "Саша", Last: "Петрова"}, Quote: "Уважаемый Саша"},
		},
		Silent: []Example{
			{Draft: "Уважаемая Мария! Двор убран.", Author: Author{First: "Мария"}},
			{Draft: "Уважаемый Никита! Двор убран.", Author: Author{First: "Никита"}},
			{Draft: "Уважаемая Саша! Двор убран.", Author: Author{First: "Саша", Last: "Ким"}},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				a := s.addressed()
				if a.dear < 0 {
					return nil
				}
				is := s.authorSex()
				if is == unknown || is == a.dearSex {
					return nil
				}
				to := a.dear + 1
				if a.at == to {
					to++
				}
				word := "«Уважаемая»"
				if is == male {
					word = "«Уважаемый»"
				}
				return []Hint{s.words(a.dear, to, "Судя по имени автора, здесь нужно "+word+".")}
			}
		},
	}
}

// surnameSex tells the sex by a surname's ending; unknown for surnames that do not change.
func surnameSex(low string) sex {
	for _, end := range []string{"ова", "ева", "ина", "ына", "ская", "цкая"} {
		if strings.HasSuffix(low, end) {
			return female
		}
	}
	for _, end := range []string{"ов", "ев", "ин", "ын", "ский", "цкий"} {
		if strings.HasSuffix(low, end) {
			return male
		}
	}
	return unknown
}
