package check

import (
	"slices"
	"strings"
)

// department notices another department of the roster, named as the one to ask or to do.
func department() Rule {
	roster := Input{Departments: []string{"Управление ЖКХ", "Департамент дорожного хозяйства", "Отдел опеки"}, Own: "Управление ЖКХ"}
	return Rule{
		ID: "department", Criterion: "10.7", Title: "Другое подразделение как адресат",
		Fires: []Example{
			{Draft: "Об этом лучше знает департамент дорожного хозяйства.", Quote: "департамент дорожного хозяйства", Input: roster},
			{Draft: "Уточните в управлении информационных технологий.", Quote: "управлении информационных"},
			{Draft: "Ответ вам даст отдел опеки.", Quote: "отдел опеки", Input: roster},
		},
		Silent: []Example{
			{Draft: "Управление ЖКХ проверило двор.", Input: roster},
			{Draft: "Вместе с департаментом дорожного хозяйства осмотрели улицу, яму засыпят 1 декабря.", Input: roster},
		},
		build: func(Numbers) func(*sheet) []Hint {
			asks := phrases("обратит*|обраща*|адресу*|уточнит*|узна*|спрос*|спраш*|подскаж*|расскаж*|сообщат|сообщит|пояснят|пояснит|ответят|ответит|проконсульт*|занимается|занимаются|ведает|"+
				"компетенц*|полномочи*|ведении|предоставит|предоставят|предоставляется|даст|дадут|подготовит|знает|знают|пишите|звоните", "направлен* / передан* / за это отвечает", "отвечает|отвечают за")
			offices := phrases("управлени*|департамент*|комитет*|министерств* _", "отдел|отдела|отделе|отделом|отдел по? _", "администраци* _? район*|округа|края|области")
			told := phrases("спросите|уточните|узнайте|пишите|обратитесь|направьте|сообщат|расскажут|ответят|подскажут|пояснят|разъяснят|проконсультируют", "сообщит|расскажет|ответит|подскажет|пояснит|разъяснит|проконсультирует", "дадут|даст|подготовит|подготовят ответ|разъяснения|информацию", "уточнить|узнать|спросить|запросить")
			ours := phrases("мы|нам|вместе|совместно")
			return func(s *sheet) []Hint {
				var list []Hint
				own := stems(s.Own)
				for _, name := range s.Departments {
					if other := stems(name); len(other) > 1 && strings.Join(other, " ") != strings.Join(own, " ") {
						list = append(list, s.named(other, asks, ours)...)
					}
				}
				return apart(append(list, s.offices(offices, told)...))
			}
		},
	}
}

// named finds a department by the stems of its name, in sentences that ask to turn to somebody.
func (s *sheet) named(name []string, asks, ours *lexicon) []Hint {
	var list []Hint
	p := s.draft
	for i := 0; i+len(name) <= len(p.words); i++ {
		k := 0
		for k < len(name) && p.words[i+k].stem == name[k] {
			k++
		}
		if k < len(name) {
			continue
		}
		if x := p.sentences[p.sentence(i)]; asks.has(p, x) && !ours.has(p, x) {
			list = append(list, s.words(i, i+k, "Названо другое подразделение, к которому предлагается обратиться. Отвечать жителю должны мы: узнайте ответ у коллег."))
		}
	}
	return list
}

// offices finds offices that are not of the roster, in sentences that tell a person to ask there.
func (s *sheet) offices(offices, told *lexicon) []Hint {
	var list []Hint
	p := s.draft
	own := stems(s.Own)
	for _, m := range offices.all(p) {
		if x := p.sentences[p.sentence(m.from)]; !told.has(p, x) || len(own) > 0 && p.words[m.from].stem == own[0] && slices.Contains(own, p.words[m.to-1].stem) {
			continue
		}
		list = append(list, s.words(m.from, m.to, "Названо ведомство, в котором предлагается спросить. Отвечать жителю должны мы: узнайте ответ сами."))
	}
	return list
}

// stems are the stems of a text's words.
func stems(text string) []string {
	var list []string
	for _, w := range read(text).words {
		if w.kind == letters {
			list = append(list, w.stem)
		}
	}
	return list
}
