package tasks_test

import (
	"errors"
	"testing"

	"otklik/tasks"
)

func TestTemplates(t *testing.T) {
	r := tasks.Roster{
		Topics: []string{"ЖКХ", "Дороги"}, Departments: []tasks.Department{{ID: "gkh"}, {ID: "roads"}},
	}
	controller := tasks.Person{ID: "c", Roles: []tasks.Role{tasks.Controller}}
	admin := tasks.Person{ID: "a", Roles: []tasks.Role{tasks.Admin}}
	responsible := tasks.Person{ID: "r", Roles: []tasks.Role{tasks.Responsible}, Department: "gkh"}
	executor := tasks.Person{ID: "e", Roles: []tasks.Role{tasks.Executor}, Department: "gkh"}
	for i, c := range []struct {
		by   tasks.Person
		add  tasks.Template
		want tasks.Code
	}{
		{controller, tasks.Template{Text: " Всем. "}, ""},
		{admin, tasks.Template{Text: "Всем."}, tasks.Unchanged},
		{admin, tasks.Template{Topic: "ЖКХ", Text: "О ЖКХ."}, ""},
		{responsible, tasks.Template{Department: "gkh", Topic: "ЖКХ", Text: "{имя}, починим."}, ""},
		{responsible, tasks.Template{Department: "roads", Text: "а"}, tasks.Forbidden},
		{responsible, tasks.Template{Text: "а"}, tasks.Forbidden},
		{executor, tasks.Template{Department: "gkh", Text: "а"}, tasks.Forbidden},
		{controller, tasks.Template{Department: "parks", Text: "а"}, tasks.UnknownDepartment},
		{controller, tasks.Template{Topic: "Парки", Text: "а"}, tasks.UnknownTopic},
		{controller, tasks.Template{Text: " \n"}, tasks.NoText},
		{controller, tasks.Template{Text: string(make([]rune, tasks.MaxAnswer+1))}, tasks.TooLong},
	} {
		next, err := r.AddTemplate(c.by, c.add)
		refusal := new(tasks.Error)
		if errors.As(err, &refusal) != (c.want != "") || refusal.Code != c.want {
			t.Errorf("case %d: %v, want %q", i, err, c.want)
		}
		r = next
	}
	var got []string
	for _, x := range r.TemplatesFor("gkh", "ЖКХ") {
		got = append(got, x.Text)
	}
	if len(got) != 3 || got[0] != "{имя}, починим." || got[1] != "О ЖКХ." || len(r.TemplatesFor("roads", "Дороги")) != 1 {
		t.Errorf("offered: %q", got)
	}
	if _, err := r.RemoveTemplate(responsible, tasks.Template{Text: "Всем."}); err == nil {
		t.Error("the responsible of one department takes a template from all")
	}
	if next, err := r.RemoveTemplate(controller, tasks.Template{Text: "Всем."}); err != nil || len(next.Templates) != 2 || len(r.Templates) != 3 {
		t.Errorf("%v: %+v", err, next.Templates)
	}
}

func TestTemplatesAreFilledWithWhatIsKnown(t *testing.T) {
	x := tasks.Template{Text: "{имя}, {адрес}: {дата}, {имя}!"}
	got := x.Fill(map[string]string{tasks.PlaceName: "Мария", tasks.PlaceDate: "23 ноября"})
	if left := tasks.Unfilled(got); got != "Мария, {адрес}: 23 ноября, Мария!" || len(left) != 1 || left[0] != tasks.PlaceAddress {
		t.Errorf("%q lacks %q", got, left)
	}
	if left := tasks.Unfilled("без всего"); len(left) != 0 {
		t.Errorf("lacks %q", left)
	}
}

// A return may bring a wording that the executor can take; one too long for the network is refused.
func TestAReturnBringsAWording(t *testing.T) {
	for _, c := range []struct {
		edit, kept string
		want       tasks.Code
	}{
		{"", "", ""}, {" Мария, починим 27 ноября. ", "Мария, починим 27 ноября.", ""},
		{string(make([]rune, tasks.MaxAnswer+1)), "", tasks.TooLong},
	} {
		task := tasks.Task{ID: "a", Status: tasks.Review, Drafts: []tasks.Draft{{No: 1, Text: "Починим."}}}
		command := tasks.Return{Draft: 1, Criteria: []tasks.Criterion{tasks.Criteria()[0].ID}, Edit: c.edit}
		change, err := tasks.Decide(task, command, controller, moscow(t, "23.11.2026 10:00"), policy(t))
		refusal := new(tasks.Error)
		if errors.As(err, &refusal); refusal.Code != c.want {
			t.Errorf("%.20q: %v, want %q", c.edit, err, c.want)
		}
		if v, ok := change.Task.LastReturn(); c.want == "" && (!ok || v.Edit != c.kept) {
			t.Errorf("%.20q is kept as %q", c.edit, v.Edit)
		}
	}
}
