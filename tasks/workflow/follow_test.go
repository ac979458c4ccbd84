package workflow_test

import (
	"log/slog"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// What another process changes is learned too, each change once, whoever follows.
func TestFollowTellsWhatOthersChange(t *testing.T) {
	w := newWorld(t)
	var learned []tasks.ID
	standby := workflow.New(w.store, workflow.Settings{
		Now: func() time.Time { return w.now }, Terms: tasks.DefaultTerms(), Calendar: calendar(t), Log: slog.New(slog.DiscardHandler),
		Learn: func(t tasks.Task) { learned = append(learned, t.ID) },
	})
	follow := func(want ...tasks.ID) {
		t.Helper()
		learned = nil
		w.must(standby.Follow(t.Context()))
		slices.Sort(learned)
		slices.Sort(want)
		if !slices.Equal(learned, want) {
			t.Errorf("learned %v, want %v", learned, want)
		}
	}
	follow(w.id)
	follow()
	var more []tasks.Found
	var ids []tasks.ID
	for n := range int64(1200) { // more than are read at once
		more, ids = append(more, found(n+10)), append(ids, found(n+10).Source.ID())
	}
	w.must(w.flow.Detect(t.Context(), more, nil))
	follow(ids...)
	w.must(w.flow.Detect(t.Context(), []tasks.Found{found(5000)}, nil))
	w.must(w.flow.Detect(t.Context(), more, nil)) // known already: nothing changes
	follow(found(5000).Source.ID())
}
