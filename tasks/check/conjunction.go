package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// conjunction says when a word begins a clause that needs a comma before it.
type conjunction struct {
	then  string   // the word that must follow: «что» of «потому что»; "" for none
	least int      // letters that the word before has
	only  []string // the words that may stand before; nil for any
	not   []string // and those that may not
	next  []string // words that, standing after, make it something else: «если бы»
	when  func(s *sheet, i int) bool
}

// opens reports whether the i-th word begins a clause. A word follows it.
func (c conjunction) opens(s *sheet, i int) bool {
	p := s.draft
	before, after := p.words[i-1], p.words[i+1]
	return (c.then == "" || after.low == c.then && s.bare(i+1)) && before.kind == letters && utf8.RuneCountInString(before.low) >= c.least &&
		(c.only == nil || slices.Contains(c.only, before.low)) && !slices.Contains(c.not, before.low) && !slices.Contains(c.next, after.low) &&
		(c.when == nil || c.when(s, i))
}

// conjunctions are the plain cases: which words, and what must not stand beside them.
func conjunctions() map[string]conjunction {
	joined := joining()
	pronoun := conjunction{only: []string{"тот", "те", "тех", "тем", "всех", "всем", "все", "каждый", "того", "тому"}}
	result := conjunction{least: 5, not: []string{"именно"}}
	condition := conjunction{not: append(conditional(), joined...), next: []string{"бы"}}
	place := conjunction{
		least: 5, not: append([]string{"неизвестно", "непонятно", "неважно", "некогда", "спасибо", "сегодня", "завтра"}, clinging()...),
		next: []string{"был", "была", "было", "были", "есть", "надо", "нужно", "попало", "угодно", "придется"},
		when: func(s *sheet, i int) bool { return !s.question(i) },
	}
	return map[string]conjunction{
		"кто": pronoun, "кому": pronoun, "кого": pronoun,
		"поэтому": result, "однако": result,
		"чем":       {least: 5, when: (*sheet).compares},
		"поскольку": {not: joined}, "зато": {not: joined}, "но": {not: joined},
		"что":    {when: (*sheet).that},
		"потому": {then: "что", not: joined},
		"так":    {then: "как", not: append([]string{"точно", "все", "сделать", "делать", "сделали"}, joined...)},
		"чтобы":  {not: append([]string{"того", "тем", "том", "вместо", "к", "ради"}, joined...)},
		"а":      {least: 3, not: append(lettered(), joined...), when: (*sheet).contrasts},
		"если":   condition, "хотя": condition,
		"где": place, "куда": place, "откуда": place, "почему": place, "зачем": place, "когда": place,
	}
}

// that reports whether «что» begins a clause: after a verb of saying, after «о том», after a long word that it does not cling to.
func (s *sheet) that(i int) bool {
	p := s.draft
	before := p.words[i-1].low
	if before == "том" {
		return i > 1 && slices.Contains([]string{"о", "в", "об"}, p.words[i-2].low)
	}
	if telling(before) {
		return true
	}
	if utf8.RuneCountInString(before) < 5 || slices.Contains(clinging(), before) {
		return false
	}
	return !slices.Contains([]string{"угодно", "ли", "бы", "либо", "нибудь", "то"}, p.words[i+1].low)
}

// compares reports whether «чем» stands after a comparative: «быстрее чем».
func (s *sheet) compares(i int) bool {
	before := s.draft.words[i-1].low
	return strings.HasSuffix(before, "ее") || before == "лучше" || before == "дальше"
}

// contrasts reports whether «а» is the conjunction and not a letter: of a house, of a group.
func (s *sheet) contrasts(i int) bool {
	return !s.draft.words[i].capital && s.draft.words[i+1].kind == letters && s.bare(i+1)
}

// question reports whether the sentence of a word ends with a question mark: «А воду когда дадут?»
func (s *sheet) question(i int) bool {
	p := s.draft
	return strings.Contains(p.gap(p.sentences[p.sentence(i)].to), "?")
}

// lettered lists what has letters for names: «корпус а».
func lettered() []string {
	return []string{
		"корпус", "корпуса", "корпусе", "литер", "литера", "подъезд", "блок", "секция", "класс", "группа", "группы", "дом", "дома", "доме", "категории", "буква",
	}
}

// clinging lists words after which «что» needs no comma: «почти что», «разве что».
func clinging() []string {
	return []string{
		"почти", "разве", "потому", "оттого", "затем", "только", "именно", "просто", "пусть", "словно", "точно", "вроде", "единственно", "тогда", "после", "прежде", "перед",
		"кроме", "решать", "делать", "также", "теперь", "сейчас", "иначе",
	}
}

// conditional lists words to which «если» and «хотя» cling.
func conditional() []string {
	return []string{
		"что", "случае", "случай", "как", "чем", "вдруг", "ведь", "то", "потому", "поэтому", "там", "тут", "поскольку", "чтобы", "разве", "уж", "же", "так",
	}
}

// telling reports whether a verb is one of saying and knowing, after which «что» begins a clause.
func telling(low string) bool {
	for _, verb := range []string{
		"сообща", "сообщил", "сообщим", "уточня", "уточнил", "отмеча", "информиру", "напомина", "напомним", "подчеркива", "поясня", "пояснил", "разъясня",
		"уведомля", "знаем", "знаете", "понима", "считаем", "надеемся", "увере", "обраща", "жаль", "рады", "видим", "установил", "показал", "подтвержда",
		"подтвердил", "выяснил", "выяснилось", "оказалось", "известно", "понятно", "написал", "пишете", "писали", "сожале", "думаем", "обеща", "добав", "значит", "означает",
	} {
		if strings.HasPrefix(low, verb) {
			return true
		}
	}
	return low == "внимание" || low == "вас" || low == "вам"
}

// joining lists words after which a clause needs no comma before its own word.
func joining() []string {
	return []string{"и", "а", "но", "или", "да", "не", "ни", "только", "лишь", "именно", "даже", "особенно", "просто", "в", "отчасти", "видимо", "наверное", "хотя", "также", "либо"}
}

func preposition(low string) bool {
	return slices.Contains([]string{"в", "на", "по", "о", "об", "с", "со", "из", "к", "ко", "у", "за", "для", "от", "до", "при", "под", "над", "через", "во", "без", "про", "около"}, low)
}
