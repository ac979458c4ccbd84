package experience_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/experience"
)

// dawn is when the first message was found.
var dawn = time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)

func roster() *tasks.Roster {
	return &tasks.Roster{
		Topics: []string{"ЖКХ", "Дороги"}, Districts: []string{"Южный"}, Words: map[string][]string{"Дороги": {"яма"}},
		Streets:     map[string][]string{"Южный": {"улица Видова"}},
		Departments: []tasks.Department{{ID: "gkh", Name: "ЖКХ", Topics: []string{"ЖКХ"}}, {ID: "roads", Name: "Дороги", Topics: []string{"Дороги"}}},
	}
}

// message is a task of which nothing but the words is known.
func message(n int, text string) tasks.Task {
	return tasks.Task{
		ID: tasks.ID(fmt.Sprintf("task%d", n)), Rev: 1, Status: tasks.Detected, Importance: tasks.Normal,
		Found: tasks.Found{Text: text}, FoundAt: dawn.Add(time.Duration(n) * time.Minute),
	}
}

// registered is one with what was chosen for it.
func registered(n int, text, topic string, d tasks.DepartmentID) tasks.Task {
	t := message(n, text)
	t.Rev, t.Number, t.Topic, t.Department, t.Status = 3, int64(n), topic, d, tasks.Assigned
	return t
}

// answered is one with an approved answer.
func answered(n int, text, answer string) tasks.Task {
	t := registered(n, text, "ЖКХ", "gkh")
	t.Rev, t.Status = 6, tasks.Ready
	t.Drafts = []tasks.Draft{{No: 1, Text: answer}}
	t.Reviews = []tasks.Verdict{{Draft: 1, At: dawn, Approved: true}}
	return t
}

func first(t *testing.T, m *experience.Memory, text string) string {
	t.Helper()
	if list := m.Suggest(message(99, text), roster()).Topics; len(list) > 0 {
		return list[0].Value
	}
	return ""
}

func TestRulesSpeakBeforeAnythingIsLearned(t *testing.T) {
	got := experience.New(10).Suggest(message(1, "На улице Видова яма"), roster())
	if len(got.Topics) == 0 || got.Topics[0].Value != "Дороги" || len(got.Districts) == 0 || got.Districts[0].Value != "Южный" {
		t.Errorf("%+v", got)
	}
	if got := (*experience.Memory)(nil).Suggest(message(1, "яма"), roster()); len(got.Topics) > 0 {
		t.Errorf("nothing suggests %+v", got)
	}
}

func TestChoicesAreLearnedAndTakenBack(t *testing.T) {
	m := experience.New(100)
	for n := 1; n <= 6; n++ {
		m.Learn(registered(n, "В подъезде не работает лифт", "ЖКХ", "gkh"))
		m.Learn(registered(n+10, "Автобус опять опоздал", "Дороги", "roads"))
	}
	if got := first(t, m, "Когда починят лифт?"); got != "ЖКХ" {
		t.Fatalf("the lift is for %q", got)
	}
	for n := 1; n <= 6; n++ { // operators have changed their minds
		x := registered(n, "В подъезде не работает лифт", "Дороги", "roads")
		x.Rev = 5
		m.Learn(x)
		m.Learn(registered(n, "В подъезде не работает лифт", "ЖКХ", "gkh")) // comes late, and changes nothing
	}
	if got := first(t, m, "Когда починят лифт?"); got != "Дороги" {
		t.Errorf("the lift is for %q", got)
	}
	for n := 1; n <= 6; n++ {
		x := registered(n, "В подъезде не работает лифт", "ЖКХ", "gkh")
		x.Rev, x.Status = 7, tasks.Declined
		m.Learn(x)
	}
	if m.Len() != 6 {
		t.Errorf("%d tasks are remembered, want those of the bus", m.Len())
	}
}

func TestApprovedAnswersAreRememberedWhileTheyAreApproved(t *testing.T) {
	m := experience.New(100)
	x := answered(1, "Во дворе на Видова не горит фонарь", "Фонарь починим до пятницы.")
	m.Learn(x)
	asked := registered(2, "Не горит фонарь во дворе", "ЖКХ", "gkh")
	if got := m.Answers(asked, 3); len(got) != 1 || got[0].Answer != x.Drafts[0].Text || got[0].Task != x.ID {
		t.Fatalf("%+v", got)
	}
	x.Rev++
	x.Reviews = append(slices.Clone(x.Reviews), tasks.Verdict{Draft: 1, Recalled: true})
	m.Learn(x)
	if got := m.Answers(asked, 3); len(got) != 0 {
		t.Errorf("an approval was taken back, and still %+v", got)
	}
	interim := answered(3, "Во дворе не горит фонарь", "Проверим.")
	interim.Drafts[0].Kind = tasks.Interim
	m.Learn(interim)
	if got := m.Answers(asked, 3); len(got) != 0 {
		t.Errorf("an interim answer is offered: %+v", got)
	}
}

// Only the newest are kept, whatever the order in which they come.
func TestTheOldestAreForgotten(t *testing.T) {
	m := experience.New(20)
	for _, n := range []int{50, 3, 40, 7} {
		for i := range 15 {
			m.Learn(answered(n*100+i, "Не горит фонарь", fmt.Sprintf("Починим, %d.", n*100+i)))
		}
	}
	if n := m.Len(); n < 20 || n > 22 {
		t.Errorf("%d tasks are remembered", n)
	}
	for _, a := range m.Answers(message(9999, "Не горит фонарь"), 100) {
		if a.Task < "task40" {
			t.Errorf("%s is remembered", a.Task)
		}
	}
}
