package tasks

import "slices"

// Take makes an executor the one of their department who does the task («Беру») [6]: the others cannot take it then.
type Take struct {
	Department DepartmentID `json:"department"`
}

// Verb is DoTake.
func (Take) Verb() Verb { return DoTake }

func (c Take) check(t Task, by Person, p *Policy) Code {
	switch {
	case !slices.Contains(t.departments(), c.Department) || !by.serves(Executor, c.Department):
		return Elsewhere
	case t.assignee(c.Department) == by.ID:
		return Unchanged
	case t.Taken(c.Department, p.Roster) != "":
		return Taken
	case !by.Reachable():
		return NotReached
	}
	return ""
}

func (c Take) apply(t *Task, e Event) { t.entrust(c.Department, e.By) }

// calls shows the card to whoever took the task where they have not seen it since their department was called.
func (c Take) calls(t Task, by Person, rev int64) []Told {
	if by.Account == 0 || t.toldAt(by.ID) > 0 && t.toldAt(by.ID) >= t.toldAt(c.Department.Chat()) {
		return nil
	}
	return []Told{{Person: by.ID, View: ViewCard, Rev: rev}}
}

// GiveBack lets a task that somebody took be anybody's of the department again («Не беру») [6].
type GiveBack struct {
	Department DepartmentID `json:"department"`
}

// Verb is DoGiveBack.
func (GiveBack) Verb() Verb { return DoGiveBack }

func (c GiveBack) check(t Task, by Person, _ *Policy) Code {
	switch {
	case !slices.Contains(t.departments(), c.Department):
		return Elsewhere
	case t.assignee(c.Department) != by.ID:
		return Unchanged
	}
	return ""
}

func (c GiveBack) apply(t *Task, _ Event) { t.entrust(c.Department, "") }

// calls shows the card anew to the others of the department.
func (c GiveBack) calls(t Task, by Person, rev int64, r *Roster) []Told {
	var list []Told
	for _, p := range t.summoned(c.Department, r) {
		if p.ID != by.ID && p.Account != 0 {
			list = append(list, Told{Person: p.ID, View: ViewCard, Rev: rev})
		}
	}
	return list
}

// entrust notes which executor of a department does the task; "" for all of them.
func (t *Task) entrust(d DepartmentID, who PersonID) {
	if t.Status == Gathering {
		t.part(d, func(p *Part) { p.Assignee = who })
		return
	}
	t.Assignee = who
}

// Taken is the executor of a department who does the task, chosen or by their own word; "" while any of them may take it: nobody
// has, or neither they nor whoever acts for them can be called.
func (t Task) Taken(d DepartmentID, r *Roster) PersonID {
	id := t.assignee(d)
	if slices.ContainsFunc(r.For(t).drafters(id, d), Person.Reachable) {
		return id
	}
	return ""
}

// Asked lists the departments that have to act now: each of several whose information is awaited, or the one that answers.
func (t Task) Asked() []DepartmentID {
	if t.Status != Gathering && t.Status != Assigned {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(t.departments()), func(d DepartmentID) bool { return d == "" })
}

// toldAt is the revision at which somebody, or a chat, was last called to the card; 0 for never.
func (t Task) toldAt(id PersonID) int64 {
	for _, told := range t.Told {
		if told.Person == id && told.View == ViewCard {
			return told.Rev
		}
	}
	return 0
}
