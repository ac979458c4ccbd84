package tasks

import "slices"

// HandOver notes that a task's duty is another's because somebody is away, or is back, or the staff have changed, and calls
// whoever has it now [6].
type HandOver struct {
	From PersonID    `json:"from,omitempty"` // who had it; empty where the colleagues did
	To   []PersonID  `json:"to,omitempty"`   // who is called
	Kind AbsenceKind `json:"kind"`
	Back bool        `json:"back,omitempty"` // the absence is over
	Keep []Post      `json:"keep,omitempty"` // what From has begun and goes on with
}

// Verb is DoHandOver.
func (HandOver) Verb() Verb { return DoHandOver }

func (c HandOver) check(Task, Person, *Policy) Code {
	if len(c.To) == 0 && len(c.Keep) == 0 {
		return Unchanged
	}
	return ""
}

func (c HandOver) apply(t *Task, _ Event) {
	t.Keepers = slices.Clone(t.Keepers)
	for _, post := range c.Keep {
		if k := (Keeper{c.From, post}); !slices.Contains(t.Keepers, k) {
			t.Keepers = append(t.Keepers, k)
		}
	}
}

// calls lists whom the command calls to the task's card.
func (c HandOver) calls(rev int64, r *Roster) []Told {
	var list []Told
	for _, id := range c.To {
		if p, ok := r.Person(id); ok && p.Account != 0 {
			list = append(list, Told{Person: id, View: ViewCard, Rev: rev})
		}
	}
	return list
}

// Turn is a change of who is away: from one moment's stands to another's.
type Turn struct {
	plain, was, is *Roster
	moves          []move
}

// move is one absent person's duties going from one to another; an empty id stands for the colleagues.
type move struct {
	person, from, to PersonID
	kind             AbsenceKind
	back             bool
}

// NewTurn compares two moments' stands over a roster in which nobody is marked.
func NewTurn(r *Roster, before, after Stands) Turn {
	turn := Turn{plain: r, was: r.Acting(before), is: r.Acting(after)}
	for _, p := range r.People {
		was, wasAway := before[p.ID]
		is, isAway := after[p.ID]
		m := move{person: p.ID, from: p.ID, to: p.ID, kind: is.Absence.Kind, back: !isAway}
		if wasAway {
			m.from = was.By
		}
		if isAway {
			m.to = is.By
		} else {
			m.kind = was.Absence.Kind
		}
		if wasAway != isAway || m.from != m.to {
			turn.moves = append(turn.moves, m)
		}
	}
	return turn
}

// Moved lists the people whose absence, or whom they stand in for, the turn changes.
func (n Turn) Moved() []PersonID {
	var ids []PersonID
	for _, m := range n.moves {
		for _, id := range []PersonID{m.person, m.from, m.to} {
			if id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// HandOvers lists the commands that bring the turn about in one open task: each goes to the end of its person's chain of
// substitutes; back with the person come those that nobody has begun.
func (n Turn) HandOvers(t Task) []HandOver {
	var list []HandOver
	for _, m := range n.moves {
		c, ok := n.handOver(t, m)
		same := func(x HandOver) bool {
			return x.From == c.From && slices.Equal(x.To, c.To) && slices.Equal(x.Keep, c.Keep)
		}
		if ok && !slices.ContainsFunc(list, same) {
			list = append(list, c)
		}
	}
	return list
}

func (n Turn) handOver(t Task, m move) (HandOver, bool) {
	if !among(t.duties(n.plain), m.person) {
		return HandOver{}, false
	}
	c := HandOver{From: m.from, Kind: m.kind, Back: m.back}
	duties := t.duties(n.is)
	if m.from != m.person {
		keep, begun := n.begun(t, m)
		if begun {
			c.Keep = keep
			return c, len(keep) > 0
		}
	}
	switch {
	case among(duties, m.to):
		c.To = []PersonID{m.to}
	case t.begun(m.from) || !slices.ContainsFunc(t.duties(n.was), func(p Person) bool { return among(duties, p.ID) }):
		for _, p := range duties { // nobody stands in: those who are left must know that it is theirs
			c.To = append(c.To, p.ID)
		}
	}
	return c, len(c.To) > 0
}

// begun tells whether whoever acted for the person has begun the task, and which posts they need to go on with it. Where
// nobody in particular acted, any colleague may have begun.
func (n Turn) begun(t Task, m move) (keep []Post, begun bool) {
	if m.from == "" {
		return nil, slices.ContainsFunc(t.duties(n.is), func(p Person) bool { return p.ID != m.person && t.begun(p.ID) })
	}
	was, _ := n.was.For(t).Person(m.from)
	is, _ := n.is.For(t).Person(m.from)
	if is.Away != nil {
		return nil, false // away themselves: what they have begun goes on to the next
	}
	for _, post := range was.Standing {
		if post.For != m.person || !t.begunAs(m.from, post) {
			continue
		}
		begun = true
		if own := is.Has(post.Role) && (post.Role != Executor || is.In(Executor, post.Department)); !own {
			keep = append(keep, post)
		}
	}
	return keep, begun
}

// begun reports whether a person has begun anything on the task.
func (t Task) begun(id PersonID) bool {
	return t.begunAs(id, Post{Role: Executor, Department: t.Department}) || t.begunAs(id, Post{Role: Controller}) ||
		t.begunAs(id, Post{Role: Operator})
}

// begunAs reports whether a person has begun on the task what belongs to a post: a sketch, a draft or a decision.
func (t Task) begunAs(id PersonID, as Post) bool {
	proposed := t.Proposal != nil && t.Proposal.By == id && t.Proposal.As == as.Role
	switch as.Role {
	case Executor:
		_, sketch := t.Sketches[id]
		last, sent := t.LastDraft()
		part, asked := t.Part(as.Department)
		written := sketch || sent && last.By == id || asked && part.Info != nil && part.Info.By == id
		return id != "" && (asked || as.Department == t.Department) && written
	case Controller:
		return proposed || slices.ContainsFunc(t.Reviews, func(v Verdict) bool { return v.By == id })
	case Operator:
		return proposed || t.Publication != nil && t.Publication.By == id
	}
	return false
}

// WaitsFor reports whether the task waits for a person's action, as the roster acts.
func (t Task) WaitsFor(id PersonID, r *Roster) bool { return among(t.duties(r), id) }

// duties lists everybody whose action the task waits for, each once: its step's, a promise's, the head's under an alert, the
// decision on a proposal.
func (t Task) duties(r *Roster) []Person {
	var list []Person
	add := func(a Audience, about Task) {
		for _, p := range a.members(about, TheSystem(), r) {
			if !among(list, p.ID) {
				list = append(list, p)
			}
		}
	}
	add(Duty, t)
	for _, term := range t.Terms {
		if rule, ok := term.Step.Rule(); ok {
			add(rule.Duty, t.about(term))
		}
	}
	if _, runs := t.Term(StepAcknowledge); runs {
		add(Heads, t)
	}
	if t.Proposal != nil {
		add(map[Role]Audience{Operator: Operators, Controller: Controllers}[t.Proposal.decides()], t)
	}
	return list
}

func among(people []Person, id PersonID) bool {
	return slices.ContainsFunc(people, func(p Person) bool { return p.ID == id })
}
