package bot

import (
	"context"
	"errors"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// groupMembership follows the bot's own coming and going in groups.
func (b *Bot) groupMembership(ctx context.Context, u Update, roster *tasks.Roster, me tasks.Person, known bool) error {
	office, tied := roster.ByChat(u.Chat)
	switch {
	case tied && !u.Member.Reachable:
		return b.loseChat(ctx, office.ID, u.Chat)
	case tied && office.ChatLost:
		return b.regainChat(ctx, u, office.ID)
	case !tied && u.Member.Reachable && known && len(entitled(me, roster)) > 0:
		return b.tell(ctx, u, sayInvited)
	}
	return nil
}

// loseChat notes that a department's chat cannot be written to, tells those who can help, and has private chats serve instead.
func (b *Bot) loseChat(ctx context.Context, d tasks.DepartmentID, chat int64) error {
	if err := b.flow.FallBack(ctx, d); err != nil { // before the chat is noted as lost: cut short in between, it is begun again
		return err
	}
	err := b.flow.Amend(ctx, "", func(r tasks.Roster) (tasks.Roster, []workflow.Item, error) {
		office, ok := r.Department(d)
		if !ok || office.Chat != chat || office.ChatLost {
			return r, nil, errUnchanged
		}
		next, err := r.LoseChat(d, true)
		return next, b.chatItems(&next, d, true), err
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	if err != nil {
		return err
	}
	b.log.Warn("a department's chat cannot be written to", "department", d, "chat", chat)
	b.renewMenus(ctx)
	return b.flow.FallBack(ctx, d) // what was told there meanwhile
}

// errUnchanged ends an edit of the roster that has nothing to change.
var errUnchanged = errors.New("nothing to change")

// regainChat notes that a department's chat can be written to again.
func (b *Bot) regainChat(ctx context.Context, u Update, d tasks.DepartmentID) error {
	err := b.flow.Amend(ctx, u.Key, func(r tasks.Roster) (tasks.Roster, []workflow.Item, error) {
		next, err := r.LoseChat(d, false)
		return next, b.chatItems(&next, d, false), err
	})
	if errors.Is(err, workflow.ErrRepeated) || isRefusal(err) {
		return nil
	}
	if err != nil {
		return err
	}
	b.renewMenus(ctx)
	// What it shows may be behind: what is open, and what came to its end lately.
	late := b.now().Add(-keepsFresh)
	behind := func(s scene) bool {
		return s.task.Status.Open() || len(s.task.Terms) > 0 || s.task.Moved.At.After(late)
	}
	if err := b.showAgain(ctx, d, behind); err != nil {
		return err
	}
	return b.tell(ctx, u, sayChatBack)
}

// chatItems tell the administrators and the department's responsible that its chat was lost; once it is back, what they have
// read is drawn again.
func (b *Bot) chatItems(r *tasks.Roster, d tasks.DepartmentID, lost bool) []workflow.Item {
	now := b.now()
	acting := r.At(now)
	var put []workflow.Item
	for _, p := range acting.People {
		if !p.Reachable() || p.Away != nil || !p.TiesChat(d) {
			continue
		}
		n := tasks.Notice{Person: p.ID, View: viewChatLost + tasks.View(d), Urgent: lost}
		if lost {
			n.Call = now.UnixNano()
		}
		put = append(put, workflow.NoticeItem(n, now))
	}
	return put
}

// unheard settles what was to be told in a chat that does not serve any more: it is told in private.
func (b *Bot) unheard(ctx context.Context, it workflow.Item, n tasks.Notice, d tasks.DepartmentID) error {
	if err := b.flow.FallBackOn(ctx, n.Task, d); err != nil {
		return err
	}
	return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Done})
}

// chatFailed settles what a department's chat has not taken because it has another id or is closed to the bot.
func (b *Bot) chatFailed(ctx context.Context, it workflow.Item, d tasks.DepartmentID, s scene, f *Failure) error {
	if f.Moved != 0 {
		if err := b.rechat(ctx, s.me.Account, f.Moved); err != nil {
			return err
		}
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Retry, At: s.now})
	}
	if err := b.loseChat(ctx, d, s.me.Account); err != nil {
		return err
	}
	return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Done})
}

// rechat follows a chat that has got another id, and shows there what can be taken: old messages stay behind.
func (b *Bot) rechat(ctx context.Context, from, to int64) error {
	var moved tasks.DepartmentID
	err := b.flow.Amend(ctx, "", func(r tasks.Roster) (tasks.Roster, []workflow.Item, error) {
		office, ok := r.ByChat(from)
		if !ok {
			return r, nil, errUnchanged
		}
		moved = office.ID
		next, err := r.TieChat(office.ID, to)
		return next, nil, err
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	if err != nil {
		return err
	}
	b.log.Info("a department's chat has another id", "department", moved, "chat", to)
	b.renewMenus(ctx)
	return b.showAgain(ctx, moved, func(s scene) bool { return s.free(moved) })
}

// keepsFresh is how long after the end of a task its card in a chat is brought up to date.
const keepsFresh = 7 * 24 * time.Hour

// showAgain draws in a department's chat the cards of those tasks that it was told of and that are worth it.
func (b *Bot) showAgain(ctx context.Context, d tasks.DepartmentID, worth func(scene) bool) error {
	roster, err := b.flow.People(ctx)
	if err != nil {
		return err
	}
	var c workflow.Commit
	err = b.flow.Each(ctx, func(t tasks.Task) error {
		s := scene{task: t, me: tasks.Person{ID: d.Chat()}, roster: roster}
		if call := s.called(tasks.ViewCard); call > 0 && worth(s) {
			n := tasks.Notice{Task: t.ID, Person: d.Chat(), View: tasks.ViewCard, Call: call}
			c.Put = append(c.Put, workflow.NoticeItem(n, b.now()))
		}
		return nil
	})
	if err != nil || len(c.Put) == 0 {
		return err
	}
	return b.flow.Commit(ctx, c)
}
