package tasks

import (
	"slices"
	"strconv"
	"time"
)

// Remind lets the rungs of a term that have come by now tell whom they must. Each comes once a term; after a time in which
// nothing ran, all that have come meanwhile come as one.
type Remind struct {
	Step  Step       `json:"step"`
	Of    string     `json:"of,omitempty"`    // whose, where a step has several terms
	Due   time.Time  `json:"due"`             // of the term that is meant: another one is not reminded of by mistake
	Rungs []RungName `json:"rungs,omitempty"` // those that came; set by Decide
}

// Verb is DoRemind.
func (Remind) Verb() Verb { return DoRemind }

func (c Remind) check(t Task, _ Person, _ *Policy) Code {
	if term, ok := t.TermOf(c.Step, c.Of); !ok || !term.Due.Equal(c.Due) {
		return Unchanged
	}
	return ""
}

func (c Remind) apply(*Task, Event) {}

// Reminder tells one person of one term. What it says is made when it is sent, together with others for the same person.
type Reminder struct {
	Task   ID        `json:"task"`
	Person PersonID  `json:"person"`
	Step   Step      `json:"step"`
	Of     string    `json:"of,omitempty"` // whose, where a step has several terms
	Due    time.Time `json:"due"`
	Rung   RungName  `json:"rung"`
	Was    time.Time `json:"was,omitzero"`     // for RungMoved: the term before
	Urgent bool      `json:"urgent,omitempty"` // of high importance: does not wait for others, nor for working time
}

// Key is one per task, person, step and rung: each comes once.
func (r Reminder) Key() string {
	step := string(r.Step)
	if r.Of != "" {
		step += ":" + r.Of
	}
	return string(r.Task) + "/" + string(r.Person) + "/" + step + "/" + string(r.Rung)
}

// fire carries out a Remind: which rungs have come, whom they tell, and what the term is afterwards.
func (p *Policy) fire(t Task, c Remind, now time.Time, rev int64) (Remind, []Term, []Reminder, []Told, error) {
	terms := slices.Clone(t.Terms)
	i := slices.IndexFunc(terms, func(x Term) bool { return x.Step == c.Step && x.Of == c.Of })
	ripe, err := p.ripe(t, terms[i], now)
	if err != nil {
		return c, nil, nil, nil, err
	}
	var reminders []Reminder
	var calls []Told
	for _, m := range ripe {
		c.Rungs = append(c.Rungs, m.Name)
		for _, who := range m.Who {
			for _, person := range who.members(t.about(terms[i]), TheSystem(), p.Roster) {
				if m.Card {
					if person.Account != 0 {
						calls = append(calls, Told{Person: person.ID, View: ViewCard, Rev: rev})
					}
					continue
				}
				reminders = withReminder(reminders, Reminder{
					Task: t.ID, Person: person.ID, Step: c.Step, Of: c.Of, Due: c.Due, Rung: m.Name, Urgent: t.Importance == High,
				}, person)
			}
		}
	}
	terms[i].Fired = slices.Concat(terms[i].Fired, c.Rungs)
	moments, err := p.Moments(t, terms[i])
	if err != nil {
		return c, nil, nil, nil, err
	}
	for _, m := range moments { // an early reminder that a late one has overtaken is over
		if !m.At.After(now) && !slices.Contains(terms[i].Fired, m.Name) {
			terms[i].Fired = append(terms[i].Fired, m.Name)
		}
	}
	terms[i], err = p.schedule(t, terms[i], now, terms[i].Due)
	return c, terms, reminders, calls, err
}

// about is the task as it concerns those whose term it is: of several departments only the one that the term is of, of a
// promise the one that gave it.
func (t Task) about(term Term) Task {
	switch term.Step {
	case StepPromise:
		no, _ := strconv.Atoi(term.Of)
		if p, ok := t.Promise(no); ok && p.Department != t.Department {
			t.Status, t.Department, t.Assignee = Published, p.Department, ""
		}
	case StepInformation:
		t.Parts = slices.DeleteFunc(slices.Clone(t.Parts), func(p Part) bool { return string(p.Department) != term.Of })
		if t.Status != Gathering { // a lead has been chosen meanwhile; the others are still asked
			t.Department, t.Assignee = DepartmentID(term.Of), ""
		}
	}
	return t
}

// withReminder adds a reminder; a person who is told already hears the later rung only, and that time is no longer enough
// rather than how much is left.
func withReminder(list []Reminder, r Reminder, to Person) []Reminder {
	if to.Account == 0 {
		return list
	}
	for i := range list {
		if list[i].Person == r.Person {
			if list[i].Rung != RungForecast || !r.Rung.Early() {
				list[i] = r
			}
			return list
		}
	}
	return append(list, r)
}
