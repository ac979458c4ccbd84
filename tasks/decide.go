package tasks

import (
	"maps"
	"slices"
	"time"
)

// Change is everything that a command does to one task. It is committed whole or not at all.
type Change struct {
	Task    Task // as it is afterwards; its Rev is one more than before
	Event   Event
	Notices []Notice
	Remind  []Reminder
	Numbers bool  // the task took the next number: Task.Number must be the store's counter plus one
	Untimed error // terms that could not be computed (a year without a calendar): recorded without them, to be raised
}

// Decide applies a command to a task as it stands. It is pure: the same arguments give the same answer. The error is an
// *Error that says why the command is refused; nothing changes then.
func Decide(t Task, c Command, by Person, now time.Time, p *Policy) (Change, error) {
	by = t.acting(by)
	q := *p
	p, q.now = &q, now
	row, ok := find(t, c, p)
	if !ok {
		return Change{}, Transition{Do: c.Verb()}.absent(t, by)
	}
	if err := row.permits(t, by); err != nil {
		return Change{}, err
	}
	if code := c.check(t, by, p); code != "" {
		refusal := row.refusal(code, t)
		if take, ok := c.(Take); ok && code == Taken {
			refusal.Last = Stamp{Verb: DoTake, By: t.assignee(take.Department)}
		}
		return Change{}, refusal
	}
	e := Event{Task: t.ID, Rev: t.Rev + 1, At: now, By: by.ID, Command: c, To: t.Status, Prev: t.Seal}
	if row.To != None {
		e.To = row.To
	}
	if d, ok := c.(Detect); ok {
		e.Task = d.Found.Source.ID()
	}
	if rem, ok := c.(Remind); ok {
		return p.remind(t, rem, e, row, now)
	}
	after := t.after(e)
	terms, untimed := p.run(t, after, row, e)
	e.Terms = terms
	change := Change{Numbers: after.Number != t.Number, Untimed: untimed}
	if ret, ok := c.(Retime); ok {
		ret.Before = t.Terms
		e.Command = ret
		change.Remind = moved(after, t.Terms, terms, p.Roster)
	}
	e.Calls = calls(after, e, row, by, p.Roster)
	return change.with(t, e, row), nil
}

// remind is Decide for a term that has come.
func (p *Policy) remind(t Task, c Remind, e Event, row Transition, now time.Time) (Change, error) {
	c, terms, reminders, told, err := p.fire(t, c, now, e.Rev)
	if err != nil {
		return Change{}, err
	}
	if len(c.Rungs) == 0 {
		return Change{}, row.refusal(Unchanged, t)
	}
	e.Command, e.Terms, e.Calls = c, terms, told
	row.Quiet = !slices.Contains(c.Rungs, RungTerm) && !slices.Contains(c.Rungs, RungForecast) // cards show these two
	return Change{Remind: reminders}.with(t, e, row), nil
}

// with completes a change by its event: the task afterwards and whom it tells.
func (c Change) with(t Task, e Event, row Transition) Change {
	c.Task, c.Event = t.after(e), e
	c.Notices = notices(c.Task, e, row)
	return c
}

// absent is the refusal of a verb in a status that has no row for it. Who may not give it anywhere hears that first.
func (row Transition) absent(t Task, by Person) *Error {
	code := Forbidden
	for _, r := range rows {
		if r.Do == row.Do && r.permits(t, by) == nil {
			code = Moved
		}
	}
	return row.refusal(code, t)
}

// calls lists the views for which an event calls people, each person and view once; who has no account in the messenger
// cannot be called.
func calls(t Task, e Event, row Transition, self Person, r *Roster) []Told {
	tells := row.Tells
	if !t.Control.At.IsZero() && t.Moved.At.Equal(e.At) && t.Moved.Verb == e.Verb() {
		tells = append(slices.Clone(tells), Tell{Who: Heads, View: ViewCard}) // under the head's control
	}
	if c, ok := e.Command.(Withhold); ok {
		other := map[Role]Audience{Operator: Controllers, Controller: Operators}[c.As]
		tells = append(slices.Clone(tells), Tell{Who: other, View: ViewCard})
	}
	if _, ok := e.Command.(Refuse); ok && len(t.Refusals) > 1 { // of several departments too
		tells = append(slices.Clone(tells), Tell{Who: Deputies, View: ViewCard})
	}
	var list []Told
	switch c := e.Command.(type) {
	case Delegate:
		list = append(list, Told{Person: c.Person, View: ViewCard, Rev: e.Rev})
	case HandOver:
		list = c.calls(e.Rev, r)
	case Take:
		list = c.calls(t, self, e.Rev)
	case GiveBack:
		list = c.calls(t, self, e.Rev, r)
	}
	for _, tell := range tells {
		for _, p := range tell.Who.called(t, self, r) {
			told := Told{Person: p.ID, View: tell.View, Rev: e.Rev}
			if p.Account != 0 && !slices.Contains(list, told) {
				list = append(list, told)
			}
		}
	}
	return list
}

// after is the task with one more event: the only place where a task changes.
func (t Task) after(e Event) Task {
	t.Sketches = maps.Clone(t.Sketches)
	t.Drafts, t.Reviews, t.Told = slices.Clone(t.Drafts), slices.Clone(t.Reviews), slices.Clone(t.Told)
	t.Refusals, t.Parts, t.Promises = slices.Clone(t.Refusals), slices.Clone(t.Parts), slices.Clone(t.Promises)
	t.Posted, t.Followers = slices.Clone(t.Posted), slices.Clone(t.Followers)
	t.Continued, t.Versions = slices.Clone(t.Continued), slices.Clone(t.Versions)
	if t.Postponement != nil {
		asked := *t.Postponement
		t.Postponement = &asked
	}
	if t.Publication != nil {
		posting := *t.Publication
		t.Publication = &posting
	}
	t.ID, t.Rev, t.Seal = e.Task, e.Rev, e.Seal()
	e.Command.apply(&t, e)
	if t.Status != e.To {
		t.Status, t.Moved = e.To, Stamp{Verb: e.Verb(), By: e.By, At: e.At}
	}
	t.Terms = e.Terms
	for _, c := range e.Calls {
		i := slices.IndexFunc(t.Told, func(x Told) bool { return x.Person == c.Person && x.View == c.View })
		if i < 0 {
			t.Told = append(t.Told, c)
		} else {
			t.Told[i] = c
		}
	}
	return t
}
