package scheduler_test

import (
	"context"
	"testing"
	"time"

	"otklik/scheduler"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// A sweep a minute sees what waits, what is buried, and that a term has come without anybody being told.
func TestSweep(t *testing.T) {
	bubble(t, func(w *world) {
		s := &scheduler.Sweep{Deps: w.deps}
		if !s.State().At.IsZero() {
			t.Error("a state before the first sweep")
		}
		found := []tasks.Found{{Source: tasks.Source{Network: "vk", Comment: 1}}}
		if err := w.deps.Flow.Detect(t.Context(), found, nil); err != nil {
			t.Fatal(err)
		}
		w.put(time.Hour, "a", "b")
		w.put(0, "bad")
		items, _, err := w.store.Claim(t.Context(), workflow.Notices, time.Now(), time.Minute, 1)
		if err != nil || len(items) != 1 {
			t.Fatal(len(items), err)
		}
		bury := workflow.Settlement{Item: items[0], Outcome: workflow.Bury, Reason: "refused"}
		if err := w.deps.Flow.Commit(t.Context(), workflow.Commit{Settle: []workflow.Settlement{bury}}); err != nil {
			t.Fatal(err)
		}
		job := scheduler.Job{Every: "@every 1m", Do: s.Look}
		w.run(14*time.Minute, func(ctx context.Context) {
			if err := scheduler.Tick(ctx, w.deps.Log, job); err != nil {
				t.Error(err)
			}
		})
		state := s.State()
		if state.Tasks[tasks.Detected] != 1 || state.Waiting[workflow.Notices] != 2 || state.Buried[workflow.Notices] != 1 || state.Late != 0 {
			t.Errorf("saw %+v", state)
		}
		if age := time.Since(state.At); age > time.Minute {
			t.Errorf("the last sweep was %s ago", age)
		}
		time.Sleep(time.Minute + 30*time.Second) // nobody runs the loop of terms; half of registration is left since 10:15
		s.Look(t.Context())
		if n := s.State().Late; n != 0 {
			t.Errorf("%d terms are late within their minute", n)
		}
		time.Sleep(time.Minute)
		s.Look(t.Context())
		if n := s.State().Late; n != 1 {
			t.Errorf("%d terms are late, want one", n)
		}
	})
}

// A job that panics is called again at its next time; one that takes long is not called twice at once.
func TestTick(t *testing.T) {
	bubble(t, func(w *world) {
		panics, slow, inside := 0, 0, 0
		jobs := []scheduler.Job{
			{Every: "@every 1m", Do: func(context.Context) {
				if panics++; panics > 1 {
					panic("nil map")
				}
			}},
			{Every: "@every 1m", Do: func(context.Context) {
				if slow++; slow == 1 {
					return
				}
				inside++
				if inside > 1 {
					t.Error("twice at once")
				}
				time.Sleep(150 * time.Second)
				inside--
			}},
		}
		took := w.run(10*time.Minute+time.Second, func(ctx context.Context) {
			if err := scheduler.Tick(ctx, w.deps.Log, jobs...); err != nil {
				t.Error(err)
			}
		})
		if panics != 11 || slow < 4 || slow > 5 {
			t.Errorf("%d calls of the one that panics, %d of the slow one", panics, slow)
		}
		if took > 150*time.Second {
			t.Errorf("the end took %s", took)
		}
	})
}
