package app_test

import (
	"container/heap"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"otklik/scheduler"
	"otklik/store/storetest"
	"otklik/tasks"
	"otklik/tasks/workflow"
	"otklik/tasks/worktime"
)

const (
	yearTasks      = 3000
	yearTasksRaced = 700
	yearTasksShort = 300
	sending        = time.Second // a message is under way for so long; a process that is killed meanwhile has not sent it
)

// A year of a town: whatever people do and whatever happens to the program and its clock, what fires is what a slow reader
// of the decree expects, and nothing else.
func TestAYearOfTheClock(t *testing.T) {
	seed, n := uint64(1), yearTasks
	if *seedFlag != 0 {
		seed = *seedFlag
	}
	switch {
	case testing.Short():
		n = yearTasksShort
	case raced:
		n = yearTasksRaced
	}
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2025, 1, 3, 5, 0, 0, 0, time.UTC)))
		y := newYear(t, rand.New(rand.NewPCG(seed, 3)))
		y.plan(n)
		y.live()
		y.compare()
	})
	if t.Failed() {
		t.Logf("repeat with: go test ./internal/app -run TestAYearOfTheClock -seed %d", seed)
	}
}

// year is a town on its clock: the store, the loops of each life of the program, and the diary of what came of it.
type year struct {
	t     *testing.T
	rand  *rand.Rand
	slow  *slowYear
	store *storetest.Model
	clock *steppingClock
	flow  *workflow.Flow
	stop  func(kill bool)
	up    bool
	plans agenda
	told  diary

	stretches []stretch
	acts      map[tasks.ID][]act
	order     []tasks.ID
}

// stretch is real time in which the program ran or did not, with the clock so far off.
type stretch struct {
	from   time.Time
	offset time.Duration
	up     bool
}

// act is a command as somebody gave it.
type act struct {
	real, clock time.Time
	verb        tasks.Verb
	status      tasks.Status // afterwards
	department  tasks.DepartmentID
}

// plan is something that will happen at an instant.
type plan struct {
	at time.Time
	do func()
}

// diary keeps what was sent.
type diary struct {
	mu     sync.Mutex
	sent   []sentReminder
	alerts []sentAlert
}

type sentReminder struct {
	tasks.Reminder
	real, clock time.Time
	message     int // reminders of one message have one number
}

type sentAlert struct {
	task   tasks.ID
	person tasks.PersonID
	real   time.Time
}

func yearRoster() *tasks.Roster {
	r := roster()
	for i, name := range []string{"resp-gkh", "resp-roads", "dep-gkh", "dep-city"} {
		p := tasks.Person{ID: tasks.PersonID(name), Name: name, Account: int64(2001 + i)}
		switch name {
		case "resp-gkh", "resp-roads":
			p.Roles, p.Department = []tasks.Role{tasks.Responsible}, tasks.DepartmentID(name[len("resp-"):])
		case "dep-gkh":
			p.Roles, p.Departments = []tasks.Role{tasks.Deputy}, []tasks.DepartmentID{"gkh"}
		default:
			p.Roles = []tasks.Role{tasks.Deputy}
		}
		r.People = append(r.People, p)
	}
	return r
}

func newYear(t *testing.T, r *rand.Rand) *year {
	y := &year{
		t: t, rand: r, slow: newSlowYear(), store: storetest.NewModel(), clock: &steppingClock{waits: map[*wait]bool{}},
		acts: map[tasks.ID][]act{},
	}
	must(t, y.store.Commit(t.Context(), workflow.Commit{At: y.clock.Now(), Roster: yearRoster()}))
	y.start()
	return y
}

// start begins a life of the program: its loops of terms, of reminders and of alerts.
func (y *year) start() {
	dead := new(atomic.Bool)
	life := &watchedStore{Model: y.store, dead: dead, next: map[workflow.Queue]time.Time{}}
	zone := time.FixedZone("MSK", 3*60*60)
	calendar, err := worktime.New(zone, worktime.DefaultWeek(), worktime.Builtin())
	must(y.t, err)
	log := slog.New(slog.DiscardHandler)
	y.flow = workflow.New(life, workflow.Settings{Now: y.clock.Now, Terms: tasks.DefaultTerms(), Calendar: calendar, Log: log})
	ctx, cancel := context.WithCancel(y.t.Context())
	must(y.t, y.flow.Release(ctx))
	m := &messenger{flow: y.flow, year: y}
	loops := []*scheduler.Loop{scheduler.Remind(y.deps(life, workflow.Terms, log)), scheduler.Digest(y.deps(life, workflow.Reminders, log), m)}
	to := map[workflow.Queue]scheduler.Deliverer{workflow.Alerts: m, workflow.Prompts: m, workflow.Notices: m}
	loops = append(loops, scheduler.Deliver(y.deps(life, workflow.Alerts, log), to)[0])
	var wg sync.WaitGroup
	for _, l := range loops {
		wg.Go(func() { l.Run(ctx) })
	}
	y.stop = func(kill bool) {
		dead.Store(kill)
		cancel()
		y.turn(false)
		wg.Wait()
	}
	y.turn(true)
}

func (y *year) deps(s *watchedStore, q workflow.Queue, log *slog.Logger) scheduler.Deps {
	return scheduler.Deps{Flow: y.flow, Clock: patientClock{y.clock, s, q}, Log: log}
}

// turn begins a new stretch.
func (y *year) turn(up bool) {
	y.up = up
	y.stretches = append(y.stretches, stretch{time.Now(), y.clock.offset(), up})
}

// plan draws what will happen in the year.
func (y *year) plan(n int) {
	const inYear = 350 * 24 * time.Hour
	at := func() time.Time { return time.Now().Add(time.Duration(y.rand.Int64N(int64(inYear)))) }
	for i := range n {
		found := at()
		if y.rand.IntN(6) > 0 {
			found = y.slow.soon(found, y.rand)
		}
		y.then(found, func() { y.find(int64(i + 1)) })
	}
	for range 40 {
		y.downtime(at(), 0)
	}
	for range 25 {
		y.downtime(at(), time.Minute)
	}
	for range 8 {
		y.downtime(at(), time.Hour)
	}
	for range 70 { // what comes due in the last hours waits for the program, and then for the morning
		evening := y.slow.soon(at(), y.rand).Truncate(24 * time.Hour).Add(12 * time.Hour)
		y.downtime(evening.Add(time.Duration(y.rand.Int64N(int64(3*time.Hour)))), 4*time.Hour)
	}
	y.downtime(at(), 7*24*time.Hour)
	for range 30 {
		by := time.Duration(y.rand.Int64N(int64(2 * time.Hour)))
		if y.rand.IntN(2) == 0 {
			by = -by
		}
		from := y.slow.soon(at(), y.rand)
		y.then(from, func() { y.step(by) })
		y.then(from.Add(time.Duration(y.rand.Int64N(int64(30*time.Hour)))), func() { y.step(-by) })
	}
}

// soon is the instant, or a moment of the next morning.
func (s *slowYear) soon(t time.Time, r *rand.Rand) time.Time {
	if s.working(t) {
		return t
	}
	return s.next(t).Add(time.Duration(r.Int64N(int64(20 * time.Minute))))
}

func (y *year) then(at time.Time, do func()) { heap.Push(&y.plans, plan{at, do}) }

// downtime ends the program, in good order or not, and starts it again after a while.
func (y *year) downtime(at time.Time, long time.Duration) {
	kill := y.rand.IntN(2) == 0
	long += time.Duration(y.rand.Int64N(int64(long)/2 + 1))
	y.then(at, func() {
		if y.up {
			y.stop(kill)
			y.then(time.Now().Add(long), y.start)
		}
	})
}

func (y *year) step(by time.Duration) {
	y.clock.step(by)
	y.turn(y.up)
}

// live lets everything happen in its order, and then what is left to come.
func (y *year) live() {
	for y.plans.Len() > 0 {
		p, _ := heap.Pop(&y.plans).(plan)
		time.Sleep(time.Until(p.at))
		p.do()
	}
	time.Sleep(24 * time.Hour)
	y.stop(false)
}

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
		y.do(t, "ivanova", tasks.Raise{})
	case n < 6:
		y.do(t, "glava", tasks.Acknowledge{})
	default:
		y.do(t, "petrov", tasks.Lower{})
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
		y.do(t, "petrov", tasks.Assign{Department: []tasks.DepartmentID{"gkh", "roads"}[y.rand.IntN(2)]})
	case tasks.Assigned, tasks.Rework:
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

// do gives a command and writes down that it was given; a refusal is nobody's fault here.
func (y *year) do(t tasks.Task, who tasks.PersonID, c tasks.Command) tasks.Task {
	people, err := y.flow.People(y.t.Context())
	must(y.t, err)
	by, _ := people.Person(who)
	after, err := y.flow.Do(y.t.Context(), workflow.Order{Task: t.ID, Command: c, By: by})
	if err != nil {
		return t
	}
	y.acts[t.ID] = append(y.acts[t.ID], act{time.Now(), y.clock.Now(), c.Verb(), after.Status, after.Department})
	return after
}

// messenger sends to the diary.
type messenger struct {
	flow *workflow.Flow
	year *year
}

// Remind sends one message of reminders.
func (m *messenger) Remind(ctx context.Context, items []workflow.Item) error {
	var c workflow.Commit
	var list []tasks.Reminder
	for _, it := range items {
		var r tasks.Reminder
		if err := json.Unmarshal(it.Body, &r); err != nil {
			return fmt.Errorf("reminder: %w", err)
		}
		list = append(list, r)
		c.Settle = append(c.Settle, workflow.Settlement{Item: it, Outcome: workflow.Done})
	}
	time.Sleep(sending)
	if err := m.flow.Commit(ctx, c); err != nil {
		return err
	}
	d := &m.year.told
	d.mu.Lock()
	defer d.mu.Unlock()
	number := len(d.sent)
	for _, r := range list {
		d.sent = append(d.sent, sentReminder{r, time.Now(), m.year.clock.Now(), number})
	}
	return nil
}

// Deliver sends one alert.
func (m *messenger) Deliver(ctx context.Context, it workflow.Item) error {
	var n tasks.Notice
	if err := json.Unmarshal(it.Body, &n); err != nil {
		return fmt.Errorf("notice: %w", err)
	}
	time.Sleep(sending)
	c := workflow.Commit{Settle: []workflow.Settlement{{Item: it, Outcome: workflow.Done}}}
	if err := m.flow.Commit(ctx, c); err != nil {
		return err
	}
	d := &m.year.told
	d.mu.Lock()
	defer d.mu.Unlock()
	d.alerts = append(d.alerts, sentAlert{n.Task, n.Person, time.Now()})
	return nil
}
