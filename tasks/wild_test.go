package tasks_test

import (
	"errors"
	"flag"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
)

var (
	wildWorlds = flag.Int("wild.worlds", 0, "how many random worlds live, each of several tasks; 0 is a fair number")
	wildSeed   = flag.Uint64("wild.seed", 0, "the seed of one random world; 0 runs the usual ones")
)

const (
	wildTasks = 5   // messages of a world
	wildSteps = 170 // attempts of a world, most of which fit
)

// Whoever does whatever, whenever: after every step everything holds that wild_order_test.go says, and at the end people who do
// their duty bring every task to its end. A failure prints the seed that repeats it. Where a rare command was not done in the
// usual worlds, more of them live until it is.
func TestWildRuns(t *testing.T) {
	reached := map[tasks.Verb]int{}
	if *wildSeed != 0 {
		newWild(t, *wildSeed).through(*wildSeed, reached)
		return
	}
	usual := wildNumber()
	for seed := 1; seed <= usual || seed <= 5*usual && len(untried(reached)) > 0; seed++ {
		newWild(t, uint64(seed)).through(uint64(seed), reached)
		if t.Failed() {
			return
		}
	}
	for _, v := range untried(reached) {
		t.Errorf("%s was never done: the runs are not wild enough", v)
	}
}

// untried lists the commands that nobody has given.
func untried(reached map[tasks.Verb]int) []tasks.Verb {
	return slices.DeleteFunc(slices.Clone(tasks.Verbs()), func(v tasks.Verb) bool { return reached[v] > 0 })
}

// through lives a world from its beginning to its end, and counts what was done in it.
func (w *wild) through(seed uint64, reached map[tasks.Verb]int) {
	defer func() { // a Fatal ends it anywhere
		if w.t.Failed() {
			w.t.Logf("repeat with: go test ./tasks -run TestWildRuns -wild.seed %d", seed)
		}
	}()
	w.live()
	w.finish()
	for _, b := range w.list {
		w.whole(b)
		for _, e := range b.events {
			reached[e.Verb()]++
		}
	}
}

// wildNumber is how many worlds live at least.
func wildNumber() int {
	switch {
	case *wildWorlds != 0:
		return *wildWorlds
	case raced:
		return 80
	}
	return 300
}

// wild is a small administration in which things happen at random.
type wild struct {
	t      *testing.T
	rand   *rand.Rand
	policy *tasks.Policy
	now    time.Time
	list   []*being
	number int64
}

// being is one task with its history, and what the history says it is.
type being struct {
	task   tasks.Task
	again  tasks.Task // made of the events alone
	events []tasks.Event
	read   []tasks.Event // as a store gives them back
}

func newWild(t *testing.T, seed uint64) *wild {
	w := &wild{t: t, rand: rand.New(rand.NewPCG(seed, 4)), policy: wildPolicy(t)}
	w.now = monday.Add(time.Duration(w.rand.IntN(280*24*60)) * time.Minute)
	return w
}

// live lets people do this and that.
func (w *wild) live() {
	for range wildSteps {
		if w.t.Failed() {
			return
		}
		switch n := w.rand.IntN(100); {
		case len(w.list) == 0 || n < 6 && len(w.list) < wildTasks:
			w.detect()
		case n < 8:
			w.turnDelo()
		case n < 28:
			w.pass(w.while(), w.rand.IntN(4) > 0)
		case n < 34:
			w.agree()
		case n < 37:
			w.attempt(w.any(), tasks.DoLink, w.who(tasks.Operator, ""))
		case n < 42:
			w.seldom()
		case n < 50: // whoever, whatever
			b := w.any()
			verb, by := pick(w.rand, tasks.Verbs()...), pick(w.rand, append(w.policy.Roster.People, tasks.TheSystem())...)
			w.attempt(b, verb, by)
		default:
			w.fitting(w.any())
		}
	}
}

// seldom does what chance alone comes to too rarely: an approval is taken back that others have been given already, a new day
// is asked for and decided on, terms are set after an interim answer.
func (w *wild) seldom() {
	ctrl := w.who(tasks.Controller, "")
	for _, b := range w.list {
		t := b.task
		promise, promised := t.Promise(1)
		_, interim := t.Promised()
		switch {
		case w.rand.IntN(2) == 0:
			continue
		case t.Postponement != nil:
			w.attempt(b, pick(w.rand, tasks.DoAgree, tasks.DoDisagree), ctrl)
		case promised && promise.State == tasks.PromiseOpen:
			w.attempt(b, tasks.DoPostpone, w.who(tasks.Executor, promise.Department))
		case interim:
			w.attempt(b, tasks.DoSchedule, ctrl)
		case len(t.Followers) > 0 && (t.Status == tasks.Ready || t.Status == tasks.Approved):
			w.agree()
			w.attempt(b, tasks.DoRecall, ctrl)
		}
	}
}

// fitting lets somebody do what the table lets them do; what brings a task forward is likelier.
func (w *wild) fitting(b *being) {
	by := pick(w.rand, append(w.policy.Roster.People, tasks.TheSystem())...)
	verbs := tasks.Allowed(b.task, by)
	for range 8 {
		if onward := onward(verbs); len(onward) > 0 {
			break
		}
		by = pick(w.rand, append(w.policy.Roster.People, tasks.TheSystem())...)
		verbs = tasks.Allowed(b.task, by)
	}
	if likely := onward(verbs); len(likely) > 0 && w.rand.IntN(3) > 0 {
		verbs = likely
	}
	if len(verbs) > 0 {
		w.attempt(b, pick(w.rand, verbs...), by)
	}
}

// onward keeps the verbs that bring a task towards its end.
func onward(verbs []tasks.Verb) []tasks.Verb {
	forward := []tasks.Verb{
		tasks.DoRegister, tasks.DoLoad, tasks.DoAssign, tasks.DoInform, tasks.DoLead, tasks.DoSubmit, tasks.DoApprove,
		tasks.DoPublish, tasks.DoConfirm, tasks.DoReport, tasks.DoAccept, tasks.DoAgree,
	}
	return slices.DeleteFunc(slices.Clone(verbs), func(v tasks.Verb) bool { return !slices.Contains(forward, v) })
}

// attempt tries a command of a verb, with arguments that mostly fit.
func (w *wild) attempt(b *being, verb tasks.Verb, by tasks.Person) {
	if verb == tasks.DoSubmit || verb == tasks.DoInform { // nobody sends what they have not written
		if _, written := b.task.Sketches[by.ID]; !written {
			w.try(b, by, w.command(b, tasks.DoCompose, by))
		}
	}
	w.try(b, by, w.command(b, verb, by))
}

// try decides a command. A refusal changes nothing; after what is done everything holds.
func (w *wild) try(b *being, by tasks.Person, c tasks.Command) error {
	before := b.task
	change, err := tasks.Decide(b.task, c, by, w.now, w.policy)
	if err != nil {
		if refusal := new(tasks.Error); !errors.As(err, &refusal) || !slices.Contains(tasks.Codes(), refusal.Code) {
			w.t.Errorf("%s in %s: not a refusal: %v", c.Verb(), b.task.Status, err)
		}
		return err
	}
	if change.Untimed != nil {
		w.t.Errorf("%s: %v", c.Verb(), change.Untimed)
	}
	if change.Numbers {
		w.number++
	}
	b.task = change.Task
	b.events = append(b.events, change.Event)
	w.again(b, change.Event)
	w.order(before, b.task, by, change.Event)
	if w.t.Failed() {
		w.t.Fatalf("after %+v by %s at %s:\nbefore %s\nafter  %s",
			c, by.ID, w.now, mustJSON(w.t, before), mustJSON(w.t, b.task))
	}
	return nil
}

// must is try for what has to be possible.
func (w *wild) must(b *being, by tasks.Person, c tasks.Command) {
	if err := w.try(b, by, c); err != nil {
		w.t.Fatalf("%+v by %s at %s: %v\n%s", c, by.ID, w.now, err, mustJSON(w.t, b.task))
	}
}

// again carries what is known of a task by its events alone one event further, through what a store keeps of it.
func (w *wild) again(b *being, e tasks.Event) {
	b.read = append(b.read, throughJSON(w.t, []tasks.Event{e})...)
	b.again = b.again.After(b.read[len(b.read)-1])
	if !reflect.DeepEqual(b.again, b.task) && mustJSON(w.t, b.again) != mustJSON(w.t, b.task) {
		w.t.Errorf("history replays to\n%s\nwant\n%s", mustJSON(w.t, b.again), mustJSON(w.t, b.task))
	}
}

// whole looks at a finished history from its beginning.
func (w *wild) whole(b *being) {
	if err := tasks.Verify(b.read, b.task.Seal); err != nil {
		w.t.Error(err)
	}
	if b.task.Seal[0] > '1' { // one of eight: each step was compared as it came
		return
	}
	if want, got := mustJSON(w.t, b.task), mustJSON(w.t, tasks.Replay(b.read)); want != got {
		w.t.Errorf("history replays to\n%s\nwant\n%s", got, want)
	}
}

func (w *wild) any() *being { return pick(w.rand, w.list...) }

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }
