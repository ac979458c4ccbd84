package tasks_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
)

// pair are two messages that may ask the same.
type pair struct{ a, b *road }

func newPair(t testing.TB) *pair {
	t.Helper()
	other := &road{t: t, policy: policy(t), now: monday}
	other.must(tasks.TheSystem(), tasks.Detect{Found: tasks.Found{
		Source: tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: 77}, Author: tasks.Author{FirstName: "Пётр"}, Text: "Нет света",
	}, ClockFrom: monday})
	return &pair{a: newRoad(t), b: other}
}

func (p *pair) roads() [2]*road { return [2]*road{p.a, p.b} }

// link makes a a duplicate of b.
func (p *pair) link() {
	p.a.t.Helper()
	p.a.must(operator, linkTo(p.b.task))
	p.agree()
}

func linkTo(lead tasks.Task) tasks.Link {
	return tasks.Link{Lead: lead.ID, Number: 7, Topic: lead.Topic, Place: lead.Place}
}

// agree brings both into agreement, as the workflow does. It reports how many steps that took.
func (p *pair) agree() int {
	p.a.t.Helper()
	for n := range 40 {
		if !p.step(p.a, p.b) && !p.step(p.b, p.a) {
			return n
		}
	}
	p.a.t.Fatalf("the two never come to agree: %s (lead %q), %s (lead %q)",
		p.a.task.Status, p.a.task.Lead, p.b.task.Status, p.b.task.Lead)
	return 0
}

func (p *pair) step(t, lead *road) bool {
	toLead, c := tasks.Follow(t.task, lead.task)
	if c == nil {
		return false
	}
	if toLead {
		t = lead
	}
	t.must(tasks.TheSystem(), c)
	return true
}

// Whatever two tasks and their people go through, the two come to rest together, and everywhere somebody has to act.
func TestFollowComesToRest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := newPair(t)
		if rapid.Bool().Draw(rt, "delo") {
			p.a.policy.Delo, p.b.policy.Delo = tasks.DeloManual, tasks.DeloManual
		}
		for i := range rapid.IntRange(1, 60).Draw(rt, "steps") {
			r := p.roads()[rapid.IntRange(0, 1).Draw(rt, "task")]
			p.random(rt, r, i)
			if rapid.Bool().Draw(rt, "agree") {
				p.agree()
				p.check(rt)
			}
		}
		p.agree()
		p.check(rt)
	})
}

// random lets something happen to a task: the first that is not refused, from a random place on.
func (p *pair) random(rt *rapid.T, r *road, i int) {
	r.now = r.now.Add(time.Duration(rapid.IntRange(0, 90).Draw(rt, "minutes")) * time.Minute)
	other := p.a
	if r == p.a {
		other = p.b
	}
	no := len(r.task.Drafts)
	acts := []func() error{
		func() error { return r.try(operator, tasks.Register{Topic: "ЖКХ"}) },
		func() error { return r.try(controller, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}) },
		func() error { return r.write(fmt.Sprintf("Ответ %d", i), "") },
		func() error { return r.write(fmt.Sprintf("Пока %d", i), tasks.Interim) },
		func() error { return r.try(controller, tasks.Approve{Draft: no, Reason: "Ждём поставку"}) },
		func() error { return r.try(controller, tasks.Approve{Draft: no, Reason: "Ждём поставку"}) },
		func() error { return r.try(controller, tasks.Return{Draft: no, Criteria: []tasks.Criterion{"10.1"}}) },
		func() error { return r.try(executor, tasks.Load{Number: "1"}) },
		func() error { return r.try(operator, tasks.Load{Number: "1"}) },
		func() error {
			return r.try(operator, tasks.Publish{Draft: no, Despite: r.task.Surprise()})
		},
		func() error { return r.try(operator, tasks.PublishByHand{Draft: no, Link: "https://vk.com/x"}) },
		func() error {
			return r.try(tasks.TheSystem(), tasks.Confirm{Comment: int64(i), Link: "https://vk.com/x"})
		},
		func() error { return r.try(tasks.TheSystem(), tasks.GiveUp{Problem: tasks.ProblemClosed}) },
		func() error { return r.try(controller, tasks.Recall{Reason: "Ошибка"}) },
		func() error { return r.try(operator, tasks.Amend{Reason: "Ошибка"}) },
		func() error { return r.try(operator, linkTo(other.task)) },
		func() error { return r.try(operator, linkTo(other.task)) },
		func() error { return r.try(controller, tasks.Unlink{Reason: "Другой двор"}) },
		func() error { return r.try(tasks.TheSystem(), tasks.SourceGone{At: r.now}) },
		func() error {
			return r.try(tasks.TheSystem(), tasks.SourceEdited{Text: fmt.Sprint("Темно ", i), At: r.now})
		},
		func() error { return r.try(operator, tasks.Lapse{Reason: "Удалено"}) },
		func() error { return r.try(operator, tasks.Withhold{Ground: tasks.GroundInsult, As: tasks.Operator}) },
		func() error { return r.try(controller, tasks.Uphold{}) },
		func() error { return r.try(controller, tasks.Dismiss{}) },
		func() error {
			src := tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: int64(1000 + i)}
			return r.try(tasks.TheSystem(), tasks.Resume{Task: src.ID(), Found: tasks.Found{Source: src, Text: "И ещё"}, FoundAt: r.now})
		},
	}
	for first := rapid.IntRange(0, len(acts)-1).Draw(rt, "act"); first < 2*len(acts); first++ {
		if acts[first%len(acts)]() == nil {
			return
		}
	}
}

// write sends a version to control.
func (r *road) write(text string, kind tasks.AnswerKind) error {
	c := tasks.Compose{Text: text, Kind: kind}
	if kind == tasks.Interim {
		c.Until = tasks.DayOf(r.now.Add(3 * 24 * time.Hour))
	}
	if err := r.try(executor, c); err != nil {
		return err
	}
	return r.try(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
}

// check looks whether the two, at rest, are as they must be.
func (p *pair) check(rt *rapid.T) {
	rt.Helper()
	for i, r := range p.roads() {
		t, lead := r.task, p.roads()[1-i].task
		mine := t.Lead == lead.ID
		if follows := slices.Contains(lead.Followers, t.ID); follows != (mine && (t.Status.Open() || t.Status == tasks.Published)) {
			rt.Fatalf("%s with lead %q: the lead (%s) says that it follows: %v", t.Status, t.Lead, lead.Status, follows)
		}
		if t.Status == tasks.Linked && (!mine || !lead.Leads() || lead.Status == tasks.Published) {
			rt.Fatalf("a duplicate waits for a lead that is %s with lead %q", lead.Status, lead.Lead)
		}
		if t.Status == tasks.Registered && t.Topic == "" {
			rt.Fatal("registered without a topic")
		}
		if mine && t.Status == tasks.Ready {
			d, ok := t.Approved()
			if !ok || !approvedSince(lead, d.Text) {
				rt.Fatalf("%q is offered, and the lead (%s) has not approved it\n%s", d.Text, lead.Status, p.story())
			}
		}
		if _, runs := t.Term(tasks.StepAnswer); t.Status.Open() && !t.Answered && !runs {
			rt.Fatalf("open in %s and no term runs for the answer", t.Status)
		}
		if current := t.Current(); t.Status.Open() && t.Status != tasks.Linked && current == "" {
			rt.Fatalf("nobody has to act in %s", t.Status)
		}
		if again := asJSON(r.t, tasks.Replay(r.events)); again != asJSON(r.t, t) {
			rt.Fatal("history replays to another task")
		}
	}
}

// story lists what has happened to both.
func (p *pair) story() string {
	var b strings.Builder
	for i, r := range p.roads() {
		fmt.Fprintf(&b, "%c:", 'a'+i)
		for _, e := range r.events {
			fmt.Fprintf(&b, " %s→%s", e.Verb(), e.To)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// approvedSince reports whether control's last word on a version with these words was to let it through.
func approvedSince(t tasks.Task, words string) bool {
	last := map[int]bool{}
	for _, v := range t.Reviews {
		if d, ok := t.Draft(v.Draft); ok && d.Text == words {
			last[d.No] = v.Approved
		}
	}
	return slices.Contains(slices.Collect(maps.Values(last)), true)
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
