package bot

import (
	"fmt"

	"otklik/tasks"
)

// why explains every running term: the paragraph, the start, the steps, breaks and moved days; then the critical path.
func (s scene) why() Message {
	var t Text
	t.Add(Bold, capital(s.title())+"\n")
	t.Line(fmt.Sprintf("Найдено %s, рабочие часы пошли %s.", s.when(s.task.FoundAt), s.when(s.task.ClockFrom)))
	if len(s.task.Terms) == 0 {
		t.Line("Сроки не идут: задача закрыта.")
	}
	for _, term := range s.task.Terms {
		s.addTermReason(&t, term)
	}
	s.addPath(&t)
	return Message{Text: t}
}

// addTermReason explains one term.
func (s scene) addTermReason(t *Text, term tasks.Term) {
	if term.Step == tasks.StepAcknowledge {
		t.Add(Bold, "\nОзнакомление главы (п. 21)\n")
		t.Line("Считается по часам, без перерывов: " + s.when(term.From) + " — " + s.when(term.Due) + ".")
		return
	}
	rule, _ := term.Step.Rule()
	t.Add(Bold, "\n"+capital(stepWords(term.Step)))
	t.Line(" (п. " + rule.Paragraphs + "): до " + s.when(term.Due))
	switch {
	case rule.Backward:
		length := s.policy.Terms[s.task.Importance][term.Step]
		t.Line("Не позднее чем за " + hours(length) + " рабочего времени до срока ответа жителю.")
	default:
		length, err := s.calendar.Elapsed(term.From, term.Due)
		if err != nil {
			return
		}
		if e, err := s.calendar.Explain(term.From, length); err == nil {
			t.Add(Quote, e.Russian())
			t.Add(Plain, "\n")
		}
	}
	t.Line(s.balance(term))
}

// balance says what is left of a term, or by how much it is overdue.
func (s scene) balance(term tasks.Term) string {
	if term.Overdue(s.now) {
		if d, err := s.calendar.Elapsed(term.Due, s.now); err == nil {
			return "Просрочено на " + hours(d) + " раб."
		}
	}
	if d, err := s.calendar.Elapsed(s.now, term.Due); err == nil {
		return "Осталось " + hours(d) + " раб."
	}
	return ""
}

// addPath shows by when each remaining step must be done for the rest to fit, and whether one more return would.
func (s scene) addPath(t *Text) {
	legs, spare, err := s.policy.Path(s.task, s.now)
	if err != nil || len(legs) == 0 {
		return
	}
	t.Add(Bold, "\nЧтобы успеть с ответом\n")
	for _, leg := range legs {
		mark := ""
		if s.now.After(leg.Latest) {
			mark = " ⚠️"
		}
		t.Line("• " + stepWords(leg.Step) + " — не позже " + s.when(leg.Latest) + mark)
	}
	if spare {
		t.Line("Запас на доработку: есть")
	} else {
		t.Line("Запас на доработку: нет")
	}
}
