package tasks

import "slices"

// Succession lists the commands that pass a task on when one roster takes the place of another: from whoever has a duty there no
// more to heir, where it is their duty then. Without one the colleagues go on: they are called if the task was begun, or if it
// becomes theirs only now. Both rosters are as they act.
func (t Task) Succession(was, is *Roster, heir PersonID) []HandOver {
	before, after := t.duties(was), t.duties(is)
	common := slices.ContainsFunc(before, func(p Person) bool { return among(after, p.ID) })
	var list []HandOver
	for _, p := range before {
		c := HandOver{From: p.ID, Kind: Staffing}
		switch {
		case among(after, p.ID):
			continue
		case among(after, heir):
			c.To = []PersonID{heir}
		case t.begun(p.ID) || !common:
			for _, x := range after {
				c.To = append(c.To, x.ID)
			}
		}
		if len(c.To) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// Newcomers lists those whose duty the task is, who have an account and were never called to it, and to whom it is new: who had
// it on the roster before knows, or has been asked another way. before may be nil.
func (t Task) Newcomers(before, now *Roster) []PersonID {
	var had []Person
	if before != nil {
		had = t.duties(before)
	}
	var list []PersonID
	for _, p := range t.duties(now) {
		told := slices.ContainsFunc(t.Told, func(x Told) bool { return x.Person == p.ID })
		if !told && p.Account != 0 && !among(had, p.ID) {
			list = append(list, p.ID)
		}
	}
	return list
}
