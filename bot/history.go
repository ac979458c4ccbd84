package bot

import (
	"fmt"
	"strings"

	"otklik/tasks"
)

// history is everything that has happened to the task: when, who, what. A record that has been changed afterwards says so.
func (s scene) history() Message {
	var t Text
	t.Add(Bold, "📜 "+capital(s.title())+"\n")
	var lines []string
	for _, e := range s.events {
		lines = append(lines, s.when(e.At)+" — "+s.by(e.By)+": "+lower(done(e.Verb()))+s.detail(e.Command))
	}
	t.Add(Quote, strings.Join(lines, "\n"))
	t.Add(Plain, "\n")
	if err := tasks.Verify(s.events, s.task.Seal); err != nil {
		t.Add(Bold, "⚠️ Запись истории изменена после того, как была сделана. Сообщите администратору.\n")
	}
	return Message{Text: t}
}

// detail says what of a command is worth a word in the history.
func (s scene) detail(c tasks.Command) string {
	switch c := c.(type) {
	case tasks.Register:
		return inBrackets(c.Topic, c.Place.District, c.Place.Address)
	case tasks.Assign:
		return inBrackets(s.departmentName(c.Department))
	case tasks.Withhold:
		return inBrackets(groundWords(c.Ground))
	case tasks.Recall:
		return inBrackets(c.Reason)
	case tasks.Refuse:
		return inBrackets(c.Reason)
	case tasks.Return:
		var ids []string
		for _, id := range c.Criteria {
			ids = append(ids, string(id))
		}
		return inBrackets("версия "+fmt.Sprint(c.Draft), strings.Join(ids, ", "), c.Comment)
	case tasks.Approve:
		return inBrackets("версия " + fmt.Sprint(c.Draft))
	case tasks.Compose:
		return inBrackets(excerpt(c.Text), attached(c.Media))
	case tasks.PublishByHand:
		return inBrackets(c.Link)
	case tasks.Confirm:
		return inBrackets(c.Link)
	case tasks.GiveUp:
		return inBrackets(problemWords(c.Problem))
	case tasks.Remind:
		return inBrackets(stepWords(c.Step), "срок "+s.when(c.Due))
	case tasks.Raise:
		return inBrackets(c.Reason)
	case tasks.Lower:
		return inBrackets(c.Reason)
	}
	return ""
}

func inBrackets(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " (" + strings.Join(said, ", ") + ")"
}

// excerptLength is how much of a draft the history quotes: every version is kept whole in the record.
const excerptLength = 60

func excerpt(text string) string {
	runes := []rune(clean(text))
	if len(runes) <= excerptLength {
		return string(runes)
	}
	return string(runes[:excerptLength]) + "…"
}
