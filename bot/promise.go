package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/dates"
	"otklik/tasks/worktime"
)

// promised lists the days that the draft at hand names and that may count as promised, earliest first.
func (s scene) promised() []tasks.Day {
	d, ok := s.task.Pending()
	if !ok {
		return nil
	}
	var days []tasks.Day
	for _, m := range dates.Promises(d.Text, s.now, s.calendar.Location()) {
		if day := tasks.Day(m.Last); day != d.Until && s.coming(day) {
			days = append(days, day)
		}
	}
	return days
}

// coming reports whether the working time of a day has not ended yet.
func (s scene) coming(d tasks.Day) bool {
	_, end, err := s.calendar.Workday(d.Year, d.Month, d.Day)
	return err == nil && end.After(s.now)
}

// promiseButtons let the controller say which days of the draft count as promised; they do unless the tick is taken off.
func (s scene) promiseButtons() [][]Button {
	var buttons []Button
	for _, day := range s.promised() {
		mark := "✓ "
		if slices.Contains(s.unticked(), dayArg(day)) {
			mark = ""
		}
		buttons = append(buttons, s.press(mark+LabelPromise+day.String(), ActPromise, dayArg(day)))
	}
	return inRows(buttons, 1)
}

// unticked lists the days of the draft at hand that the controller does not take for promises.
func (s scene) unticked() []string {
	draft, days, _ := strings.Cut(s.screen.arg, ",")
	if s.screen.name != screenReview || draft != strconv.Itoa(len(s.task.Drafts)) || days == "" {
		return nil
	}
	return strings.Split(days, ",")
}

// tickPromise takes a day for a promise, or not.
func (s scene) tickPromise(arg string) screen {
	left := []string{strconv.Itoa(len(s.task.Drafts))}
	found := false
	for _, day := range s.unticked() {
		if day == arg {
			found = true
			continue
		}
		left = append(left, day)
	}
	if !found {
		left = append(left, arg)
	}
	return screen{screenReview, strings.Join(left, ",")}
}

// approval is the order to let a draft pass, with the days that count as promised.
func (s scene) approval(draft, reason string) tasks.Command {
	c := tasks.Approve{Draft: number(draft), Reason: reason}
	if c.Draft == len(s.task.Drafts) {
		for _, day := range s.promised() {
			if !slices.Contains(s.unticked(), dayArg(day)) {
				c.Promises = append(c.Promises, day)
			}
		}
	}
	return c
}

// addPromises shows what was promised and what has come of it (body p. 4).
func (s scene) addPromises(t *Text) {
	for _, p := range s.task.Promises {
		t.Add(Bold, "\n"+promiseMark(p)+" Обещано: "+s.dayWords(p.Day))
		t.Line(" — " + promiseWords(p.State))
		if r := p.Report; r != nil {
			said := "Выполнено"
			if !r.Kept {
				said = "Не выполнено"
			}
			t.Line(said + ", сообщает " + s.by(r.By) + ", " + s.when(r.At) + ":")
			t.Add(Quote, r.Text)
			t.Add(Plain, "\n")
			if len(r.Media) > 0 {
				t.Line("Приложено: " + attached(r.Media))
			}
		}
	}
	if n := s.task.Postponement; n != nil {
		t.Add(Bold, "\n📅 Новый срок: "+s.dayWords(n.Day))
		t.Line(" — просит " + s.by(n.By) + ", " + s.when(n.At))
		t.Add(Italic, n.Reason+"\n")
		if !n.Agreed.At.IsZero() {
			t.Line("Согласовано: " + s.by(n.Agreed.By) + ". Срок начнёт действовать, когда жителю опубликуют уведомление.")
		}
	}
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

// dutyButtons are what people do about promises and new days: report, decide, ask for another day.
func (s scene) dutyButtons() [][]Button {
	var rows [][]Button
	open := s.task.OpenPromises()
	for _, p := range open {
		mine := p.State == tasks.PromiseOpen && p.Department == s.me.Department
		no, which := strconv.Itoa(p.No), ""
		if len(open) > 1 {
			which = fmt.Sprintf(" (%02d.%02d)", p.Day.Day, p.Day.Month)
		}
		if mine && s.may(tasks.DoReport) {
			rows = append(rows, []Button{
				s.press("✅ "+LabelKept+which, ActKept, no), s.press("❌ "+LabelBroken+which, ActBroken, no),
			})
		}
		if p.State == tasks.PromiseReported && s.may(tasks.DoAccept) {
			rows = append(rows, []Button{
				s.press("✅ "+LabelAccept+which, ActAccept, no), s.press("↩️ "+LabelReject+which, ActReject, no),
			})
		}
		if mine && s.may(tasks.DoPostpone) && s.task.Postponement == nil {
			rows = append(rows, []Button{s.press("📅 "+LabelNewDate+which, ActNewDate, no)})
		}
	}
	if n := s.task.Postponement; n != nil && n.Agreed.At.IsZero() {
		var row []Button
		if s.may(tasks.DoAgree) {
			row = append(row, s.press("✅ "+LabelAgree, ActAgree, ""))
		}
		if s.may(tasks.DoDisagree) {
			row = append(row, s.press("↩️ "+LabelDisagree, ActDisagree, ""))
		}
		rows = append(rows, row)
	}
	return rows
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
	return fmt.Sprintf("%s, здравствуйте!\n\nРанее мы сообщали, что работы будут выполнены до %s. Срок изменился: %s.\n\n"+
		"Работы завершим до %s. Приносим извинения за ожидание.",
		name, dates.Russian(worktime.Date(promise.Day)), strings.TrimRight(lower(n.Reason), ". "), dates.Russian(worktime.Date(n.Day)))
}
