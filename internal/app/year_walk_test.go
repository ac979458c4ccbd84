package app_test

import (
	"slices"
	"time"

	"otklik/tasks"
)

// walk goes along one run of a step and says what fires when.
type walk struct {
	*year
	task  tasks.ID
	run   *running
	fired map[int64]map[tasks.RungName]bool // by due: what was said of a due time is not said again
	due   time.Time                         // that counted last
	next  time.Time                         // when the next rung is to come; zero: none
	queue time.Time                         // when it is looked at: later than next where it waits for the morning
	out   []firing
}

// expected lists everything that must have fired in the year.
func (y *year) expected() []firing {
	var all []firing
	for _, id := range y.order {
		for _, r := range y.runs(y.acts[id]) {
			w := &walk{year: y, task: id, run: r, fired: map[int64]map[tasks.RungName]bool{}}
			for i := range r.phases {
				w.through(i)
			}
			all = append(all, w.out...)
		}
	}
	return all
}

// through goes through one phase.
func (w *walk) through(i int) {
	p := w.run.phases[i]
	rungs := w.rungs(w.run, p)
	changed := !p.due.Equal(w.due)
	if changed || w.run.phases[i-1].high != p.high || w.run.step == tasks.StepAnswer {
		w.begin(p, rungs, changed)
	}
	for from := p.from; !w.next.IsZero(); {
		at, ok := w.chance(from, w.queue, !p.high)
		if !ok || !at.Before(p.to) {
			w.hold(p)
			return
		}
		w.fire(p, rungs, at)
		w.next = w.first(rungs)
		w.queue, from = w.next, at
	}
}

// hold remembers that a rung that is late at the end of a phase waits for a morning.
func (w *walk) hold(p phase) {
	for i, s := range w.stretches {
		end := p.to
		if i+1 < len(w.stretches) && w.stretches[i+1].from.Before(end) {
			end = w.stretches[i+1].from
		}
		at := latest(p.from, s.from, w.queue.Add(-s.offset))
		if !s.up || !at.Before(end) || p.high {
			continue
		}
		if clock := at.Add(s.offset); clock.Sub(w.queue) > time.Minute && !w.slow.working(clock) {
			w.queue = w.slow.next(clock)
		}
	}
}

// begin counts what is to come: the reminders that were past when the term was counted are over, all else comes at once.
func (w *walk) begin(p phase, rungs []instant, changed bool) {
	w.due = p.due
	if w.fired[p.due.UnixNano()] == nil {
		w.fired[p.due.UnixNano()] = map[tasks.RungName]bool{}
	}
	for _, r := range rungs {
		if changed && (r.rung == tasks.RungHalf || r.rung == tasks.RungFifth) && !r.at.After(p.clock) {
			w.fired[p.due.UnixNano()][r.rung] = true
		}
	}
	next := w.first(rungs)
	if changed && !p.high && !next.IsZero() && next.Before(p.clock) {
		next = w.slow.next(p.clock)
		for _, r := range rungs {
			if r.at.After(p.clock) && r.at.Before(next) {
				next = r.at
			}
		}
	}
	if changed || !next.Equal(w.next) {
		w.next, w.queue = next, next
	}
}

// first is when the first rung comes that has not.
func (w *walk) first(rungs []instant) time.Time {
	var first time.Time
	for _, r := range rungs {
		if !w.fired[w.due.UnixNano()][r.rung] && (first.IsZero() || r.at.Before(first)) {
			first = r.at
		}
	}
	return first
}

// fire lets come together what has come by now; where the term is over, what was to come before it is over too.
func (w *walk) fire(p phase, rungs []instant, at time.Time) {
	clock := at.Add(w.offsetAt(at))
	early := func(r tasks.RungName) bool {
		return r == tasks.RungHalf || r == tasks.RungFifth || r == tasks.RungForecast
	}
	fired := w.fired[w.due.UnixNano()]
	var ripe []tasks.RungName
	for _, r := range rungs {
		if !fired[r.rung] && !r.at.After(clock) {
			ripe = append(ripe, r.rung)
			fired[r.rung] = true
		}
	}
	if slices.ContainsFunc(ripe, func(r tasks.RungName) bool { return !early(r) }) {
		ripe = slices.DeleteFunc(ripe, early)
	}
	f := firing{
		task: w.task, step: w.run.step, due: w.due, real: at, clock: clock, high: p.high, rungs: ripe,
		hears: map[tasks.PersonID]tasks.RungName{},
	}
	for _, r := range ripe {
		who := audience(w.run.step, r, p)
		if w.run.step == tasks.StepAcknowledge && r != tasks.RungDeputy {
			f.alerts = who
			continue
		}
		for _, person := range who {
			f.hears[person] = r
		}
	}
	w.out = append(w.out, f)
}
