package workflow_test

import (
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// claimed are how many notices wait and are taken now.
func (w *world) claimed() (n int) {
	w.t.Helper()
	for _, q := range []workflow.Queue{workflow.Notices, workflow.Alerts} {
		items, _, err := w.store.Claim(w.t.Context(), q, w.now.Add(time.Minute), time.Minute, 100)
		w.must(err)
		for _, it := range items {
			w.must(w.flow.Commit(w.t.Context(), workflow.Commit{Settle: []workflow.Settlement{{Item: it, Outcome: workflow.Done}}}))
		}
		n += len(items)
	}
	return n
}

// Whoever has the card sees how many have joined the message, when it makes a difference; another process knows it from the store, and
// what is closed is forgotten.
func TestEchoes(t *testing.T) {
	w := newWorld(t)
	w.claimed()
	echo := func(likes int) tasks.Echo { return tasks.Echo{Source: found(1).Source, Likes: likes} }
	steps := []struct{ likes, renewed, known int }{{0, 0, 0}, {2, 1, 2}, {3, 0, 2}, {6, 1, 6}, {54, 1, 54}, {56, 0, 54}, {49, 1, 49}}
	for _, s := range steps {
		w.must(w.flow.Echoed(t.Context(), []tasks.Echo{echo(s.likes), {Source: found(99).Source, Likes: 500}}))
		if n := w.claimed(); n != s.renewed || w.flow.Echo(w.id).Likes != s.known {
			t.Errorf("%d likes: %d cards renewed, %d known; want %d and %d", s.likes, n, w.flow.Echo(w.id).Likes, s.renewed, s.known)
		}
	}
	other := workflow.New(w.store, workflow.Settings{Now: func() time.Time { return w.now }})
	w.must(other.LoadEchoes(t.Context()))
	if other.Echo(w.id).Likes != 49 || other.Echo(found(99).Source.ID()).Likes != 0 {
		t.Errorf("another process knows %+v", other.Echo(w.id))
	}
	w.do("ivanova", tasks.Decline{})
	w.must(w.flow.Detect(t.Context(), []tasks.Found{found(2)}, nil))
	w.must(w.flow.Echoed(t.Context(), []tasks.Echo{{Source: found(2).Source, Likes: 9}}))
	if w.flow.Echo(w.id).Likes != 0 || w.flow.Echo(found(2).Source.ID()).Likes != 9 {
		t.Error("a closed task is not forgotten, or a new one not known")
	}
}
