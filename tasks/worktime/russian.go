package worktime

import (
	"fmt"
	"strings"
	"time"
)

// Russian returns the explanation as lines for staff: the term, its start, a line
// for each day worked and for each run of days skipped, and a warning where a year
// is provisional.
func (e Explanation) Russian() string {
	var b strings.Builder
	b.WriteString("Срок: " + e.moment(e.Due) + "\n")
	b.WriteString("Отсчёт: " + e.moment(e.From) + ", " + e.amount() + "\n")
	for i := 0; i < len(e.Steps); {
		n := e.run(i)
		b.WriteString(e.line(i, n) + "\n")
		i += n
	}
	for _, y := range e.Provisional {
		b.WriteString("Внимание: " + ProvisionalWarning(y) + "\n")
	}
	return b.String()
}

// ProvisionalWarning returns the Russian sentence that marks a term, a health page
// or a check which rests on a year without its decree.
func ProvisionalWarning(year int) string {
	return fmt.Sprintf("календарь %d года предварительный, только по Трудовому кодексу. "+
		"Когда выйдет постановление о переносе выходных, сроки могут измениться.", year)
}

func (e Explanation) amount() string {
	if e.Days > 0 {
		return russianDays(e.Days) + " после этого дня"
	}
	return russianDuration(e.Work) + " рабочего времени"
}

// run counts the days from i on that read alike: skipped for the same reasons.
func (e Explanation) run(i int) int {
	if !e.Steps[i].idle() {
		return 1
	}
	n := 1
	for i+n < len(e.Steps) && e.Steps[i+n].idle() && e.Steps[i+n].why() == e.Steps[i].why() {
		n++
	}
	return n
}

// idle reports a day that gives the term nothing.
func (s Step) idle() bool { return len(s.Spans) == 0 && s.Number == 0 }

func (s Step) why() string {
	words := make([]string, len(s.Reasons))
	for i, r := range s.Reasons {
		words[i] = r.Text
	}
	return strings.Join(words, "; ")
}

func (e Explanation) line(i, n int) string {
	s := e.Steps[i]
	year := e.From.In(e.zone).Year()
	day := dayOfYear(s.Date, year)
	if n > 1 {
		day += " – " + dayOfYear(e.Steps[i+n-1].Date, year)
	}
	var parts []string
	switch {
	case e.Days > 0 && s.Number > 0:
		parts = append(parts, fmt.Sprintf("%d-й рабочий день из %d, до %s", s.Number, e.Days, e.endOf(s)))
	case e.Days > 0 && i == 0:
		parts = append(parts, "день начала, не считается")
	case len(s.Spans) > 0:
		parts = append(parts, e.spans(s)+" ("+russianDuration(s.Worked)+")")
	}
	if why := s.why(); why != "" {
		if n > 1 && why == weekendText {
			why = "выходные"
		}
		parts = append(parts, why)
	}
	if e.Days == 0 && len(s.Spans) > 0 {
		parts = append(parts, e.left(s))
	}
	if len(parts) == 0 {
		parts = append(parts, "рабочее время не потребовалось")
	}
	return day + ": " + strings.Join(parts, "; ")
}

func (e Explanation) left(s Step) string {
	if s.Left == 0 {
		return "срок наступает в " + e.until(s.Date, e.Due)
	}
	return "осталось " + russianDuration(s.Left)
}

func (e Explanation) spans(s Step) string {
	words := make([]string, len(s.Spans))
	for i, v := range s.Spans {
		words[i] = clockIn(e.zone, v.From) + "–" + e.until(s.Date, v.To)
	}
	return strings.Join(words, ", ")
}

func (e Explanation) endOf(s Step) string {
	return e.until(s.Date, s.Spans[len(s.Spans)-1].To)
}

// until writes the end of a span of a day: midnight as the 24:00 it is.
func (e Explanation) until(d Date, t time.Time) string {
	if local := t.In(e.zone); DateOf(local) != d && local.Hour() == 0 && local.Minute() == 0 && local.Second() == 0 {
		return "24:00"
	}
	return clockIn(e.zone, t)
}

// moment writes "пн 12.05.2025 10:30".
func (e Explanation) moment(t time.Time) string {
	d := DateOf(t.In(e.zone))
	return weekdayShort(d.Weekday()) + " " + d.String() + " " + clockIn(e.zone, t)
}

func clockIn(loc *time.Location, t time.Time) string {
	t = t.In(loc)
	if t.Second() != 0 {
		return t.Format("15:04:05")
	}
	return t.Format("15:04")
}
