package bot

import (
	"strconv"

	"otklik/tasks"
)

// Labels of the page of /absent. Those of the kinds are in kindLabel.
const (
	LabelMyself      = "Я"
	LabelIllness     = "Болезнь"
	LabelLeave       = "Отпуск"
	LabelTrip        = "Командировка"
	LabelStudy       = "Учёба"
	LabelOther       = "Другое"
	LabelToday       = "Сегодня"
	LabelWeek        = "До конца недели"
	LabelUntilBack   = "До возвращения"
	LabelDepartment  = "По выбору подразделения"
	LabelBackAtWork  = "Я вернулся"
	LabelTheyAreBack = "Снова на работе"
	LabelCallOff     = "Отменить"
	LabelAnother     = "Новое отсутствие"
	LabelMore        = "Ещё"
)

// Sentences of the page.
const (
	sayOldPage   = "Эта кнопка устарела. Начните снова: /" // then the command
	sayNoted     = "Записано"
	sayBack      = "Записано: снова на работе"
	sayCalledOff = "Отменено"
	sayNoDates   = "Даты понять не удалось. Напишите, например: 24.11–05.12 или 24.11"
	sayNoDaysNow = "Сейчас даты не нужны: действуйте кнопками"
)

// kindLabel is the button of a kind of absence.
func kindLabel(k tasks.AbsenceKind) string {
	switch k {
	case tasks.Illness:
		return LabelIllness
	case tasks.Leave:
		return LabelLeave
	case tasks.Trip:
		return LabelTrip
	case tasks.Study:
		return LabelStudy
	case tasks.Other:
		return LabelOther
	}
	return ""
}

// excuseRefused says why an absence cannot be noted.
func excuseRefused(c tasks.Code) string {
	switch c {
	case tasks.NotOnRoster:
		return "Такого сотрудника больше нет в списке"
	case tasks.UnknownKind:
		return "Выберите причину отсутствия из списка"
	case tasks.NoPeriod:
		return "Последний день раньше первого. Напишите даты ещё раз"
	case tasks.PastPeriod:
		return "Эти даты уже прошли"
	case tasks.Overlap:
		return "На эти дни отсутствие уже отмечено"
	case tasks.NoSubstitute:
		return "Этот сотрудник замещать не может: у него нет доступа к боту. Выберите другого"
	case tasks.Circle:
		return "Получится круг: этот сотрудник сам передаёт задачи дальше, и они вернутся. Выберите другого"
	}
	return ""
}

// absent is the page of /absent: one question at a time.
func (s scene) absent() Message {
	e := s.excuse()
	if e.who != "" && e.step == "" {
		e = s.begin(e)
	}
	var t Text
	t.Add(Bold, "🗓 Отсутствие")
	if e.who != "" && e.who != s.me.ID {
		t.Add(Bold, ": "+s.by(e.who))
	}
	t.Add(Plain, "\n")
	switch e.step {
	case stepNew:
		t.Line("По какой причине?")
		return Message{Text: t, Buttons: append(s.kindButtons(), s.pageEnd(e))}
	case stepDays:
		t.Line(kindLabel(e.kind) + ". Когда? Выберите или напишите даты ответом на это сообщение, например: 24.11–05.12")
		return Message{Text: t, Buttons: append(s.dayButtons(), s.pageEnd(e))}
	case stepSubstitute:
		t.Line(kindLabel(e.kind) + ", " + s.period(e.absence("")) + ". Кто замещает?")
		return Message{Text: t, Buttons: append(s.substituteButtons(e), s.pageEnd(e))}
	case stepKnown:
		return s.known(t, e)
	case stepClosed:
		t.Line("Ничего не изменено.")
		return Message{Text: t}
	}
	t.Line("Чьё отсутствие отметить?")
	return Message{Text: t, Buttons: append(s.whoButtons(e), []Button{pick(LabelDiscard, pickClose, "")})}
}

// known says what is noted for a person.
func (s scene) known(t Text, e excuse) Message {
	var rows [][]Button
	list := s.noted(e.who)
	if len(list) == 0 {
		t.Line("Не отмечено.")
	}
	for _, a := range list {
		now := a.Covers(s.now)
		t.Line(s.away(e.who, now) + ": " + lower(kindLabel(a.Kind)) + ", " + s.period(a) + ". " + s.stoodInFor(e.who, a, now))
		label := LabelCallOff
		switch {
		case now && e.who == s.me.ID:
			label = LabelBackAtWork
		case now:
			label = LabelTheyAreBack
		case len(list) > 1:
			label += ": " + lower(kindLabel(a.Kind)) + " с " + s.day(a.From)
		}
		rows = append(rows, []Button{pick(label, pickResume, strconv.FormatInt(a.From.Unix(), 10))})
	}
	return Message{Text: t, Buttons: append(rows, []Button{pick(LabelAnother, pickNew, "")}, s.pageEnd(e))}
}

// away begins a sentence about somebody's absence.
func (s scene) away(id tasks.PersonID, now bool) string {
	switch {
	case id == s.me.ID && now:
		return "Вы отсутствуете"
	case id == s.me.ID:
		return "Вы будете отсутствовать"
	case now:
		return "Отсутствует"
	}
	return "Будет отсутствовать"
}

// stoodInFor says who stands in: now the end of the chain of substitutes, later whoever has been chosen.
func (s scene) stoodInFor(id tasks.PersonID, a tasks.Absence, now bool) string {
	by := a.Substitute
	if now {
		by = s.roster.StandIn(id)
	}
	if by == "" {
		return "Замещают коллеги."
	}
	return stopped("Замещает " + s.by(by))
}

// period says when: «24.11», «с 24.11 по 05.12», «с 24.11 до возвращения».
func (s scene) period(a tasks.Absence) string {
	if a.To.IsZero() {
		return "с " + s.day(a.From) + " до возвращения"
	}
	first, last := s.day(a.From), s.day(a.To.Add(-1))
	if first == last {
		return first
	}
	return "с " + first + " по " + last
}

func (s scene) whoButtons(e excuse) [][]Button {
	var buttons []Button
	for _, p := range s.excusable() {
		label := p.Short()
		if p.ID == s.me.ID {
			label = LabelMyself
		}
		buttons = append(buttons, pick(label, pickWho, string(p.ID)))
	}
	return paged(buttons, e.page, pickMorePage)
}

func (s scene) kindButtons() [][]Button {
	var buttons []Button
	for _, k := range tasks.AbsenceKinds() {
		buttons = append(buttons, pick(kindLabel(k), pickKind, string(k)))
	}
	return inRows(buttons, 2)
}

func (s scene) dayButtons() [][]Button {
	return [][]Button{
		{pick(LabelToday, pickDays, daysToday), pick(LabelWeek, pickDays, daysWeek)}, {pick(LabelUntilBack, pickDays, daysOpen)},
	}
}

func (s scene) substituteButtons(e excuse) [][]Button {
	who, _ := s.roster.Person(e.who)
	var buttons []Button
	for _, p := range s.roster.Substitutes(who, e.absence("")) {
		buttons = append(buttons, pick(p.Short(), pickSubstitute, string(p.ID)))
	}
	return append(paged(buttons, e.page, pickMorePage), []Button{pick(LabelDepartment, pickSubstitute, noPlace)})
}

// pageEnd are the ways out of a step.
func (s scene) pageEnd(e excuse) []Button {
	way := []Button{pick(LabelDiscard, pickClose, "")}
	if e.step == stepKnown {
		way = nil
	}
	first := e.step == stepNew || e.step == stepKnown
	if first && len(s.excusable()) == 1 {
		return way
	}
	return append([]Button{pick("⬅️ "+LabelBack, pickBack, "")}, way...)
}

func pickMorePage(page int) Button { return pick("➡️ "+LabelMore, pickMore, strconv.Itoa(page)) }

// pick makes a button of the page.
func pick(label, choice, arg string) Button { return PageAbsent.pick(label, choice, arg) }
