package bot

import (
	"fmt"
	"strings"

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
	t.Add(Bold, "\n"+capital(s.termName(term)))
	t.Line(" (" + paragraphs(rule.Paragraphs) + "): до " + s.when(term.Due))
	promised, interim := s.task.Promised()
	switch {
	case term.Step == tasks.StepPromise:
		t.Line("Этот день назван жителю в опубликованном ответе. Отчитаться нужно до конца рабочего дня.")
	case interim && term.Step == tasks.StepAnswer:
		s.addFinalReason(t, term, promised)
	case interim && rule.Backward && s.task.Plan != nil:
		t.Line("Так установил контролёр: " + s.by(s.task.Plan.By) + ", " + s.when(s.task.Plan.At) + ".")
	case interim && rule.Backward:
		t.Line("Предложено программой: рабочий день до окончательного ответа, а если времени меньше двух дней — как обычно. " +
			"Контролёр может изменить (п. 15).")
	case term.Step == tasks.StepInformation && s.cut(term):
		t.Line("Не позже срока подготовки ответа: сведения нужны до него (п. 9, 16).")
	case rule.Backward:
		length := s.policy.Length(s.task, term.Step)
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

// termName names the step of a term, and whose it is where there are several.
func (s scene) termName(term tasks.Term) string {
	return stepWords(term.Step) + s.whose(term)
}

// paragraphs says where the decree has a term: «п. 9, 14», «п. 4 постановления».
func paragraphs(list string) string {
	return "п. " + strings.ReplaceAll(list, "body p. 4", "4 постановления")
}

// addFinalReason explains the term of a final answer after an interim one [15].
func (s scene) addFinalReason(t *Text, term tasks.Term, promised tasks.Draft) {
	t.Line(fmt.Sprintf("Не позднее %d рабочих дней после промежуточного ответа.", s.policy.FinalDays))
	last, err := s.calendar.DueDays(term.From, s.policy.FinalDays)
	if err == nil && last.After(term.Due) {
		t.Line("Жителю назван " + s.dayWords(promised.Until) + ": это раньше, поэтому срок такой.")
	} else if e, err := s.calendar.ExplainDays(term.From, s.policy.FinalDays); err == nil {
		t.Add(Quote, e.Russian())
		t.Add(Plain, "\n")
	}
}

// cut reports whether a term ends sooner than its length would have it.
func (s scene) cut(term tasks.Term) bool {
	length, err := s.calendar.Elapsed(term.From, term.Due)
	return err == nil && length < s.policy.Length(s.task, term.Step)
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
