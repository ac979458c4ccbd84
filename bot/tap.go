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

// tapped carries out a tap. Whatever happens, the tap is answered: with its outcome, or with why not.
func (b *Bot) tapped(ctx context.Context, u Update, me tasks.Person) error {
	if p, err := ParsePick(u.Tap.Data); err == nil {
		return b.picked(ctx, u, me, p)
	}
	p, err := ParsePress(u.Tap.Data)
	if err != nil {
		return b.answer(ctx, u, sayOldButton, false)
	}
	leave, err := b.gate.enter(ctx, p.Task)
	if err != nil {
		return err
	}
	defer leave()
	leavePage, err := b.gate.enter(ctx, crossed("", me.ID)) // the card may stand in a list
	if err != nil {
		return err
	}
	defer leavePage()
	words, alert, err := b.press(ctx, u, me, p)
	if err != nil {
		words, alert = b.fault(u, me, err), true
	}
	return b.answer(ctx, u, words, alert)
}

// press finds out what a button means for the task as it stands. The rights are checked here, at the tap.
func (b *Bot) press(ctx context.Context, u Update, me tasks.Person, p Press) (words string, alert bool, err error) {
	s, err := b.scene(ctx, p.Task, me.ID)
	if err != nil {
		return "", false, err
	}
	ref, current, err := b.tappedRef(ctx, u, s)
	if err != nil {
		return "", false, err
	}
	s.screen = screenOn(ref)
	if id := p.other(); id != "" {
		if s.other, err = b.flow.Task(ctx, id); err != nil && !errors.Is(err, workflow.ErrNotFound) {
			return "", false, fmt.Errorf("load the other task: %w", err)
		}
	}
	c := s.command(p)
	switch {
	case c != nil:
		return b.order(ctx, u, s, ref, current, c)
	case p.Action == ActSpell:
		return b.spell(ctx, s, p.Arg), true, nil
	case p.Action == ActNoError:
		words, err := b.noError(ctx, s, p.Arg)
		if err == nil {
			err = b.flow.Commit(ctx, workflow.Commit{Put: []workflow.Item{b.refresh(s, ref)}})
		}
		return words, false, err
	case p.Action == ActOpen || p.Action == ActWhy || p.Action == ActHistory:
		return b.show(ctx, u, s, p)
	case !current && isList(ref.View): // it shows something else by now
		return sayOldButton, false, b.flow.Commit(ctx, workflow.Commit{Put: []workflow.Item{b.refresh(s, ref)}})
	case !current: // a screen would open on a message that is not looked after any more
		if err := b.out.Strip(ctx, ref.Chat, ref.Message, Prompt); err != nil {
			b.log.Debug("old buttons stay", "task", ref.Task, "person", ref.Person, "err", err)
		}
		return sayOldButton, false, nil
	}
	return b.open(ctx, u, s, ref, p)
}

// tappedRef is the message whose button was tapped, and whether it is the one that shows its view now. One whose reference
// was lost when the program died between sending and noting is known again by its button.
func (b *Bot) tappedRef(ctx context.Context, u Update, s scene) (ref workflow.Ref, current bool, err error) {
	ref, err = b.refAt(ctx, u.Chat, u.Tap.Message)
	if errors.Is(err, workflow.ErrNotFound) {
		ref, err = s.orphan(u), nil
	}
	if err != nil {
		return ref, false, fmt.Errorf("message reference: %w", err)
	}
	latest, err := b.flow.RefOf(ctx, ref.Task, ref.Person, ref.View)
	if errors.Is(err, workflow.ErrNotFound) {
		return ref, true, nil
	}
	if err != nil {
		return ref, false, fmt.Errorf("message reference: %w", err)
	}
	return ref, latest.Message == ref.Message && (!isList(ref.View) || spotOf(ref).Task == s.task.ID), nil
}

const postLimit = 3 * time.Second

// refAt is the reference of a message. One that is not known may be on its way: the person sees it before the messenger has
// told its number, and its reference is waited for, though not for long.
func (b *Bot) refAt(ctx context.Context, chat int64, message string) (workflow.Ref, error) {
	ref, err := b.flow.RefAt(ctx, chat, message)
	if err == nil {
		return b.wholeOf(ctx, ref)
	}
	if !errors.Is(err, workflow.ErrNotFound) {
		return ref, err
	}
	waiting, cancel := context.WithTimeout(ctx, postLimit)
	defer cancel()
	if b.gate.posted(waiting, inChat(chat)) != nil && ctx.Err() != nil {
		return ref, ctx.Err()
	}
	if ref, err = b.flow.RefAt(ctx, chat, message); err != nil {
		return ref, err
	}
	return b.wholeOf(ctx, ref)
}

// orphan is a reference for a message of which only the tapped button is known.
func (s scene) orphan(u Update) workflow.Ref {
	return workflow.Ref{
		Chat: u.Chat, Message: u.Tap.Message, Task: s.task.ID, Person: s.me.ID, View: tasks.ViewCard,
		Call: s.called(tasks.ViewCard),
	}
}

// command is the command that a button gives at once; nil for one that opens a screen or asks for words.
func (s scene) command(p Press) tasks.Command {
	switch p.Action {
	case ActPlace:
		return s.registration(p.Arg)
	case ActDecline:
		return tasks.Decline{}
	case ActReason:
		return s.importance(p.Arg)
	case ActKnown:
		return tasks.Acknowledge{}
	case ActGround:
		return tasks.Withhold{Ground: tasks.Ground(p.Arg), As: s.proposing()}
	case ActUphold:
		return tasks.Uphold{}
	case ActDismiss:
		return tasks.Dismiss{}
	case ActControl:
		return tasks.Control{}
	case ActAssign:
		return tasks.Assign{Departments: s.tickedDepartments()}
	case ActLead:
		return tasks.Lead{Department: s.departmentOf(p.Arg)}
	case ActDelegateTo:
		return s.delegation(p.Arg)
	case ActTake:
		return tasks.Take{Department: s.departmentOf(p.Arg)}
	case ActGiveBack:
		return tasks.GiveBack{Department: s.departmentOf(p.Arg)}
	case ActContinue:
		return tasks.Continue{}
	case ActLinkTo:
		return link(s.other)
	case ActNoDelo:
		return tasks.Load{}
	}
	return s.answerCommand(p)
}

// answerCommand is command for the buttons about a draft, its publication and what it promises.
func (s scene) answerCommand(p Press) tasks.Command {
	switch p.Action {
	case ActSubmit:
		return tasks.Submit{Sketch: int64(number(p.Arg)), Hints: hinted(s.hints(s.task.Sketches[s.me.ID]))}
	case ActInform:
		return tasks.Inform{Department: s.part(), Sketch: int64(number(p.Arg))}
	case ActDiscard:
		return tasks.Discard{Sketch: int64(number(p.Arg))}
	case ActUntil:
		return s.interim(argDay(p.Arg))
	case ActFinal:
		sketch := s.task.Sketches[s.me.ID]
		return tasks.Compose{Text: sketch.Text, Media: sketch.Media, Kind: tasks.FinalAnswer}
	case ActApprove:
		if s.task.SecondInterim() && s.may(tasks.DoApprove) {
			return nil
		}
		return s.approval(p.Arg, "")
	case ActSendBack:
		_, ticked := s.screen.ticked()
		c := tasks.Return{Draft: number(p.Arg)}
		for _, id := range ticked {
			c.Criteria = append(c.Criteria, tasks.Criterion(id))
		}
		c.Edit = s.screen.edit()
		return c
	case ActPublish:
		if s.may(tasks.DoPublish) && s.task.Surprise() > 0 {
			return nil
		}
		return tasks.Publish{Draft: number(p.Arg)}
	case ActAnyway:
		draft, change, _ := strings.Cut(p.Arg, ".")
		return tasks.Publish{Draft: number(draft), Despite: int64(number(change))}
	case ActPlan:
		return s.plan(p.Arg)
	case ActAccept:
		return tasks.Accept{Promise: number(p.Arg)}
	case ActNotice:
		return tasks.Compose{Text: s.notice(), Kind: tasks.NewDate}
	case ActAgree:
		return tasks.Agree{Notice: s.notice()}
	}
	return s.beginning(p)
}

// registration is the order to register with the place that a button names.
func (s scene) registration(arg string) tasks.Command {
	place := tasks.Place{}
	if arg != noPlace {
		place.District, _ = named(arg, s.roster.Districts)
		if place.District == "" {
			place.District = "?" // gone from the roster: the domain refuses it by name
		}
	}
	return tasks.Register{Topic: s.screen.arg, Place: place}
}

// order gives a command and says its outcome.
func (b *Bot) order(
	ctx context.Context, u Update, s scene, ref workflow.Ref, current bool, c tasks.Command,
) (string, bool, error) {
	o := workflow.Order{Task: s.task.ID, Command: c, By: s.me, Key: u.Key, Put: []workflow.Item{b.refresh(s, ref)}}
	if !isList(ref.View) { // a preview, or the person's own card
		put, err := b.openInLists(ctx, s)
		if err != nil {
			return "", false, err
		}
		o.Put = append(o.Put, put...)
	}
	if current {
		ref = withScreen(ref, screen{}, ref.ScreenIn)
		o.Refs = []workflow.Ref{ref}
	}
	_, err := b.flow.Do(ctx, o)
	refusal := new(tasks.Error)
	switch {
	case err == nil, errors.Is(err, workflow.ErrRepeated):
		return outcome(c), false, nil
	case errors.As(err, &refusal):
		put, err := b.nobodyThere(ctx, s, c, refusal)
		if err != nil {
			return "", false, err
		}
		return s.refused(refusal), true, b.flow.Commit(ctx, workflow.Commit{Put: append(put, b.refresh(s, ref))})
	}
	return "", false, err
}

// refresh makes the tapped message be drawn again.
func (b *Bot) refresh(s scene, ref workflow.Ref) workflow.Item {
	n := tasks.Notice{Task: ref.Task, Person: s.me.ID, View: ref.View, Call: ref.Call}
	return workflow.PromptItem(n, b.now())
}
