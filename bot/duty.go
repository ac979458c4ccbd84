package bot

import (
	"fmt"
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/dates"
	"otklik/tasks/worktime"
)

// addPromises shows what was promised and what has come of it (body p. 4).
func (s scene) addPromises(t *Text) {
	for _, p := range s.task.Promises {
		t.Add(Bold, "\n"+promiseMark(p)+" Обещано: "+s.dayWords(p.Day))
		t.Line(" — " + promiseWords(p.State) + s.asked(p))
		if len(p.Before) > 0 {
			t.Line("Раньше обещали: " + s.daysWords(p.Before))
		}
		s.addReport(t, p.Report)
	}
	s.addPostponement(t)
}

// addReport shows what an executor says of a promise, and why the controller did not agree.
func (s scene) addReport(t *Text, r *tasks.Report) {
	if r == nil {
		return
	}
	said := "Выполнено"
	if !r.Kept {
		said = "Не выполнено"
	}
	t.Line(said + " — сообщает " + s.by(r.By) + ", " + s.when(r.At))
	if r.Text != "" {
		t.Add(Quote, r.Text)
		t.Add(Plain, "\n")
	}
	if len(r.Media) > 0 {
		t.Line("Приложено: " + attached(r.Media))
	}
	s.addRemark(t, "Отчёт не принят", r.Rejected)
}

// addPostponement shows a new day that is asked for, or why the last one was turned down [9].
func (s scene) addPostponement(t *Text) {
	s.addRemark(t, "В новом сроке отказано", s.task.Denied)
	n := s.task.Postponement
	if n == nil {
		return
	}
	t.Add(Bold, "\n📅 Новый срок: "+s.dayWords(n.Day))
	t.Line(" — просит " + s.by(n.By) + ", " + s.when(n.At))
	t.Add(Italic, n.Reason+"\n")
	if _, agreed := s.task.Announced(); agreed {
		t.Line("Согласовано (" + s.by(n.Agreed.By) + ", " + s.when(n.Agreed.At) + "). До публикации уведомления действует прежний срок.")
	}
}

// addRemark shows what somebody has said for others to act on.
func (s scene) addRemark(t *Text, head string, r *tasks.Remark) {
	if r == nil {
		return
	}
	t.Add(Bold, "↩️ "+head)
	t.Line(" (" + s.by(r.By) + ", " + s.when(r.At) + "):")
	t.Add(Italic, r.Text+"\n")
}

func promiseMark(p tasks.Promise) string {
	switch p.State {
	case tasks.PromiseKept:
		return "✅"
	case tasks.PromiseBroken:
		return "❌"
	}
	return "🤝"
}

// promiseWords says how a promise stands.
func promiseWords(st tasks.PromiseState) string {
	switch st {
	case tasks.PromiseOpen:
		return "ждём выполнения"
	case tasks.PromiseReported:
		return "отчёт ждёт контролёра"
	case tasks.PromiseKept:
		return "выполнено"
	case tasks.PromiseBroken:
		return "не выполнено"
	}
	return ""
}

// asked says when the executor is asked, if the promised day is a day off: on the working day after it.
func (s scene) asked(p tasks.Promise) string {
	start, _, err := s.calendar.Workday(p.Day.Year, p.Day.Month, p.Day.Day)
	day := tasks.DayOf(start.In(s.calendar.Location()))
	if err != nil || p.State != tasks.PromiseOpen || day == p.Day {
		return ""
	}
	return ", спросим " + s.dayWords(day)
}

func (s scene) daysWords(days []tasks.Day) string {
	words := make([]string, 0, len(days))
	for _, d := range days {
		words = append(words, s.dayWords(d))
	}
	return strings.Join(words, ", ")
}

// dutyButtons are what people do about promises and new days: report, decide, ask for another day, tell the resident of it.
func (s scene) dutyButtons() [][]Button {
	var rows [][]Button
	open := s.task.OpenPromises()
	for _, p := range open {
		which := ""
		if len(open) > 1 {
			which = fmt.Sprintf(" (%02d.%02d)", p.Day.Day, p.Day.Month)
		}
		rows = append(rows, s.promiseRow(p, which)...)
	}
	if s.announces() {
		rows = append(rows, []Button{s.press("📅 "+LabelNotice, ActNotice, "")})
	}
	if n := s.task.Postponement; n != nil && n.Agreed.At.IsZero() {
		var row []Button
		if s.may(tasks.DoAgree) {
			row = append(row, s.press("✅ "+LabelAgree, ActAgree, ""))
		}
		if s.may(tasks.DoDisagree) {
			row = append(row, s.press("↩️ "+LabelDisagree, ActDisagree, ""))
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// promiseRow are the buttons about one promise. That it is not kept is asked from its day on: before, an obstacle calls for
// another day, of which the resident hears in time.
func (s scene) promiseRow(p tasks.Promise, which string) [][]Button {
	no := strconv.Itoa(p.No)
	mine := p.State == tasks.PromiseOpen && s.me.In(tasks.Executor, p.Department)
	var rows [][]Button
	if mine && s.may(tasks.DoReport) {
		row := []Button{s.press("✅ "+LabelKept+which, ActKept, no)}
		if start, _, err := s.calendar.Workday(p.Day.Year, p.Day.Month, p.Day.Day); err != nil || !start.After(s.now) {
			row = append(row, s.press("❌ "+LabelBroken+which, ActBroken, no))
		}
		rows = append(rows, row)
	}
	if p.State == tasks.PromiseReported && s.may(tasks.DoAccept) {
		rows = append(rows, []Button{
			s.press("✅ "+LabelAccept+which, ActAccept, no), s.press("↩️ "+LabelReject+which, ActReject, no),
		})
	}
	if mine && s.may(tasks.DoPostpone) && s.task.Postponement == nil {
		rows = append(rows, []Button{s.press("📅 "+LabelNewDate+which, ActNewDate, no)})
	}
	return rows
}

// announces tells whether the person can begin the notice of a new day: it is agreed, and nobody's draft of it is on its way.
func (s scene) announces() bool {
	_, agreed := s.task.Announced()
	pending, written := s.task.Pending()
	return agreed && s.may(tasks.DoSubmit) && s.task.Sketches[s.me.ID].Kind != tasks.NewDate &&
		!(written && pending.Kind == tasks.NewDate)
}

// notice is the template of a notice of a new day [9].
func (s scene) notice() string {
	n := s.task.Postponement
	if n == nil {
		return ""
	}
	promise, _ := s.task.Promise(n.Promise)
	name := s.task.Found.Author.FirstName
	if name == "" {
		name = s.task.Found.Author.Name()
	}
	return fmt.Sprintf("%s, здравствуйте!\n\nРаньше мы обещали выполнить работы до %s. Этот срок переносится: %s.\n\n"+
		"Новый срок — до %s. Приносим извинения за ожидание.",
		name, dates.Russian(worktime.Date(promise.Day)), strings.TrimRight(inline(n.Reason), ". "), dates.Russian(worktime.Date(n.Day)))
}

// inline is a remark as it goes on in a sentence: without its capital, if that is not an abbreviation's.
func inline(s string) string {
	if runes := []rune(s); len(runes) > 1 && strings.ToLower(string(runes[1])) == string(runes[1]) {
		return lower(s)
	}
	return s
}
