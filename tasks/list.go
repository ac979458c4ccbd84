package tasks

import "time"

// Listed tells whose day's list a task belongs on: in the morning whose duty its step is; in the evening the controllers and
// deputies, if a term of it is overdue or will be by until.
func Listed(t Task, rung RungName, until time.Time, r *Roster) []Reminder {
	term, ok := t.Term(t.Current())
	who := []Audience{Duty}
	if rung == RungEvening {
		term, ok = worst(t, until)
		who = []Audience{Controllers, Deputies}
	}
	if !ok {
		return nil
	}
	var list []Reminder
	for _, a := range who {
		for _, p := range a.members(t, TheSystem(), r) {
			list = withReminder(list, Reminder{Task: t.ID, Person: p.ID, Step: term.Step, Of: term.Of, Due: term.Due, Rung: rung}, p)
		}
	}
	return list
}

// worst is the term that is due first, if it is due by an instant.
func worst(t Task, until time.Time) (first Term, ok bool) {
	for _, term := range t.Terms {
		if term.Step != StepAcknowledge && !term.Due.After(until) && (!ok || term.Due.Before(first.Due)) {
			first, ok = term, true
		}
	}
	return first, ok
}
