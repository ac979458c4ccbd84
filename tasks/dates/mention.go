package dates

import (
	"cmp"
	"slices"
	"time"

	"otklik/tasks/worktime"
)

// Unit is the precision of a date: criterion 10.4 wants a day, a month or a quarter.
type Unit uint8

// The units, from the most precise on.
const (
	Day      Unit = iota + 1
	Week          // «на следующей неделе»; the week ends on Sunday
	Decade        // ten days of a month, or another part of it
	Month         // «в ноябре»
	Quarter       // «в IV квартале»
	Season        // «весной 2027 года»
	HalfYear      // «во втором полугодии»
	Year          // «до конца года»
)

// Mention is a place of a text that names a date.
type Mention struct {
	Start, End int    // in bytes, at the boundaries of runes
	Words      string // text[Start:End], with its preposition: «до 28 ноября»
	// First and Last are the days that it spans; the promise falls on Last. They are equal for
	// a single day. «До декабря» and «к декабрю» mean the last of November.
	First, Last worktime.Date
	Unit        Unit
	// Working is the number of working days from now in «в течение 3 рабочих дней», else 0. Last then
	// counts Monday to Friday: a caller with a calendar knows better.
	Working int
	// Impossible marks a day that does not exist (31 ноября) or a period that ends before it
	// begins; First and Last are then zero.
	Impossible bool
	Past       bool // Last is before today
	// Reference marks the date of a document or of a state of things, never a promise:
	// «от 02.05.2006 № 59-ФЗ», «по состоянию на 1 ноября».
	Reference bool
	Done      bool // its sentence tells of what has been done: «сегодня были проведены работы»
}

// Exact reports whether a day is named, not a month or a quarter.
func (m Mention) Exact() bool { return m.Unit == Day }

// Find returns the dates of a text in its order; they do not overlap. Days are those of loc.
//
// A date without a year is the first such day not more than two months ago: «15 октября» in
// November is past, so that a caller can warn, and «15 января» is next January's. In a sentence
// that tells of what has been done it is the first one not more than half a year ago.
func Find(text string, now time.Time, loc *time.Location) []Mention {
	r := newReader(text, now, loc)
	var all []Mention
	for i := 0; i < len(r.toks); {
		p, j := r.prep(i)
		h := r.read(p, r.unquote(j))
		if h.next == 0 {
			i++
			continue
		}
		all = append(all, r.mention(i, j, h))
		i = h.next
	}
	return all
}

// mention makes one of the tokens from i on, of which j is the first after the preposition.
func (r *reader) mention(i, j int, h hit) Mention {
	m := Mention{
		Start: r.toks[i].start, End: r.toks[h.next-1].end,
		First: h.first, Last: h.last, Unit: h.unit, Working: h.working, Impossible: h.impossible || h.reversed,
		Reference: r.reference(i, j, h.next), Done: r.told[r.toks[i].sentence],
	}
	m.Words = r.text[m.Start:m.End]
	if m.Impossible {
		m.First, m.Last = worktime.Date{}, worktime.Date{}
	} else {
		m.Past = before(h.last, r.today)
	}
	return m
}

// Promises returns the mentions that can be promises: possible, of today or later, not the date of a
// document, and not a today on which something has been done. Each last day stands once, by its most
// precise mention; the earliest is the first.
func Promises(text string, now time.Time, loc *time.Location) []Mention {
	today := worktime.DateOf(now.In(loc))
	all := slices.DeleteFunc(Find(text, now, loc), func(m Mention) bool {
		return m.Impossible || m.Past || m.Reference || m.Done && m.Unit == Day && m.Last == today
	})
	slices.SortStableFunc(all, func(a, b Mention) int {
		return cmp.Or(compare(a.Last, b.Last), cmp.Compare(a.Unit, b.Unit))
	})
	return slices.CompactFunc(all, func(a, b Mention) bool { return a.Last == b.Last })
}

func compare(a, b worktime.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

func before(a, b worktime.Date) bool { return compare(a, b) < 0 }
