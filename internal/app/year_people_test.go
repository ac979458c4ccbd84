package app_test

import (
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// find lets a resident's message be found; while the program is down it is found later.
func (y *year) find(n int64) {
	if !y.up {
		y.then(time.Now().Add(17*time.Minute+time.Duration(n)), func() { y.find(n) })
		return
	}
	source := tasks.Source{Network: "vk", Owner: -1, Post: 1, Comment: n}
	must(y.t, y.flow.Detect(y.t.Context(), []tasks.Found{{Source: source, Text: "Темно"}}, nil))
	id := source.ID()
	y.order = append(y.order, id)
	y.acts[id] = append(y.acts[id], act{real: time.Now(), clock: y.clock.Now(), verb: tasks.DoDetect, status: tasks.Detected})
	y.later(id)
}

// later has somebody see to the task after a while: mostly soon, sometimes far too late.
func (y *year) later(id tasks.ID) {
	wait := time.Duration(y.rand.Int64N(int64(15 * time.Minute)))
	switch n := y.rand.IntN(50); {
	case n == 0:
		wait = time.Duration(y.rand.Int64N(int64(4 * 24 * time.Hour)))
	case n < 6:
		wait = time.Duration(y.rand.Int64N(int64(6 * time.Hour)))
	}
	at := time.Now().Add(wait)
	if y.rand.IntN(10) > 0 {
		at = y.slow.soon(at, y.rand)
	}
	y.then(at, func() { y.see(id) })
}

// see lets somebody do what the task waits for, or something beside it.
func (y *year) see(id tasks.ID) {
	if !y.up {
		y.later(id)
		return
	}
	t, err := y.flow.Task(y.t.Context(), id)
	must(y.t, err)
	if y.rand.IntN(8) == 0 {
		y.aside(t)
	} else {
		y.forward(t)
	}
	if t, err = y.flow.Task(y.t.Context(), id); err != nil || t.Status.Open() {
		must(y.t, err)
		y.later(id)
	}
}

func (y *year) aside(t tasks.Task) {
	switch n := y.rand.IntN(10); {
	case n == 0:
		y.do(t, "glava", tasks.Control{})
	case t.Importance == tasks.Normal:
		y.do(t, "ivanova", tasks.Raise{Reason: "Важно"})
	case n < 6:
		y.do(t, "glava", tasks.Acknowledge{})
	default:
		y.do(t, "petrov", tasks.Lower{Reason: "Важно"})
	}
}

func (y *year) forward(t tasks.Task) {
	executors := map[tasks.DepartmentID]tasks.PersonID{"gkh": "sidorov", "roads": "orlova"}
	no := len(t.Drafts)
	switch t.Status {
	case tasks.Detected:
		if y.rand.IntN(25) == 0 {
			y.do(t, "vera", tasks.Decline{})
			return
		}
		y.do(t, "ivanova", tasks.Register{Topic: "ЖКХ"})
	case tasks.Registered:
		both := []tasks.DepartmentID{"gkh", "roads"}
		if one := y.rand.IntN(3); one < 2 {
			both = both[one : one+1]
		}
		y.do(t, "petrov", tasks.Assign{Departments: both})
	case tasks.Gathering:
		y.gather(t, executors)
	case tasks.Assigned, tasks.Rework:
		if len(t.Awaited()) > 0 && y.rand.IntN(2) == 0 {
			y.gather(t, executors)
			return
		}
		who := executors[t.Department]
		t = y.do(t, who, tasks.Compose{Text: "Ответ"})
		y.do(t, who, tasks.Submit{Sketch: t.Sketches[who].Rev})
	case tasks.Review:
		if y.rand.IntN(4) == 0 {
			y.do(t, "petrov", tasks.Return{Draft: no, Criteria: []tasks.Criterion{"10.3"}})
			return
		}
		y.do(t, "petrov", tasks.Approve{Draft: no})
	case tasks.Ready:
		y.do(t, "ivanova", tasks.PublishByHand{Draft: no, Link: "https://vk.com/wall-1_1"})
	}
}

// gather lets a department give its information, or the controller choose who leads; some do not wait for all.
func (y *year) gather(t tasks.Task, executors map[tasks.DepartmentID]tasks.PersonID) {
	awaited := t.Awaited()
	if t.Status == tasks.Gathering && (len(awaited) == 0 || y.rand.IntN(5) == 0) {
		y.do(t, "petrov", tasks.Lead{Department: t.Parts[y.rand.IntN(len(t.Parts))].Department})
		return
	}
	d := awaited[y.rand.IntN(len(awaited))]
	t = y.do(t, executors[d], tasks.Compose{Text: "Сведения"})
	y.do(t, executors[d], tasks.Inform{Department: d, Sketch: t.Sketches[executors[d]].Rev})
}

// do gives a command and writes down that it was given; a refusal is nobody's fault here.
func (y *year) do(t tasks.Task, who tasks.PersonID, c tasks.Command) tasks.Task {
	people, err := y.flow.People(y.t.Context())
	must(y.t, err)
	by, _ := people.Person(who)
	after, err := y.flow.Do(y.t.Context(), workflow.Order{Task: t.ID, Command: c, By: by})
	if err != nil {
		return t
	}
	a := act{
		real: time.Now(), clock: y.clock.Now(), verb: c.Verb(), status: after.Status, department: after.Department,
		awaited: after.Awaited(),
	}
	switch c := c.(type) {
	case tasks.Inform:
		a.of = c.Department
	case tasks.Lead:
		a.of = c.Department
	}
	y.acts[t.ID] = append(y.acts[t.ID], a)
	return after
}
