package tasks_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
)

// Whatever people do while time goes on: a rung comes once for a due time, not before its instant, and is announced for the
// future unless something is overdue at once; the history gives the same terms again.
func TestEveryRungOnceAndInTime(t *testing.T) {
	p := fullPolicy(t)
	people := []tasks.Person{operator, controller, executor, head}
	verbs := slices.DeleteFunc(tasks.Verbs(), func(v tasks.Verb) bool { return v == tasks.DoRemind || v == tasks.DoDecline })
	start := moscow(t, "01.01.2024 00:00")
	rapid.Check(t, func(rt *rapid.T) {
		minute := rapid.IntRange(0, 3*365*24*60).Draw(rt, "found")
		w := &watched{road: foundAt(t, p, start.Add(time.Duration(minute)*time.Minute)), rt: rt, seen: map[string]bool{}}
		for range rapid.IntRange(1, 25).Draw(rt, "commands") {
			pause := rapid.SampledFrom([]time.Duration{0, time.Second, 7 * time.Minute, time.Hour, 19 * time.Hour}).Draw(rt, "pause")
			w.live(w.now.Add(pause))
			by := rapid.SampledFrom(people).Draw(rt, "by")
			verb := rapid.SampledFrom(verbs).Draw(rt, "verb")
			if verb == tasks.DoConfirm || verb == tasks.DoGiveUp || verb == tasks.DoRetime {
				by = tasks.TheSystem()
			}
			if w.try(by, sample(verb, w.task, by)) == nil {
				w.announced()
			}
		}
		w.live(w.now.Add(week))
		again := throughJSON(rt, w.events)
		if want, got := mustJSON(rt, w.task.Terms), mustJSON(rt, tasks.Replay(again).Terms); want != got {
			rt.Fatalf("history gives the terms\n%s\nwant\n%s", got, want)
		}
	})
}

// watched is a task whose every rung is looked at.
type watched struct {
	*road
	rt   *rapid.T
	seen map[string]bool
}

// live lets the rungs come until an instant.
func (w *watched) live(until time.Time) {
	for {
		term, ok := w.next()
		if !ok || term.Next.After(until) {
			w.now = until
			return
		}
		if term.Next.After(w.now) {
			w.now = term.Next
		}
		w.fire(term)
	}
}

// fire lets a term's rungs come and looks at each.
func (w *watched) fire(term tasks.Term) {
	moments, err := w.policy.Moments(w.task, term)
	if err != nil {
		w.rt.Fatal(err)
	}
	w.remind(term)
	command, _ := w.events[len(w.events)-1].Command.(tasks.Remind)
	for _, name := range command.Rungs {
		key := fmt.Sprint(term.Step, term.From.Unix(), term.Due.Unix(), name)
		if w.seen[key] {
			w.rt.Fatalf("%s of %s due %s came twice", name, term.Step, term.Due)
		}
		w.seen[key] = true
		i := slices.IndexFunc(moments, func(m tasks.Moment) bool { return m.Name == name })
		if i < 0 || moments[i].At.After(w.now) {
			w.rt.Fatalf("%s of %s came at %s, before its instant", name, term.Step, w.now)
		}
	}
	if after, runs := w.task.Term(term.Step); !runs || !after.Next.IsZero() && !after.Next.After(w.now) {
		w.rt.Fatalf("%s: after its rung the next is announced for %s, it is %s", term.Step, after.Next, w.now)
	}
}

// announced looks at what is to come after a command.
func (w *watched) announced() {
	for _, term := range w.task.Terms {
		moments, err := w.policy.Moments(w.task, term)
		if err != nil {
			w.rt.Fatal(err)
		}
		overdue, left := false, false
		for _, m := range moments {
			if slices.Contains(term.Fired, m.Name) {
				continue
			}
			left = true
			overdue = overdue || !m.At.After(w.now)
		}
		switch {
		case left == term.Next.IsZero():
			w.rt.Fatalf("%s: rungs are left: %v, next at %s", term.Step, left, term.Next)
		case !overdue && !term.Next.IsZero() && !term.Next.After(w.now):
			w.rt.Fatalf("%s: announced for %s, it is %s and nothing is overdue", term.Step, term.Next, w.now)
		}
	}
}
