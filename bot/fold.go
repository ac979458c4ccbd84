package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// foldView begins the view of an item that folds a message which a newer one has taken the place of; the message's id follows, and
// the item's screen is the chat.
const foldView = "fold/"

// fold leaves of a message what says that a newer one has taken its place. A chat that has no room for it just now is come back to: two
// cards that both look alive are how people get lost.
func (b *Bot) fold(ctx context.Context, s scene, n tasks.Notice, old workflow.Ref) error {
	err := b.out.Edit(ctx, old.Chat, old.Message, s.replaced(old), Ordinary)
	if err == nil {
		return nil
	}
	b.log.Debug("an old message stays as it was for now", "task", n.Task, "person", n.Person, "err", err)
	f := new(Failure)
	if !errors.As(err, &f) || f.Class != Again || ctx.Err() != nil {
		return nil //nolint:nilerr // it is a courtesy: what cannot be edited stays
	}
	later := tasks.Notice{
		Task: n.Task, Person: n.Person, View: tasks.View(foldView + old.Message), Screen: strconv.FormatInt(old.Chat, 10),
	}
	return b.flow.Commit(ctx, workflow.Commit{Put: []workflow.Item{workflow.NoticeItem(later, b.now().Add(f.wait(1)))}})
}

// folded is the message that an item folds; ok is false for any other item.
func folded(n tasks.Notice) (old workflow.Ref, ok bool) {
	message, ok := strings.CutPrefix(string(n.View), foldView)
	chat, err := strconv.ParseInt(n.Screen, 10, 64)
	return workflow.Ref{Chat: chat, Message: message}, ok && err == nil
}

// foldAgain is fold when its time has come. It is a courtesy: what cannot be edited stays.
func (b *Bot) foldAgain(ctx context.Context, it workflow.Item, s scene, n tasks.Notice, old workflow.Ref) error {
	done := workflow.Settlement{Item: it, Outcome: workflow.Done}
	err := b.out.Edit(ctx, old.Chat, old.Message, s.replaced(old), Ordinary)
	f := new(Failure)
	switch {
	case err == nil:
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &f) && f.Class == Again && !b.hopeless(f, it.Attempt):
		done = workflow.Settlement{Item: it, Outcome: workflow.Retry, At: s.now.Add(f.wait(it.Attempt)), Reason: "again"}
	default:
		b.log.Debug("an old message stays as it was", "task", n.Task, "person", n.Person, "err", err)
	}
	return b.settle(ctx, done)
}

// replaced is what remains of a message that a newer one has taken the place of: one live card a task keeps a chat readable.
func (s scene) replaced(old workflow.Ref) Message {
	var t Text
	if _, chat := s.me.ID.Chat(); chat && old.Chat != s.me.Account {
		t.Add(Italic, "Теперь в другом чате")
		return Message{Text: t}
	}
	if old.Chat != s.me.Account {
		t.Add(Italic, "Теперь в другой учётной записи")
		return Message{Text: t}
	}
	if s.task.ID == "" {
		t.Add(Italic, "Показано ниже")
		return Message{Text: t}
	}
	t.Add(Italic, capital(s.name())+" — карточка ниже")
	return Message{Text: t}
}
