package dates

import (
	"slices"
	"time"

	"otklik/tasks/worktime"
)

// reader holds a text that is being read.
type reader struct {
	text  string
	toks  []token
	today worktime.Date
	told  []bool // by sentence: it speaks of what has been done
	typed bool   // a member of staff typed this as a date: be less wary
}

func newReader(text string, now time.Time, loc *time.Location) *reader {
	r := &reader{text: text, toks: tokens(text), today: worktime.DateOf(now.In(loc))}
	r.told = told(r.toks)
	return r
}

// tok returns a token, or one of the kind nothing beyond the text.
func (r *reader) tok(i int) token {
	if i < 0 || i >= len(r.toks) {
		return token{n: -1}
	}
	return r.toks[i]
}

// is reports whether token i is one of some words or marks.
func (r *reader) is(i int, texts ...string) bool {
	t := r.tok(i)
	return t.text != "" && slices.Contains(texts, t.text)
}

// dash reports a dash or hyphen of any width.
func (r *reader) dash(i int) bool { return r.is(i, "-", "–", "—", "−", "‐", "‑") }

// prep is the preposition before a date: it decides which day is the last one.
type prep uint8

const (
	bare     prep = iota
	until         // «до»
	towards       // «к»
	within        // «в течение», «в срок»
	inside        // «в»
	onto          // «на»
	from          // «с»
	through       // «по»
	after         // «через»
	notLater      // «не позднее»
)

// prep reads the preposition at i and returns the index after it, i where there is none.
func (r *reader) prep(i int) (prep, int) {
	switch r.tok(i).text {
	case "до":
		return until, i + 1
	case "к", "ко":
		return towards, i + 1
	case "на":
		return onto, i + 1
	case "с", "со":
		return from, i + 1
	case "по":
		return through, i + 1
	case "через":
		return after, i + 1
	case "в", "во":
		if r.is(i+1, "течение", "течении") {
			return within, i + 2
		}
		return inside, i + 1
	case "не":
		if r.is(i+1, "позднее", "позже") {
			return notLater, i + 2
		}
	}
	return bare, i
}

// hit is what a rule found from its token up to next; nothing where next is 0.
type hit struct {
	next        int
	first, last worktime.Date
	unit        Unit
	working     int
	impossible  bool // an end does not exist
	reversed    bool // both ends exist, the last one is earlier
}

// read tries every rule on the token at i, which stands after the preposition p.
func (r *reader) read(p prep, i int) hit {
	if r.tok(i).kind != word && r.tok(i).kind != number {
		return hit{}
	}
	for _, rule := range [...]func(*reader, prep, int) hit{
		(*reader).days, (*reader).weekday, (*reader).relative, (*reader).ofMonth, (*reader).quarter, (*reader).months,
		(*reader).season, (*reader).years, (*reader).newYear, (*reader).currentUnit, (*reader).duration, (*reader).longTerm,
	} {
		if h := rule(r, p, i); h.next > i {
			return h
		}
	}
	return hit{}
}
