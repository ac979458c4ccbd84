package bot

import (
	"slices"
	"strconv"

	"otklik/tasks"
)

// buttons are drawn from the state: what the table lets this person do with the task now, and the screen they opened.
func (s scene) buttons() [][]Button {
	switch s.screen.name {
	case screenTopics:
		return s.topicButtons()
	case screenPlaces:
		return s.placeButtons()
	case screenCriteria:
		return s.criteriaButtons()
	case screenGrounds:
		return s.groundButtons()
	}
	var rows [][]Button
	if s.may(tasks.DoAssign) {
		rows = append(rows, s.departmentButtons()...)
	}
	rows = append(rows, s.mainButtons()...)
	return append(append(rows, s.headButtons()...), s.lastButtons()...)
}

// headButtons are the head's under an alert [21].
func (s scene) headButtons() [][]Button {
	var row []Button
	if s.may(tasks.DoAcknowledge) && s.task.Importance == tasks.High && s.task.Acknowledged.At.IsZero() {
		row = append(row, s.press("✅ "+LabelKnown, ActKnown, ""))
	}
	if s.may(tasks.DoControl) && s.task.Control.At.IsZero() {
		row = append(row, s.press("📌 "+LabelControl, ActControl, ""))
	}
	if len(row) == 0 {
		return nil
	}
	return [][]Button{row}
}

// mainButtons are the step's own.
func (s scene) mainButtons() [][]Button {
	var rows [][]Button
	if s.may(tasks.DoRegister) {
		rows = append(rows, []Button{s.press("📝 "+LabelRegister, ActRegister, "")}, []Button{s.press(LabelDecline, ActDecline, "")})
	}
	if s.may(tasks.DoApprove) {
		draft := strconv.Itoa(len(s.task.Drafts))
		rows = append(rows, []Button{s.press("✅ "+LabelApprove, ActApprove, draft), s.press("↩️ "+LabelReturn, ActReturn, draft)})
	}
	if s.may(tasks.DoRefuse) {
		rows = append(rows, []Button{s.press(LabelRefuse, ActRefuse, "")})
	}
	if d, ok := s.task.Approved(); ok && s.may(tasks.DoPublish) {
		draft := strconv.Itoa(d.No)
		rows = append(rows, []Button{s.press("📢 "+LabelPublish, ActPublish, draft)}, []Button{s.press(LabelByHand, ActByHand, draft)})
	}
	return rows
}

// lastButtons end every open card: importance for those who may set it, the reasons of the terms, the latest state.
func (s scene) lastButtons() [][]Button {
	history := s.press("📜 "+LabelHistory, ActHistory, "")
	if !s.task.Status.Open() {
		return [][]Button{{history}}
	}
	var rows [][]Button
	if s.may(tasks.DoRecall) {
		rows = append(rows, []Button{s.press(LabelRecall, ActRecall, "")})
	}
	rows = append(rows, s.withholdButtons()...)
	switch {
	case s.task.Importance == tasks.Normal && s.may(tasks.DoRaise):
		rows = append(rows, []Button{s.press("❗ "+LabelRaise, ActRaise, "")})
	case s.task.Importance == tasks.High && s.may(tasks.DoLower):
		rows = append(rows, []Button{s.press(LabelLower, ActLower, "")})
	}
	return append(rows, []Button{s.press("❔ "+LabelWhy, ActWhy, "")}, []Button{history, s.press("🔄 "+LabelRefresh, ActRefresh, "")})
}

// departmentButtons are toggles; departments whose topics fit the task come first.
func (s scene) departmentButtons() [][]Button {
	list := slices.Clone(s.roster.Departments)
	slices.SortStableFunc(list, func(a, b tasks.Department) int {
		return fit(b, s.task.Topic) - fit(a, s.task.Topic)
	})
	var buttons []Button
	for _, d := range list {
		label := d.Name
		if s.screen == (screen{screenDepartments, string(d.ID)}) {
			label = "✓ " + label
		}
		buttons = append(buttons, s.press(label, ActDepartment, code(string(d.ID))))
	}
	return append(inRows(buttons, 1), []Button{s.press("➡️ "+LabelAssign, ActAssign, "")})
}

func fit(d tasks.Department, topic string) int {
	if slices.Contains(d.Topics, topic) {
		return 1
	}
	return 0
}

func (s scene) topicButtons() [][]Button {
	var buttons []Button
	for _, t := range s.roster.Topics {
		buttons = append(buttons, s.press(t, ActTopic, code(t)))
	}
	return append(inRows(buttons, 2), s.back())
}

func (s scene) placeButtons() [][]Button {
	var buttons []Button
	for _, d := range s.roster.Districts {
		buttons = append(buttons, s.press(d, ActPlace, code(d)))
	}
	rows := append(inRows(buttons, 2), []Button{s.press("✏️ "+LabelAddress, ActAddress, ""), s.press(LabelNoPlace, ActPlace, noPlace)})
	return append(rows, s.back())
}

func (s scene) criteriaButtons() [][]Button {
	draft, ticked := s.screen.ticked()
	var buttons []Button
	for _, rule := range tasks.Criteria() {
		label := string(rule.ID) + " " + rule.Word
		if slices.Contains(ticked, string(rule.ID)) {
			label = "✓ " + label
		}
		buttons = append(buttons, s.press(label, ActCriterion, string(rule.ID)))
	}
	send := s.press("↩️ "+LabelSendBack, ActSendBack, strconv.Itoa(draft))
	return append(inRows(buttons, 2), []Button{send}, s.back())
}

func (s scene) back() []Button { return []Button{s.press("⬅️ "+LabelBack, ActBack, "")} }

// inRows lays buttons out, so many a row.
func inRows(buttons []Button, n int) [][]Button {
	var rows [][]Button
	for chunk := range slices.Chunk(buttons, n) {
		rows = append(rows, chunk)
	}
	return rows
}
