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
		lines = append(lines, s.when(e.At)+" — "+s.by(e.By)+": "+lower(outcome(e.Command))+s.detail(e.Command))
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
		var names []string
		for _, d := range c.Departments {
			names = append(names, s.departmentName(d))
		}
		return inBrackets(names...)
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
		days := make([]string, 0, len(c.Promises))
		for _, d := range c.Promises {
			days = append(days, d.String())
		}
		promised := ""
		if len(days) > 0 {
			promised = "обещано: " + strings.Join(days, ", ")
		}
		return inBrackets("версия "+fmt.Sprint(c.Draft), promised, c.Reason)
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
	return s.laterDetail(c)
}

// laterDetail is detail for the commands of the other roads.
func (s scene) laterDetail(c tasks.Command) string {
	switch c := c.(type) {
	case tasks.Load:
		return inBrackets(c.Number)
	case tasks.Lead:
		return inBrackets(s.departmentName(c.Department))
	case tasks.Inform:
		return inBrackets(s.departmentName(c.Department))
	case tasks.Delegate:
		return inBrackets(s.by(c.Person))
	case tasks.Schedule:
		return inBrackets("проект до " + s.when(c.Draft))
	case tasks.Amend:
		return inBrackets(c.Reason)
	case tasks.ReportPromise:
		said := "не выполнено"
		if c.Kept {
			said = "выполнено"
		}
		return inBrackets(said, excerpt(c.Text), attached(c.Media))
	case tasks.Reject:
		return inBrackets(c.Reason)
	case tasks.Postpone:
		return inBrackets(c.Day.String(), c.Reason)
	case tasks.Disagree:
		return inBrackets(c.Reason)
	case tasks.Unlink:
		return inBrackets(c.Reason)
	case tasks.Resume:
		return inBrackets(excerpt(c.Found.Text))
	case tasks.SourceEdited:
		return inBrackets(excerpt(c.Text))
	case tasks.Lapse:
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
