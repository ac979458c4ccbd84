package storetest

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

func name(w, i int) string { return fmt.Sprintf("%d-%d", w, i) }

// parallel starts n goroutines; the function that it returns waits for them. Fatal ends only the goroutine that calls it,
// so every check in one marks the test as failed and the others end by themselves.
func (b *bench) parallel(n int, f func(w int)) (wait func()) {
	var all sync.WaitGroup
	for w := range n {
		all.Go(func() { f(w) })
	}
	return all.Wait
}

func exerciseContention(t *testing.T, b *bench) {
	const writers, each = 8, 15
	var once atomic.Int64
	b.parallel(writers, func(w int) {
		for i := range each {
			b.number(tasks.ID(name(w, i)))
			b.advance("shared")
			err := b.Store.Commit(b.ctx, workflow.Commit{At: b.now, Keys: key(fmt.Sprint("once", i), later(60))})
			if err == nil {
				once.Add(1)
			} else if !errors.Is(err, workflow.ErrRepeated) {
				t.Errorf("commit: %v", err)
			}
		}
	})()
	if t.Failed() {
		t.FailNow()
	}
	b.same("commits under one key", once.Load(), int64(each))
	last, err := b.Store.LastNumber(b.ctx)
	b.check("last number", err)
	b.same("last number", last, int64(writers*each))
	taken := map[int64]bool{}
	b.check("each", b.Store.Each(b.ctx, func(task tasks.Task) error { taken[task.Number] = true; return nil }))
	b.same("different numbers, and the one task without", len(taken), writers*each+1)
	events, err := b.Store.Events(b.ctx, "shared")
	b.check("events", err)
	b.same("events", len(events), writers*each)
	for i, e := range events {
		b.same("revision", e.Rev, int64(i+1))
	}
}

// number creates a task with the next number, again until nobody else was faster.
func (b *bench) number(id tasks.ID) {
	for {
		last, err := b.Store.LastNumber(b.ctx)
		if err == nil {
			err = b.Store.Commit(b.ctx, workflow.Commit{At: b.now, Change: numbered(id, 1, last+1)})
		}
		if !b.again(err) {
			return
		}
	}
}

// advance takes a task to its next revision, again until nobody else was faster.
func (b *bench) advance(id tasks.ID) {
	for {
		task, err := b.Store.Task(b.ctx, id)
		if err == nil || errors.Is(err, workflow.ErrNotFound) {
			err = b.Store.Commit(b.ctx, workflow.Commit{At: b.now, Change: change(id, task.Rev+1)})
		}
		if !b.again(err) {
			return
		}
	}
}

func (b *bench) again(err error) bool {
	if err != nil && !errors.Is(err, workflow.ErrConflict) {
		b.t.Errorf("commit: %v", err)
	}
	return errors.Is(err, workflow.ErrConflict)
}

func exerciseExclusiveClaims(t *testing.T, b *bench) {
	const items, claimers = 120, 6
	var all []workflow.Item
	for i := range items {
		all = append(all, item(terms, name(0, i), later(-i), "x"))
	}
	b.must(workflow.Commit{Put: all})
	var mu sync.Mutex
	given := map[string]int{}
	b.parallel(claimers, func(int) {
		for {
			batch, _, err := b.Store.Claim(b.ctx, terms, b.now, time.Hour, 7)
			if err != nil {
				t.Errorf("claim: %v", err)
			}
			mu.Lock()
			for _, it := range batch {
				given[it.Key]++
			}
			mu.Unlock()
			if len(batch) == 0 {
				return
			}
		}
	})()
	b.same("items given", len(given), items)
	for k, n := range given {
		b.same("times that "+k+" was given", n, 1)
	}
}
