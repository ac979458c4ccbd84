package worktime

import (
	"slices"
	"time"
)

// shortenedBy is what Labour Code art. 95 takes off the day before a holiday.
const shortenedBy = time.Hour

// ruleKind is the rule that gave a date its hours.
type ruleKind uint8

const (
	byWeek ruleKind = iota
	byHoliday
	byMove
	byWorkingWeekend
	byException
)

// rule is what governs one date and the hours that follow from it.
type rule struct {
	kind        ruleKind
	short       bool
	provisional bool
	name        string     // of the holiday, or the exception's reason
	other       Date       // where a day off was moved from, or what a weekend day pays for
	hours       []Interval // joined: a break between two is always longer than zero
}

// rulesOf works out the rule of every date of the data, in order from 1 January
// of its first year. The data has been proved.
func rulesOf(week Week, data Data) []rule {
	for d := range week {
		week[d] = join(week[d])
	}
	first := Date{data.Years[0].Year, 1, 1}
	end := Date{data.Years[len(data.Years)-1].Year + 1, 1, 1}
	base := first.number()
	rules := make([]rule, end.number()-base)
	for i := range rules {
		rules[i].hours = week[weekdayOf(base+i)]
	}
	for _, y := range data.Years {
		applyYear(rules, base, week, y)
	}
	for _, e := range data.Exceptions {
		r := &rules[e.Date.number()-base]
		r.kind, r.short, r.name = byException, false, e.Reason
		r.hours = join(slices.Clone(e.Intervals))
	}
	return rules
}

func applyYear(rules []rule, base int, week Week, y Year) {
	at := func(d Date) *rule { return &rules[d.number()-base] }
	for n := (Date{y.Year, 1, 1}).number(); n < (Date{y.Year + 1, 1, 1}).number(); n++ {
		rules[n-base].provisional = y.Provisional
	}
	for _, h := range y.Holidays {
		r := at(h.Date)
		r.kind, r.name, r.hours = byHoliday, h.Name, nil
	}
	for _, m := range y.Moved {
		r := at(m.Date)
		r.kind, r.other, r.hours = byMove, m.From, nil
	}
	for _, w := range y.Working {
		r := at(w.Date)
		if r.hours = week[w.For.Weekday()]; len(r.hours) == 0 {
			continue // the municipality does not work on that weekday: nothing to make up for
		}
		r.kind, r.other = byWorkingWeekend, w.For
	}
	for _, d := range y.Short {
		if r := at(d); len(r.hours) > 0 {
			r.short, r.hours = true, shorten(r.hours, shortenedBy)
		}
	}
}
