package workflow_test

import (
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// A source that falls silent is told of once, and once when it speaks again, over restarts.
func TestSilences(t *testing.T) {
	w := newWorld(t)
	w.must(w.flow.Change(t.Context(), func(r tasks.Roster) tasks.Roster {
		r.People = append(r.People, tasks.Person{ID: "admin", Roles: []tasks.Role{tasks.Admin}, Account: 9})
		return r
	}))
	w.claimed()
	since := w.now.Add(-20 * time.Hour)
	steps := []struct {
		silent []string
		told   int
		over   int
	}{{nil, 0, 0}, {[]string{"a"}, 1, 0}, {[]string{"a"}, 0, 0}, {[]string{"a", "b"}, 1, 0}, {[]string{"b"}, 1, 1}, {nil, 1, 2}, {nil, 0, 2}, {[]string{"a"}, 1, 1}}
	for i, s := range steps {
		now := map[string]time.Time{}
		for _, name := range s.silent {
			now[name] = since
		}
		w.now = w.now.Add(time.Minute)
		w.must(w.flow.Silences(t.Context(), now))
		known, err := workflow.New(w.store, workflow.Settings{Now: func() time.Time { return w.now }}).Silent(t.Context())
		w.must(err)
		if n := w.claimed(); n != s.told || len(known.Over) != s.over || len(known.Since) != len(s.silent) && s.told > 0 {
			t.Errorf("step %d: told %d times, known %+v", i, n, known)
		}
	}
}
