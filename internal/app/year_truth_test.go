package app_test

import (
	"slices"
	"strings"
	"time"

	"otklik/tasks"
)

// firing is what must come of a term at an instant: which rungs, and who hears which.
type firing struct {
	task        tasks.ID
	step        tasks.Step
	due         time.Time
	real, clock time.Time
	high        bool
	rungs       []tasks.RungName
	hears       map[tasks.PersonID]tasks.RungName
	alerts      []tasks.PersonID // who is called to the card instead
}

// running is one run of a step, from its start to its end, in phases between which somebody did something.
type running struct {
	step   tasks.Step
	from   time.Time
	phases []phase
}

type phase struct {
	from, to, clock time.Time // in real time; what the clock showed at the start
	high            bool
	due             time.Time
	status          tasks.Status
	department      tasks.DepartmentID
	awaited         []tasks.DepartmentID
}

type instant struct {
	rung tasks.RungName
	at   time.Time
}

// minutes is how long a step may take, in working time: normal, high. The draft's: how long before the answer's term it ends.
func minutes(s tasks.Step, high bool) time.Duration {
	table := map[tasks.Step][2]int{
		tasks.StepRegister: {30, 30}, tasks.StepDistribute: {30, 30}, tasks.StepDraft: {180, 90}, tasks.StepReview: {30, 15},
		tasks.StepRework: {60, 30}, tasks.StepPublish: {30, 15}, tasks.StepAnswer: {480, 240},
		tasks.StepInformation: {120, 120}, tasks.StepLead: {30, 30},
	}
	s, _ = whose(s)
	if high {
		return time.Duration(table[s][1]) * time.Minute
	}
	return time.Duration(table[s][0]) * time.Minute
}

// informs names the step of one of several departments; whose takes such a name apart.
func informs(d tasks.DepartmentID) tasks.Step { return tasks.StepInformation + ":" + tasks.Step(d) }

func whose(s tasks.Step) (tasks.Step, tasks.DepartmentID) {
	step, of, _ := strings.Cut(string(s), ":")
	return tasks.Step(step), tasks.DepartmentID(of)
}

// runs tells from what people did which terms ran when.
func (y *year) runs(acts []act) []*running {
	var all, now []*running
	high := false
	far := acts[0].real.AddDate(2, 0, 0)
	for i, a := range acts {
		stop, start := effect(a)
		if slices.Contains(stop, tasks.StepInformation) { // of all
			stop = append(stop, informs("gkh"), informs("roads"))
		}
		high = a.verb == tasks.DoRaise || high && a.verb != tasks.DoLower
		now = slices.DeleteFunc(now, func(r *running) bool { return slices.Contains(stop, r.step) })
		for _, s := range start {
			r := &running{step: s, from: a.clock}
			now, all = append(now, r), append(all, r)
		}
		if !a.status.Open() {
			now = nil
		}
		to := far
		if i+1 < len(acts) {
			to = acts[i+1].real
		}
		answer := y.slow.later(acts[0].clock, minutes(tasks.StepAnswer, high))
		for _, r := range now {
			r.phases = append(r.phases, phase{a.real, to, a.clock, high, y.dueOf(r, high, answer), a.status, a.department, a.awaited})
		}
	}
	return all
}

// effect tells which terms an act stops and starts.
func effect(a act) (stop, start []tasks.Step) {
	switch a.verb {
	case tasks.DoDetect:
		return nil, []tasks.Step{tasks.StepRegister, tasks.StepAnswer}
	case tasks.DoRegister:
		return []tasks.Step{tasks.StepRegister}, []tasks.Step{tasks.StepDistribute}
	case tasks.DoAssign:
		start = []tasks.Step{tasks.StepDraft}
		if a.status == tasks.Gathering {
			start = []tasks.Step{informs("gkh"), informs("roads")}
		}
		return []tasks.Step{tasks.StepDistribute}, start
	case tasks.DoInform:
		if a.status == tasks.Gathering && len(a.awaited) == 0 {
			start = []tasks.Step{tasks.StepLead}
		}
		return []tasks.Step{informs(a.of)}, start
	case tasks.DoLead:
		return []tasks.Step{tasks.StepLead, informs(a.of)}, []tasks.Step{tasks.StepDraft}
	case tasks.DoSubmit:
		return []tasks.Step{tasks.StepDraft, tasks.StepRework, tasks.StepInformation}, []tasks.Step{tasks.StepReview}
	case tasks.DoReturn:
		return []tasks.Step{tasks.StepReview}, []tasks.Step{tasks.StepRework}
	case tasks.DoApprove:
		return []tasks.Step{tasks.StepReview}, []tasks.Step{tasks.StepPublish}
	case tasks.DoRaise:
		return nil, []tasks.Step{tasks.StepAcknowledge}
	case tasks.DoLower, tasks.DoAcknowledge:
		return []tasks.Step{tasks.StepAcknowledge}, nil
	}
	return nil, nil
}

func (y *year) dueOf(r *running, high bool, answer time.Time) time.Time {
	switch r.step {
	case tasks.StepAcknowledge:
		return r.from.Add(10 * time.Minute)
	case tasks.StepAnswer:
		return answer
	case tasks.StepDraft:
		return y.slow.earlier(answer, minutes(r.step, high))
	}
	due := y.slow.later(r.from, minutes(r.step, high))
	if step, _ := whose(r.step); step == tasks.StepInformation { // of use until the draft must be there
		if draft := y.slow.earlier(answer, minutes(tasks.StepDraft, high)); draft.Before(due) && draft.After(r.from) {
			return draft
		}
	}
	return due
}

// rungs lists what should come of a term if nothing stopped it.
func (y *year) rungs(r *running, p phase) []instant {
	if r.step == tasks.StepAcknowledge {
		at := func(n int) time.Time { return r.from.Add(time.Duration(10*n) * time.Minute) }
		return []instant{{"alarm1", at(1)}, {"alarm2", at(2)}, {"alarm3", at(3)}, {tasks.RungDeputy, at(4)}}
	}
	var list []instant
	if p.due.After(r.from) {
		length := y.slow.between(r.from, p.due)
		if length >= 10*time.Minute {
			list = append(list, instant{tasks.RungHalf, y.slow.earlier(p.due, length/2)})
		}
		if left := max(length/5, 5*time.Minute); left < length/2 {
			list = append(list, instant{tasks.RungFifth, y.slow.earlier(p.due, left)})
		}
		if rest := restOfWay(p); r.step == tasks.StepAnswer && rest > 0 {
			list = append(list, instant{tasks.RungForecast, y.slow.earlier(p.due, rest)})
		}
	}
	after := func(rung tasks.RungName, d time.Duration) {
		at := p.due.Add(d)
		if !p.high {
			at = y.slow.later(p.due, d)
		}
		list = append(list, instant{rung, at})
	}
	list = append(list, instant{tasks.RungTerm, p.due})
	after(tasks.RungResponsible, 15*time.Minute)
	if r.step != tasks.StepDistribute && r.step != tasks.StepReview && r.step != tasks.StepLead { // these are the controllers' own
		after(tasks.RungController, 30*time.Minute)
	}
	after(tasks.RungDeputy, time.Hour)
	if p.high {
		after(tasks.RungHead, time.Hour)
	}
	return list
}

// restOfWay is the least that is left to do after the step at hand.
func restOfWay(p phase) time.Duration {
	m := func(s tasks.Step) time.Duration { return minutes(s, p.high) }
	publish, review := m(tasks.StepPublish), m(tasks.StepReview)
	switch p.status {
	case tasks.Detected:
		return m(tasks.StepDistribute) + m(tasks.StepRework) + review + publish
	case tasks.Registered, tasks.Gathering:
		return m(tasks.StepRework) + review + publish
	case tasks.Assigned, tasks.Rework:
		return review + publish
	case tasks.Review:
		return publish
	}
	return 0
}

// audience is who hears a rung.
func audience(step tasks.Step, rung tasks.RungName, p phase) []tasks.PersonID {
	with := departments(step, p)
	controllers := []tasks.PersonID{"petrov"}
	switch rung {
	case tasks.RungHalf, tasks.RungFifth, tasks.RungTerm:
		return duty(step, p, with)
	case tasks.RungForecast:
		return slices.Concat(duty(step, p, with), controllers)
	case tasks.RungResponsible:
		var list []tasks.PersonID
		for _, d := range with {
			list = append(list, "resp-"+tasks.PersonID(d))
		}
		return list
	case tasks.RungController:
		return controllers
	case tasks.RungDeputy:
		deputies := []tasks.PersonID{"dep-gkh", "dep-city"} // nobody oversees the roads
		if slices.Equal(with, []tasks.DepartmentID{"gkh"}) {
			deputies = deputies[:1]
		}
		if step == tasks.StepAcknowledge {
			return slices.Concat(deputies, controllers)
		}
		return deputies
	}
	return []tasks.PersonID{"glava"}
}

// departments are those with which a step is.
func departments(step tasks.Step, p phase) []tasks.DepartmentID {
	_, of := whose(step)
	switch {
	case of != "":
		return []tasks.DepartmentID{of}
	case p.status == tasks.Gathering:
		return p.awaited
	case p.department != "":
		return []tasks.DepartmentID{p.department}
	}
	return nil
}

// duty is whose step it is.
func duty(step tasks.Step, p phase, with []tasks.DepartmentID) []tasks.PersonID {
	_, of := whose(step)
	writing := p.status == tasks.Assigned || p.status == tasks.Rework || p.status == tasks.Gathering && len(with) > 0
	switch {
	case of != "", writing:
		var list []tasks.PersonID
		for _, d := range with {
			list = append(list, map[tasks.DepartmentID]tasks.PersonID{"gkh": "sidorov", "roads": "orlova"}[d])
		}
		return list
	case p.status == tasks.Detected, p.status == tasks.Ready:
		return []tasks.PersonID{"ivanova", "vera"}
	}
	return []tasks.PersonID{"petrov"}
}

// chance is the first real instant from which the running program can do what is due at an instant of its clock. What comes
// more than a minute late waits for working time if it has to.
func (y *year) chance(from, due time.Time, waits bool) (time.Time, bool) {
	first, _ := slices.BinarySearchFunc(y.stretches, from, func(s stretch, t time.Time) int { return s.from.Compare(t) })
	for i := max(first-1, 0); i < len(y.stretches); i++ {
		s, end := y.stretches[i], from.AddDate(3, 0, 0)
		if i+1 < len(y.stretches) {
			end = y.stretches[i+1].from
		}
		if !s.up || !end.After(from) {
			continue
		}
		at := latest(from, s.from, due.Add(-s.offset))
		for waits && at.Before(end) && at.Add(s.offset).Sub(due) > time.Minute && !y.slow.working(at.Add(s.offset)) {
			due = y.slow.next(at.Add(s.offset))
			at = latest(at, due.Add(-s.offset))
		}
		if at.Before(end) {
			return at, true
		}
	}
	return time.Time{}, false
}

func latest(list ...time.Time) time.Time { return slices.MaxFunc(list, time.Time.Compare) }

// offsetAt is how far the clock was off at a real instant.
func (y *year) offsetAt(real time.Time) time.Duration {
	i, found := slices.BinarySearchFunc(y.stretches, real, func(s stretch, t time.Time) int { return s.from.Compare(t) })
	if !found {
		i--
	}
	return y.stretches[i].offset
}
