package bot

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/dates"
	"otklik/tasks/worktime"
)

// interimButtons offer days for the final answer: the working days that paragraph 15 allows, every second of them.
func (s scene) interimButtons() [][]Button {
	var buttons []Button
	for n := s.policy.FinalDays; n > 0; n -= 2 {
		due, err := s.calendar.DueDays(s.now, n)
		if err != nil {
			continue
		}
		day := tasks.DayOf(due.In(s.calendar.Location()))
		buttons = append([]Button{s.press(s.dayWords(day), ActUntil, dayArg(day))}, buttons...)
	}
	return append(inRows(buttons, 2), []Button{s.press("✏️ "+LabelOwnDate, ActUntil, "")}, s.back())
}

// putsOff tells whether the words at hand can still be made an interim answer.
func (s scene) putsOff(sketch tasks.Draft) bool {
	return sketch.Kind != tasks.NewDate && sketch.Text != "" && s.may(tasks.DoSubmit) && !s.task.Answered && !s.informs()
}

// dayArg writes a day for a button: 2026-11-28.
func dayArg(d tasks.Day) string {
	text, err := d.MarshalText()
	if err != nil {
		return ""
	}
	return string(text)
}

// argDay reads what dayArg wrote; the zero day for anything else.
func argDay(arg string) tasks.Day {
	var d tasks.Day
	if d.UnmarshalText([]byte(arg)) != nil {
		return tasks.Day{}
	}
	return d
}

// dayWords says a day with its weekday: «пт 28.11».
func (s scene) dayWords(d tasks.Day) string {
	date := worktime.Date(d)
	words := fmt.Sprintf("%s %02d.%02d", weekdays()[date.Weekday()], d.Day, d.Month)
	if d.Year != s.now.In(s.calendar.Location()).Year() {
		words += fmt.Sprintf(".%d", d.Year)
	}
	return words
}

// interim makes an interim answer of what a person has written already; nil when that is nothing yet.
func (s scene) interim(day tasks.Day) tasks.Command {
	sketch, ok := s.task.Sketches[s.me.ID]
	if !ok || sketch.Text == "" || day.IsZero() {
		return nil
	}
	return tasks.Compose{Text: sketch.Text, Media: sketch.Media, Kind: tasks.Interim, Until: day}
}

// askInterim invites an interim answer, or only its day where the words are there already.
func (s scene) askInterim(day tasks.Day) string {
	switch {
	case !day.IsZero():
		return "Окончательный ответ — до " + s.dayWords(day) + ". Напишите промежуточный ответ ответом на это сообщение."
	case s.task.Sketches[s.me.ID].Text != "":
		return sayOnlyDate
	}
	return sayInterim
}

// orderInterim reads an interim answer. Where no day has been chosen yet it stands first: «28.11 Мария, …».
func orderInterim(s scene, arg string, said *Said) (tasks.Command, string) {
	c := tasks.Compose{Text: said.Text, Media: said.Media, Kind: tasks.Interim, Until: argDay(arg)}
	if !c.Until.IsZero() {
		return c, ""
	}
	day, rest, err := dates.LeadingDate(said.Text, s.now, s.calendar.Location())
	if err != nil {
		return nil, dateProblem(err)
	}
	c.Until, c.Text = tasks.Day(day), rest
	if sketch, ok := s.task.Sketches[s.me.ID]; ok && rest == "" {
		c.Text, c.Media = sketch.Text, sketch.Media
	}
	return c, ""
}

// dateProblem says why a date cannot be understood.
func dateProblem(err error) string {
	switch {
	case errors.Is(err, dates.ErrImpossible):
		return "Такого дня в календаре нет. Проверьте дату, например 28.11"
	case errors.Is(err, dates.ErrPast):
		return "Эта дата уже прошла. Напишите будущую, например 28.11"
	}
	return "Дату понять не удалось. Начните с неё, например: 28.11 или 28 ноября"
}

// planned tells whether the terms of a final answer can be set now by this person [15].
func (s scene) planned() bool {
	_, interim := s.task.Promised()
	return interim && s.may(tasks.DoSchedule)
}

// proposal is by when the draft of the final answer should be there, as the program proposes it.
func (s scene) proposal() (time.Time, bool) {
	draft, ok := s.task.Term(tasks.StepDraft)
	return draft.Due, ok
}

// planButtons let the controller accept the proposed terms or set others [15].
func (s scene) planButtons() [][]Button {
	if !s.planned() {
		return nil
	}
	var rows [][]Button
	if _, ok := s.proposal(); ok && s.task.Plan == nil {
		rows = append(rows, []Button{s.press("✅ "+LabelPlan, ActPlan, "")})
	}
	var earlier []Button
	for _, days := range []int{1, 2, 3} {
		if at, ok := s.before(days); ok {
			earlier = append(earlier, s.press("Проект: "+s.when(at), ActPlan, strconv.Itoa(days)))
		}
	}
	rows = append(rows, inRows(earlier, 1)...)
	return append(rows, []Button{s.press("✏️ "+LabelPlanOwn, ActPlanOwn, "")})
}

// before is so many days of work before the answer's term, if the draft could still be written by then.
func (s scene) before(days int) (time.Time, bool) {
	answer, ok := s.task.Term(tasks.StepAnswer)
	if !ok {
		return time.Time{}, false
	}
	at, err := s.policy.DaysBefore(answer.Due, days)
	draft, _ := s.task.Term(tasks.StepDraft)
	return at, err == nil && at.After(s.now) && !at.Equal(draft.Due)
}

// plan is the order to keep the terms that a button names.
func (s scene) plan(arg string) tasks.Command {
	if days := number(arg); days > 0 {
		at, _ := s.before(days)
		return tasks.Schedule{Draft: at}
	}
	at, _ := s.proposal()
	return tasks.Schedule{Draft: at}
}

// lengthLine is a line that sets how long a step may take: «контроль 2 ч».
var lengthLine = regexp.MustCompile(`^(контроль|доработка|дело|публикация)[ :—-]+(\d{1,3}) ?(мин|ч)\.?$`)

// orderPlan reads the terms of a final answer: the draft's moment, then, a line each, how long the other steps may take.
func orderPlan(s scene, _ string, said *Said) (tasks.Command, string) {
	draft, _ := s.proposal()
	c := tasks.Schedule{Draft: draft, Lengths: tasks.TermSet{}}
	for line := range strings.Lines(strings.ToLower(said.Text)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if m := lengthLine.FindStringSubmatch(line); m != nil {
			step, length := planLength(m)
			c.Lengths[step] = length
			continue
		}
		moment, err := dates.ParseMoment(strings.TrimSpace(strings.TrimPrefix(line, "проект")), s.now, s.calendar.Location())
		if err != nil {
			return nil, dateProblem(err) + " 14:00. Сроки других шагов — отдельной строкой: «контроль 2 ч»"
		}
		c.Draft = moment.At
		if !moment.Timed {
			if _, end, err := s.calendar.Workday(moment.Day.Year, moment.Day.Month, moment.Day.Day); err == nil {
				c.Draft = end
			}
		}
	}
	return c, ""
}

// planLength is what a matched line sets.
func planLength(m []string) (tasks.Step, time.Duration) {
	step := map[string]tasks.Step{
		"контроль": tasks.StepReview, "доработка": tasks.StepRework, "дело": tasks.StepLoad, "публикация": tasks.StepPublish,
	}[m[1]]
	unit := time.Minute
	if m[3] == "ч" {
		unit = time.Hour
	}
	return step, time.Duration(number(m[2])) * unit
}

// addInterim shows what the resident was told and what is owed to them [15].
func (s scene) addInterim(t *Text) {
	d, owed := s.task.Promised()
	if !owed {
		return
	}
	t.Add(Bold, "\n⏳ Жителю дан промежуточный ответ")
	t.Line(". Окончательный обещан к " + s.dayWords(d.Until) + ".")
	if p := s.task.Plan; p != nil {
		t.Line("Сроки установил контролёр: " + s.by(p.By) + ", " + s.when(p.At))
		for _, step := range []tasks.Step{tasks.StepReview, tasks.StepRework, tasks.StepLoad, tasks.StepPublish} {
			if length, set := p.Lengths[step]; set {
				t.Line("• " + stepWords(step) + ": " + hours(length) + " раб.")
			}
		}
	} else if s.planned() {
		t.Add(Italic, "Предложенные сроки действуют, пока Вы не установите другие.\n")
	}
}
