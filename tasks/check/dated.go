package check

import (
	"strings"
	"time"

	"otklik/tasks/dates"
)

// exampleDay is the present of examples: Monday, 23 November 2026, noon.
var exampleDay = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)

// pastDate notices something promised for a day that is over.
func pastDate() Rule {
	monday := Input{Now: exampleDay}
	return Rule{
		ID: "past-date", Criterion: "10.4", OfTask: true, Title: "Обещанная дата уже прошла",
		Fires: []Example{
			{Draft: "Яму засыпят до 15 ноября.", Quote: "до 15 ноября", Input: monday},
			{Draft: "Ремонт завершим 01.11.2026.", Quote: "01.11.2026", Input: monday},
			{Draft: "Решение вынесут до 20 ноября.", Quote: "до 20 ноября", Input: monday},
		},
		Silent: []Example{
			{Draft: "Яму засыпали 15 ноября.", Input: monday},
			{Draft: "Яму засыпят до 15 декабря.", Input: monday},
			{Draft: "Постановление от 15 ноября действует.", Input: monday},
		},
		build: func(Numbers) func(*sheet) []Hint {
			future := phrases(append(futures(), willDo(), "будет|будут|планируется|планируем|запланирован*|намечен*|завершится|начнется|продлится|обещает|обещают|ждите|ожидается|закончим|закончат|постараемся")...)
			return func(s *sheet) []Hint {
				var list []Hint
				for _, m := range s.mentions {
					if !m.Past || m.Impossible || m.Reference || m.Done || len(s.draft.sentences) == 0 {
						continue
					}
					if k := s.draft.sentence(s.draft.wordAt(m.Start)); k < len(s.draft.sentences) && (future.has(s.draft, s.draft.sentences[k]) || s.due(m, s.draft.sentences[k])) && !s.promised(s.draft.sentences[k]) {
						list = append(list, Hint{Start: m.Start, End: m.End, Reason: "Обещанный срок уже прошёл: проверьте дату."})
					}
				}
				return list
			}
		},
	}
}

// due reports whether a date with «до» or «к» stands beside a verb of what will be, in a sentence without one of what was.
func (s *sheet) due(m dates.Mention, x span) bool {
	if low := fold(m.Words); !strings.HasPrefix(low, "до ") && !strings.HasPrefix(low, "к ") && !strings.HasPrefix(low, "не позднее") {
		return false
	}
	will := false
	for _, w := range s.draft.words[x.from:x.to] {
		if w.kind != letters || len(w.low) < 8 {
			continue
		}
		for _, was := range []string{"ли", "лся", "лась", "лись", "ано", "ены", "ено", "ана"} {
			if strings.HasSuffix(w.low, was) {
				return false
			}
		}
		for _, end := range []string{"ут", "ют", "ят", "ат", "ется", "ится", "утся", "ятся", "дет", "дем", "ним", "шим"} {
			will = will || strings.HasSuffix(w.low, end)
		}
	}
	return will
}

// dayOff notices something promised for a day on which nobody works.
func dayOff() Rule {
	sunday := Input{Now: exampleDay, IsDayOff: func(d time.Time) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }}
	return Rule{
		ID: "day-off", Criterion: "10.4", OfTask: true, Title: "Обещанная дата — нерабочий день",
		Fires: []Example{{Draft: "Яму засыпят 29 ноября.", Quote: "29 ноября", Input: sunday}},
		Silent: []Example{
			{Draft: "Яму засыпят 27 ноября.", Input: sunday},
			{Draft: "В воскресенье, 29 ноября, пройдёт ярмарка.", Input: sunday},
			{Draft: "Субботник пройдёт 28 ноября, в субботу.", Input: sunday},
			{Draft: "Яму засыпали 22 ноября. Льготы действуют с 29 ноября.", Input: sunday},
		},
		build: func(Numbers) func(*sheet) []Hint {
			future := phrases(append(futures(), willDo())...)
			knows := phrases("субботник*|выходн*|праздни*|ярмарк*|концерт*|фестивал*|ежедневно|круглосуточно|встреч*|сбор|спектакл*|выставк*|соревнован*|турнир*|матч*|закроется|закрывается|занимаются|занятия|приходите|приглаша*")
			return func(s *sheet) []Hint {
				var list []Hint
				for _, m := range s.mentions {
					if s.IsDayOff == nil || !m.Exact() || m.Past || m.Impossible || m.Reference || m.Done || m.Working > 0 || m.First != m.Last {
						continue
					}
					day := time.Date(m.Last.Year, m.Last.Month, m.Last.Day, 0, 0, 0, 0, s.Now.Location())
					k := s.draft.sentence(s.draft.wordAt(m.Start))
					if low := fold(m.Words); strings.HasPrefix(low, "с ") || strings.HasPrefix(low, "со ") {
						continue // from which day on something is in force
					}
					if k < len(s.draft.sentences) && (future.has(s.draft, s.draft.sentences[k]) || s.due(m, s.draft.sentences[k])) && !knows.has(s.draft, s.draft.sentences[k]) && s.IsDayOff(day) {
						list = append(list, Hint{Start: m.Start, End: m.End, Reason: "Это нерабочий день: проверьте, будут ли работы."})
					}
				}
				return list
			}
		},
	}
}

// impossibleDate notices a day that no calendar has.
func impossibleDate() Rule {
	monday := Input{Now: exampleDay}
	return Rule{
		ID: "impossible-date", Criterion: "10.4", Title: "Такой даты нет",
		Fires: []Example{
			{Draft: "Яму засыпят до 31 ноября.", Quote: "до 31 ноября", Input: monday},
			{Draft: "Ремонт завершим 30.02.2027.", Quote: "30.02.2027", Input: monday},
		},
		Silent: []Example{{Draft: "Яму засыпят до 30 ноября, звоните 8 (8617) 31-11-20.", Input: monday}},
		build: func(Numbers) func(*sheet) []Hint {
			return func(s *sheet) []Hint {
				var list []Hint
				for _, m := range s.mentions {
					if m.Impossible && !strings.HasPrefix(fold(m.Words), "с ") { // «с 1 октября до 30 апреля» goes over the new year
						list = append(list, Hint{Start: m.Start, End: m.End, Reason: "Такой даты в календаре нет."})
					}
				}
				return list
			}
		},
	}
}

// datesOf reads the dates of the draft once for all rules; without a present there are none.
func datesOf(in Input) []dates.Mention {
	if in.Now.IsZero() {
		return nil
	}
	return dates.Find(in.Draft, in.Now, in.Now.Location())
}
