package bot

import (
	"context"
	"slices"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// unreachable buries what cannot reach its person, marks the person, and tells those who can help: work must not stand
// still in silence.
func (b *Bot) unreachable(ctx context.Context, it workflow.Item, n tasks.Notice, s scene) error {
	if err := b.flow.Change(ctx, reachable(n.Person, false)); err != nil {
		return err
	}
	c := workflow.Commit{Settle: []workflow.Settlement{{Item: it, Outcome: workflow.Bury, Reason: "unreachable"}}}
	for _, p := range s.roster.People {
		if (p.Has(tasks.Controller) || p.Has(tasks.Admin)) && p.ID != n.Person && p.Account != 0 && !p.Unreachable {
			alarm := tasks.Notice{Task: n.Task, Person: p.ID, View: viewSilent + tasks.View(n.Person), Call: s.task.Rev}
			c.Put = append(c.Put, workflow.NoticeItem(alarm, s.now))
		}
	}
	return b.flow.Commit(ctx, c)
}

// reached notes that a person can be written to again, perhaps in another chat, and delivers what is not there.
func (b *Bot) reached(ctx context.Context, p tasks.Person) error {
	if err := b.flow.Change(ctx, reachable(p.ID, true)); err != nil {
		return err
	}
	var c workflow.Commit
	now := b.now()
	err := b.flow.Each(ctx, func(t tasks.Task) error {
		for _, told := range t.Told {
			if told.Person == p.ID && (t.Status.Open() || len(t.Terms) > 0) {
				n := tasks.Notice{Task: t.ID, Person: p.ID, View: told.View, Call: told.Rev}
				c.Put = append(c.Put, workflow.NoticeItem(n, now))
			}
		}
		return nil
	})
	if err != nil || len(c.Put) == 0 {
		return err
	}
	return b.flow.Commit(ctx, c)
}

// reachable edits a roster: whether messages get through to a person.
func reachable(id tasks.PersonID, yes bool) func(tasks.Roster) tasks.Roster {
	return edited(id, func(p *tasks.Person) { p.Unreachable = !yes })
}

// relinked edits a roster: a person's chat has a new id.
func relinked(id tasks.PersonID, account int64) func(tasks.Roster) tasks.Roster {
	return edited(id, func(p *tasks.Person) { p.Account = account })
}

func edited(id tasks.PersonID, edit func(*tasks.Person)) func(tasks.Roster) tasks.Roster {
	return func(r tasks.Roster) tasks.Roster {
		r.People = slices.Clone(r.People)
		for i := range r.People {
			if r.People[i].ID == id {
				edit(&r.People[i])
			}
		}
		return r
	}
}
