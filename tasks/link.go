package tasks

import "slices"

// Link says that a message asks what another one asks («Дубликат»): it follows that task, its lead, and is given its answer.
type Link struct {
	Lead   ID     `json:"lead"`
	Number int64  `json:"number"` // the store's counter plus one, for a message that has none yet
	Topic  string `json:"topic"`  // the lead's
	Place  Place  `json:"place"`  // the lead's
}

// Verb is DoLink.
func (Link) Verb() Verb { return DoLink }

func (c Link) check(t Task, _ Person, _ *Policy) Code {
	switch {
	case !c.Lead.Valid() || c.Lead == t.ID:
		return UnknownLead
	case len(t.Followers) > 0:
		return HasLinked
	case t.Answered:
		return Moved
	}
	return ""
}

func (c Link) apply(t *Task, _ Event) {
	t.Lead, t.Offered = c.Lead, 0
	if t.Number == 0 {
		t.Number = c.Number
	}
	t.settle(c.Topic, c.Place)
}

// settle gives a duplicate its lead's topic and place, where it has none.
func (t *Task) settle(topic string, place Place) {
	if t.Topic == "" {
		t.Topic = topic
	}
	if t.Place == (Place{}) {
		t.Place = place
	}
}

// Unlink takes a duplicate off its lead: it is to be answered by itself.
type Unlink struct {
	Reason string `json:"reason"`
}

// Verb is DoUnlink.
func (Unlink) Verb() Verb { return DoUnlink }

func (c Unlink) check(t Task, _ Person, _ *Policy) Code {
	if t.Lead == "" {
		return Unchanged
	}
	return reasoned(c.Reason)
}

func (c Unlink) apply(t *Task, e Event) {
	if t.Status == Ready {
		t.withdraw(e)
	}
	t.Lead = ""
	if !t.Answered {
		t.Department = ""
	}
}

// Attach notes on the lead that another message follows it.
type Attach struct {
	Task ID `json:"task"`
}

// Verb is DoAttach.
func (Attach) Verb() Verb { return DoAttach }

func (c Attach) check(t Task, _ Person, _ *Policy) Code {
	if t.follows(c.Task) {
		return Unchanged
	}
	return ""
}

func (c Attach) apply(t *Task, _ Event) { t.Followers = append(t.Followers, c.Task) }

// Detach notes on the lead that a message follows it no longer.
type Detach struct {
	Task ID `json:"task"`
}

// Verb is DoDetach.
func (Detach) Verb() Verb { return DoDetach }

func (c Detach) check(t Task, _ Person, _ *Policy) Code {
	if !t.follows(c.Task) {
		return Unchanged
	}
	return ""
}

func (c Detach) apply(t *Task, _ Event) {
	var left []ID
	for _, id := range t.Followers {
		if id != c.Task {
			left = append(left, id)
		}
	}
	t.Followers = left
}

// follows reports whether a message follows this task.
func (t Task) follows(id ID) bool {
	return slices.Contains(t.Followers, id)
}
