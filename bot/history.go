package bot

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"otklik/tasks"
)

// historyPage is how many characters of lines one page of a history holds: every messenger takes that.
const historyPage = 3000

// history is everything that has happened to the task: when, who, what; the last page first, and a button to those before. A
// record that has been changed afterwards says so.
func (s scene) history() Message {
	var t Text
	t.Add(Bold, "📜 "+capital(s.title())+"\n")
	pages := s.historyPages()
	at := len(pages) - 1
	if s.screen.name == screenHistory {
		at = min(max(number(s.screen.arg), 0), at)
	}
	var row []Button
	if len(pages) > 1 {
		t.Line(fmt.Sprintf("Страница %d из %d", at+1, len(pages)))
		if at > 0 {
			row = append(row, s.press("⬅️ "+LabelEarlier, ActPage, fmt.Sprint(at-1)))
		}
		if at < len(pages)-1 {
			row = append(row, s.press(LabelLater+" ➡️", ActPage, fmt.Sprint(at+1)))
		}
	}
	if at >= 0 {
		t.Add(Quote, strings.Join(pages[at], "\n"))
		t.Add(Plain, "\n")
	}
	if err := tasks.Verify(s.events, s.task.Seal); err != nil {
		t.Add(Bold, "⚠️ Запись истории изменена после того, как была сделана. Сообщите администратору.\n")
	}
	m := Message{Text: t}
	if len(row) > 0 {
		m.Buttons = [][]Button{row}
	}
	return m
}

// historyPages are the lines of the history, oldest first, as many a page as fit.
func (s scene) historyPages() [][]string {
	var pages [][]string
	room := 0
	for _, e := range s.events {
		line := s.when(e.At) + " — " + s.by(e.By) + ": " + lower(outcome(e.Command)) + s.detail(e.Command)
		length := utf8.RuneCountInString(line) + 1
		if len(pages) == 0 || length > room {
			pages, room = append(pages, nil), historyPage
		}
		pages[len(pages)-1] = append(pages[len(pages)-1], line)
		room -= length
	}
	return pages
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
		return inBrackets("версия "+fmt.Sprint(c.Draft), strings.Join(ids, ", "), c.Comment, proposed(c.Edit))
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
	case tasks.HandOver:
		return s.handOverDetail(c)
	case tasks.Lower:
		return inBrackets(c.Reason)
	}
	return s.laterDetail(c)
}

// laterDetail is detail for the commands of the other roads.
func (s scene) laterDetail(c tasks.Command) string {
	switch c := c.(type) {
	case tasks.Detect:
		by := ""
		if c.Found.By != "" {
			by = "внесено вручную, " + s.by(c.Found.By)
		}
		return inBrackets(networkWords(c.Found.Source.Network), by, c.Found.Source.Link)
	case tasks.Load:
		return inBrackets(c.Number)
	case tasks.Lead:
		return inBrackets(s.departmentName(c.Department))
	case tasks.Inform:
		return inBrackets(s.departmentName(c.Department))
	case tasks.Take:
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

// proposed says that a return came with a wording.
func proposed(edit string) string {
	if edit == "" {
		return ""
	}
	return "предложена правка: " + excerpt(edit)
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
