package config

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"otklik/tasks"
)

func sortedKeys(f fields) []string { return slices.Sorted(maps.Keys(f)) }

// idForm keeps ids safe in commands, in callback data and in file names.
var idForm = regexp.MustCompile(`^[a-z0-9_-]{1,32}$`)

// proveRoster tells what makes a roster unusable: something named that is not there, something there twice, or nobody
// to carry a message to the next step, where it would lie unseen.
func proveRoster(r *tasks.Roster, say sayer) {
	if len(r.Topics) == 0 {
		say("topics", "нет ни одной темы: без темы сообщение не зарегистрировать; например topics: [ЖКХ, Дороги]")
	}
	unique("topics", r.Topics, say)
	unique("districts", r.Districts, say)
	unique("places", r.Places, say)
	for i, d := range r.Departments {
		path := fmt.Sprintf("departments[%d]", i)
		proveID(path, string(d.ID), say)
		if j := slices.IndexFunc(r.Departments, func(x tasks.Department) bool { return x.ID == d.ID }); j < i && d.ID != "" {
			say(path+".id", "подразделение %s уже есть: departments[%d]", describe(d.ID), j)
		}
		if d.Name == "" {
			say(path, "нет названия: добавьте name")
		}
		if other, ok := r.ByChat(d.Chat); ok && other.ID != d.ID {
			say(path+".chat", "этот чат уже у подразделения %s: один чат — у одного подразделения", describe(other.ID))
		}
		unique(path+".topics", d.Topics, say)
		for j, topic := range d.Topics {
			if !slices.Contains(r.Topics, topic) {
				say(fmt.Sprintf("%s.topics[%d]", path, j), "темы %s нет в topics%s", echo(topic), hint(topic, r.Topics, "добавьте её туда"))
			}
		}
	}
	proveRules(r, say)
	proveTemplates(r, say)
	for i := range r.People {
		provePerson(r, i, say)
	}
	for _, role := range []tasks.Role{tasks.Operator, tasks.Controller, tasks.Executor} {
		if len(r.With(role)) == 0 {
			say("people", "нет никого с ролью %s: сообщение остановится на этом шаге; дайте её кому-нибудь", role)
		}
	}
}

func proveID(path, id string, say sayer) {
	switch {
	case id == "":
		say(path, "нет id: добавьте короткое имя латиницей, например id: gkh")
	case !idForm.MatchString(id):
		say(path+".id", "id — от 1 до 32 строчных латинских букв, цифр, «_» и «-», а здесь %s", echo(id))
	}
}

func unique(path string, names []string, say sayer) {
	for i, name := range names {
		if j := slices.Index(names, name); j < i {
			say(fmt.Sprintf("%s[%d]", path, i), "%s уже есть в этом списке: оставьте одно", echo(name))
		}
	}
}

func provePerson(r *tasks.Roster, i int, say sayer) {
	p, path := r.People[i], fmt.Sprintf("people[%d]", i)
	proveID(path, string(p.ID), say)
	for j, other := range r.People[:i] {
		if other.ID == p.ID && p.ID != "" {
			say(path+".id", "человек %s уже есть: people[%d]", describe(p.ID), j)
		}
		if other.Account == p.Account && p.Account != 0 {
			say(path+".telegram", "эта учётная запись уже у %s: одна — у одного человека; роли можно перечислить вместе", describe(other.ID))
		}
	}
	if p.Name == "" {
		say(path, "нет имени: добавьте name, например «Иванова Анна Петровна»")
	}
	proveRoles(p, path, say)
	if p.Department != "" {
		proveDepartment(r, path+".department", p.Department, say)
	}
	unique(path+".departments", stringsOf(p.Departments), say)
	for j, d := range p.Departments {
		proveDepartment(r, fmt.Sprintf("%s.departments[%d]", path, j), d, say)
	}
	proveSubstitute(r, p, path, say)
}

func proveRoles(p tasks.Person, path string, say sayer) {
	if len(p.Roles) == 0 {
		say(path, "нет ролей: добавьте roles, например roles: [operator]")
	}
	unique(path+".roles", stringsOf(p.Roles), say)
	names := stringsOf(tasks.Roles())
	for j, role := range p.Roles {
		if !slices.Contains(tasks.Roles(), role) {
			say(fmt.Sprintf("%s.roles[%d]", path, j), "роли %s нет%s", echo(string(role)), hint(string(role), names, "бывают "+strings.Join(names, ", ")))
		}
	}
	if (p.Has(tasks.Executor) || p.Has(tasks.Responsible)) && p.Department == "" {
		say(path, "у исполнителя и ответственного должно быть подразделение: добавьте department")
	}
	if p.Has(tasks.Deputy) && len(p.Departments) == 0 {
		say(path, "у заместителя должны быть подразделения: добавьте departments: [...]")
	}
}

func proveDepartment(r *tasks.Roster, path string, id tasks.DepartmentID, say sayer) {
	if _, ok := r.Department(id); ok {
		return
	}
	var ids []string
	for _, d := range r.Departments {
		ids = append(ids, string(d.ID))
	}
	say(path, "подразделения %s нет в departments%s", echo(string(id)), hint(string(id), ids, "добавьте его туда"))
}

func proveSubstitute(r *tasks.Roster, p tasks.Person, path string, say sayer) {
	if p.Substitute == "" {
		return
	}
	var ids []string
	for _, x := range r.People {
		ids = append(ids, string(x.ID))
	}
	switch _, ok := r.Person(p.Substitute); {
	case p.Substitute == p.ID:
		say(path+".substitute", "человек не может замещать сам себя: назовите другого")
	case !ok:
		say(path+".substitute", "человека %s нет в people%s", echo(string(p.Substitute)), hint(string(p.Substitute), ids, "добавьте его туда"))
	}
}

func stringsOf[T ~string](items []T) []string {
	out := make([]string, len(items))
	for i, v := range items {
		out[i] = string(v)
	}
	return out
}
