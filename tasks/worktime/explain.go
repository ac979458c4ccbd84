package worktime

import "time"

// Explanation is a due time with every step that leads to it.
type Explanation struct {
	From, Due   time.Time // UTC
	Work        time.Duration
	Days        int    // of a term in working days; then Work is the work in between
	Steps       []Step // one a local day, from the day of From to the day of Due
	Provisional []int  // years touched whose decree is not known
	zone        *time.Location
}

// Step is one local day of an Explanation.
type Step struct {
	Date        Date
	Spans       []Span        // what was worked for the term
	Worked      time.Duration // their sum
	Left        time.Duration // of the term, after this day
	Number      int           // which working day of a term in days, 0 = does not count
	Reasons     []Reason      // why the day was skipped, cut or worked differently
	Provisional bool
}

// Span is a stretch of instants, half-open, in UTC.
type Span struct{ From, To time.Time }

// Explain returns what Due computes, step by step.
func (c *Calendar) Explain(from time.Time, w time.Duration) (Explanation, error) {
	due, err := c.Due(from, w)
	if err != nil {
		return Explanation{}, err
	}
	return c.explain(from, due, w, 0), nil
}

// ExplainDays returns what DueDays computes, step by step.
func (c *Calendar) ExplainDays(from time.Time, n int) (Explanation, error) {
	due, err := c.DueDays(from, n)
	if err != nil {
		return Explanation{}, err
	}
	w, err := c.Elapsed(from, due)
	if err != nil {
		return Explanation{}, err
	}
	return c.explain(from, due, w, n), nil
}

func (c *Calendar) explain(from, due time.Time, w time.Duration, days int) Explanation {
	e := Explanation{From: from.UTC(), Due: due, Work: w, Days: days, zone: c.loc}
	first := c.index(from)
	last := first
	if due.After(from) {
		last = max(first, c.index(due.Add(-1)))
	}
	left := w
	for i := first; i <= last; i++ {
		s := c.step(i, e.From, due, days > 0)
		if days > 0 && i > first && c.workedDays[i] > c.workedDays[i-1] {
			s.Number = int(c.workedDays[i] - c.workedDays[first])
		}
		left -= s.Worked
		s.Left = left
		e.Steps = append(e.Steps, s)
		if y := s.Date.Year; s.Provisional && (len(e.Provisional) == 0 || e.Provisional[len(e.Provisional)-1] != y) {
			e.Provisional = append(e.Provisional, y)
		}
	}
	return e
}

// step works out the part of [from, due) that falls on the day at index i.
func (c *Calendar) step(i int, from, due time.Time, inDays bool) Step {
	s := Step{
		Date:        dateOfNumber(c.firstDay + i),
		Reasons:     c.reasons(i),
		Provisional: c.rules[i].provisional,
	}
	a, _ := c.instant(from) // covered: Due has answered
	b, _ := c.instant(due)
	spans := c.zone.spans(nil, c.firstDay+i, c.rules[i].hours, c.start)
	for j, v := range spans {
		if !inDays && j > 0 && spans[j-1].to < b && v.from > a && v.from <= b {
			s.Reasons = append(s.Reasons, c.breakReason(spans[j-1].to, v.from))
		}
		if f, t := max(v.from, a), min(v.to, b); f < t {
			s.Spans = append(s.Spans, Span{From: c.time(f), To: c.time(t)})
			s.Worked += time.Duration(t - f)
		}
	}
	if n := len(spans); n > 0 && spans[n-1].to <= a && !inDays {
		s.Reasons = append(s.Reasons, Reason{Kind: AfterHours, Text: "рабочее время окончено в " + c.clock(c.time(spans[n-1].to))})
	}
	return s
}

func (c *Calendar) breakReason(from, to int64) Reason {
	f, t := c.time(from), c.time(to)
	return Reason{Kind: Break, Text: "перерыв " + c.clock(f) + "–" + c.clock(t), From: f, To: t}
}

// clock writes the wall clock of t, with seconds only where there are any.
func (c *Calendar) clock(t time.Time) string { return clockIn(c.loc, t) }
