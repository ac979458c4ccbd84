package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// maxListed is how many tasks one message of reminders names; the rest is counted.
const maxListed = 20

// nudge is a reminder with the task that it is of.
type nudge struct {
	tasks.Reminder
	scene
}

// foldWithin is how long after one message of reminders the next may come at the soonest, except of high importance: what
// falls due meanwhile is told together.
const foldWithin = time.Minute

// viewReminders is the person's last message of reminders. It belongs to no task.
const viewReminders tasks.View = "reminders"

// Remind tells one person of everything that has fallen due for them together, nearest first. What has been done meanwhile
// is left out; if nothing is left, nothing is sent.
func (b *Bot) Remind(ctx context.Context, items []workflow.Item) error {
	list, err := b.nudges(ctx, items)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return b.settleAll(ctx, items, workflow.Done, time.Time{}, "")
	}
	me, class := list[0].me, Ordinary
	if slices.ContainsFunc(list, func(n nudge) bool { return n.Urgent }) {
		class = Urgent
	}
	if morning, held := b.held(list[0].scene, class); held {
		return b.settleAll(ctx, items, workflow.Retry, morning, "night")
	}
	last, err := b.flow.RefOf(ctx, "", me.ID, viewReminders)
	if err != nil && !errors.Is(err, workflow.ErrNotFound) {
		return fmt.Errorf("last reminders: %w", err)
	}
	if next := last.At.Add(foldWithin); class != Urgent && b.now().Before(next) {
		return b.settleAll(ctx, items, workflow.Retry, next, "folded")
	}
	message, err := b.out.Send(ctx, me.Account, b.digest(list), class)
	if err != nil {
		return b.notReminded(ctx, items, list[0], err)
	}
	c := settling(items, workflow.Done, time.Time{}, "")
	c.Refs = withParts(workflow.Ref{Chat: me.Account, Message: message, Person: me.ID, View: viewReminders, At: b.now()})
	if err := b.flow.Commit(ctx, c); err != nil {
		return fmt.Errorf("note reminders: %w", err)
	}
	return nil
}

// nudges loads the tasks and leaves out what is no longer so.
func (b *Bot) nudges(ctx context.Context, items []workflow.Item) ([]nudge, error) {
	var list []nudge
	for _, it := range items {
		var r tasks.Reminder
		if err := json.Unmarshal(it.Body, &r); err != nil {
			return nil, fmt.Errorf("reminder: %w", err)
		}
		s, err := b.scene(ctx, r.Task, r.Person)
		if err != nil {
			return nil, err
		}
		term, runs := s.task.TermOf(r.Step, r.Of)
		if s.me.Reachable() && runs && term.Due.Equal(r.Due) {
			list = append(list, nudge{r, s})
		}
	}
	slices.SortStableFunc(list, func(a, b nudge) int { return a.Due.Compare(b.Due) })
	return list, nil
}

// digest is one message for all reminders of a person; each task opens by its button.
func (b *Bot) digest(list []nudge) Message {
	var t Text
	var buttons []Button
	groups := byTask(list)
	t.Add(Bold, heading(list, len(groups)))
	for i, group := range groups {
		if i == maxListed {
			t.Line(fmt.Sprintf("…и ещё %d", len(groups)-maxListed))
			break
		}
		b.addNudges(&t, group)
		n := group[0]
		label := LabelOpen
		if n.task.Number > 0 {
			label = fmt.Sprintf("%s № %d", LabelOpen, n.task.Number)
		} else if len(groups) > 1 {
			label = LabelOpen + ": " + n.task.Found.Author.Name()
		}
		buttons = append(buttons, n.press(label, ActOpen, ""))
	}
	return Message{Text: t, Buttons: inRows(buttons, 2)}
}

// byTask gathers what a task is reminded of by several rungs at once, so that each task is named once.
func byTask(list []nudge) [][]nudge {
	var groups [][]nudge
	for _, n := range list {
		i := slices.IndexFunc(groups, func(g []nudge) bool { return g[0].Task == n.Task })
		if i < 0 {
			groups = append(groups, []nudge{n})
			continue
		}
		groups[i] = append(groups[i], n)
	}
	return groups
}

// heading says what the list is of, and of how many tasks; one reminder needs none.
func heading(list []nudge, number int) string {
	count := fmt.Sprintf("%d %s", number, plural(number, "задача", "задачи", "задач"))
	has := func(rung tasks.RungName) bool {
		return slices.ContainsFunc(list, func(n nudge) bool { return n.Rung == rung })
	}
	switch {
	case has(tasks.RungMorning):
		return "☀️ Доброе утро! " + plural(number, "Ждёт", "Ждут", "Ждут") + " Вас: " + count + "\n\n"
	case has(tasks.RungEvening):
		return "🌙 Просрочено или срок завтра: " + count + "\n\n"
	case number > 1:
		return "⏰ Сроки: " + count + "\n\n"
	}
	return ""
}

// whose tells a task that has no number yet from others: by who wrote.
func (n nudge) whose() string {
	if n.task.Number > 0 || n.task.Found.Author.Name() == "" {
		return ""
	}
	return " · " + n.task.Found.Author.Name()
}

// addNudges says what a task is reminded of: a line for each thing, and whose task it is to those who oversee it.
func (b *Bot) addNudges(t *Text, group []nudge) {
	first, mark := group[0], "⏳"
	if !first.Due.After(b.now()) {
		mark = "⏰"
	}
	t.Add(Bold, mark+" "+capital(first.title())+first.whose()+"\n")
	var lines []string
	for _, n := range group {
		if words := b.nudgeWords(n); !slices.Contains(lines, words) {
			lines = append(lines, words)
		}
	}
	t.Line(strings.Join(lines, "\n"))
	own := []tasks.RungName{tasks.RungHalf, tasks.RungFifth, tasks.RungTerm}
	oversees := func(n nudge) bool { return !slices.Contains(own, n.Rung) }
	if slices.ContainsFunc(group, oversees) && first.task.Department != "" {
		t.Line("Подразделение: " + first.departmentName(first.task.Department))
	}
}

func (b *Bot) nudgeWords(n nudge) string {
	step := capital(stepWords(n.Step))
	switch {
	case n.Rung == tasks.RungMoved:
		return fmt.Sprintf("%s: срок перенесён с «%s» на «%s», изменились календарь или рабочие часы", step, n.when(n.Was), n.when(n.Due))
	case n.Rung == tasks.RungForecast && n.Due.After(n.now):
		return fmt.Sprintf("Оставшиеся шаги уже не укладываются в срок ответа (%s)", n.when(n.Due))
	case n.Step == tasks.StepAcknowledge:
		return "Глава не подтвердил, что ознакомлен с сообщением повышенной важности"
	case n.Due.After(n.now):
		return fmt.Sprintf("%s: осталось %s, до %s", step, cmp.Or(b.left(n.now, n.Due), "меньше минуты"), n.when(n.Due))
	}
	late := b.left(n.Due, n.now)
	if late == "" {
		return fmt.Sprintf("%s: срок вышел %s", step, n.when(n.Due))
	}
	return fmt.Sprintf("%s: просрочено на %s, срок был %s", step, late, n.when(n.Due))
}

// left says working time between two instants: «2 ч 10 мин раб.»; nothing for less than a minute.
func (b *Bot) left(from, to time.Time) string {
	return scene{calendar: b.calendar}.lasts(from, to)
}

// lasts is left, to whoever looks at a view.
func (s scene) lasts(from, to time.Time) string {
	d, err := s.calendar.Elapsed(from, to)
	if d = d.Round(time.Minute); err != nil || d == 0 {
		return ""
	}
	return hours(d) + " раб."
}

// notReminded settles reminders that could not be delivered, by the class of the failure.
func (b *Bot) notReminded(ctx context.Context, items []workflow.Item, n nudge, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	f := &Failure{Class: Again, Err: err}
	errors.As(err, &f)
	b.log.Warn("reminders not delivered", "person", n.Person, "reminders", len(items), "class", f.Class, "err", err)
	switch {
	case f.Moved != 0:
		if err := b.flow.Change(ctx, relinked(n.Person, f.Moved)); err != nil {
			return err
		}
		return b.settleAll(ctx, items, workflow.Retry, n.now, "moved")
	case f.Class == Never:
		return b.unreachable(ctx, items, n.me)
	case b.hopeless(f, items[0].Attempt):
		return b.settleAll(ctx, items, workflow.Bury, time.Time{}, "refused")
	}
	return b.settleAll(ctx, items, workflow.Retry, n.now.Add(f.wait(items[0].Attempt)), "again")
}

func (b *Bot) settleAll(ctx context.Context, items []workflow.Item, o workflow.Outcome, at time.Time, reason string) error {
	if err := b.flow.Commit(ctx, settling(items, o, at, reason)); err != nil {
		return fmt.Errorf("settle reminders: %w", err)
	}
	return nil
}

func settling(items []workflow.Item, o workflow.Outcome, at time.Time, reason string) workflow.Commit {
	var c workflow.Commit
	for _, it := range items {
		c.Settle = append(c.Settle, workflow.Settlement{Item: it, Outcome: o, At: at, Reason: reason})
	}
	return c
}
