package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// object notices a thing of the message that the answer passes over.
func object() Rule {
	return Rule{
		ID: "object", Criterion: "10.2", OfTask: true, Title: "Предмет сообщения не упомянут",
		Fires: []Example{
			{Message: "Во дворе не вывозят мусор. Ещё фонари третий день как слепые!", Draft: "Мусор вывезли утром, график восстановлен.", Quote: "фонари"},
			{Message: "Яма у школы. И когда уберут собак?", Draft: "Яму у школы засыпали.", Quote: "собак"},
		},
		Silent: []Example{
			{Message: "Во дворе не вывозят мусор и не горят фонари!", Draft: "Баки очистили, освещение включили."},
			{Message: "Не вывозят мусор!", Draft: "Спасибо за сигнал."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			turns := phrases(turnings())
			return func(s *sheet) []Hint {
				var list []Hint
				answered := false
				for _, x := range s.segments(turns) {
					thing, at, silent := s.passedOver(x)
					answered = answered || !silent
					if silent && thing != "" && s.asks(x, turns) {
						q := s.message.quote(at.from, at.to)
						named := "«" + q + "»"
						if fold(q) != fold(thing) {
							named += " (" + thing + ")"
						}
						list = append(list, Hint{Quote: q, Reason: "В сообщении спрашивают и об этом: " + named + ". В ответе об этом ничего нет."})
					}
				}
				if !answered {
					return nil // subject speaks of an answer to nothing
				}
				return list
			}
		},
	}
}

// asks reports whether a segment of the message asks for something: by a question mark, a word of a question or a request,
// or by turning to something else («и ещё»).
func (s *sheet) asks(x span, turns *lexicon) bool {
	p := s.message
	if strings.Contains(p.gap(x.to), "?") {
		return true
	}
	if _, ok := turns.at(p, x.from); ok || p.words[x.from].low == "и" || p.words[x.from].low == "а" {
		return true
	}
	for _, w := range p.words[x.from:x.to] {
		switch w.low {
		case "когда", "почему", "зачем", "просим", "прошу", "обещали":
			return true
		}
		if imperative(w.low) {
			return true
		}
	}
	return false
}

// segments parts the message where a person turns to something else: at sentences, and at «и ещё», «второе», «и почему».
func (s *sheet) segments(turns *lexicon) []span {
	var list []span
	for _, x := range s.message.sentences {
		from := x.from
		for _, m := range turns.within(s.message, x) {
			if m.from > from+1 {
				list = append(list, span{from, m.from})
				from = m.from
			}
		}
		list = append(list, span{from, x.to})
	}
	return list
}

// passedOver looks for a thing in a segment of the message that the draft has no word for. Silent is false as soon as the
// draft shares anything with the segment.
func (s *sheet) passedOver(x span) (thing string, at match, silent bool) {
	for k, c := range s.concepts {
		all := slices.DeleteFunc(c.words.within(s.message, x), func(m match) bool { return landmark(s.message, m.from) })
		if len(all) == 0 {
			continue
		}
		if s.answered[k] {
			return "", at, false
		}
		if thing == "" && !c.vague {
			thing, at = c.name, all[0]
		}
	}
	for _, w := range s.message.words[x.from:x.to] {
		if s.said[w.stem] && utf8.RuneCountInString(w.low) > 3 && !filler(w.low) || w.kind == digits && s.said[w.low] {
			return "", at, false
		}
	}
	return thing, at, thing != ""
}

// landmark reports whether a word only tells where: «у магазина», «за школой».
func landmark(p *page, i int) bool {
	if i == 0 || !near(p.gap(i)) {
		return false
	}
	switch p.words[i-1].low {
	case "у", "возле", "около", "напротив", "за", "от", "до", "к", "мимо", "между", "перед", "рядом", "вдоль", "через":
		return true
	}
	return false
}

// imperative reports whether a word asks to do something that can be done: «поставьте», «сделайте».
func imperative(low string) bool {
	return slices.Contains([]string{"сделайте", "поставьте", "установите", "уберите", "почините", "верните", "перенесите", "повесьте", "покрасьте", "отремонтируйте", "спилите", "проведите", "постройте",
		"откройте", "закройте", "запретите", "замените", "проложите", "положите", "посадите", "увеличьте", "пустите", "добавьте", "вывезите", "очистите", "засыпьте", "оборудуйте", "организуйте"}, low)
}

// answers reports whether the draft has a word for any thing of the message.
func (s *sheet) answers() bool {
	for k, c := range s.concepts {
		if s.answered[k] && c.words.has(s.message, s.message.everywhere()) {
			return true
		}
	}
	return false
}

// turnings lists words with which a person turns to something else.
func turnings() string {
	return "еще / и|а еще / второе / второй вопрос / кстати / также / и|а почему|когда|где|сколько|кто|зачем|что|как|куда / и сделайте|уберите|почините|поставьте|верните|проверьте|перенесите|повесьте|покрасьте|отремонтируйте|спилите"
}
