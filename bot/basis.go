package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/dates"
	"otklik/tasks/recall"
	"otklik/tasks/worktime"
)

// What an answer can begin with: earlier answers to like messages, and templates. Either becomes the sketch, which the draft
// check looks at and the executor sends as any other.

const (
	maxAnswers   = 3 // offered at once
	maxTemplates = 6
)

// starts tells whether the person may begin an answer to the message: not a notice, nor information for others.
func (s scene) starts() bool {
	status := s.task.Status == tasks.Assigned || s.task.Status == tasks.Rework
	return status && s.task.Round == "" && s.may(tasks.DoSubmit) && !s.informs()
}

// basisButtons open what there is to begin with.
func (s scene) basisButtons() [][]Button {
	if !s.starts() {
		return nil
	}
	var row []Button
	if len(s.memory.Answers(s.task, 1)) > 0 {
		row = append(row, s.press("📚 "+LabelAnswers, ActAnswers, ""))
	}
	if len(s.templates()) > 0 {
		row = append(row, s.press("📄 "+LabelTemplates, ActTemplates, ""))
	}
	if len(row) == 0 {
		return nil
	}
	return [][]Button{row}
}

// templates are those for the task.
func (s scene) templates() []tasks.Template {
	list := s.roster.TemplatesFor(s.task.Department, s.task.Topic)
	return list[:min(len(list), maxTemplates)]
}

// basis is the screen of what to begin with; ok is false while none is open.
func (s scene) basis() (m Message, ok bool) {
	if !s.starts() || s.screen.name != screenAnswers && s.screen.name != screenTemplates {
		return Message{}, false
	}
	var t Text
	t.Add(Bold, capital(s.title())+"\n")
	text, _ := s.task.Present()
	t.Add(Quote, text)
	t.Add(Plain, "\n")
	var buttons []Button
	if s.screen.name == screenAnswers {
		buttons = s.addAnswers(&t)
	} else {
		buttons = s.addTemplates(&t)
	}
	if sketch, written := s.task.Sketches[s.me.ID]; written && sketch.Text != "" && len(buttons) > 0 {
		t.Add(Italic, "\nНовый черновик заменит Ваш нынешний.\n")
	}
	return Message{Text: t, Buttons: append(inRows(buttons, 1), s.back())}, true
}

// addAnswers lists earlier answers, with what the messages have in common.
func (s scene) addAnswers(t *Text) (buttons []Button) {
	list := s.memory.Answers(s.task, maxAnswers)
	if len(list) == 0 {
		t.Line("\nПохожих ответов больше нет.")
	}
	for i, a := range list {
		t.Add(Bold, fmt.Sprintf("\n%d. Ответ от %s", i+1, s.day(a.At)))
		t.Line(" — " + common(a.Reason))
		t.Add(Quote, a.Answer)
		t.Add(Plain, "\n")
		buttons = append(buttons, s.press(fmt.Sprintf("%s: %d", LabelBasis, i+1), ActBasis, string(a.Task)+"."+strconv.Itoa(a.Draft)))
	}
	return buttons
}

// addTemplates lists templates as they would be filled for this task.
func (s scene) addTemplates(t *Text) (buttons []Button) {
	for i, x := range s.templates() {
		t.Add(Bold, fmt.Sprintf("\n%d. %s\n", i+1, s.templateFor(x)))
		t.Add(Quote, s.filled(x))
		t.Add(Plain, "\n")
		buttons = append(buttons, s.press(fmt.Sprintf("%s: %d", LabelBasis, i+1), ActTemplate, templateCode(x)))
	}
	return buttons
}

// common says what two messages have in common.
func common(r recall.Reason) string {
	var parts []string
	switch {
	case r.SameHouse:
		parts = append(parts, "тот же дом")
	case r.SameStreet:
		parts = append(parts, "та же улица")
	case r.SameDistrict:
		parts = append(parts, "тот же район")
	}
	if r.SameTopic {
		parts = append(parts, "та же тема")
	}
	if len(r.Words) > 0 {
		parts = append(parts, "общие слова: "+strings.Join(r.Words, ", "))
	}
	return strings.Join(parts, "; ")
}

// beginning is the order of a button that offers a text; nil where there is none any more.
func (s scene) beginning(p Press) tasks.Command {
	switch p.Action {
	case ActBasis:
		return s.start(p.Arg)
	case ActTemplate:
		return s.startTemplate(p.Arg)
	case ActTakeEdit:
		return s.takeEdit(p.Arg)
	}
	return nil
}

// start is the order to begin with an earlier answer, which is the other task's; nil where it is none any more.
func (s scene) start(arg string) tasks.Command {
	_, no, _ := strings.Cut(arg, ".")
	d, ok := s.other.Draft(number(no))
	if !ok || !slices.ContainsFunc(s.other.Reviews, func(v tasks.Verdict) bool { return v.Draft == d.No && v.Approved }) {
		return nil
	}
	return tasks.Compose{Text: readdressed(d.Text, s.other.Found.Author.FirstName, s.task.Found.Author.FirstName)}
}

// startTemplate is the order to begin with a template.
func (s scene) startTemplate(code string) tasks.Command {
	for _, x := range s.roster.TemplatesFor(s.task.Department, s.task.Topic) {
		if templateCode(x) == code {
			return tasks.Compose{Text: s.filled(x)}
		}
	}
	return nil
}

// readdressed puts another resident's name at the head of an answer, where the first one's name stands alone: «Мария, …». What
// else is said of a person the executor sees, and the draft check.
func readdressed(text, was, now string) string {
	rest, ok := strings.CutPrefix(text, was)
	if !ok || was == "" || now == "" || !strings.HasPrefix(rest, ",") && !strings.HasPrefix(rest, "!") {
		return text
	}
	return now + rest
}

// filled is a template with what is known of the task.
func (s scene) filled(x tasks.Template) string {
	name := s.task.Found.Author.FirstName
	if name == "" {
		name = s.task.Found.Author.Name()
	}
	today := tasks.DayOf(s.now.In(s.calendar.Location()))
	return x.Fill(map[string]string{
		tasks.PlaceName: name, tasks.PlaceTo: s.task.Found.Author.Dative, tasks.PlaceAddress: s.task.Place.Address, tasks.PlaceDate: dates.Russian(worktime.Date(today)),
	})
}

// addUnfilled says which placeholders nobody has filled: such a text cannot go.
func addUnfilled(t *Text, left []string) {
	t.Add(Bold, "\n⚠️ Осталось заполнить: "+strings.Join(left, ", "))
	t.Line(". Нажмите «" + LabelChange + "» и впишите своё.")
}

// templateCode stands for a template in a button.
func templateCode(x tasks.Template) string {
	return Shorten(string(x.Department) + "\n" + x.Topic + "\n" + x.Text)
}

// templateFor says what a template is for.
func (s scene) templateFor(x tasks.Template) string {
	whose, topic := LabelEveryDepartment, lower(LabelAnyTopic)
	if x.Department != "" {
		whose = s.departmentName(x.Department)
	}
	if x.Topic != "" {
		topic = x.Topic
	}
	return whose + " · " + topic
}
