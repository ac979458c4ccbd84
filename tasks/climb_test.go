package tasks_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
)

// The people whom escalation reaches: the responsible of a department, the deputy who oversees it, and another deputy.
var (
	responsible = tasks.Person{ID: "otvetova", Roles: []tasks.Role{tasks.Responsible}, Department: "gkh", Account: 6}
	deputy      = tasks.Person{ID: "kuratov", Roles: []tasks.Role{tasks.Deputy}, Departments: []tasks.DepartmentID{"gkh"}, Account: 7}
	otherDeputy = tasks.Person{ID: "zamova", Roles: []tasks.Role{tasks.Deputy}, Departments: []tasks.DepartmentID{"roads"}, Account: 8}
)

// fullPolicy is the policy with everybody of the ladder in its roster.
func fullPolicy(t testing.TB) *tasks.Policy {
	t.Helper()
	p := policy(t)
	p.Roster.People = append(p.Roster.People, responsible, deputy, otherDeputy)
	return p
}

// moscow is an instant by the municipality's clock: «02.01.2006 15:04».
func moscow(t testing.TB, at string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		t.Fatal(err)
	}
	instant, err := time.ParseInLocation("02.01.2006 15:04", at, loc)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

// foundAt is a task that was found at an instant.
func foundAt(t testing.TB, p *tasks.Policy, at time.Time) *road {
	t.Helper()
	r := &road{t: t, policy: p, now: at}
	clock, err := p.Calendar.Next(at)
	if err != nil {
		t.Fatal(err)
	}
	r.must(tasks.TheSystem(), tasks.Detect{Found: tasks.Found{
		Source: tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: 3}, Text: "Темно",
	}, ClockFrom: clock})
	return r
}

// rungAt is one reminder as it came.
type rungAt struct {
	at     time.Time
	step   tasks.Step
	rung   tasks.RungName
	person tasks.PersonID
	due    time.Time
}

func (r rungAt) String() string {
	layout := "02.01 15:04"
	if r.at.Second() != 0 {
		layout = "02.01 15:04:05"
	}
	return r.at.UTC().Add(3*time.Hour).Format(layout) + " " + string(r.rung) + " " + string(r.person)
}

// next is the running term whose rung comes first.
func (r *road) next() (tasks.Term, bool) {
	var first tasks.Term
	for _, term := range r.task.Terms {
		if !term.Next.IsZero() && (first.Next.IsZero() || term.Next.Before(first.Next)) {
			first = term
		}
	}
	return first, !first.Next.IsZero()
}

// climb lets time go on to an instant with nobody doing anything, and lists what comes.
func (r *road) climb(until time.Time) []rungAt {
	r.t.Helper()
	var came []rungAt
	for {
		term, ok := r.next()
		if !ok || term.Next.After(until) {
			r.now = until
			return came
		}
		if term.Next.After(r.now) {
			r.now = term.Next
		}
		came = append(came, r.remind(term)...)
	}
}

// remind lets the rungs of a term come that have come by now.
func (r *road) remind(term tasks.Term) []rungAt {
	r.t.Helper()
	c := tasks.Remind{Step: term.Step, Of: term.Of, Due: term.Due}
	change, err := tasks.Decide(r.task, c, tasks.TheSystem(), r.now, r.policy)
	if err != nil {
		r.t.Fatalf("%s at %s: the rung that was announced has not come: %v", term.Step, r.now, err)
	}
	var came []rungAt
	for _, m := range change.Remind {
		came = append(came, rungAt{r.now, m.Step, m.Rung, m.Person, m.Due})
	}
	fired, _ := change.Event.Command.(tasks.Remind)
	for _, told := range change.Event.Calls {
		came = append(came, rungAt{r.now, term.Step, fired.Rungs[len(fired.Rungs)-1], told.Person, term.Due})
	}
	r.task = change.Task
	r.events = append(r.events, change.Event)
	return came
}

// of keeps what came of one step and writes it in lines, by instant.
func of(came []rungAt, s tasks.Step) string {
	came = slices.DeleteFunc(slices.Clone(came), func(r rungAt) bool { return r.step != s })
	slices.SortStableFunc(came, func(a, b rungAt) int { return cmp.Or(a.at.Compare(b.at)) })
	var lines []string
	for _, r := range came {
		lines = append(lines, r.String())
	}
	return strings.Join(lines, "\n")
}

// lines takes the indentation off a table written in the code.
func lines(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
