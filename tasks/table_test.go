package tasks_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/worktime"
)

var (
	monday = time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC) // 10:00 in Moscow

	operator   = tasks.Person{ID: "ivanova", Name: "Иванова Анна Петровна", Roles: []tasks.Role{tasks.Operator}, Account: 1}
	controller = tasks.Person{ID: "petrov", Name: "Петров Пётр", Roles: []tasks.Role{tasks.Controller}, Account: 2}
	executor   = tasks.Person{ID: "sidorov", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 3}
	stranger   = tasks.Person{ID: "orlova", Roles: []tasks.Role{tasks.Executor}, Department: "roads", Account: 4}
	head       = tasks.Person{ID: "glava", Roles: []tasks.Role{tasks.Head}, Account: 5}
)

func policy(t testing.TB) *tasks.Policy {
	t.Helper()
	moscow, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := worktime.New(moscow, worktime.DefaultWeek(), worktime.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return &tasks.Policy{Terms: tasks.DefaultTerms(), Calendar: calendar, FinalDays: tasks.DefaultFinalDays, Roster: &tasks.Roster{
		Topics: []string{"ЖКХ", "Дороги"}, Districts: []string{"Южный"},
		Departments: []tasks.Department{{ID: "gkh", Name: "Управление ЖКХ"}, {ID: "roads", Name: "Дороги"}, {ID: "empty", Name: "Пустое"}},
		People:      []tasks.Person{operator, controller, executor, stranger, head},
	}}
}

// road is a task on its way, with the instant it has got to.
type road struct {
	t      testing.TB
	policy *tasks.Policy
	task   tasks.Task
	now    time.Time
	events []tasks.Event
}

func newRoad(t testing.TB) *road {
	t.Helper()
	r := &road{t: t, policy: policy(t), now: monday}
	r.must(tasks.TheSystem(), tasks.Detect{Found: tasks.Found{
		Source: tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: 3}, Author: tasks.Author{FirstName: "Мария"}, Text: "Темно",
	}, ClockFrom: monday})
	return r
}

func (r *road) try(by tasks.Person, c tasks.Command) error {
	r.t.Helper()
	if reg, ok := c.(tasks.Register); ok && reg.Number == 0 {
		reg.Number = 1
		c = reg
	}
	change, err := tasks.Decide(r.task, c, by, r.now, r.policy)
	if err != nil {
		return err
	}
	if change.Untimed != nil {
		r.t.Fatalf("%s: %v", c.Verb(), change.Untimed)
	}
	if change.Task.Rev != r.task.Rev+1 {
		r.t.Fatalf("%s: revision %d after %d", c.Verb(), change.Task.Rev, r.task.Rev)
	}
	r.task = change.Task
	r.events = append(r.events, change.Event)
	return nil
}

func (r *road) must(by tasks.Person, c tasks.Command) {
	r.t.Helper()
	if err := r.try(by, c); err != nil {
		r.t.Fatal(err)
	}
}

// to brings the task to a status by the straight road.
func (r *road) to(s tasks.Status) *road {
	r.t.Helper()
	steps := []struct {
		status tasks.Status
		do     func()
	}{
		{tasks.Registered, func() { r.must(operator, tasks.Register{Topic: "ЖКХ"}) }},
		{tasks.Assigned, func() { r.must(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}) }},
		{tasks.Review, func() { r.draft("Ответ") }},
		{tasks.Ready, func() { r.must(controller, tasks.Approve{Draft: len(r.task.Drafts)}) }},
		{tasks.Publishing, func() { r.must(operator, tasks.Publish{Draft: len(r.task.Drafts)}) }},
		{tasks.Published, func() { r.must(tasks.TheSystem(), tasks.Confirm{Comment: 9, Link: "https://vk.com/x"}) }},
	}
	switch s {
	case tasks.Detected:
		return r
	case tasks.Declined, tasks.Filing, tasks.Approved, tasks.Gathering, tasks.Linked, tasks.Joined, tasks.Lapsed:
		return r.aside(s)
	case tasks.Withheld:
		r.must(operator, tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Operator})
		r.must(controller, tasks.Uphold{})
		return r
	case tasks.Rework:
		r.to(tasks.Review)
		r.must(controller, tasks.Return{Draft: 1, Criteria: []tasks.Criterion{"10.3"}})
		return r
	}
	for _, step := range steps {
		step.do()
		if step.status == s {
			return r
		}
	}
	r.t.Fatalf("no road to %s", s)
	return nil
}

func (r *road) draft(text string) {
	r.t.Helper()
	r.must(executor, tasks.Compose{Text: text})
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
}

// sample is a command of the verb that fits the task as well as one can.
func sample(v tasks.Verb, t tasks.Task, by tasks.Person) tasks.Command {
	switch v {
	case tasks.DoDetect:
		return tasks.Detect{Found: t.Found}
	case tasks.DoRegister:
		return tasks.Register{Number: 1, Topic: "ЖКХ"}
	case tasks.DoDecline:
		return tasks.Decline{}
	case tasks.DoRaise:
		return tasks.Raise{Reason: "Важно"}
	case tasks.DoLower:
		return tasks.Lower{Reason: "Важно"}
	case tasks.DoAcknowledge:
		return tasks.Acknowledge{}
	case tasks.DoAssign:
		return tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}
	case tasks.DoRefuse:
		return tasks.Refuse{Reason: "Это не наш дом"}
	case tasks.DoRecall:
		return tasks.Recall{Reason: "Ошибка"}
	case tasks.DoWithhold:
		as := tasks.Operator
		if by.Has(tasks.Controller) {
			as = tasks.Controller
		}
		return tasks.Withhold{Ground: tasks.GroundInsult, As: as}
	case tasks.DoUphold:
		return tasks.Uphold{}
	case tasks.DoDismiss:
		return tasks.Dismiss{}
	case tasks.DoCompose:
		return tasks.Compose{Text: "Ответ"}
	case tasks.DoDiscard:
		return tasks.Discard{Sketch: t.Sketches[by.ID].Rev}
	case tasks.DoSubmit:
		return tasks.Submit{Sketch: t.Sketches[by.ID].Rev}
	case tasks.DoApprove:
		return tasks.Approve{Draft: len(t.Drafts)}
	case tasks.DoReturn:
		return tasks.Return{Draft: len(t.Drafts), Criteria: []tasks.Criterion{"10.1"}}
	case tasks.DoPublish:
		return tasks.Publish{Draft: len(t.Drafts)}
	case tasks.DoPublishByHand:
		return tasks.PublishByHand{Draft: len(t.Drafts), Link: "https://vk.com/wall-1_2"}
	case tasks.DoConfirm:
		return tasks.Confirm{Comment: 1, Link: "https://vk.com/wall-1_2?reply=1"}
	case tasks.DoGiveUp:
		return tasks.GiveUp{Problem: tasks.ProblemClosed}
	case tasks.DoRemind:
		if len(t.Terms) > 0 {
			return tasks.Remind{Step: t.Terms[0].Step, Due: t.Terms[0].Due}
		}
		return tasks.Remind{}
	case tasks.DoRetime:
		return tasks.Retime{Version: "2"}
	case tasks.DoHandOver:
		return tasks.HandOver{From: executor.ID, To: []tasks.PersonID{stranger.ID}, Kind: tasks.Illness}
	case tasks.DoControl:
		return tasks.Control{}
	}
	return laterSample(v, t, by)
}

// Every Status × Command × person is a row of the table or a refusal with a code; the table is what Decide does.
func TestEveryCommandInEveryStatus(t *testing.T) {
	people := []tasks.Person{operator, controller, executor, stranger, head, tasks.TheSystem()}
	for _, status := range tasks.Statuses() {
		r := newRoad(t).to(status)
		for _, verb := range tasks.Verbs() {
			for _, by := range people {
				allowed := slices.Contains(tasks.Allowed(r.task, by), verb)
				change, err := tasks.Decide(r.task, sample(verb, r.task, by), by, r.now, r.policy)
				refusal := new(tasks.Error)
				switch {
				case err == nil && !allowed:
					t.Errorf("%s by %s in %s: done although the table does not allow it", verb, by.ID, status)
				case err == nil && !slices.Contains(tasks.Statuses(), change.Task.Status):
					t.Errorf("%s in %s: leads to the undefined status %q", verb, status, change.Task.Status)
				case err != nil && !errors.As(err, &refusal):
					t.Errorf("%s in %s: not a refusal: %v", verb, status, err)
				case err != nil && !slices.Contains(tasks.Codes(), refusal.Code):
					t.Errorf("%s in %s: refused with the unknown code %q", verb, status, refusal.Code)
				case err != nil && !allowed && refusal.Code != tasks.Forbidden && refusal.Code != tasks.Moved && refusal.Code != tasks.Elsewhere:
					t.Errorf("%s by %s in %s: refused as %s although the table does not allow it", verb, by.ID, status, refusal.Code)
				}
			}
		}
	}
}

// The table names only what exists, and no two rows are for the same verb, status and condition; a row without a condition is
// the last for its verb and status.
func TestTheTableIsSound(t *testing.T) {
	seen := map[[2]string][]tasks.Condition{}
	for _, row := range tasks.Table() {
		if !slices.Contains(tasks.Verbs(), row.Do) {
			t.Errorf("unknown verb %q", row.Do)
		}
		if row.If != tasks.Always && !slices.Contains(tasks.Conditions(), row.If) {
			t.Errorf("unknown condition %q", row.If)
		}
		if row.To != tasks.None && !slices.Contains(tasks.Statuses(), row.To) {
			t.Errorf("%s leads to the unknown status %q", row.Do, row.To)
		}
		for _, in := range row.In {
			key := [2]string{string(row.Do), string(in)}
			if slices.Contains(seen[key], row.If) || slices.Contains(seen[key], tasks.Always) {
				t.Errorf("a row for %s in %s can never be reached", row.Do, in)
			}
			seen[key] = append(seen[key], row.If)
		}
		for _, s := range slices.Concat(row.Starts, row.Stops) {
			if _, ok := s.Rule(); !ok && s != tasks.StepAcknowledge {
				t.Errorf("%s: unknown step %q", row.Do, s)
			}
		}
	}
	for _, v := range tasks.Verbs() {
		if !slices.ContainsFunc(tasks.Table(), func(r tasks.Transition) bool { return r.Do == v }) {
			t.Errorf("%s can never be done", v)
		}
	}
}
