package storetest

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Stages is how many revisions of a task Pace commits before it begins another.
const Stages = 8

// Writer commits the sample of a task at a revision.
type Writer func(id tasks.ID, rev int64) error

// Pace lets so many writers make n commits between them, each on tasks of its own whose ids begin with series, and returns
// how long each commit took, in no particular order, and all of them together.
func Pace(tb testing.TB, series string, writers, n int, commit Writer) (took []time.Duration, all time.Duration) {
	tb.Helper()
	took = make([]time.Duration, n)
	var next atomic.Int64
	var group sync.WaitGroup
	begun := time.Now()
	for w := range writers {
		group.Go(func() {
			for step := int64(0); ; step++ {
				i := next.Add(1) - 1
				if i >= int64(n) {
					return
				}
				start := time.Now()
				if err := commit(tasks.ID(fmt.Sprintf("%s%03dw%09d", series, w, step/Stages)), step%Stages+1); err != nil {
					tb.Error(err)
					return
				}
				took[i] = time.Since(start)
			}
		})
	}
	group.Wait()
	return took, time.Since(begun)
}

// Committer is a Writer of samples into a store.
func Committer(tb testing.TB, s workflow.Store) Writer {
	return func(id tasks.ID, rev int64) error { return s.Commit(tb.Context(), Sample(id, rev)) }
}
