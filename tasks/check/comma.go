package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// comma notices that there is none before «что», «который», «потому что» and «чтобы» where one must be.
func comma() Rule {
	return Rule{
		ID: "comma", Criterion: "10.6", Title: "Запятая перед «что», «который», «потому что»",
		Fires: []Example{
			{Draft: "Сообщаем что яму засыпали.", Quote: "Сообщаем что"},
			{Draft: "Яму которая мешала проезду засыпали.", Quote: "Яму которая"},
			{Draft: "Улица на которой вы живёте убрана.", Quote: "Улица на которой"},
			{Draft: "Воду отключили потому что лопнула труба.", Quote: "отключили потому что"},
			{Draft: "Просим подождать чтобы бригада успела.", Quote: "подождать чтобы"},
			{Draft: "Придёт бригада, которая, знает дело.", Quote: "которая, знает"},
			{Draft: "Знаем о том что темно.", Quote: "том что"},
			{Draft: "Поможем всем кто пришёл.", Quote: "всем кто"},
			{Draft: "Труба лопнула поэтому воды нет.", Quote: "лопнула поэтому"},
			{Draft: "Дом старый но крепкий.", Quote: "старый но"},
			{Draft: "Позвоните если погаснет.", Quote: "Позвоните если"},
		},
		Silent: []Example{
			{Draft: "Сообщаем, что яму засыпали. Потому что мешала. Что делать дальше, решим."},
			{Draft: "Дома, жители которых писали, и двор, в котором темно. Потому, что лопнула труба."},
			{Draft: "Не потому что забыли, а только потому что шёл дождь. Для того чтобы успеть. Всё что угодно."},
			{Draft: "Труба, которая, кстати, новая, цела."},
			{Draft: "Почти что готово. Если что, пишите. Пока что ждём. Узнать, кто и что сделал."},
		},
		build: func(Numbers) func(*sheet) []Hint {
			known := conjunctions()
			return func(s *sheet) []Hint {
				var list []Hint
				for i := 1; i < len(s.draft.words); i++ {
					if s.torn(i) {
						list = append(list, s.words(i-1, i+1, "После «"+strings.ToLower(s.draft.quote(i-1, i))+"» запятая не нужна."))
						continue
					}
					from, to := s.clause(i, known)
					if from >= 0 {
						list = append(list, s.words(from, to, "Кажется, перед «"+strings.ToLower(s.draft.quote(from+1, to))+"» пропущена запятая."))
					}
				}
				return list
			}
		},
	}
}

// torn reports whether a comma without a pair parts «который» from what follows it.
func (s *sheet) torn(i int) bool {
	p := s.draft
	if !strings.HasPrefix(p.words[i-1].low, "котор") || strings.TrimRight(p.gap(i), " ") != "," {
		return false
	}
	if i < len(p.words) && doing(p.words[i].low) {
		return true
	}
	for k := i + 1; k <= min(i+4, len(p.words)); k++ {
		if strings.ContainsAny(p.gap(k), ",(") {
			return false
		}
		if k == len(p.words) || strings.ContainsAny(p.gap(k), ".!?\n") {
			break
		}
	}
	return true
}

// doing reports whether a word ends as a verb does that may stand after «который»; words of somebody's opinion are none.
func doing(low string) bool {
	if slices.Contains([]string{"кажется", "считает", "считают", "говорят", "говорит", "пишут", "пишет", "надеемся", "думает", "думают", "полагает", "полагают", "может", "быть"}, low) || utf8.RuneCountInString(low) < 5 {
		return false
	}
	for _, end := range []string{"ет", "ит", "ют", "ут", "ят", "ат", "ла", "ли", "ло", "ется", "ится", "утся", "ются"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// clause finds a clause that begins at the i-th word without a comma: the words from the one before it. From is -1 where
// all is well.
func (s *sheet) clause(i int, known map[string]conjunction) (from, to int) {
	p := s.draft
	before, low := p.words[i-1], p.words[i].low
	if !s.bare(i) || before.kind == address {
		return -1, 0
	}
	if strings.HasPrefix(low, "котор") {
		if oblique := low == "которой" || low == "которых" || low == "которого"; oblique && !preposition(before.low) {
			return -1, 0 // «дом, крыша которого»
		}
		return s.relative(i)
	}
	c, ok := known[low]
	if !ok || i+1 >= len(p.words) || !c.opens(s, i) {
		return -1, 0
	}
	if c.then != "" {
		return i - 1, i + 2
	}
	return i - 1, i + 1
}

// relative judges «который» with the preposition before it, if there is one.
func (s *sheet) relative(i int) (from, to int) {
	p, at := s.draft, i-1
	if preposition(p.words[at].low) {
		if at--; at < 0 || !s.bare(at+1) {
			return -1, 0
		}
	}
	before := p.words[at]
	if slices.Contains(joining(), before.low) || preposition(before.low) || at+1 == i && p.words[i].low == "котором" || before.kind == digits {
		return -1, 0
	}
	return at, i + 1
}

// bare reports whether only a space parts the i-th word from the one before it, within one sentence.
func (s *sheet) bare(i int) bool {
	return i > 0 && strings.Trim(s.draft.gap(i), " \u00a0") == ""
}
