package tasks

import (
	"slices"
	"strconv"
	"time"
)

// RungName names one reminder or escalation of a step. Stored as they are written here.
type RungName string

// The rungs, in the order in which they come.
const (
	RungHalf        RungName = "half"        // half of the time is left
	RungFifth       RungName = "fifth"       // a fifth of it is left
	RungForecast    RungName = "forecast"    // the remaining steps no longer fit before the answer's term
	RungTerm        RungName = "term"        // the term has come
	RungResponsible RungName = "responsible" // overdue: the department's responsible person hears
	RungController  RungName = "controller"  // overdue: the controllers hear
	RungDeputy      RungName = "deputy"      // overdue: the overseeing deputy hears
	RungHead        RungName = "head"        // overdue and of high importance: the head hears
	RungDay         RungName = "day"         // the day of a promise has begun: its card comes
	RungAlarm1      RungName = "alarm1"      // the head has not seen the alert: it comes again
	RungAlarm2      RungName = "alarm2"
	RungAlarm3      RungName = "alarm3"
	RungMorning     RungName = "morning" // the list at the start of the working day
	RungEvening     RungName = "evening" // the list at its end
	RungMoved       RungName = "moved"   // the calendar or the hours have changed: the term is another one
)

// Rung is one row of the ladder by which a step's term is reminded of and escalated.
type Rung struct {
	Name  RungName
	Who   []Audience
	After time.Duration // of the term; of the working time for normal importance, of the clock for high
	High  bool          // for high importance only
	Card  bool          // the card itself comes anew, not a line that reminds of it
}

// alarmEvery is how long an alert may stay unseen before it comes again.
const alarmEvery = 10 * time.Minute

// leastLead is how long before a term the last reminder comes at the least.
const leastLead = 5 * time.Minute

// Ladder lists what comes at a term and after it. What comes before depends on the step's length: half and a fifth.
func Ladder() []Rung {
	return []Rung{
		{Name: RungTerm, Who: []Audience{Duty}},
		{Name: RungResponsible, Who: []Audience{Responsibles}, After: 15 * time.Minute},
		{Name: RungController, Who: []Audience{Controllers}, After: 30 * time.Minute},
		{Name: RungDeputy, Who: []Audience{Deputies}, After: time.Hour},
		{Name: RungHead, Who: []Audience{Heads}, After: time.Hour, High: true},
	}
}

// Moment is a rung with its instant.
type Moment struct {
	Rung
	At time.Time
}

// Early reports whether the rung comes before the term: it loses its sense when the term has come.
func (r RungName) Early() bool {
	return r == RungHalf || r == RungFifth || r == RungForecast || r == RungDay
}

// Moments lists the rungs of a running term with their instants, earliest first. It is what should happen if nothing
// stops the term; which of it has happened is in Term.Fired.
func (p *Policy) Moments(t Task, term Term) ([]Moment, error) {
	if term.Step == StepAcknowledge {
		return alarms(term), nil
	}
	moments, err := p.early(t, term)
	if err != nil {
		return nil, err
	}
	rule, _ := term.Step.Rule()
	for _, r := range Ladder() {
		if r.Name == RungTerm {
			r.Who = []Audience{rule.Duty}
		}
		if r.High && t.Importance != High || r.Name != RungTerm && r.Who[0] == rule.Duty {
			continue
		}
		at := term.Due.Add(r.After)
		if t.Importance == Normal && r.After > 0 {
			if at, err = p.Calendar.Due(term.Due, r.After); err != nil {
				continue // beyond the years that the calendar knows: the term itself and the rungs before stand
			}
		}
		moments = append(moments, Moment{r, at})
	}
	return moments, nil
}

// early lists the reminders before the term.
func (p *Policy) early(t Task, term Term) ([]Moment, error) {
	if !term.Due.After(term.From) {
		return nil, nil
	}
	if term.Step == StepPromise {
		return p.day(t, term)
	}
	rule, _ := term.Step.Rule()
	length, err := p.Calendar.Elapsed(term.From, term.Due)
	if err != nil {
		return nil, err
	}
	var moments []Moment
	add := func(name RungName, left time.Duration) error {
		at, err := p.Calendar.Before(term.Due, left)
		moments = append(moments, Moment{Rung{Name: name, Who: []Audience{rule.Duty}}, at})
		return err
	}
	if length/2 >= leastLead {
		if err := add(RungHalf, length/2); err != nil {
			return nil, err
		}
	}
	if fifth := max(length/5, leastLead); fifth < length/2 {
		if err := add(RungFifth, fifth); err != nil {
			return nil, err
		}
	}
	if term.Step != StepAnswer {
		return moments, nil
	}
	forecast, err := p.forecast(t, term)
	if err != nil || forecast.IsZero() {
		return moments, err
	}
	moments = append(moments, Moment{Rung{Name: RungForecast, Who: []Audience{Duty, Controllers}}, forecast})
	slices.SortStableFunc(moments, func(a, b Moment) int { return a.At.Compare(b.At) })
	return moments, nil
}

// day is the moment at which the working day of a promise begins.
func (p *Policy) day(t Task, term Term) ([]Moment, error) {
	no, _ := strconv.Atoi(term.Of)
	promise, ok := t.Promise(no)
	if !ok {
		return nil, nil
	}
	start, end, err := p.Calendar.Workday(promise.Day.Year, promise.Day.Month, promise.Day.Day)
	if err != nil || !end.Equal(term.Due) {
		return nil, err
	}
	if promise.Report != nil && !start.After(term.From) { // who was told on the day that it is not done has the card
		return nil, nil
	}
	return []Moment{{Rung{Name: RungDay, Who: []Audience{Executors}, Card: true}, start}}, nil
}

// alarms repeat an alert that the head has not acknowledged: after 10, 20 and 30 minutes by the clock, then the deputies and
// the controllers hear of the silence [21].
func alarms(term Term) []Moment {
	at := func(n int) time.Time { return term.From.Add(time.Duration(n) * alarmEvery) }
	return []Moment{
		{Rung{Name: RungAlarm1, Who: []Audience{Heads}, Card: true}, at(1)},
		{Rung{Name: RungAlarm2, Who: []Audience{Heads}, Card: true}, at(2)},
		{Rung{Name: RungAlarm3, Who: []Audience{Heads}, Card: true}, at(3)},
		{Rung{Name: RungDeputy, Who: []Audience{Deputies, Controllers}}, at(4)},
	}
}

// schedule sets a term's Next to the first rung that has not fired. A term that is new, or has another Due than it was,
// forgets the rungs that are past, all but the news that it is overdue, which comes at once.
func (p *Policy) schedule(t Task, term Term, now, was time.Time) (Term, error) {
	anew := !term.Due.Equal(was)
	moments, err := p.Moments(t, term)
	if err != nil {
		return term, err
	}
	if anew {
		term = term.movedFrom(was)
		for _, m := range moments {
			over := m.Name == RungHalf || m.Name == RungFifth || m.Name == RungDay && !was.IsZero()
			if over && !m.At.After(now) && !slices.Contains(term.Fired, m.Name) {
				term.Fired = append(term.Fired, m.Name)
			}
		}
	}
	term.Next = time.Time{}
	for _, m := range moments {
		if slices.Contains(term.Fired, m.Name) {
			continue
		}
		at := m.At
		if at.Before(now) && t.Importance == Normal && anew {
			if at, err = p.Calendar.Next(now); err != nil {
				return term, err
			}
		}
		if term.Next.IsZero() || at.Before(term.Next) {
			term.Next = at
		}
	}
	return term, nil
}

// ripe lists the rungs of a term that have come by now and not fired; where one of them is at or after the term, those
// before it are left out.
func (p *Policy) ripe(t Task, term Term, now time.Time) ([]Moment, error) {
	moments, err := p.Moments(t, term)
	if err != nil {
		return nil, err
	}
	late := false
	ripe := slices.DeleteFunc(moments, func(m Moment) bool {
		out := slices.Contains(term.Fired, m.Name) || m.At.After(now)
		late = late || !out && !m.Name.Early()
		return out
	})
	if late {
		ripe = slices.DeleteFunc(ripe, func(m Moment) bool { return m.Name.Early() })
	}
	return ripe, nil
}
