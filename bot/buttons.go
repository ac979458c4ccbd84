package bot

import (
	"slices"
	"strconv"
	"unicode/utf8"

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
	case screenRaise:
		return s.raiseButtons()
	case screenInterim:
		return s.interimButtons()
	case screenDelegate:
		return s.delegateButtons()
	case screenAnyway:
		return s.anywayButtons()
	}
	adding := s.task.Status == tasks.Gathering && s.screen.name == screenDepartments
	if adding {
		return append(s.departmentButtons(), s.back())
	}
	var rows [][]Button
	if s.urges() {
		rows = append(rows, []Button{s.press("❗ "+LabelRaise, ActRaise, "")})
	}
	if s.may(tasks.DoAssign) && s.task.Status == tasks.Registered {
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
	rows := s.foundButtons()
	rows = append(rows, s.leadButtons()...)
	if s.may(tasks.DoApprove) {
		draft := strconv.Itoa(len(s.task.Drafts))
		_, _, again := s.reworked()
		rows = append(append(rows, s.changesButton(again)...), s.promiseButtons()...)
		rows = append(rows, []Button{s.press("✅ "+LabelApprove, ActApprove, draft), s.press("↩️ "+LabelReturn, ActReturn, draft)})
		rows = append(rows, []Button{s.press("✍️ "+LabelEdit, ActEdit, "")})
	}
	rows = append(rows, s.offeredButton()...)
	rows = append(rows, s.deloButtons()...)
	rows = append(append(rows, s.basisButtons()...), s.draftButtons()...)
	rows = append(rows, s.planButtons()...)
	if d, ok := s.task.Approved(); ok && s.may(tasks.DoPublishByHand) {
		draft := strconv.Itoa(d.No)
		if s.may(tasks.DoPublish) {
			rows = append(rows, []Button{s.press("📢 "+LabelPublish, ActPublish, draft)})
		}
		rows = append(rows, []Button{s.press(LabelByHand, ActByHand, draft)})
	}
	return append(rows, s.dutyButtons()...)
}

// foundButtons are the operator's under a new message. Of a resident who has written before it is asked first whether this is
// the same matter.
func (s scene) foundButtons() [][]Button {
	if !s.may(tasks.DoRegister) {
		return nil
	}
	var rows [][]Button
	label := "📝 " + LabelRegister
	if s.task.Earlier != "" {
		rows = append(rows, []Button{s.press("💬 "+LabelContinue, ActContinue, "")})
		label = "🆕 " + LabelNewCase
	}
	return append(rows, []Button{s.press(label, ActRegister, "")}, []Button{s.press(LabelDecline, ActDecline, "")})
}

// draftButtons are the executor's and the responsible person's.
func (s scene) draftButtons() [][]Button {
	rows := s.takeButtons()
	if s.may(tasks.DoSubmit) && s.task.Status != tasks.Published && !s.task.Answered && !s.informs() {
		rows = append(rows, []Button{s.press("⏳ "+LabelInterim, ActInterim, "")})
	}
	if s.may(tasks.DoRefuse) && (s.task.Status != tasks.Gathering || s.part() != "") {
		rows = append(rows, []Button{s.press(LabelRefuse, ActRefuse, "")})
	}
	if s.may(tasks.DoDelegate) && len(s.roster.Executors(s.home())) > 1 {
		rows = append(rows, []Button{s.press("👤 "+LabelDelegate, ActDelegate, "")})
	}
	return rows
}

// lastButtons end every card: what is taken back or closed, importance, the reasons of the terms, the latest state.
func (s scene) lastButtons() [][]Button {
	history := s.press("📜 "+LabelHistory, ActHistory, "")
	var rows [][]Button
	if s.may(tasks.DoAmend) {
		rows = append(rows, []Button{s.press("✏️ "+LabelAmend, ActAmend, "")})
	}
	if !s.task.Status.Open() {
		if len(s.task.Terms) > 0 { // of a promise
			rows = append(rows, []Button{s.press("❔ "+LabelWhy, ActWhy, "")})
		}
		return append(rows, []Button{history})
	}
	if s.may(tasks.DoLink) && len(s.task.Followers) == 0 {
		rows = append(rows, []Button{s.press("🔗 "+LabelDuplicate, ActDuplicate, "")})
	}
	if s.may(tasks.DoUnlink) && s.task.Lead != "" {
		rows = append(rows, []Button{s.press(LabelUnlink, ActUnlink, "")})
	}
	if s.may(tasks.DoRecall) {
		rows = append(rows, []Button{s.press(LabelRecall, ActRecall, "")})
	}
	rows = append(sideBySide(append(rows, s.withholdButtons()...)), s.closingButtons()...)
	switch {
	case s.task.Importance == tasks.Normal && s.may(tasks.DoRaise) && !s.urges(): // it stands first then
		rows = append(rows, []Button{s.press("❗ "+LabelRaise, ActRaise, "")})
	case s.task.Importance == tasks.High && s.may(tasks.DoLower):
		rows = append(rows, []Button{s.press(LabelLower, ActLower, "")})
	}
	return append(rows, []Button{s.press("❔ "+LabelWhy, ActWhy, "")}, []Button{history, s.press("🔄 "+LabelRefresh, ActRefresh, "")})
}

// departmentButtons are toggles; what is suggested comes first, then departments whose topics fit the task.
func (s scene) departmentButtons() [][]Button {
	list := slices.Clone(s.roster.Departments)
	slices.SortStableFunc(list, func(a, b tasks.Department) int {
		return fit(b, s.task.Topic) - fit(a, s.task.Topic)
	})
	list = likeliest(list, s.likelyDepartments(), func(d tasks.Department) string { return string(d.ID) })
	var buttons []Button
	for _, d := range list {
		if p, asked := s.task.Part(d.ID); asked && !p.Refused && s.task.Status == tasks.Gathering {
			continue
		}
		label := d.Name
		if slices.Contains(s.tickedDepartments(), d.ID) {
			label = "✓ " + label
		}
		buttons = append(buttons, s.press(label, ActDepartment, Shorten(string(d.ID))))
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
	for _, t := range likeliest(s.roster.Topics, s.likely.Topics, itself) {
		buttons = append(buttons, s.press(t, ActTopic, Shorten(t)))
	}
	return append(inRows(buttons, 2), s.back())
}

func (s scene) placeButtons() [][]Button {
	var buttons []Button
	for _, d := range likeliest(s.roster.Districts, s.likely.Districts, itself) {
		buttons = append(buttons, s.press(d, ActPlace, Shorten(d)))
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
	d, _ := s.task.Pending()
	rows := append(inRows(buttons, 2), []Button{send})
	return append(append(rows, s.hintButtons(s.hints(d))...), s.back())
}

func (s scene) back() []Button { return []Button{s.press("⬅️ "+LabelBack, ActBack, "")} }

// shortLabel is how many letters a phone shows in half its width.
const shortLabel = 13

// sideBySide puts short buttons that stand alone next to each other, two in a row.
func sideBySide(rows [][]Button) [][]Button {
	short := func(row []Button) bool { return len(row) == 1 && utf8.RuneCountInString(row[0].Label) <= shortLabel }
	var laid [][]Button
	for _, row := range rows {
		if last := len(laid) - 1; last >= 0 && short(row) && short(laid[last]) {
			laid[last] = append(laid[last], row[0])
			continue
		}
		laid = append(laid, row)
	}
	return laid
}

// inRows lays buttons out, so many a row.
func inRows(buttons []Button, n int) [][]Button {
	var rows [][]Button
	for chunk := range slices.Chunk(buttons, n) {
		rows = append(rows, chunk)
	}
	return rows
}
