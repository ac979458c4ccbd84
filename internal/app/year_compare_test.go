package app_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
)

// The most that is said of one kind of difference.
const fewLines = 12

// gathering is how long a reminder of normal importance waits for others of its instant.
const gathering = 2 * time.Second

// compare holds what happened against what must have happened.
func (y *year) compare() {
	expected := y.expected()
	y.compareEvents(expected)
	y.compareSent(expected)
	y.compareAlerts(expected)
	y.t.Logf("%d tasks, %d stretches of the program's life, %d firings, %d reminders, %d alerts",
		len(y.order), len(y.stretches), len(expected), len(y.told.sent), len(y.told.alerts))
}

// differ reports, and stops reporting when it is clear.
func (y *year) differ(count *int, format string, args ...any) {
	if *count++; *count <= fewLines {
		y.t.Errorf(format, args...)
	}
}

// stepOf names a step as the slow reader does.
func stepOf(s tasks.Step, of string) tasks.Step {
	if of == "" {
		return s
	}
	return informs(tasks.DepartmentID(of))
}

func nameOf(id tasks.ID, s tasks.Step, due time.Time, rungs ...tasks.RungName) string {
	slices.Sort(rungs)
	return fmt.Sprintf("%s/%s by %s: %v", id, s, due.UTC().Format("02.01 15:04:05"), rungs)
}

// compareEvents compares the histories: the same rungs at the same instants.
func (y *year) compareEvents(expected []firing) {
	want, got := map[string][]time.Time{}, map[string][]time.Time{}
	for _, f := range expected {
		name := nameOf(f.task, f.step, f.due, slices.Clone(f.rungs)...)
		want[name] = append(want[name], f.clock)
	}
	for _, id := range y.order {
		events, err := y.store.Events(y.t.Context(), id)
		must(y.t, err)
		for _, e := range events {
			if c, ok := e.Command.(tasks.Remind); ok {
				name := nameOf(id, stepOf(c.Step, c.Of), c.Due, slices.Clone(c.Rungs)...)
				got[name] = append(got[name], e.At)
			}
		}
	}
	wrong := 0
	for name, at := range want {
		if !same(at, got[name]) {
			y.differ(&wrong, "%s: must come at %s, came at %s\n%s", name, clocks(at), clocks(got[name]), y.story(name))
		}
	}
	for name, at := range got {
		if want[name] == nil {
			y.differ(&wrong, "%s: came at %s and must not\n%s", name, clocks(at), y.story(name))
		}
	}
	if wrong > fewLines {
		y.t.Errorf("and %d more", wrong-fewLines)
	}
}

// same compares instants to the microsecond of the store.
func same(a, b []time.Time) bool {
	return slices.EqualFunc(a, b, func(x, z time.Time) bool { return x.Sub(z).Abs() < 5*time.Microsecond })
}

func clocks(list []time.Time) string {
	var out []string
	for _, t := range list {
		out = append(out, t.UTC().Format("02.01 15:04:05.000000"))
	}
	return strings.Join(out, ", ")
}

// story tells what people did with the task of a difference.
func (y *year) story(name string) string {
	id, _, _ := strings.Cut(name, "/")
	var b strings.Builder
	for _, a := range y.acts[tasks.ID(id)] {
		fmt.Fprintf(&b, "   %s %s (real %s) → %s\n", clocks([]time.Time{a.clock}), a.verb, clocks([]time.Time{a.real}), a.status)
	}
	return b.String()
}

// told is one reminder that must be sent.
type told struct {
	firing
	person   tasks.PersonID
	rung     tasks.RungName
	due      time.Time // in its queue, by the clock
	at       time.Time // in real time
	folded   bool      // goes out with what fired at the same instant
	replaced bool      // a later one of the same name took its place before it could go
}

// compareSent compares what people got: each reminder once, in time, none at night, what falls due together in one message.
func (y *year) compareSent(expected []firing) {
	sent := map[string][]sentReminder{}
	for _, s := range y.told.sent {
		name := nameOf(s.Task, stepOf(s.Step, s.Of), s.Due, s.Rung) + " " + string(s.Person)
		sent[name] = append(sent[name], s)
	}
	wrong := 0
	messages := map[string]map[int]bool{}
	seen := map[string]bool{}
	for _, w := range y.mustHear(expected) {
		name := nameOf(w.task, w.step, w.firing.due, w.rung) + " " + string(w.person)
		if seen[name] {
			y.differ(&wrong, "%s: expected twice", name)
		}
		seen[name] = true
		got := sent[name]
		if len(got) == 0 && w.replaced {
			continue
		}
		if len(got) == 2 && y.broken(w.at) {
			got = got[:1] // the clock sprang over the lease of what was under way: the one repeat that delivery allows
		}
		if len(got) != 1 {
			y.differ(&wrong, "%s: sent %d times, must be once\n%s", name, len(got), y.story(name))
			continue
		}
		y.compareTime(&wrong, name, w, got[0])
		if w.folded {
			group := fmt.Sprint(w.person, w.at.UnixNano())
			if messages[group] == nil {
				messages[group] = map[int]bool{}
			}
			messages[group][got[0].message] = true
		}
	}
	for name := range sent {
		if !seen[name] {
			y.differ(&wrong, "%s: sent and must not", name)
		}
	}
	for group, list := range messages {
		if len(list) > 1 {
			y.differ(&wrong, "%s: %d messages of what fell due together", group, len(list))
		}
	}
}

func (y *year) compareTime(wrong *int, name string, w *told, got sentReminder) {
	at, ok := y.chance(w.at.Add(sending), w.at, false)
	if !ok || y.broken(w.at) {
		at = w.at.AddDate(0, 0, 30) // cut off while it was under way: it comes in the next life
	}
	if got.real.Before(w.at.Add(-time.Microsecond)) || got.real.After(at.Add(sending)) {
		y.differ(wrong, "%s: sent at %s, must be at %s\n%s", name, clocks([]time.Time{got.real}), clocks([]time.Time{w.at}), y.story(name))
	}
	began := got.clock.Add(-sending)
	if !w.high && !y.broken(w.at) && !y.slow.working(began) && !y.slow.working(began.Add(-time.Minute)) {
		y.differ(wrong, "%s: sent at %s, not in working time", name, clocks([]time.Time{got.clock}))
	}
}

// broken reports whether the program or its clock was disturbed while a message was under way.
func (y *year) broken(at time.Time) bool {
	return slices.ContainsFunc(y.stretches, func(s stretch) bool {
		return !s.from.Before(at) && !s.from.After(at.Add(2*sending))
	})
}

// mustHear lists the reminders of all firings with the instants at which they go out.
func (y *year) mustHear(expected []firing) []*told {
	var list []*told
	waiting := map[string]*told{}
	slices.SortStableFunc(expected, func(a, b firing) int { return a.real.Compare(b.real) })
	for _, f := range expected {
		for person, rung := range f.hears {
			w := &told{firing: f, person: person, rung: rung, due: f.clock}
			if !f.high {
				w.due = f.clock.Add(gathering)
			}
			at, ok := y.chance(f.real, w.due, !f.high)
			if !ok {
				continue
			}
			w.at, w.folded = at, !f.high && at.Add(y.offsetAt(at)).Equal(w.due)
			key := fmt.Sprint(f.task, person, f.step, rung)
			if before := waiting[key]; before != nil && f.real.Before(before.at.Add(2*sending)) {
				before.replaced = true
			}
			waiting[key] = w
			list = append(list, w)
		}
	}
	return list
}

// compareAlerts compares the calls to the head: at every raise and every alarm, at once.
func (y *year) compareAlerts(expected []firing) {
	due := map[tasks.ID][]time.Time{}
	for _, f := range expected {
		if len(f.alerts) > 0 {
			due[f.task] = append(due[f.task], f.real)
		}
	}
	for _, id := range y.order {
		for _, a := range y.acts[id] {
			if a.verb == tasks.DoRaise {
				due[id] = append(due[id], a.real)
			}
		}
	}
	wrong := 0
	for id, list := range due {
		for _, at := range list {
			if y.broken(at) {
				continue
			}
			heard := slices.ContainsFunc(y.told.alerts, func(a sentAlert) bool {
				return a.task == id && a.person == "glava" && !a.real.Before(at) && !a.real.After(at.Add(3*sending))
			})
			if !heard {
				y.differ(&wrong, "%s: the head was not alerted at %s\n%s", id, clocks([]time.Time{at}), y.story(string(id)+"/"))
			}
		}
	}
	for _, a := range y.told.alerts {
		if a.person == "glava" && due[a.task] == nil {
			y.differ(&wrong, "%s: the head was alerted at %s without reason", a.task, clocks([]time.Time{a.real}))
		}
	}
}
