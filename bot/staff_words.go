package bot

import (
	"context"
	"slices"
	"strings"

	"otklik/tasks"
)

// wordList shows the words of a topic or of urgency, or the streets of a district, and how to change them.
func (s scene) wordList(t Text, d desk) Message {
	list, what := d.words(s.roster), "Слова срочных сообщений"
	switch d.step {
	case stepOfficeWords:
		office, _ := s.roster.Department(tasks.DepartmentID(d.Item))
		what = "Слова подразделения «" + office.Name + "»"
	case stepTopicWords:
		what = "Слова темы «" + d.Item + "»"
	case stepStreets:
		what = "Улицы района «" + d.Item + "»"
	}
	use := ": по ним подсказывается первая кнопка. Форма слова не важна."
	if d.step == stepPlaces {
		what = "Сёла, парки и другие места города"
		use = ": по ним подсказки к ответу узнают адрес. Форма слова не важна."
	}
	t.Line(what + use)
	if len(list) == 0 {
		t.Line("Пока ни одного.")
	} else {
		t.Add(Code, strings.Join(list, ", "))
		t.Add(Plain, "\n")
	}
	t.Add(Italic, "Напишите новый список через запятую ответом на это сообщение; он заменит прежний. "+
		"Плюс «+» в начале добавит к прежнему, минус «-» очистит список.\n")
	return Message{Text: t, Buttons: [][]Button{s.staffUp()}}
}

// addWords before a list adds it to the one that there is.
const addWords = "+"

// words is the list that is open.
func (d desk) words(r *tasks.Roster) []string {
	switch d.step {
	case stepOfficeWords:
		office, _ := r.Department(tasks.DepartmentID(d.Item))
		return office.Words
	case stepTopicWords:
		return r.Words[d.Item]
	case stepStreets:
		return r.Streets[d.Item]
	case stepPlaces:
		return r.Places
	}
	return r.Urgent
}

// setWords takes a list that was written in reply: «+» before it adds it to what there is, «-» alone is an empty one.
func (b *Bot) setWords(ctx context.Context, d desk, text string) (refused string, err error) {
	text, more := strings.CutPrefix(strings.TrimSpace(text), addWords)
	list := strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' || c == '\n' })
	if strings.TrimSpace(text) == noPlace {
		list = nil
	} else if len(list) == 0 {
		return refusalWords(tasks.BadName), nil
	}
	return b.edit(ctx, func(r tasks.Roster) (tasks.Roster, error) {
		list := list
		if more {
			list = slices.Concat(d.words(&r), list)
		}
		switch d.step {
		case stepOfficeWords:
			return r.SetOfficeWords(tasks.DepartmentID(d.Item), list)
		case stepTopicWords:
			return r.SetWords(d.Item, list)
		case stepStreets:
			return r.SetStreets(d.Item, list)
		case stepPlaces:
			return r.SetPlaces(list)
		}
		return r.SetUrgent(list)
	})
}
