package bot

import (
	"fmt"
	"slices"
	"strings"

	"otklik/tasks"
)

// part is the department for which the person gives information; "" when the task is not with several.
func (s scene) part() tasks.DepartmentID {
	for _, d := range s.homes(tasks.Executor) {
		if p, ok := s.task.Part(d); ok && p.Awaited() {
			return d
		}
	}
	return ""
}

// informs tells whether what the person writes is information for the consolidated answer, not the answer itself.
func (s scene) informs() bool {
	return s.part() != "" && (s.task.Status == tasks.Gathering || s.task.Department != s.part()) && s.may(tasks.DoInform)
}

// addBoard shows who has answered, who is silent and who is late [16].
func (s scene) addBoard(t *Text) {
	if len(s.task.Parts) == 0 {
		return
	}
	t.Add(Bold, "\nСведения подразделений\n")
	for _, p := range s.task.Parts {
		name := s.departmentName(p.Department)
		switch {
		case p.Refused:
			t.Line("⛔ " + name + ": не наша компетенция")
		case p.Info != nil:
			t.Line("✅ " + name + " (" + s.by(p.Info.By) + ", " + s.when(p.Info.At) + ")")
			t.Add(Quote, p.Info.Text)
			t.Add(Plain, "\n")
			if len(p.Info.Media) > 0 {
				t.Line("Приложено: " + attached(p.Info.Media))
			}
		case p.Leads:
			t.Line("✍️ " + name + ": готовит ответ")
		default:
			t.Line(s.silence(p, name))
		}
	}
}

// whose says of which department, or promise, a term is, where there are several.
func (s scene) whose(term tasks.Term) string {
	switch term.Step {
	case tasks.StepInformation:
		return " (" + s.departmentName(tasks.DepartmentID(term.Of)) + ")"
	case tasks.StepAccept, tasks.StepAgree:
		if p, ok := s.task.Promise(number(term.Of)); ok && len(s.task.Promises) > 1 {
			return fmt.Sprintf(" (%02d.%02d)", p.Day.Day, p.Day.Month)
		}
	}
	return ""
}

// silence says of a department that it has not answered yet, and whether it is late.
func (s scene) silence(p tasks.Part, name string) string {
	term, runs := s.task.TermOf(tasks.StepInformation, string(p.Department))
	line := "⏳ " + name + ": пока нет"
	if runs && term.Overdue(s.now) {
		line = "⏰ " + name + ": просрочено, срок был " + s.when(term.Due)
	} else if runs {
		line += ", срок " + s.when(term.Due)
	}
	if p.Assignee != "" {
		line += " (" + s.by(p.Assignee) + ")"
	}
	return line
}

// leadButtons let the controller choose who writes the consolidated answer, at any time; those that have answered come first.
func (s scene) leadButtons() [][]Button {
	if !s.may(tasks.DoLead) {
		return nil
	}
	parts := slices.DeleteFunc(slices.Clone(s.task.Parts), func(p tasks.Part) bool { return p.Refused })
	slices.SortStableFunc(parts, func(a, b tasks.Part) int { return rank(a) - rank(b) })
	var buttons []Button
	for _, p := range parts {
		buttons = append(buttons, s.press(LabelLead+s.departmentName(p.Department), ActLead, Shorten(string(p.Department))))
	}
	return append(inRows(buttons, 1), []Button{s.press("➕ "+LabelAddPart, ActAddPart, "")})
}

func rank(p tasks.Part) int {
	if p.Info != nil {
		return 0
	}
	return 1
}

// departmentOf finds the department that a code in a button stands for.
func (s scene) departmentOf(short string) tasks.DepartmentID {
	for _, d := range s.roster.Departments {
		if Shorten(string(d.ID)) == short {
			return d.ID
		}
	}
	return ""
}

// ticked departments, in the order in which they were ticked.
func (s scene) tickedDepartments() []tasks.DepartmentID {
	if s.screen.name != screenDepartments || s.screen.arg == "" {
		return nil
	}
	var list []tasks.DepartmentID
	for id := range strings.SplitSeq(s.screen.arg, ",") {
		list = append(list, tasks.DepartmentID(id))
	}
	return list
}

// tickDepartment chooses a department, or takes the choice back.
func (s scene) tickDepartment(short string) (screen, bool) {
	id := s.departmentOf(short)
	if id == "" {
		return screen{}, false
	}
	var kept []string
	found := false
	for _, d := range s.tickedDepartments() {
		if d == id {
			found = true
			continue
		}
		kept = append(kept, string(d))
	}
	if !found {
		kept = append(kept, string(id))
	}
	if len(kept) == 0 && s.task.Status != tasks.Gathering {
		return screen{}, true
	}
	return screen{screenDepartments, strings.Join(kept, ",")}, true
}

// delegateButtons are the executors to whom the responsible person may hand the task [6].
func (s scene) delegateButtons() [][]Button {
	var buttons []Button
	for _, p := range s.roster.Executors(s.home()) {
		if p.Account != 0 && !p.Unreachable {
			buttons = append(buttons, s.press(p.Short(), ActDelegateTo, Shorten(string(p.ID))))
		}
	}
	return append(inRows(buttons, 1), s.back())
}

// delegation is the order to hand the task to the person whom a button names.
func (s scene) delegation(short string) tasks.Command {
	c := tasks.Delegate{Department: s.home()}
	for _, p := range s.roster.Executors(s.home()) {
		if Shorten(string(p.ID)) == short {
			c.Person = p.ID
		}
	}
	return c
}
