package tasks_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
)

func smallStaff() tasks.Roster {
	return tasks.Roster{
		Topics: []string{"ЖКХ"}, Districts: []string{"Южный"},
		Departments: []tasks.Department{{ID: "gkh", Name: "ЖКХ", Topics: []string{"ЖКХ"}}},
		People: []tasks.Person{
			{ID: "it", Name: "Админ", Roles: []tasks.Role{tasks.Admin}, Account: 1},
			{ID: "petrov", Name: "Петров Пётр", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 2},
		},
	}
}

func TestIdsAreMadeOfNames(t *testing.T) {
	r := smallStaff()
	for name, want := range map[string]tasks.PersonID{
		"Щукина Яна": "shchukina", "Петров Иван": "petrov2", "O'Neil Jane": "o_neil", "Ёлкин": "elkin", "… …": "id",
		"Константинопольская-Преображенская Ия": "konstantinopolskaia_preo",
	} {
		_, p, err := r.Put(tasks.Person{Name: name, Roles: []tasks.Role{tasks.Operator}})
		if err != nil || p.ID != want {
			t.Errorf("%s: %q, %v", name, p.ID, err)
		}
	}
	gone, err := r.Retire("petrov")
	if err != nil {
		t.Fatal(err)
	}
	if _, p, _ := gone.Put(tasks.Person{Name: "Петров Сергей", Roles: []tasks.Role{tasks.Operator}}); p.ID != "petrov2" {
		t.Errorf("the id of somebody who has left was given again: %q", p.ID)
	}
}

func TestWhatARosterCannotHave(t *testing.T) {
	r := smallStaff()
	put := func(p tasks.Person) error { _, _, err := r.Put(p); return err }
	retopic := func(old, name string) error { _, err := r.Retopic(old, name); return err }
	unlink := func(id tasks.PersonID) error { _, err := r.Unlink(id); return err }
	drop := func(id tasks.DepartmentID) error { _, err := r.DropDepartment(id); return err }
	retire := func(id tasks.PersonID) error { _, err := r.Retire(id); return err }
	admin := []tasks.Role{tasks.Admin}
	for _, c := range []struct {
		err  error
		code tasks.Code
	}{
		{put(tasks.Person{Name: " ", Roles: admin}), tasks.BadName},
		{put(tasks.Person{Name: "А\u200bБ", Roles: admin}), tasks.BadName},
		{put(tasks.Person{Name: "А"}), tasks.NoRoles},
		{put(tasks.Person{Name: "А", Roles: []tasks.Role{tasks.Executor}}), tasks.NeedsDepartment},
		{put(tasks.Person{Name: "А", Roles: []tasks.Role{tasks.Deputy}}), tasks.NeedsDepartments},
		{put(tasks.Person{Name: "А", Roles: admin, Department: "none"}), tasks.UnknownDepartment},
		{put(tasks.Person{Name: "А", Roles: admin, Substitute: "none"}), tasks.NoSubstitute},
		{put(tasks.Person{ID: "none", Name: "А", Roles: admin}), tasks.NotOnRoster},
		{put(tasks.Person{ID: "it", Name: "А", Roles: []tasks.Role{tasks.Operator}}), tasks.LastAdmin},
		{unlink("it"), tasks.LastAdmin}, {retire("it"), tasks.LastAdmin}, {retire("none"), tasks.NotOnRoster},
		{retopic("ЖКХ", ""), tasks.InUse}, {retopic("", "жкх"), tasks.NameTaken}, {retopic("нет", "А"), tasks.UnknownTopic},
		{retopic("", ""), tasks.BadName}, {drop("gkh"), tasks.InUse}, {drop("none"), tasks.UnknownDepartment},
	} {
		if !errors.Is(c.err, &tasks.Error{Code: c.code}) {
			t.Errorf("got %v, want %s", c.err, c.code)
		}
	}
	if got := r.Bared(&tasks.Roster{}); !slices.Equal(got, []tasks.Gap{{Role: tasks.Executor, Department: "gkh"}}) {
		t.Errorf("bared: %v", got)
	}
}

// However invitations are made, revoked and used: a token works once, in its time, only the newest of its person; an account
// is one person's; and somebody can administer still.
func TestInvitationsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, now := smallStaff(), time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
		valid := map[tasks.PersonID]string{}
		until := map[string]time.Time{}
		for i := range rapid.IntRange(1, 30).Draw(t, "steps") {
			id := rapid.SampledFrom([]tasks.PersonID{"it", "petrov"}).Draw(t, "who")
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				token := string(rune('a'+i)) + "token"
				next, err := r.Invite(tasks.Invitation{Person: id, Hash: tasks.Seal(token), Until: now.Add(tasks.InvitationLife)})
				if err != nil {
					t.Fatal(err)
				}
				r, valid[id], until[token] = next, token, now.Add(tasks.InvitationLife)
			case 1:
				r = r.Uninvite(id)
				delete(valid, id)
			case 2:
				now = now.Add(time.Duration(rapid.IntRange(0, 100).Draw(t, "hours")) * time.Hour)
			case 3:
				token := string(rune('a'+rapid.IntRange(0, i).Draw(t, "token"))) + "token"
				account := rapid.Int64Range(1, 4).Draw(t, "account")
				next, who, err := r.Join(token, account, now)
				good := token == valid["it"] || token == valid["petrov"]
				switch {
				case err == nil && (!good || !now.Before(until[token]) || token != valid[who.ID]):
					t.Fatalf("%q let %s in", token, who.ID)
				case err != nil && good && now.Before(until[token]) && !errors.Is(err, &tasks.Error{Code: tasks.LastAdmin}):
					t.Fatalf("%q: %v", token, err)
				case err == nil:
					r = next
					delete(valid, who.ID)
				}
			}
			if a, b := r.People[0].Account, r.People[1].Account; a == 0 || a == b {
				t.Fatalf("accounts %d and %d", a, b)
			}
		}
	})
}

func TestWordsFollowTheirTopic(t *testing.T) {
	r := smallStaff()
	r, err := r.SetWords("ЖКХ", []string{" свет ", "", "Свет", "тепло"})
	if err != nil || !slices.Equal(r.Words["ЖКХ"], []string{"свет", "тепло"}) {
		t.Fatalf("%v, %v", r.Words, err)
	}
	r, err = r.SetStreets("Южный", []string{"Садовая"})
	if err != nil {
		t.Fatal(err)
	}
	r, _ = r.Retopic("ЖКХ", "Жильё")
	r, _ = r.Redistrict("Южный", "Юг")
	if len(r.Words["Жильё"]) != 2 || len(r.Words) != 1 || len(r.Streets["Юг"]) != 1 || r.Departments[0].Topics[0] != "Жильё" {
		t.Errorf("%v %v %v", r.Words, r.Streets, r.Departments)
	}
	if r, _ = r.Redistrict("Юг", ""); len(r.Streets) != 0 || len(r.Districts) != 0 {
		t.Errorf("%v %v", r.Streets, r.Districts)
	}
	if _, err := r.SetUrgent([]string{"123"}); !errors.Is(err, &tasks.Error{Code: tasks.BadName}) {
		t.Errorf("a word without letters: %v", err)
	}
	if r, err = r.SetOfficeWords("gkh", []string{"лифт"}); err != nil || r.Departments[0].Words[0] != "лифт" {
		t.Errorf("%v, %v", r.Departments, err)
	}
}
