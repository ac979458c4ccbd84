package app_test

import (
	"container/heap"
	"context"
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
	of          tasks.DepartmentID   // whose information, or who leads
	awaited     []tasks.DepartmentID // whose information is still to come
}

// plan is something that will happen at an instant.
type plan struct {
	at time.Time
	do func()
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
