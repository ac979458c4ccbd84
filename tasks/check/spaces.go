package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spaces notices spaces that are double, missing after a mark, or wrong before one.
func spaces() Rule {
	return Rule{
		ID: "spaces", Criterion: "10.6", Title: "Пробелы и знаки препинания",
		Fires: []Example{
			{Draft: "Яму  засыпали.", Quote: "Яму  засыпали"},
			{Draft: "Яму засыпали,двор убрали.", Quote: "засыпали,двор"},
			{Draft: "Яму засыпали .", Quote: " ."},
			{Draft: "Яму засыпали.Двор убрали.", Quote: "засыпали.Двор"},
			{Draft: "Двор убрали. яму засыпали.", Quote: "убрали. яму"},
			{Draft: "Двор убрали,, яму засыпали.", Quote: ",,"},
		},
		Silent: []Example{
			{Draft: "Тел. 8 (8617) 64-12-12, с 9.00 до 18.00, т.е. и т.д., ул.Видова, д.12, 2,5 км: https://a.ru/x,y."},
			{Draft: "Двор убрали...\n\n  Яму засыпали?! И.И. Иванов проверил :)"},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				for i := 1; i <= len(s.draft.words); i++ {
					list = append(list, s.spacing(i)...)
				}
				return list
			}
		},
	}
}

// spacing looks at what stands between the i-th word and the one before it.
func (s *sheet) spacing(i int) []Hint {
	p, gap := s.draft, s.draft.gap(i)
	from := p.words[i-1].end
	var list []Hint
	at := func(a, b int, reason string) {
		list = append(list, Hint{Start: from + a, End: from + b, Reason: reason})
	}
	if strings.Contains(gap, "  ") && !strings.ContainsAny(gap, "\n\r\t") && i < len(p.words) {
		list = append(list, s.words(i-1, i+1, "Между словами лишний пробел."))
	}
	if k := strings.Index(gap, ",,"); k >= 0 {
		at(k, k+2, "Две запятые подряд.")
	}
	if rest := strings.TrimLeft(gap, " "); strings.HasPrefix(gap, " ") && mark(rest) {
		at(len(gap)-len(rest)-1, len(gap)-len(rest)+1, "Перед знаком препинания пробел не нужен.")
	}
	if i == len(p.words) {
		return list
	}
	if s.small(i, gap) {
		list = append(list, s.words(i-1, i+1, "Новое предложение начинают с заглавной буквы."))
	}
	if s.glued(i, gap) {
		list = append(list, s.words(i-1, i+1, "После знака препинания пропущен пробел."))
	}
	return list
}

// mark reports whether a text begins with one mark of a sentence, with a space or an end after it as it should be.
func mark(rest string) bool {
	return rest != "" && strings.ContainsRune(",.!?;", rune(rest[0])) && !strings.HasPrefix(rest, "..") && sane(rest[1:])
}

// small reports whether a sentence begins at the i-th word with a small letter: on the line of the one before it after a word
// that is no abbreviation, or on a new line.
func (s *sheet) small(i int, gap string) bool {
	before, after := s.draft.words[i-1], s.draft.words[i]
	if after.kind != letters || after.capital || !cyrillic(after.low) || before.kind != letters || !cyrillic(before.low) {
		return false
	}
	if gap == ". " || gap == "! " || gap == "? " {
		return utf8.RuneCountInString(before.low) >= 5
	}
	return strings.ContainsRune(gap, '\n') && strings.Trim(gap, " .!?\n\r") == "" && strings.ContainsAny(gap[:1], ".!?")
}

// sane reports whether a mark is followed by a space, a line or the end, as a mark of a sentence is.
func sane(rest string) bool {
	return rest == "" || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\n")
}

// glued reports whether a mark without a space stands between two words of a text.
func (s *sheet) glued(i int, gap string) bool {
	before, after := s.draft.words[i-1], s.draft.words[i]
	if before.kind != letters || after.kind != letters {
		return false
	}
	switch gap {
	case ",", ";", "!", "?":
		return cyrillic(before.low) && cyrillic(after.low)
	case ".":
		return after.capital && !abbreviation(before) && utf8.RuneCountInString(after.low) > 1 && cyrillic(before.low) && cyrillic(after.low)
	}
	return false
}

func cyrillic(low string) bool {
	r, _ := utf8.DecodeRuneInString(low)
	return unicode.Is(unicode.Cyrillic, r)
}
