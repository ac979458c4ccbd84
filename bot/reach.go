package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// unreachable marks a person whom nothing reaches and lets their duties move as in an absence; the messages need not be tried
// again: when the person is back, they get what waits for them then.
func (b *Bot) unreachable(ctx context.Context, items []workflow.Item, who tasks.Person) error {
	if err := b.lost(ctx, who); err != nil {
		return err
	}
	return b.settleAll(ctx, items, workflow.Done, time.Time{}, "")
}

// lost notes that nothing reaches a person in the account that they had.
func (b *Bot) lost(ctx context.Context, who tasks.Person) error {
	gone := edited(who.ID, func(p *tasks.Person) { p.Unreachable = p.Unreachable || p.Account == who.Account })
	if err := b.flow.Change(ctx, gone); err != nil {
		return err
	}
	b.log.Warn("messages do not reach a person: their duties move", "person", who.ID)
	b.moveDuties(ctx)
	return nil
}

// reached notes that a person can be written to again, perhaps in another chat: duties that nobody has begun come back, and so does
// what waits for them or stands in their messages.
func (b *Bot) reached(ctx context.Context, p tasks.Person) error {
	if err := b.flow.Change(ctx, reachable(p.ID)); err != nil {
		return err
	}
	b.moveDuties(ctx)
	roster, err := b.flow.People(ctx)
	if err != nil {
		return err
	}
	var c workflow.Commit
	now := b.now()
	err = b.flow.Each(ctx, func(t tasks.Task) error {
		for _, told := range t.Told {
			if told.Person != p.ID || !t.Status.Open() && len(t.Terms) == 0 {
				continue
			}
			there, err := b.posted(ctx, t.ID, told)
			if err != nil {
				return err
			}
			if there || told.View != tasks.ViewCard || t.WaitsFor(p.ID, roster) { // a new card of others' work is of no use
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

// posted reports whether the person has a message of a view as recent as their last call.
func (b *Bot) posted(ctx context.Context, id tasks.ID, told tasks.Told) (bool, error) {
	ref, err := b.flow.RefOf(ctx, id, told.Person, told.View)
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		return false, fmt.Errorf("message reference: %w", err)
	}
	return err == nil && ref.Call >= told.Rev, nil
}

// moveDuties brings about at once what a change of the roster means for open tasks; after a fault the next look does it.
func (b *Bot) moveDuties(ctx context.Context) {
	if err := b.flow.Absences(ctx); err != nil && ctx.Err() == nil {
		b.log.Error("duties were not handed over at once", "err", err)
	}
}

// sayUnreached is why duties of somebody are others' though no absence was noted.
const sayUnreached = "сообщения бота не доходят"

// reason says why and when somebody is away.
func (s scene) reason(a tasks.Absence) string {
	if a.Kind == tasks.Unreached {
		return sayUnreached
	}
	return lower(kindLabel(a.Kind)) + ", " + s.period(a)
}

// unreached tells those who can help of whom messages do not reach, and what to do.
func (s scene) unreached() Message {
	var t Text
	var lines []string
	for _, lost := range workflow.Unreached(s.roster) {
		helps := func(p tasks.Person) bool { return p.ID == s.me.ID }
		if slices.ContainsFunc(workflow.Helpers(s.roster, lost), helps) {
			lines = append(lines, s.lostWords(lost))
		}
	}
	if len(lines) == 0 {
		t.Line("✅ Сообщения бота снова доходят.")
		return Message{Text: t}
	}
	t.Add(Bold, "⚠️ Сообщения бота не доходят\n")
	for _, line := range lines {
		t.Line("• " + line)
	}
	t.Line("\n" + sayUnblock)
	if s.me.Has(tasks.Admin) {
		t.Line("Другая учётная запись: выдайте новое приглашение (/invite).")
	}
	return Message{Text: t}
}

const sayUnblock = "Бот заблокирован или учётная запись удалена. Что сделать: попросите сотрудника открыть бота и нажать «Старт» — " +
	"задачи вернутся сами. Если сотрудник отсутствует, отметьте это: /absent."

// lostWords says of somebody whom messages do not reach who has their duties.
func (s scene) lostWords(p tasks.Person) string {
	line := s.by(p.ID)
	if p.Department != "" {
		line += ", " + s.departmentName(p.Department)
	}
	if by := s.roster.StandIn(p.ID); by != "" {
		return stopped(line) + " Задачи переданы: " + s.by(by)
	}
	return stopped(line) + " Задачи остались у коллег"
}

// reachable edits a roster: messages get through to a person.
func reachable(id tasks.PersonID) func(tasks.Roster) tasks.Roster {
	return edited(id, func(p *tasks.Person) { p.Unreachable = false })
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
