package bot

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Deliver turns a claimed notice into a message, or into an edit of the message that shows the view already, from the task
// as it now is. It settles the item together with the message's reference; only a fault of the store is an error.
func (b *Bot) Deliver(ctx context.Context, it workflow.Item, class Class) error {
	var n tasks.Notice
	if err := json.Unmarshal(it.Body, &n); err != nil {
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Bury, Reason: "unreadable"})
	}
	if err := b.gate.wait(ctx, crossed(n.Task, n.Person)); err != nil {
		return err
	}
	s, err := b.scene(ctx, n.Task, n.Person)
	if err != nil {
		return err
	}
	if d, chat := n.Person.Chat(); chat && s.me.Account == 0 {
		return b.unheard(ctx, it, n, d)
	}
	if !s.me.Reachable() { // what waits for somebody who can be reached again is put anew then
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Done})
	}
	if old, ok := folded(n); ok {
		return b.foldAgain(ctx, it, s, n, old)
	}
	return b.bring(ctx, it, n, s, class)
}

// bring shows a view to somebody who can be reached, if there is something to show.
func (b *Bot) bring(ctx context.Context, it workflow.Item, n tasks.Notice, s scene, class Class) error {
	ref, err := b.flow.RefOf(ctx, n.Task, n.Person, n.View)
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		return fmt.Errorf("message reference: %w", err)
	}
	moved := err == nil && ref.Chat != s.me.Account // another account now: nothing more is shown in the old one
	if moved && s.rests(n, ref) {
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Done})
	}
	fresh := err != nil || ref.Call < n.Call || n.Anew || moved
	if !fresh && ref.Call < s.called(n.View) { // a new message on its way takes this one's place: nobody should begin here
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Done})
	}
	if again := rests(n.View, ref); !fresh && b.now().Before(again) {
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Retry, At: again, Reason: "rests"})
	}
	switch {
	case fresh:
		s.screen = parseScreen(n.Screen)
	case ref.ScreenIn == s.task.Status:
		s.screen = parseScreen(ref.Screen)
	}
	if err := b.fill(ctx, &s, n.View); err != nil {
		return err
	}
	m, ok := s.render(n.View)
	if !ok {
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Bury, Reason: "unknown view"})
	}
	if fresh {
		if morning, held := b.held(s, class); held {
			return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Retry, At: morning, Reason: "night"})
		}
		return b.post(ctx, it, n, s, m, ref, class)
	}
	return b.renew(ctx, it, n, s, m, ref, class)
}

// scene loads what a view is made of.
func (b *Bot) scene(ctx context.Context, id tasks.ID, person tasks.PersonID) (scene, error) {
	t, err := b.flow.Task(ctx, id)
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		return scene{}, fmt.Errorf("load task: %w", err)
	}
	policy, err := b.flow.Policy(ctx)
	if err != nil {
		return scene{}, err
	}
	me, _ := policy.Roster.For(t).Reader(person)
	return b.sceneOf(t, me, policy), nil
}

// fill loads what only some views are made of.
func (b *Bot) fill(ctx context.Context, s *scene, v tasks.View) (err error) {
	ask := asking(v)
	sh, page := sheetOf(v)
	switch {
	case page && sh.fill != nil:
		return sh.fill(b, ctx, s)
	case v == workflow.ViewSilence:
		s.quiet, err = b.flow.Silent(ctx)
		return err
	case v == viewHistory:
		if s.events, err = b.flow.Events(ctx, s.task.ID); err != nil {
			return fmt.Errorf("history: %w", err)
		}
	case v == tasks.ViewCard && cmp.Or(s.task.Lead, s.task.Earlier) != "":
		s.other, err = b.flow.Task(ctx, cmp.Or(s.task.Lead, s.task.Earlier))
		if err != nil && !errors.Is(err, workflow.ErrNotFound) {
			return fmt.Errorf("load the other task: %w", err)
		}
	case ask == ActDuplicate && s.may(tasks.DoLink):
		s.matches, err = b.findMatches(ctx, s.task)
		return err
	}
	return nil
}

// sceneOf is the task as the person looks at it now.
func (b *Bot) sceneOf(t tasks.Task, me tasks.Person, policy *tasks.Policy) scene {
	return scene{
		task: t, me: me, roster: policy.Roster, now: b.now(), policy: policy, calendar: b.calendar, draft: b.draft, memory: b.memory,
		echo: b.flow.Echo(t.ID),
	}
}

// called is the revision at which the person was last called for a view; 0 when they never were.
func (s scene) called(v tasks.View) int64 {
	for _, told := range s.task.Told {
		if told.Person == s.me.ID && told.View == v {
			return told.Rev
		}
	}
	return 0
}

// post sends a new message, notes it, and folds the one that it replaces.
func (b *Bot) post(
	ctx context.Context, it workflow.Item, n tasks.Notice, s scene, m Message, old workflow.Ref, c Class,
) error {
	if n.View != tasks.ViewCard {
		if card, err := b.flow.RefOf(ctx, n.Task, n.Person, tasks.ViewCard); err == nil {
			m.ReplyTo = card.Message
		}
	}
	noted, err := b.gate.post(ctx, inChat(s.me.Account))
	if err != nil {
		return err
	}
	defer noted()
	id, err := b.out.Send(ctx, s.me.Account, m, c)
	if err != nil {
		return b.failed(ctx, it, n, s, err)
	}
	ref := workflow.Ref{
		Chat: s.me.Account, Message: id, Task: n.Task, Person: n.Person, View: n.View,
		Call: n.Call, Shown: shown(m), At: s.now, Screen: s.screen.String(),
	}
	if ref.Screen != "" {
		ref.ScreenIn = s.task.Status
	}
	done := workflow.Commit{Settle: []workflow.Settlement{{Item: it, Outcome: workflow.Done}}}
	meanwhile, err := b.flow.RefOf(ctx, n.Task, n.Person, n.View)
	if err == nil && meanwhile.Message != old.Message { // a tap has known a lost copy again: what it opened goes on in the new one
		ref.Screen, ref.ScreenIn, ref.Shown, old = meanwhile.Screen, meanwhile.ScreenIn, "", meanwhile
		done.Put = []workflow.Item{b.refresh(s, ref)}
	}
	done.Refs = withParts(ref)
	if err := b.flow.Commit(ctx, done); err != nil {
		return fmt.Errorf("note message: %w", err)
	}
	if old.Message != "" {
		if err := b.fold(ctx, s, n, old); err != nil {
			return err
		}
	}
	b.pin(ctx, ref, old)
	return nil
}

// renew edits the message if it would look different.
func (b *Bot) renew(
	ctx context.Context, it workflow.Item, n tasks.Notice, s scene, m Message, ref workflow.Ref, c Class,
) error {
	done := workflow.Settlement{Item: it, Outcome: workflow.Done}
	if ref.Shown == shown(m) {
		return b.settle(ctx, done)
	}
	m.Media = nil
	err := b.out.Edit(ctx, ref.Chat, ref.Message, m, c)
	if f := new(Failure); errors.As(err, &f) && (f.Class == Gone || f.Class == Outgrown) {
		if morning, held := b.held(s, c); held && f.Class == Gone {
			return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Retry, At: morning, Reason: "night"})
		}
		m.Silent = f.Class == Outgrown
		return b.post(ctx, it, n, s, m, workflow.Ref{}, c)
	}
	if err != nil {
		return b.failed(ctx, it, n, s, err)
	}
	return b.noteEdit(ctx, ref, shown(m), done)
}

// noteEdit notes what an edited message shows. Whoever saw the edit may have tapped before the messenger confirmed it: what
// they opened since stays, and the item that their tap put draws it.
func (b *Bot) noteEdit(ctx context.Context, ref workflow.Ref, shows string, done workflow.Settlement) error {
	leave, err := b.gate.note(ctx, crossed(ref.Task, ref.Person))
	if err != nil {
		return err
	}
	defer leave()
	c := workflow.Commit{Settle: []workflow.Settlement{done}}
	latest, err := b.flow.RefOf(ctx, ref.Task, ref.Person, ref.View)
	switch {
	case err != nil && !errors.Is(err, workflow.ErrNotFound):
		return fmt.Errorf("message reference: %w", err)
	case err == nil && latest.Message == ref.Message && latest.Screen == ref.Screen && latest.Shown == ref.Shown:
		ref.Shown, ref.At = shows, b.now()
		c.Refs = []workflow.Ref{ref}
	}
	return b.flow.Commit(ctx, c)
}

// failed settles an item that could not be delivered, by the class of the failure.
func (b *Bot) failed(ctx context.Context, it workflow.Item, n tasks.Notice, s scene, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	f := &Failure{Class: Again, Err: err}
	errors.As(err, &f)
	b.log.Warn("message not delivered", "task", n.Task, "person", n.Person, "view", n.View, "attempt", it.Attempt,
		"class", f.Class, "err", err)
	d, chat := n.Person.Chat()
	switch {
	case chat && (f.Moved != 0 || f.Class == Never):
		return b.chatFailed(ctx, it, d, s, f)
	case f.Moved != 0:
		if err := b.flow.Change(ctx, relinked(n.Person, f.Moved)); err != nil {
			return err
		}
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Retry, At: s.now})
	case f.Class == Never:
		return b.unreachable(ctx, []workflow.Item{it}, s.me)
	case b.hopeless(f, it.Attempt):
		return b.settle(ctx, workflow.Settlement{Item: it, Outcome: workflow.Bury, Reason: "refused"})
	}
	// An unknown fate is tried again too: a second copy is better than a duty that nobody knows of.
	return b.settle(ctx, workflow.Settlement{
		Item: it, Outcome: workflow.Retry, At: s.now.Add(f.wait(it.Attempt)), Reason: "again",
	})
}

// hopeless tells whether a message is not worth another try. While the messenger answers nothing at all, everything waits for it.
func (b *Bot) hopeless(f *Failure, attempt int) bool {
	answers := b.answers == nil || b.answers()
	return f.Class == Refused || attempt >= maxTries && f.After == 0 && answers
}

func (b *Bot) settle(ctx context.Context, s workflow.Settlement) error {
	if err := b.flow.Commit(ctx, workflow.Commit{Settle: []workflow.Settlement{s}}); err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	return nil
}

// shown is a hash of what a message shows, so that the same is not sent twice.
func shown(m Message) string {
	data, err := json.Marshal(struct {
		Text    Text
		Buttons [][]Button
	}{m.Text, m.Buttons})
	if err != nil {
		return ""
	}
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:8])
}
