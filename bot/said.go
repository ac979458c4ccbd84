package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// said takes a message that somebody of the staff wrote: a command with a stroke, or words in reply to a view of a task.
func (b *Bot) said(ctx context.Context, u Update, me tasks.Person) error {
	if strings.HasPrefix(u.Said.Text, "/") {
		return b.slash(ctx, u, me)
	}
	if u.Said.ReplyTo == "" {
		if u.Said.Edited {
			return nil
		}
		return b.tell(ctx, u, sayNoReply)
	}
	ref, err := b.refAt(ctx, u.Chat, u.Said.ReplyTo)
	if errors.Is(err, workflow.ErrNotFound) {
		p, foreign := ParsePress(u.Said.Data)
		if foreign != nil {
			return b.tell(ctx, u, sayForeign)
		}
		ref, err = workflow.Ref{Task: p.Task, View: tasks.ViewCard}, nil // the program died between sending the card and noting it
	}
	if err != nil {
		return fmt.Errorf("message reference: %w", err)
	}
	if ref.Task == "" { // a list of reminders, an alarm
		return b.tell(ctx, u, sayForeign)
	}
	s, err := b.scene(ctx, ref.Task, me.ID)
	if err != nil {
		return err
	}
	return b.reply(ctx, u, s, ref)
}

// reply makes a command of words, by the view that they answer.
func (b *Bot) reply(ctx context.Context, u Update, s scene, ref workflow.Ref) error {
	switch {
	case strings.HasPrefix(string(ref.View), string(viewAskAddress)):
		topic, _ := named(strings.TrimPrefix(string(ref.View), string(viewAskAddress)), s.roster.Topics)
		place := tasks.Place{Address: clean(u.Said.Text)}
		return b.carry(ctx, u, s, tasks.Register{Topic: topic, Place: place})
	case ref.View == viewAskLink:
		draft, _ := s.task.Approved()
		return b.carry(ctx, u, s, tasks.PublishByHand{Draft: draft.No, Link: strings.TrimSpace(u.Said.Text)})
	case ref.View == viewAskRecall:
		return b.carry(ctx, u, s, tasks.Recall{Reason: clean(u.Said.Text)})
	case ref.View == viewAskReason:
		return b.carry(ctx, u, s, tasks.Refuse{Reason: clean(u.Said.Text)})
	case ref.View == tasks.ViewCard && ref.Screen != "" && parseScreen(ref.Screen).name == screenPlaces && s.may(tasks.DoRegister):
		place := tasks.Place{Address: clean(u.Said.Text)} // the address, in reply to the card that asks for the place
		return b.carry(ctx, u, s, tasks.Register{Topic: parseScreen(ref.Screen).arg, Place: place})
	case !s.may(tasks.DoCompose):
		if s.me.Has(tasks.Executor) {
			return b.tell(ctx, u, refusalWords(tasks.Elsewhere))
		}
		return b.tell(ctx, u, sayNotDrafter)
	case u.Said.Edited && !s.may(tasks.DoSubmit):
		return nil
	}
	return b.carry(ctx, u, s, tasks.Compose{Text: u.Said.Text, Media: u.Said.Media})
}

// carry gives the command and, if it is refused, says why in reply to the words.
func (b *Bot) carry(ctx context.Context, u Update, s scene, c tasks.Command) error {
	_, err := b.flow.Do(ctx, workflow.Order{Task: s.task.ID, Command: c, By: s.me, Key: u.Key})
	refusal := new(tasks.Error)
	switch {
	case errors.Is(err, workflow.ErrRepeated):
		return nil
	case errors.As(err, &refusal):
		return b.tell(ctx, u, s.refused(refusal))
	case err != nil:
		return err
	case c.Verb() != tasks.DoCompose: // a draft answers with its preview
		return b.tell(ctx, u, done(c.Verb()))
	}
	return nil
}

// clean makes one line of words.
func clean(text string) string { return strings.Join(strings.Fields(text), " ") }
