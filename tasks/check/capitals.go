package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// capitals notices shouting.
func capitals() Rule {
	return Rule{
		ID: "capitals", Criterion: "17", Title: "Слова заглавными буквами",
		Fires: []Example{
			{Draft: "ВНИМАНИЕ! Воды не будет до вечера.", Quote: "ВНИМАНИЕ"},
			{Draft: "Яму ЗАСЫПАЛИ ВЧЕРА, проверьте.", Quote: "ЗАСЫПАЛИ ВЧЕРА"},
			{Draft: "Мусор НЕ БУДУТ жечь.", Quote: "НЕ БУДУТ"},
		},
		Silent: []Example{
			{Draft: "МУП «ВОДОКАНАЛ», ТСЖ, МКУ «УЖКХ», МБДОУ № 5 и ЕГИССО, СНИЛС, ГОСТ, ТКО, МКД, РФ."},
			{Draft: "А я и Я — буквы алфавита."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				p := s.draft
				for i := 0; i < len(p.words); i++ {
					to, long := i, 0
					for to < len(p.words) && loud(p, to) && (to == i || strings.Trim(p.gap(to), " ,!-—") == "") {
						if n := utf8.RuneCountInString(p.words[to].low); n >= 4 {
							long += n
						}
						to++
					}
					if long >= 6 || to-i >= 2 && long >= 4 {
						list = append(list, s.words(i, to, "Заглавные буквы читаются как крик. Напишите обычными."))
					}
					i = max(i, to-1)
				}
				return list
			}
		},
	}
}

// loud reports whether a word is written in capitals and is no abbreviation and no name in quotes.
func loud(p *page, i int) bool {
	w := p.words[i]
	text := p.text[w.start:w.end]
	if w.kind != letters || !cyrillic(w.low) || strings.HasSuffix(p.gap(i), "«") || strings.HasSuffix(p.gap(i), "\"") {
		return false
	}
	vowels := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if strings.ContainsRune("АЕЁИОУЫЭЮЯ", r) {
			vowels++
		}
	}
	switch w.low {
	case "мадоу", "мбдоу", "маоу", "мбоу", "егиссо", "снилс", "санпин", "осаго", "еддс", "гибдд", "росреестр", "егрн", "мчс", "рф", "егэ", "огэ", "гост", "новороссийск", "дооп", "мбу", "маук":
		return false
	}
	n := utf8.RuneCountInString(text)
	if n <= 3 {
		return w.low == "не" || w.low == "все" || w.low == "уже" || w.low == "без"
	}
	return vowels*5 >= n // an abbreviation has few vowels
}
