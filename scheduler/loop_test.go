package scheduler_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"otklik/scheduler"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

func TestLoopClaimsWhenDue(t *testing.T) {
	bubble(t, func(w *world) {
		w.put(0, "now")
		w.put(90*time.Minute, "later")
		go func() {
			time.Sleep(20 * time.Minute)
			w.put(0, "put meanwhile")
			w.put(3*time.Second, "soon")
		}()
		l := w.loop(4, w.note)
		w.run(2*time.Hour, l.Run)
		w.expect("now", "put meanwhile", "soon", "later")
		w.at("now", 0)
		w.at("put meanwhile", 20*time.Minute)
		w.at("soon", 20*time.Minute+3*time.Second)
		w.at("later", 90*time.Minute)
		if idle := time.Since(l.Beat()); idle > 15*time.Second {
			t.Errorf("the last beat was %s ago", idle)
		}
	})
}

func TestLoopKeepsToItsPlaces(t *testing.T) {
	bubble(t, func(w *world) {
		for i := range 10 {
			w.put(time.Duration(i), fmt.Sprintf("k%d", i))
		}
		time.Sleep(time.Second)
		var now, most atomic.Int64
		l := w.loop(3, func(ctx context.Context, items []workflow.Item) error {
			most.Store(max(most.Load(), now.Add(1)))
			defer now.Add(-1)
			time.Sleep(time.Second)
			return w.note(ctx, items)
		})
		w.run(time.Minute, l.Run)
		if len(w.done) != 10 || most.Load() != 3 {
			t.Errorf("%d worked off, %d at once", len(w.done), most.Load())
		}
		w.at("k9", 5*time.Second) // ten of a second each in three places
	})
}

func TestLoopPutsAGroupTogether(t *testing.T) {
	bubble(t, func(w *world) {
		w.put(0, "anna/1", "vera/1", "anna/2", "anna/3")
		var groups []string
		l := w.loop(10, func(ctx context.Context, items []workflow.Item) error {
			var keys []string
			for _, it := range items {
				keys = append(keys, it.Key)
			}
			w.mu.Lock()
			groups = append(groups, strings.Join(keys, " "))
			w.mu.Unlock()
			return w.note(ctx, items)
		})
		l.Group = func(it workflow.Item) string { name, _, _ := strings.Cut(it.Key, "/"); return name }
		w.run(time.Second, l.Run)
		if len(groups) != 2 || !strings.Contains(strings.Join(groups, ";"), "anna/1 anna/2 anna/3") {
			t.Errorf("groups %q", groups)
		}
	})
}

// One key is worked by one at a time, although two loops have it in their queues; others do not wait for it.
func TestLanes(t *testing.T) {
	bubble(t, func(w *world) {
		var inside, clashes atomic.Int64
		deliver := deliverer(func(ctx context.Context, it workflow.Item) error {
			if it.Key == "same" {
				if inside.Add(1) > 1 {
					clashes.Add(1)
				}
				defer inside.Add(-1)
				time.Sleep(5 * time.Second)
			}
			return w.note(ctx, []workflow.Item{it})
		})
		var c workflow.Commit
		for _, q := range []workflow.Queue{workflow.Alerts, workflow.Prompts, workflow.Notices} {
			c.Put = append(c.Put, workflow.Item{Queue: q, Key: "same", Due: time.Now()})
		}
		c.Put = append(c.Put, workflow.Item{Queue: workflow.Notices, Key: "other", Due: time.Now()})
		if err := w.deps.Flow.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		loops := scheduler.Deliver(w.deps, map[workflow.Queue]scheduler.Deliverer{
			workflow.Alerts: deliver, workflow.Prompts: deliver, workflow.Notices: deliver,
		})
		stops := make(chan time.Duration, len(loops))
		for _, l := range loops {
			go func() { stops <- w.run(time.Minute, l.Run) }()
		}
		for range loops {
			<-stops
		}
		w.expect("other", "same", "same", "same")
		w.at("other", 0)
		w.at("same", 15*time.Second)
		if clashes.Load() > 0 {
			t.Error("one key was worked twice at once")
		}
	})
}

type deliverer func(context.Context, workflow.Item) error

// Deliver works the item off.
func (d deliverer) Deliver(ctx context.Context, it workflow.Item) error { return d(ctx, it) }

// A panic or a fault does not take the loop with it: the item comes again after five seconds, others go on.
func TestLoopSurvives(t *testing.T) {
	for name, fail := range map[string]func() error{
		"a panic": func() error { panic("index out of range") }, "a fault": func() error { return errFault },
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(w *world) {
				w.put(0, "bad", "good")
				l := w.loop(4, func(ctx context.Context, items []workflow.Item) error {
					if items[0].Key == "bad" && items[0].Attempt < 3 {
						return fail()
					}
					return w.note(ctx, items)
				})
				w.run(time.Minute, l.Run)
				w.expect("good", "bad")
				w.at("good", 0)
				w.at("bad", 10*time.Second)
			})
		})
	}
}

func TestLoopGoesOnAfterAFaultOfTheStore(t *testing.T) {
	bubble(t, func(w *world) {
		w.store.fail(errFault, nil)
		l := w.loop(4, w.note)
		go func() {
			time.Sleep(90*time.Second + time.Millisecond)
			if !l.Beat().IsZero() {
				t.Error("a loop that cannot read its queue says that it lives")
			}
			w.store.fail(nil, nil)
		}()
		w.put(0, "a")
		w.run(3*time.Minute, l.Run)
		w.at("a", 91*time.Second)
	})
}

// When the program ends, what is under way is finished, nothing new is begun, and what takes too long is cut short.
func TestLoopDrains(t *testing.T) {
	bubble(t, func(w *world) {
		w.put(0, "short", "long")
		w.put(2*time.Second, "new")
		cut := false
		l := w.loop(4, func(ctx context.Context, items []workflow.Item) error {
			if items[0].Key == "long" {
				<-ctx.Done()
				cut = true
				return ctx.Err()
			}
			time.Sleep(3 * time.Second)
			return w.note(ctx, items)
		})
		took := w.run(time.Second, l.Run)
		w.expect("short")
		if took != 7*time.Second || !cut {
			t.Errorf("the stop took %s, the long one was cut: %v", took, cut)
		}
		next := w.loop(4, w.note)
		if err := w.deps.Flow.Release(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.run(time.Second, next.Run)
		if len(w.done) != 3 {
			t.Errorf("after a restart %v", w.done)
		}
	})
}

// A term that comes tells those whom it must, through the store, without anybody's doing.
func TestRemindAndDigest(t *testing.T) {
	bubble(t, func(w *world) {
		people := []tasks.Person{
			{ID: "ivanova", Roles: []tasks.Role{tasks.Operator}, Account: 1}, {ID: "vera", Roles: []tasks.Role{tasks.Operator}, Account: 2},
		}
		if err := w.deps.Flow.Commit(t.Context(), workflow.Commit{Roster: &tasks.Roster{People: people}}); err != nil {
			t.Fatal(err)
		}
		var found []tasks.Found
		for i := range int64(3) {
			found = append(found, tasks.Found{Source: tasks.Source{Network: "vk", Comment: i + 1}})
		}
		if err := w.deps.Flow.Detect(t.Context(), found, nil); err != nil {
			t.Fatal(err)
		}
		var sizes []int
		told := reminder(func(ctx context.Context, items []workflow.Item) error {
			w.mu.Lock()
			sizes = append(sizes, len(items))
			w.mu.Unlock()
			return w.note(ctx, items)
		})
		remind, digest := scheduler.Remind(w.deps), scheduler.Digest(w.deps, told)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			w.run(20*time.Minute, remind.Run)
		}()
		w.run(20*time.Minute, digest.Run)
		<-ended
		if fmt.Sprint(sizes) != "[3 3]" {
			t.Errorf("messages of %v reminders, want one of three to each of two", sizes)
		}
	})
}

type reminder func(context.Context, []workflow.Item) error

// Remind tells one person.
func (r reminder) Remind(ctx context.Context, items []workflow.Item) error { return r(ctx, items) }

// What could not go out by day, because nothing ran, waits for the morning.
func TestDigestSleepsAtNight(t *testing.T) {
	bubble(t, func(w *world) {
		item := workflow.Item{Queue: workflow.Reminders, Key: "a", Due: time.Now(), Body: []byte(`{"person":"ivanova"}`)}
		if err := w.deps.Flow.Commit(t.Context(), workflow.Commit{Put: []workflow.Item{item}}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(12 * time.Hour)
		w.run(24*time.Hour, scheduler.Digest(w.deps, reminder(w.note)).Run)
		w.at("a", 23*time.Hour)
	})
}
