package bot

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
)

// Labels of lists.
const (
	LabelNewOne     = "Новое" // then its place in the list: it has no number yet
	LabelPage       = "Стр."  // then its number
	LabelState      = "Состояние"
	LabelDistrict   = "Район"
	LabelImportant  = "Важные"
	LabelOverdue    = "Просроченные"
	LabelClear      = "Убрать отбор"
	LabelEverything = "Все"
	LabelFiles      = "Показать файлы"
)

// Sentences of lists.
const (
	sayNoDepartment = "без подразделения"
	sayListFresh    = "Список обновлён"
	sayNothingSuch  = "Таких задач нет. Измените отбор."
	sayWhatToFind   = "Что найти? Напишите ответом на это сообщение номер, слова из сообщения или ответа, имя жителя, адрес."
	sayNothingFound = "Ничего не нашлось. Попробуйте другие слова: напишите их ответом на это сообщение."
)

// heads are a list's first line and what it says when it is empty.
func (p Page) heads() (head, empty string) {
	switch p {
	case PageTasks:
		return "📋 Мои задачи", "Открытых задач у Вас нет."
	case PageQueue:
		return "📥 Очередь", "Очередь пуста: ничего не ждёт."
	case PagePromises:
		return "🤝 Открытые обещания жителям", "Открытых обещаний жителям нет."
	case PageFind:
		return "🔍 Найдено", sayNothingFound
	}
	return "📊 Открытые задачи", "Открытых задач нет."
}

// list draws a list: its card if one is open, a filter's values, or the page of tasks.
func (s scene) list() Message {
	l := s.listing
	if l.card != nil {
		return l.cardMessage()
	}
	var t Text
	head, empty := l.page.heads()
	switch {
	case l.page == PageFind && l.spot.Asked == "":
		t.Add(Bold, "🔍 Поиск\n")
		t.Line(sayWhatToFind)
		return Message{Text: t}
	case l.page == PageFind:
		t.Add(Italic, "«"+l.spot.Asked+"»\n")
	}
	if l.all == 0 && !l.spot.filtered() {
		t.Line(empty)
		return Message{Text: t, Buttons: [][]Button{{l.page.pick("🔄 "+LabelRefresh, pickRenew, "")}}}
	}
	t.Add(Bold, fmt.Sprintf("%s: %d\n", head, l.count))
	if l.spot.filtered() {
		t.Line("Отбор: " + strings.Join(s.filterWords(l.spot), ", ") + fmt.Sprintf(". Всего: %d", l.all))
	}
	if l.spot.Choosing != "" {
		return Message{Text: t, Buttons: l.choices()}
	}
	if l.count == 0 {
		t.Line(sayNothingSuch)
	}
	var buttons []Button
	for i, x := range l.lines {
		name := s.lineName(x, l.spot.Page*listed+i+1)
		t.Add(Plain, "\n")
		s.addLine(&t, x, name)
		button := l.page.pick(name, pickOpen, string(x.ID))
		if !slices.Contains(buttons, button) {
			buttons = append(buttons, button)
		}
	}
	rows := append(inRows(buttons, 4), l.pageRow()...)
	rows = append(rows, s.filterRows(l)...)
	return Message{Text: t, Buttons: append(rows, []Button{l.page.pick("🔄 "+LabelRefresh, pickRenew, "")})}
}

// cardMessage is the card that is open in the list, with the way back.
func (l *listing) cardMessage() Message {
	m := l.card.card()
	if len(m.Media) > 0 { // a message of a list cannot show them: the card is brought below it, with its files
		m.Buttons = append(m.Buttons, []Button{l.card.press("📎 "+LabelFiles, ActOpen, "")})
	}
	m.Media = nil
	back := "⬅️ " + LabelBack
	if !slices.ContainsFunc(slices.Concat(m.Buttons...), func(b Button) bool { return b.Label == back }) {
		m.Buttons = append(m.Buttons, []Button{l.page.pick(back, pickLeave, "")})
	}
	return m
}

// pageRow turns the pages.
func (l *listing) pageRow() [][]Button {
	last := (l.count - 1) / listed
	if l.count <= listed {
		return nil
	}
	var row []Button
	turn := func(mark string, n int) Button {
		return l.page.pick(strings.TrimSpace(fmt.Sprintf(mark, fmt.Sprintf("%s %d", LabelPage, n+1))), pickTurnTo, strconv.Itoa(n))
	}
	if l.spot.Page > 0 {
		row = append(row, turn("◀️ %s", l.spot.Page-1))
	}
	if l.spot.Page < last {
		row = append(row, turn("%s ▶️", l.spot.Page+1))
	}
	return [][]Button{row}
}

// lineName is what the button of a task is called.
func (s scene) lineName(x line, place int) string {
	if x.Task.Number == 0 {
		return fmt.Sprintf("%s %d", LabelNewOne, place)
	}
	return fmt.Sprintf("№ %d", x.Task.Number)
}

// addLine says a task in two lines or three: what it is, how it stands and until when, how the message begins.
func (s scene) addLine(t *Text, x line, name string) {
	mark := "⏳"
	switch {
	case x.late:
		mark = "⏰"
	case x.due.IsZero():
		mark = "▫️"
	}
	if x.Importance == tasks.High {
		mark += "❗"
	}
	parts := []string{name}
	for _, part := range []string{x.Task.Topic, x.District, x.Task.Place.Address, x.Task.Found.Author.Name()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	t.Add(Bold, mark+" "+strings.Join(parts, " · ")+"\n")
	t.Line(s.howLong(x) + s.whoseLine(x))
	if text, _ := x.Task.Present(); text != "" {
		t.Add(Italic, glimpse(text)+"\n")
	}
}

// howLong says the step and what is left of its term, or how late it is, in working time.
func (s scene) howLong(x line) string {
	switch {
	case x.promise != nil:
		return s.promiseLine(*x.promise, x.late)
	case x.due.IsZero():
		return capital(stands(x.Status))
	case x.late:
		late := s.lasts(x.due, s.now)
		if late == "" {
			return capital(stands(x.Status)) + ": срок вышел " + s.when(x.due)
		}
		return capital(stepWords(x.term.Step)) + ": просрочено на " + late
	}
	return capital(stepWords(x.term.Step)) + ": осталось " + cmp.Or(s.lasts(s.now, x.due), "меньше минуты") + ", до " + s.when(x.due)
}

// whoseLine names the department, to those who are not of it.
func (s scene) whoseLine(x line) string {
	if x.Department == "" || x.Department == s.me.Department {
		return ""
	}
	return " · " + s.departmentName(x.Department)
}

// glimpsed is how much of a message a list shows, in characters.
const glimpsed = 70

// glimpse is the beginning of a message, in one line.
func glimpse(text string) string {
	text = clean(text)
	if runes := []rune(text); len(runes) > glimpsed {
		return strings.TrimSpace(string(runes[:glimpsed])) + "…"
	}
	return text
}
