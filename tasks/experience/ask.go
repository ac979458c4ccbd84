package experience

import (
	"reflect"

	"otklik/tasks"
	"otklik/tasks/recall"
	"otklik/tasks/suggest"
)

// Suggest tells what would most likely be chosen for a task's message; nothing for a nil memory. The roster's rules speak even
// while nothing has been learned.
func (m *Memory) Suggest(t tasks.Task, r *tasks.Roster) suggest.Suggestions {
	if m == nil {
		return suggest.Suggestions{}
	}
	text, _ := t.Present()
	return m.choices.Suggest(suggest.Message{Text: text, Address: t.Place.Address}, m.compiled(r))
}

// Answers lists approved answers to messages like a task's, the likest first: at most so many.
func (m *Memory) Answers(t tasks.Task, most int) []recall.Match {
	if m == nil {
		return nil
	}
	text, _ := t.Present()
	return m.answers.Find(recall.Entry{Task: t.ID, Topic: t.Topic, Department: t.Department, Place: t.Place, Message: text}, most)
}

// rules are a roster's rules, made ready once for many questions.
type rules struct {
	of    tasks.Roster
	ready *suggest.Rules
}

// compiled returns the rules of a roster: those of the last one, if it says the same.
func (m *Memory) compiled(r *tasks.Roster) *suggest.Rules {
	of := tasks.Roster{
		Topics: r.Topics, Districts: r.Districts, Departments: r.Departments, Words: r.Words, Urgent: r.Urgent, Streets: r.Streets,
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.rules == nil || !reflect.DeepEqual(m.rules.of, of) {
		m.rules = &rules{of, suggest.Compile(r)}
	}
	return m.rules.ready
}
