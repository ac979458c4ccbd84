package workflow_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"otklik/store/storetest"
	"otklik/tasks"
	"otklik/tasks/workflow"
	"otklik/tasks/worktime"
)

var errFault = errors.New("disk is gone")

// faulty is the model store in which a test lets things happen before a commit.
type faulty struct {
	*storetest.Model
	before func(c workflow.Commit) error // nil: nothing happens
}

// Commit asks before first.
func (f *faulty) Commit(ctx context.Context, c workflow.Commit) error {
	if f.before != nil {
		if err := f.before(c); err != nil {
			return err
		}
	}
	return f.Model.Commit(ctx, c)
}

// world is a flow on a store, with a clock that stands where the test puts it.
type world struct {
	t     *testing.T
	store *faulty
	flow  *workflow.Flow
	now   time.Time
	id    tasks.ID
}

func found(n int64) tasks.Found {
	return tasks.Found{Source: tasks.Source{Network: "vk", Owner: -1, Post: 2, Comment: n}, Text: "Темно"}
}

// at is an instant of 24 November 2026, a Tuesday, by the municipality's clock.
func at(hour, minute int) time.Time { return time.Date(2026, 11, 24, hour-3, minute, 0, 0, time.UTC) }

func calendar(t *testing.T, off ...worktime.Date) *worktime.Calendar {
	t.Helper()
	data := worktime.Builtin()
	for _, d := range off {
		data.Exceptions = append(data.Exceptions, worktime.Exception{Date: d, Reason: "Указ губернатора"})
	}
	c, err := worktime.New(time.FixedZone("MSK", 3*60*60), worktime.DefaultWeek(), data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, store: &faulty{Model: storetest.NewModel()}, now: at(10, 0), id: found(1).Source.ID()}
	w.settle(calendar(t))
	w.must(w.store.Commit(t.Context(), workflow.Commit{At: w.now, Roster: &tasks.Roster{
		Topics: []string{"ЖКХ"}, Departments: []tasks.Department{{ID: "gkh", Name: "ЖКХ"}},
		People: []tasks.Person{
			{ID: "ivanova", Roles: []tasks.Role{tasks.Operator}, Account: 1},
			{ID: "petrov", Roles: []tasks.Role{tasks.Controller}, Account: 2},
			{ID: "sidorov", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 3},
			{ID: "glava", Roles: []tasks.Role{tasks.Head}, Account: 4},
		},
	}}))
	w.must(w.flow.Detect(t.Context(), []tasks.Found{found(1)}, nil))
	return w
}

// settle puts the flow on a calendar.
func (w *world) settle(c *worktime.Calendar) {
	w.flow = workflow.New(w.store, workflow.Settings{
		Now: func() time.Time { return w.now }, Terms: tasks.DefaultTerms(), Calendar: c, Log: slog.New(slog.DiscardHandler),
	})
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) order(who tasks.PersonID, c tasks.Command, key string) (tasks.Task, error) {
	w.t.Helper()
	people, err := w.flow.People(w.t.Context())
	w.must(err)
	by, _ := people.Person(who)
	return w.flow.Do(w.t.Context(), workflow.Order{Task: w.id, Command: c, By: by, Key: key})
}

func (w *world) do(who tasks.PersonID, c tasks.Command) tasks.Task {
	w.t.Helper()
	t, err := w.order(who, c, "")
	w.must(err)
	return t
}

func (w *world) task() tasks.Task {
	w.t.Helper()
	t, err := w.store.Task(w.t.Context(), w.id)
	w.must(err)
	return t
}

// claim takes the items of a queue that are due.
func (w *world) claim(q workflow.Queue) []workflow.Item {
	w.t.Helper()
	items, _, err := w.store.Claim(w.t.Context(), q, w.now, time.Minute, 100)
	w.must(err)
	return items
}

// only is the one item of a queue that is due.
func (w *world) only(q workflow.Queue) workflow.Item {
	w.t.Helper()
	items := w.claim(q)
	if len(items) != 1 {
		w.t.Fatalf("%d items of %s are due, want one", len(items), q)
	}
	return items[0]
}

func (w *world) settleItem(s workflow.Settlement) {
	w.t.Helper()
	w.must(w.flow.Commit(w.t.Context(), workflow.Commit{Settle: []workflow.Settlement{s}}))
}

// waiting is how many items a queue holds.
func (w *world) waiting(q workflow.Queue) int64 {
	w.t.Helper()
	n, _, err := w.store.Waiting(w.t.Context(), q)
	w.must(err)
	return n
}
