package bot

import (
	"context"
	"slices"
	"strings"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// page makes the message of a view that concerns absences; ok is false for any other.
func (s scene) page(v tasks.View) (m Message, ok bool) {
	switch {
	case v == workflow.ViewStanding:
		return s.standing(), true
	case v == workflow.ViewUnreached:
		return s.unreached(), true
	case v == workflow.ViewGaps:
		return s.gaps(), true
	case strings.HasPrefix(string(v), string(workflow.ViewGap)):
		return s.gap(tasks.DepartmentID(strings.TrimPrefix(string(v), string(workflow.ViewGap)))), true
	}
	return Message{}, false
}

// standsFor lists those in whose stead the person acts, each once.
func (s scene) standsFor(posts []tasks.Post) []tasks.PersonID {
	var ids []tasks.PersonID
	for _, post := range posts {
		if !slices.Contains(ids, post.For) {
			ids = append(ids, post.For)
		}
	}
	return ids
}

// homes are the departments for which the person has a role, their own first, then those where they stand in.
func (s scene) homes(role tasks.Role) []tasks.DepartmentID {
	var list []tasks.DepartmentID
	if own := s.me.Department; own != "" && s.me.In(role, own) {
		list = append(list, own)
	}
	for _, post := range s.me.Standing {
		if post.Role == role && !slices.Contains(list, post.Department) {
			list = append(list, post.Department)
		}
	}
	return list
}

// home is the department for which the person, as its responsible, hands the task on.
func (s scene) home() tasks.DepartmentID {
	homes := s.homes(tasks.Responsible)
	i := slices.IndexFunc(homes, func(d tasks.DepartmentID) bool {
		p, part := s.task.Part(d)
		return d == s.task.Department || part && p.Awaited()
	})
	if i < 0 {
		return s.me.Department
	}
	return homes[i]
}

// standing tells a person in whose stead they act, and that they are noted as away.
func (s scene) standing() Message {
	var t Text
	t.Add(Bold, "🤝 Замещение\n")
	for _, id := range s.standsFor(s.me.Standing) {
		line := "Вы замещаете: " + s.by(id)
		if p, _ := s.roster.Person(id); p.Away != nil {
			line += " (" + s.reason(*p.Away) + ")"
		}
		t.Line(stopped(line) + " Новые задачи приходят Вам, начатые уже переданы.")
	}
	if a := s.me.Away; a != nil && a.Kind != tasks.Unreached {
		t.Line("Вы отсутствуете: " + lower(kindLabel(a.Kind)) + ", " + s.period(*a) + ". " + s.stoodInFor(s.me.ID, *a, true) +
			" " + stopped("Кто отметил: "+s.by(a.By)) + " Если это не так: /absent")
	}
	if len(s.me.Standing) == 0 && s.me.Away == nil {
		t.Line("Сейчас Вы никого не замещаете. Что Вы начали, остаётся у Вас.")
	}
	return Message{Text: t}
}

// addStanding says on a card in whose stead the person acts there.
func (s scene) addStanding(t *Text) {
	mine := slices.DeleteFunc(slices.Clone(s.me.Standing), func(x tasks.Post) bool {
		away, _ := s.roster.Person(x.For)
		_, part := s.task.Part(x.Department)
		return away.Away == nil || x.Department != "" && x.Department != s.task.Department && !part
	})
	if !s.task.Status.Open() || len(mine) == 0 {
		return
	}
	var names []string
	for _, id := range s.standsFor(mine) {
		names = append(names, s.by(id))
	}
	t.Add(Italic, "🤝 Вы замещаете: "+strings.Join(names, ", ")+"\n")
}

// gaps tells of all duties of the person's concern at which a message would lie unseen now.
func (s scene) gaps() Message {
	var lines []string
	for _, g := range s.roster.Gaps() {
		if slices.ContainsFunc(g.Told(s.roster), func(p tasks.Person) bool { return p.ID == s.me.ID }) {
			lines = append(lines, s.gapWords(g))
		}
	}
	var t Text
	if len(lines) == 0 {
		t.Line("✅ Теперь на каждом шаге есть кому работать.")
		return Message{Text: t}
	}
	t.Add(Bold, "⚠️ Некому работать\n")
	for _, line := range lines {
		t.Line("• " + line)
	}
	t.Line("\n" + sayFillGap)
	return Message{Text: t}
}

const sayFillGap = "Что сделать: отметить, кто вернулся, или назначить замещающего (/absent); попросить сотрудника открыть бота и " +
	"нажать «Старт»; администратору — добавить людей в список."

// gapWords says what is missing.
func (s scene) gapWords(g tasks.Gap) string {
	switch g.Role {
	case tasks.Operator:
		return "Операторы: регистрировать и публиковать некому."
	case tasks.Controller:
		return "Контролёры: направлять и проверять некому."
	case tasks.Head:
		return "Глава: известить о повышенной важности некого."
	}
	return s.departmentName(g.Department) + ": ответить некому, направить сюда обращение нельзя."
}

// gap tells that a task could not be assigned to a department.
func (s scene) gap(d tasks.DepartmentID) Message {
	var t Text
	t.Add(Bold, "⚠️ "+capital(s.title())+"\n")
	t.Line("Направить не удалось: в подразделении «" + s.departmentName(d) + "» ответить некому.")
	t.Line(sayFillGap)
	return Message{Text: t}
}

// nobodyThere tells those who can help that a task could not be assigned.
func (b *Bot) nobodyThere(ctx context.Context, s scene, c tasks.Command, refusal *tasks.Error) ([]workflow.Item, error) {
	assign, ok := c.(tasks.Assign)
	if !ok || refusal.Code != tasks.NobodyThere {
		return nil, nil
	}
	var put []workflow.Item
	for _, d := range assign.Departments {
		if slices.ContainsFunc(s.roster.Executors(d), tasks.Person.Reachable) {
			continue
		}
		items, err := b.flow.GapItems(ctx, s.task.ID, d, s.me.ID)
		if err != nil {
			return nil, err
		}
		put = append(put, items...)
	}
	return put, nil
}

// handOverDetail says from whom a task went to whom, and why: «: Сидоров И. → Орлова О. (болезнь)».
func (s scene) handOverDetail(c tasks.HandOver) string {
	names := func(ids ...tasks.PersonID) string {
		var list []string
		for _, id := range ids {
			if id != "" {
				list = append(list, s.by(id))
			}
		}
		return strings.Join(list, ", ")
	}
	why := " (" + lower(kindLabel(c.Kind)) + ")"
	switch {
	case c.Kind == tasks.Staffing:
		why = " (изменение состава)"
	case c.Kind == tasks.ChatGone:
		return ": чат подразделения → " + names(c.To...)
	case c.Kind == tasks.Unreached && c.Back:
		why = " (сообщения снова доходят)"
	case c.Kind == tasks.Unreached:
		why = " (" + sayUnreached + ")"
	case c.Back:
		why = " (возвращение: " + lower(kindLabel(c.Kind)) + ")"
	}
	if len(c.Keep) > 0 {
		return ": начатое остаётся, " + names(c.From) + why
	}
	from := names(c.From)
	if from == "" {
		from = "коллеги"
	}
	return ": " + from + " → " + names(c.To...) + why
}
