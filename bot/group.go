package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// inGroup takes what happens in a group. Whoever is not of the staff is heard nowhere there.
func (b *Bot) inGroup(ctx context.Context, u Update, roster *tasks.Roster) error {
	office, tied := roster.ByChat(u.Chat)
	if u.Moved != 0 {
		return b.rechat(ctx, u.Chat, u.Moved)
	}
	me, known := roster.ByAccount(u.Account)
	if known && (u.Tap != nil || tied && u.Said != nil && u.Said.ReplyTo != "") {
		b.here.note(me.ID, b.now()) // what they do here goes on in private
	}
	switch {
	case u.Member != nil:
		return b.groupMembership(ctx, u, roster, me, known)
	case u.Tap != nil && !known:
		return b.answer(ctx, u, sayStrangerThere, true)
	case u.Tap != nil:
		return b.groupTapped(ctx, u, me, office, tied)
	case strings.HasPrefix(u.Said.Text, "/"):
		return b.groupSlash(ctx, u, me, known, office, tied)
	case tied && u.Said.ReplyTo != "":
		return b.groupSaid(ctx, u, me, known, office)
	}
	return nil
}

// groupTapped carries out a tap in a group, as the person who tapped, and answers it.
func (b *Bot) groupTapped(ctx context.Context, u Update, me tasks.Person, office tasks.Department, tied bool) error {
	if c, ok := parseChatPress(u.Tap.Data); ok {
		return b.tieTapped(ctx, u, me, c)
	}
	p, err := ParsePress(u.Tap.Data)
	if err != nil || !tied {
		return b.answer(ctx, u, sayOldButton, false)
	}
	leave, err := b.gate.enter(ctx, p.Task)
	if err != nil {
		return err
	}
	defer leave()
	words, alert, err := b.groupPress(ctx, u, me, office, p)
	if err != nil {
		words, alert = b.fault(u, me, err), true
	}
	return b.answer(ctx, u, words, alert)
}

// groupPress takes a task, or shows it to the person alone. The rights are checked here, at the tap.
func (b *Bot) groupPress(
	ctx context.Context, u Update, me tasks.Person, office tasks.Department, p Press,
) (words string, alert bool, err error) {
	s, err := b.scene(ctx, p.Task, me.ID)
	if err != nil {
		return "", false, err
	}
	switch {
	case p.Action == ActTake:
		return b.groupTake(ctx, u, s, office.ID)
	case p.Action == ActOpen && !s.me.Reachable():
		return sayOpenPrivately, true, nil
	case p.Action == ActOpen:
		words, alert, err := b.show(ctx, u, s, p)
		if words == "" {
			words = sayOpened
		}
		return words, alert, err
	}
	return sayOldButton, false, nil
}

// groupTake gives the task to the person. Where that is refused, the chat's card is drawn again: it may be behind.
func (b *Bot) groupTake(ctx context.Context, u Update, s scene, d tasks.DepartmentID) (string, bool, error) {
	o := workflow.Order{Task: s.task.ID, Command: tasks.Take{Department: d}, By: s.me, Key: u.Key}
	n := tasks.Notice{Task: s.task.ID, Person: d.Chat(), View: tasks.ViewCard, Call: s.calledAs(d.Chat())}
	_, err := b.flow.RefOf(ctx, n.Task, n.Person, n.View)
	if errors.Is(err, workflow.ErrNotFound) { // the program died between sending the card and noting it
		o.Refs = []workflow.Ref{{
			Chat: u.Chat, Message: u.Tap.Message, Task: n.Task, Person: n.Person, View: n.View, Call: n.Call,
		}}
		err = nil
	}
	if err != nil {
		return "", false, fmt.Errorf("message reference: %w", err)
	}
	o.Put = []workflow.Item{workflow.PromptItem(n, s.now)}
	_, err = b.flow.Do(ctx, o)
	refusal := new(tasks.Error)
	switch {
	case err == nil, errors.Is(err, workflow.ErrRepeated):
		return sayTaken, false, nil
	case errors.As(err, &refusal):
		return s.refused(refusal), true, b.flow.Commit(ctx, workflow.Commit{Put: o.Put, Refs: o.Refs})
	}
	return "", false, err
}

// calledAs is the revision at which somebody was last called to the card.
func (s scene) calledAs(id tasks.PersonID) int64 {
	s.me = tasks.Person{ID: id}
	return s.called(tasks.ViewCard)
}

// groupSaid takes a reply to a card in a department's chat. An executor's makes the task theirs, unless a colleague has it, and is
// the beginning of their answer; what follows is said in private. Others hear once an hour that their words do not count.
func (b *Bot) groupSaid(ctx context.Context, u Update, me tasks.Person, known bool, office tasks.Department) error {
	ref, err := b.refAt(ctx, u.Chat, u.Said.ReplyTo)
	if errors.Is(err, workflow.ErrNotFound) {
		p, foreign := ParsePress(u.Said.Data)
		if foreign != nil {
			return nil //nolint:nilerr // people talk to one another
		}
		ref, err = workflow.Ref{Task: p.Task, Person: office.ID.Chat(), View: tasks.ViewCard}, nil
	}
	if err != nil {
		return fmt.Errorf("message reference: %w", err)
	}
	if ref.Person != office.ID.Chat() || ref.Task == "" {
		return nil
	}
	s, err := b.scene(ctx, ref.Task, me.ID)
	if err != nil {
		return err
	}
	switch {
	case !known || !s.me.In(tasks.Executor, office.ID):
		return b.hush(ctx, u)
	case !s.me.Reachable():
		return b.tell(ctx, u, sayOpenPrivately+".")
	case u.Said.Edited && s.task.Sketches[s.me.ID].Text == "":
		return nil
	}
	if odd := u.Said.unfit(); odd != "" { // a voice takes nothing: nobody could publish it
		return b.tell(ctx, u, odd)
	}
	if s.free(office.ID) {
		take := workflow.Order{Task: s.task.ID, Command: tasks.Take{Department: office.ID}, By: s.me, Key: u.Key + "/take"}
		if _, err := b.flow.Do(ctx, take); err != nil && !errors.Is(err, workflow.ErrRepeated) && !isRefusal(err) {
			return err
		}
		if s, err = b.scene(ctx, ref.Task, me.ID); err != nil {
			return err
		}
	}
	if other := s.colleagues(); other != "" {
		return b.tell(ctx, u, s.refused(&tasks.Error{Code: tasks.Taken, Last: tasks.Stamp{By: other}})+".")
	}
	return b.reply(ctx, u, s, workflow.Ref{Task: ref.Task, View: tasks.ViewCard})
}

func isRefusal(err error) bool { return errors.As(err, new(*tasks.Error)) }

// hush says, once an hour to a person, that their words do not count here: a chat must stay readable.
func (b *Bot) hush(ctx context.Context, u Update) error {
	key := workflow.Key{Name: fmt.Sprintf("hush/%d/%d", u.Chat, u.Account), Until: b.now().Add(time.Hour)}
	err := b.flow.Commit(ctx, workflow.Commit{Keys: []workflow.Key{key}})
	if errors.Is(err, workflow.ErrRepeated) {
		return nil
	}
	if err != nil {
		return err
	}
	return b.tell(ctx, u, sayHush)
}
