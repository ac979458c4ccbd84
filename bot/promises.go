package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// viewPromises is the person's last list of promises. It belongs to no task.
const viewPromises tasks.View = "promises"

// pledge is an open promise with the task that it is of.
type pledge struct {
	tasks.Promise
	scene
}

// promises answers /promises: what has been promised to residents and is not settled yet, as far as the person oversees it,
// nearest first.
func (b *Bot) promises(ctx context.Context, u Update, me tasks.Person) error {
	if !oversees(me) {
		return b.tell(ctx, u, refusalWords(tasks.Forbidden))
	}
	list, err := b.pledges(ctx, me)
	if err != nil {
		return err
	}
	m := pledgeList(list)
	m.ReplyTo = u.Said.Message
	message, err := b.out.Send(ctx, u.Chat, m, Prompt)
	if err != nil {
		b.log.Info("a list of promises was not delivered", "person", me.ID, "err", err)
		return nil
	}
	ref := workflow.Ref{Chat: u.Chat, Message: message, Person: me.ID, View: viewPromises, At: b.now()}
	return b.flow.Commit(ctx, workflow.Commit{Refs: withParts(ref)})
}

// oversees tells whether promises are any of the person's work: an administrator's they are not.
func oversees(me tasks.Person) bool {
	return slices.ContainsFunc(me.Roles, func(r tasks.Role) bool { return r != tasks.Admin })
}

// pledges collects the open promises that the person may see, nearest first.
func (b *Bot) pledges(ctx context.Context, me tasks.Person) ([]pledge, error) {
	policy, err := b.flow.Policy(ctx)
	if err != nil {
		return nil, err
	}
	var list []pledge
	err = b.flow.Each(ctx, func(t tasks.Task) error {
		if !policy.Roster.Concerns(me, t.Department) {
			return nil
		}
		s := b.sceneOf(t, me, policy)
		for _, p := range t.OpenPromises() {
			list = append(list, pledge{p, s})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("promises: %w", err)
	}
	slices.SortStableFunc(list, func(a, b pledge) int { return strings.Compare(dayArg(a.Day), dayArg(b.Day)) })
	return list, nil
}

// pledgeList is the message that names them, the first so many; each task opens by its button.
func pledgeList(list []pledge) Message {
	var t Text
	if len(list) == 0 {
		t.Line("Открытых обещаний жителям нет.")
		return Message{Text: t}
	}
	t.Add(Bold, fmt.Sprintf("🤝 Открытые обещания жителям: %d\n\n", len(list)))
	var buttons []Button
	for i, p := range list {
		if i == maxListed {
			t.Line(fmt.Sprintf("…и ещё %d", len(list)-maxListed))
			break
		}
		p.add(&t)
		button := p.press(fmt.Sprintf("%s № %d", LabelOpen, p.task.Number), ActOpen, "")
		if !slices.Contains(buttons, button) {
			buttons = append(buttons, button)
		}
	}
	return Message{Text: t, Buttons: inRows(buttons, 2)}
}

// add says one promise: its day and whether it is over, the task, and whose it is.
func (p pledge) add(t *Text) {
	head, words := "⏳ до "+p.dayWords(p.Day), promiseWords(p.State)
	if p.State == tasks.PromiseOpen && !p.coming(p.Day) {
		head, words = "⏰ "+p.dayWords(p.Day), "просрочено"
	}
	t.Add(Bold, head)
	t.Line(" · " + p.name() + " — " + words + p.asked(p.Promise))
	if p.task.Department != "" {
		t.Line(p.departmentName(p.task.Department))
	}
}
