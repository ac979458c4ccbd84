package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/alike"
	"otklik/tasks/workflow"
)

// maxMatches is how many like messages are offered to choose from.
const maxMatches = 5

// answeredFor is how long after its answer a task is still offered as a lead; by its number it can be named at any time.
const answeredFor = 30 * 24 * time.Hour

// duplicates lists tasks that ask the same: the likest first, with what they have in common. A reply with a number names
// another one.
func (s scene) duplicates() Message {
	var t Text
	t.Add(Bold, capital(s.title())+"\n")
	if !s.may(tasks.DoLink) {
		t.Line("Выбирать больше не нужно.")
		return Message{Text: t}
	}
	text, _ := s.task.Present()
	t.Add(Quote, excerpt(text))
	t.Add(Plain, "\n")
	var buttons []Button
	if len(s.matches) > 0 {
		t.Line("Какое из похожих сообщений оно повторяет?")
	}
	for _, m := range s.matches {
		lead := m.task
		head := stands(lead.Status)
		if lead.Number > 0 {
			head = s.nameOf(lead)
		}
		t.Add(Bold, "\n"+capital(head)+"\n")
		t.Line(lead.Found.Author.Name() + ", " + s.written(lead) + ". " + capital(m.why) + ".")
		t.Add(Quote, excerpt(lead.Found.Text))
		t.Add(Plain, "\n")
		buttons = append(buttons, s.press("🔗 "+LabelDuplicate+" "+s.short(lead), ActLinkTo, string(lead.ID)))
	}
	if len(s.matches) == 0 {
		t.Line("Похожих сообщений не нашлось.")
	}
	t.Line("\nЕсли нужна другая задача, напишите её номер ответом на это сообщение.")
	return Message{Text: t, Buttons: inRows(buttons, 1)}
}

// short names another task in a button: by its number or, where it has none yet, by its author and time.
func (s scene) short(t tasks.Task) string {
	if t.Number > 0 {
		return fmt.Sprintf("№ %d", t.Number)
	}
	return "· " + t.Found.Author.Name() + ", " + s.written(t)
}

// match is a task that asks the same, and why it seems so.
type match struct {
	task tasks.Task
	why  string
}

// findMatches compares the task with all that may lead it: open ones, and those that were answered lately.
func (b *Bot) findMatches(ctx context.Context, t tasks.Task) ([]match, error) {
	all := map[string]tasks.Task{}
	var samples []alike.Sample
	err := b.flow.Each(ctx, func(x tasks.Task) error {
		fresh := x.Status.Open() || b.now().Sub(x.Moved.At) < answeredFor
		if x.ID != t.ID && x.Leads() && fresh {
			all[string(x.ID)] = x
			samples = append(samples, sampleOf(x))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("like messages: %w", err)
	}
	var list []match
	for _, m := range alike.Rank(sampleOf(t), samples, maxMatches) {
		list = append(list, match{all[m.ID], likeness(m)})
	}
	return list, nil
}

func sampleOf(t tasks.Task) alike.Sample {
	text, _ := t.Present()
	return alike.Sample{
		ID: string(t.ID), Author: t.Found.Author.ID, Owner: t.Found.Source.Owner, Post: t.Found.Source.Post,
		Address: t.Place.Address, District: t.Place.District, Topic: t.Topic, Text: text, At: t.FoundAt,
	}
}

// likeness says what two messages have in common.
func likeness(m alike.Match) string {
	var parts []string
	if m.SameAuthor {
		parts = append(parts, "тот же автор")
	}
	if m.SamePlace {
		parts = append(parts, "то же место")
	}
	if len(m.Words) > 0 {
		parts = append(parts, "общие слова: "+strings.Join(m.Words[:min(len(m.Words), 4)], ", "))
	}
	if m.SameTopic {
		parts = append(parts, "та же тема")
	}
	if m.SamePost {
		parts = append(parts, "под той же записью")
	}
	return strings.Join(parts, "; ")
}

// link is the order to make the task a duplicate of another one.
func link(lead tasks.Task) tasks.Command {
	if !lead.Leads() {
		return tasks.Link{} // refused by name
	}
	return tasks.Link{Lead: lead.ID, Topic: lead.Topic, Place: lead.Place}
}

// numberedTask finds a task by its number; of a duplicate, the one that it follows. In no status where there is none.
func (b *Bot) numberedTask(ctx context.Context, number int64) (tasks.Task, error) {
	found, err := b.flow.Numbered(ctx, number)
	if errors.Is(err, workflow.ErrNotFound) {
		return tasks.Task{}, nil
	}
	if err != nil || found.Lead == "" {
		return found, err
	}
	if found, err = b.flow.Task(ctx, found.Lead); err != nil {
		return found, fmt.Errorf("lead of a numbered task: %w", err)
	}
	return found, nil
}
