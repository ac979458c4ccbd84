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
	switch odd := u.Said.unfit(); {
	case odd != "" && (u.Said.ReplyTo != "" || u.Said.Odd == OddVoice):
		return b.tell(ctx, u, odd)
	case u.Said.ReplyTo == "" && u.Said.Edited:
		return nil
	case u.Said.ReplyTo == "":
		return b.guess(ctx, u, me)
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
	if isList(ref.View) && spotOf(ref).Task != "" { // the card that is open in a list
		ref = workflow.Ref{Task: spotOf(ref).Task, View: tasks.ViewCard, Screen: screenOn(ref).String()}
	}
	if ref.Task == "" { // a page, a list of reminders, an alarm
		return b.saidTo(ctx, u, me, ref)
	}
	s, err := b.scene(ctx, ref.Task, me.ID)
	if err != nil {
		return err
	}
	return b.reply(ctx, u, s, ref)
}

// reply makes a command of words, by the view that they answer.
func (b *Bot) reply(ctx context.Context, u Update, s scene, ref workflow.Ref) error {
	s.screen = parseScreen(ref.Screen)
	if q, a, arg, ok := asked(ref.View); ok {
		return b.answerTo(ctx, u, s, q, a, arg)
	}
	if c, ok := s.toScreen(ref.View, clean(u.Said.Text)); ok {
		if u.Said.wordless() {
			return b.tell(ctx, u, sayNoWords)
		}
		return b.carry(ctx, u, s, c)
	}
	switch {
	case ref.View == tasks.ViewCard && s.edits():
		return b.proposeEdit(ctx, u, s)
	case !s.may(tasks.DoCompose):
		if s.me.Has(tasks.Executor) {
			return b.tell(ctx, u, refusalWords(tasks.Elsewhere))
		}
		return b.tell(ctx, u, sayNotDrafter)
	case u.Said.Edited && !s.may(tasks.DoSubmit) && !s.informs():
		return b.editedLate(ctx, u, s)
	}
	return b.carry(ctx, u, s, tasks.Compose{Text: u.Said.Text, Media: u.Said.Media})
}

// toScreen makes a command of words in reply to a card that asks for an address or a reason; false where it asks for neither.
func (s scene) toScreen(v tasks.View, words string) (tasks.Command, bool) {
	switch {
	case v != tasks.ViewCard:
		return nil, false
	case s.screen.name == screenPlaces && s.may(tasks.DoRegister):
		return tasks.Register{Topic: s.screen.arg, Place: tasks.Place{Address: words}}, true
	case s.screen.name == screenRaise && s.task.Importance == tasks.High && s.may(tasks.DoLower):
		return tasks.Lower{Reason: words}, true
	case s.screen.name == screenRaise && s.may(tasks.DoRaise):
		return tasks.Raise{Reason: words}, true
	}
	return nil, false
}

// answerTo makes a command of words that a button asked for.
func (b *Bot) answerTo(ctx context.Context, u Update, s scene, q question, a Action, arg string) error {
	switch a {
	case ActDuplicate:
		return b.linkByNumber(ctx, u, s)
	case ActEdit:
		return b.proposeEdit(ctx, u, s)
	}
	if done, err := b.goesOn(ctx, u, s, q); done {
		return err
	}
	c, problem := q.order(s, arg, u.Said)
	if c == nil {
		return b.tell(ctx, u, problem)
	}
	return b.carry(ctx, u, s, c)
}

// editedLate tells whoever mends a message whose words are with control that nothing has changed.
func (b *Bot) editedLate(ctx context.Context, u Update, s scene) error {
	if d, ok := s.task.Pending(); ok && d.By == s.me.ID {
		return b.tell(ctx, u, sayTooLate)
	}
	return nil
}

// linkByNumber makes the task a duplicate of the one whose number was written.
func (b *Bot) linkByNumber(ctx context.Context, u Update, s scene) error {
	n := int64(number(strings.TrimSpace(strings.TrimLeft(u.Said.Text, "№ "))))
	lead, err := b.numberedTask(ctx, n)
	if err != nil {
		return err
	}
	if lead.ID == "" {
		return b.tell(ctx, u, sayNoSuchNumber)
	}
	return b.carry(ctx, u, s, link(lead))
}

// carry gives the command and, if it is refused, says why in reply to the words.
func (b *Bot) carry(ctx context.Context, u Update, s scene, c tasks.Command) error {
	put, err := b.openInLists(ctx, s)
	if err != nil {
		return err
	}
	_, err = b.flow.Do(ctx, workflow.Order{Task: s.task.ID, Command: inPieces(c, u.Said), By: s.me, Key: u.Key, Put: put})
	refusal := new(tasks.Error)
	switch {
	case errors.Is(err, workflow.ErrRepeated):
		return nil
	case errors.As(err, &refusal):
		return b.tell(ctx, u, s.refused(refusal))
	case err != nil:
		return err
	case c.Verb() != tasks.DoCompose: // a draft answers with its preview
		return b.tellDone(ctx, u, done(c.Verb()))
	}
	return nil
}

// clean makes one line of words.
func clean(text string) string { return strings.Join(strings.Fields(text), " ") }
