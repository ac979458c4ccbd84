package bot

import (
	"context"
	"strings"

	"otklik/tasks"
)

// wordList shows the words of a topic or of urgency, or the streets of a district, and how to change them.
func (s scene) wordList(t Text, d desk) Message {
	list, what := s.roster.Urgent, "Слова срочных сообщений"
	switch d.step {
	case stepOfficeWords:
		office, _ := s.roster.Department(tasks.DepartmentID(d.Item))
		list, what = office.Words, "Слова подразделения «"+office.Name+"»"
	case stepTopicWords:
		list, what = s.roster.Words[d.Item], "Слова темы «"+d.Item+"»"
	case stepStreets:
		list, what = s.roster.Streets[d.Item], "Улицы района «"+d.Item+"»"
	}
	t.Line(what + ": по ним подсказывается первая кнопка. Форма слова не важна.")
	if len(list) == 0 {
		t.Line("Пока ни одного.")
	} else {
		t.Add(Code, strings.Join(list, ", "))
		t.Add(Plain, "\n")
	}
	t.Add(Italic, "Напишите новый список через запятую ответом на это сообщение; он заменит прежний. Минус «-» очистит список.\n")
	return Message{Text: t, Buttons: [][]Button{s.staffUp()}}
}

// setWords takes a list that was written in reply; «-» alone is an empty one.
func (b *Bot) setWords(ctx context.Context, d desk, text string) (refused string, err error) {
	list := strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' || c == '\n' })
	if strings.TrimSpace(text) == noPlace {
		list = nil
	} else if len(list) == 0 {
		return refusalWords(tasks.BadName), nil
	}
	return b.edit(ctx, func(r tasks.Roster) (tasks.Roster, error) {
		switch d.step {
		case stepOfficeWords:
			return r.SetOfficeWords(tasks.DepartmentID(d.Item), list)
		case stepTopicWords:
			return r.SetWords(d.Item, list)
		case stepStreets:
			return r.SetStreets(d.Item, list)
		}
		return r.SetUrgent(list)
	})
}
