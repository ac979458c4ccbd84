package bot

import (
	"slices"
	"time"

	"otklik/tasks"
	"otklik/tasks/roll"
)

// oversees tells whether promises are any of the person's work: an administrator's they are not.
func oversees(me tasks.Person) bool {
	return slices.ContainsFunc(me.Roles, func(r tasks.Role) bool { return r != tasks.Admin })
}

// promiseLines lists what a task has promised and not settled, where the person oversees it.
func (s scene) promiseLines(e roll.Entry) []line {
	var list []line
	for _, p := range e.Task.OpenPromises() {
		if !s.roster.Concerns(s.me, e.Department) {
			return nil
		}
		list = append(list, line{
			Entry: e, promise: &p, due: time.Date(p.Day.Year, p.Day.Month, p.Day.Day, 0, 0, 0, 0, time.UTC),
			late: p.State == tasks.PromiseOpen && !s.coming(p.Day),
		})
	}
	return list
}

// promiseLine says one promise: its day, and how it stands.
func (s scene) promiseLine(p tasks.Promise, late bool) string {
	if late {
		return "Обещано: " + s.dayWords(p.Day) + " — просрочено"
	}
	return "Обещано: до " + s.dayWords(p.Day) + " — " + promiseWords(p.State) + s.asked(p)
}
