package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// keyLife is how long an update can come again: messengers keep one for a day at most.
const keyLife = 48 * time.Hour

// Handle carries out what somebody did in the messenger. A fault is answered with a number that finds it in the log; words
// that could not be kept are an error, so that the messenger gives them again.
func (b *Bot) Handle(ctx context.Context, u Update) error {
	roster, err := b.flow.People(ctx)
	if err != nil {
		return err
	}
	me, known := roster.ByAccount(u.Account)
	if token, ok := u.token(); ok {
		if done, err := b.enter(ctx, u, token, known); done {
			return err
		}
	}
	if !u.Private {
		return b.inGroup(ctx, u, roster)
	}
	switch {
	case !known:
		return b.stranger(ctx, u)
	case u.Member != nil:
		return b.membership(ctx, me, u.Member.Reachable)
	}
	b.here.note(me.ID, b.now())
	if me.Unreachable { // who writes can be reached
		if err := b.reached(ctx, me); err != nil {
			return err
		}
		if roster, err = b.flow.People(ctx); err != nil {
			return err
		}
		me, _ = roster.ByAccount(u.Account) // as they act now
	}
	switch {
	case u.Tap != nil:
		return b.tapped(ctx, u, me)
	case u.Said != nil:
		return b.said(ctx, u, me)
	}
	return nil
}

func (b *Bot) membership(ctx context.Context, me tasks.Person, can bool) error {
	if can {
		return b.reached(ctx, me)
	}
	return b.lost(ctx, me)
}

// stranger answers somebody who is not of the staff: politely, without a word about anything, and once an hour at most.
func (b *Bot) stranger(ctx context.Context, u Update) error {
	now := b.now()
	switch {
	case u.Tap != nil:
		return b.answer(ctx, u, sayStrangerTap, true)
	case u.Said == nil || !u.Private:
		return nil
	}
	key := workflow.Key{Name: fmt.Sprintf("stranger/%d", u.Account), Until: now.Add(time.Hour)}
	err := b.flow.Commit(ctx, workflow.Commit{Keys: []workflow.Key{key}})
	if errors.Is(err, workflow.ErrRepeated) {
		return nil
	}
	if err != nil {
		return err
	}
	return b.tell(ctx, u, sayStranger)
}

// tell writes a sentence in answer to a message, to an album once. It is a courtesy: what cannot be delivered is not tried again.
func (b *Bot) tell(ctx context.Context, u Update, sentence string) error {
	fresh, err := b.first(ctx, u, toldRefusal)
	if fresh {
		b.say(ctx, u, sentence)
	}
	return err
}

// say writes a sentence in answer to a message.
func (b *Bot) say(ctx context.Context, u Update, sentence string) {
	m := Message{Text: Text{{Text: sentence}}}
	if u.Said != nil {
		m.ReplyTo = u.Said.Message
	}
	if _, err := b.out.Send(ctx, u.Chat, m, Prompt); err != nil {
		b.log.Info("a sentence was not delivered", "chat", u.Chat, "err", err)
	}
}

// answer answers a tap. One that cannot be answered any more is over.
func (b *Bot) answer(ctx context.Context, u Update, words string, alert bool) error {
	if err := b.out.Answer(ctx, u.Tap.ID, words, alert); err != nil {
		b.log.Info("a tap was not answered", "chat", u.Chat, "err", err)
	}
	return nil
}

// fault logs an error under a number and returns the words that name the number to the person.
func (b *Bot) fault(u Update, me tasks.Person, err error) string {
	number := rand.Text()[:6]
	b.log.Error("internal error", "number", number, "person", me.ID, "update", u.Key, "err", err)
	return "Внутренняя ошибка № " + number + ". " + sayWait
}
