package tasks

import "slices"

// Retime counts the terms that lie ahead anew because the calendar, the hours or the terms themselves have changed. What has
// passed already stays as it was. The event keeps before and after.
type Retime struct {
	Version string `json:"version"` // of the calendar and the terms that count from now on
	Before  []Term `json:"before"`  // set by Decide
}

// Verb is DoRetime.
func (Retime) Verb() Verb { return DoRetime }

func (Retime) check(Task, Person, *Policy) Code { return "" }
func (Retime) apply(*Task, Event)               {}

// moved tells those whose term has moved.
func moved(t Task, before, after []Term, r *Roster) []Reminder {
	var list []Reminder
	for _, now := range after {
		i := slices.IndexFunc(before, func(x Term) bool { return x.Step == now.Step && x.Of == now.Of })
		if i < 0 || before[i].Due.Equal(now.Due) {
			continue
		}
		rule, _ := now.Step.Rule()
		for _, person := range rule.Duty.members(t.about(now), TheSystem(), r) {
			if person.Account != 0 {
				list = append(list, Reminder{
					Task: t.ID, Person: person.ID, Step: now.Step, Of: now.Of, Due: now.Due, Was: before[i].Due, Rung: RungMoved,
				})
			}
		}
	}
	return list
}
