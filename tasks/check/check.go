package check

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
)

// Author is whoever wrote the message, as far as it is known.
type Author struct {
	First  string // «Мария»; "" when unknown
	Middle string // the patronymic; "" when unknown
	Last   string
}

// AuthorOf parts a name as networks show it: a given name, which people write a patronymic beside, and a surname.
func AuthorOf(name string) Author {
	var a Author
	for i, w := range strings.Fields(name) {
		switch {
		case i == 0:
			a.First = w
		case a.Middle == "" && Patronymic(w):
			a.Middle = w
		case a.Last == "":
			a.Last = w
		}
	}
	return a
}

// Media counts the files that go with the answer.
type Media struct{ Photos, Videos, Others int }

// Input is one draft with what is known around it. The zero value of a field means that it is unknown, and rules that
// need it keep silent.
type Input struct {
	Message     string   // what the resident wrote
	Address     string   // the location that the operator set: a street with a house
	District    string   // of the location
	Author      Author   // of the message
	Draft       string   // the answer as it would be published
	Media       Media    // that goes with it
	Departments []string // names of all departments of the roster
	Own         string   // the department that answers, as in Departments
	Streets     []string // names of the municipality's streets, with or without «улица»
	Places      []string // names of villages, parks and other places, and of districts
	Staff       []string // surnames that an answer may name
	Numbers     []string // internal numbers of the task: ours and of «Дело»
	Now         time.Time
	IsDayOff    func(date time.Time) bool         // nil when no calendar is at hand
	Known       func(word string) (ok, read bool) // the dictionary; read is false while there is none. nil: no spelling
	Dismissed   func(rule, phrase string) bool    // what «Не ошибка» was said to; nil: nothing
}

// Hint is one thing that a rule noticed.
type Hint struct {
	Rule       string          // the rule's id
	Criterion  tasks.Criterion // 10.1–10.7, or 17 and 18 for these paragraphs
	Start, End int             // bytes of the draft; 0, 0 for a hint about the whole
	Quote      string          // the place in the draft, or what of the message is missed
	Reason     string          // in Russian: what was noticed and why that is thought wrong
	Instead    string          // plainer words for the quote; "" when there are none
	Phrase     string          // the key for Dismissed: the quote, folded
	OfTask     bool            // as the rule's
}

// Checker checks drafts. It is immutable and safe for concurrent use.
type Checker struct {
	rules   []running
	numbers Numbers
	shared  *shared
}

// running is a rule that is switched on.
type running struct {
	rule *Rule
	find func(*sheet) []Hint
}

// New makes a checker. It fails for a setting that names no rule or is out of its range.
func New(s Settings) (*Checker, error) {
	if err := s.prove(); err != nil {
		return nil, err
	}
	c := &Checker{numbers: s.Numbers.filled(), shared: newShared()}
	list := all()
	for i := range list {
		if r := &list[i]; !slices.Contains(s.Off, r.ID) {
			c.rules = append(c.rules, running{r, r.build(c.numbers)})
		}
	}
	return c, nil
}

// Check returns what the rules notice, by place in the draft; hints about the whole come first, in the rules' order. The
// same input always gives the same hints. It takes time in proportion to the length of the texts.
func (c *Checker) Check(in Input) []Hint {
	if strings.TrimSpace(in.Draft) == "" {
		return nil
	}
	s := lay(in, c.shared)
	var list []Hint
	for _, r := range c.rules {
		said := 0
		for _, h := range r.find(s) {
			h.Rule, h.Criterion, h.OfTask = r.rule.ID, r.rule.Criterion, r.rule.OfTask
			if h.End > h.Start {
				h.Quote = in.Draft[h.Start:h.End]
			}
			if h.Phrase == "" {
				h.Phrase = key(h.Quote)
			}
			if in.Dismissed != nil && in.Dismissed(h.Rule, h.Phrase) {
				continue
			}
			if said++; said > c.numbers.PerRule {
				break
			}
			list = append(list, h)
		}
	}
	slices.SortStableFunc(list, func(a, b Hint) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return list
}

// key is a quote as it is remembered: folded, with single spaces.
func key(quote string) string { return strings.Join(strings.Fields(fold(quote)), " ") }

// words is a hint about words [from, to) of the draft.
func (s *sheet) words(from, to int, reason string) Hint {
	return Hint{Start: s.draft.words[from].start, End: s.draft.words[to-1].end, Reason: reason}
}
