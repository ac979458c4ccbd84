package config

import (
	"fmt"
	"slices"

	"otklik/tasks"
)

// RosterWarnings tells what in a proved roster is allowed and probably not meant, in Russian, one line each: the work
// goes on without it, and people may still be on their way in.
func RosterWarnings(r *tasks.Roster) []string {
	var warnings []string
	say := func(format string, args ...any) { warnings = append(warnings, fmt.Sprintf(format, args...)) }
	if len(r.With(tasks.Head)) == 0 {
		say("нет никого с ролью head: об обращениях повышенной важности главу не известить")
	}
	for _, role := range []tasks.Role{tasks.Operator, tasks.Controller, tasks.Head} {
		people := r.With(role)
		if len(people) > 0 && !slices.ContainsFunc(people, linked) {
			say("ни у кого с ролью %s нет telegram: пока никто не вошёл по ссылке из /invite, на этом шаге никто ничего не увидит", role)
		}
	}
	for _, d := range r.Departments {
		switch people := r.Executors(d.ID); {
		case len(people) == 0:
			say("в подразделении %s нет исполнителей: направить ему сообщение будет нельзя", describe(d.ID))
		case !slices.ContainsFunc(people, linked):
			say("в подразделении %s ни у кого из исполнителей нет telegram: направить ему сообщение нельзя, пока никто не вошёл по ссылке из /invite", describe(d.ID))
		}
	}
	return warnings
}

func linked(p tasks.Person) bool { return p.Account != 0 }
