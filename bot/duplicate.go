package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"otklik/tasks"
	"otklik/tasks/alike"
)

// maxMatches is how many like messages are offered to choose from.
const maxMatches = 5

// duplicates lists tasks that ask the same: the likest first, with what they have in common. A reply with a number names
// another one.
func (s scene) duplicates() Message {
	var t Text
	t.Add(Bold, capital(s.title())+"\n")
	var buttons []Button
	for _, m := range s.matches {
		lead := m.task
		t.Add(Bold, "\n"+capital(s.nameOf(lead))+"\n")
		t.Line(lead.Found.Author.Name() + ", " + s.when(lead.Found.WrittenAt) + ". " + capital(m.why) + ".")
		t.Add(Quote, excerpt(lead.Found.Text))
		t.Add(Plain, "\n")
		label := LabelDuplicate
		if lead.Number > 0 {
			label += fmt.Sprintf(" № %d", lead.Number)
		}
		buttons = append(buttons, s.press("🔗 "+label, ActLinkTo, string(lead.ID)))
	}
	if len(s.matches) == 0 {
		t.Line("Похожих сообщений не нашлось.")
	}
	t.Line("\nДругую задачу можно назвать: напишите её номер ответом на это сообщение.")
	return Message{Text: t, Buttons: inRows(buttons, 1)}
}

// match is a task that asks the same, and why it seems so.
type match struct {
	task tasks.Task
	why  string
}

// findMatches compares the task with all that may lead it.
func (b *Bot) findMatches(ctx context.Context, t tasks.Task) ([]match, error) {
	all := map[string]tasks.Task{}
	var samples []alike.Sample
	err := b.flow.Each(ctx, func(x tasks.Task) error {
		if x.ID != t.ID && x.Leads() {
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
	if len(parts) == 0 {
		return "под той же записью"
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

// numberedTask finds a task by its number.
func (b *Bot) numberedTask(ctx context.Context, number int64) (found tasks.Task, err error) {
	err = b.flow.Each(ctx, func(t tasks.Task) error {
		if t.Number == number && number != 0 {
			found = t
		}
		return nil
	})
	return found, err
}

// raiseButtons offer the usual reasons of importance, and room for another.
func (s scene) raiseButtons() [][]Button {
	var buttons []Button
	for _, r := range importanceReasons(s.task.Importance) {
		buttons = append(buttons, s.press(r, ActReason, Shorten(r)))
	}
	own := ActOwnRaise
	if s.task.Importance == tasks.High {
		own = ActOwnLower
	}
	return append(inRows(buttons, 1), []Button{s.press("✏️ "+LabelOwnReason, own, "")}, s.back())
}

// importanceReasons are the usual reasons to change the importance that a task has now.
func importanceReasons(now tasks.Importance) []string {
	if now == tasks.High {
		return []string{"Опасности нет", "Вопрос уже решён", "Отмечено по ошибке"}
	}
	return []string{"Угроза жизни или здоровью", "Авария, много пострадавших домов", "Большой отклик в сети", "Дети, школа, больница"}
}

// importance is the order that a reason's button gives.
func (s scene) importance(short string) tasks.Command {
	reasons := importanceReasons(s.task.Importance)
	i := slices.IndexFunc(reasons, func(r string) bool { return Shorten(r) == short })
	why := ""
	if i >= 0 {
		why = reasons[i]
	}
	if s.task.Importance == tasks.High {
		return tasks.Lower{Reason: why}
	}
	return tasks.Raise{Reason: why}
}
