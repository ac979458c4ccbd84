package scheduler

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"otklik/tasks/workflow"
)

// Clock is the time that terms are due by. Under the sandbox it can be pushed.
type Clock interface {
	Now() time.Time
	// Until returns a channel that is closed when the clock has reached t, however it got there; stop releases it.
	Until(t time.Time) (reached <-chan struct{}, stop func())
}

const (
	lease     = time.Minute      // longer than any single try
	idle      = 15 * time.Second // a loop that has nothing to do still looks this often: /readyz wants to see it alive
	faultWait = time.Second      // after a fault of the store
	again     = 5 * time.Second  // an item whose work failed by a fault comes again after this
	grace     = 7 * time.Second  // what is under way when the program ends may take this long
)

// Deps is what every loop needs.
type Deps struct {
	Flow  *workflow.Flow
	Clock Clock
	Log   *slog.Logger
}

// Loop claims what is due in one queue and works it off, so many at once. It sleeps until something is put into the queue
// or comes due.
type Loop struct {
	Deps
	Queue  workflow.Queue
	Lanes  *Lanes // items of one key one after another, across loops; nil where keys are apart anyway
	AtOnce int
	// Group puts items of one claim together; nil leaves each alone.
	Group func(it workflow.Item) string
	// Work does items of one group and settles them. An error is a fault: they come again.
	Work func(ctx context.Context, items []workflow.Item) error

	beat atomic.Int64
}

// Beat is when the loop last ended a cycle, by its clock; zero before the first.
func (l *Loop) Beat() time.Time {
	if n := l.beat.Load(); n != 0 {
		return time.Unix(0, n).UTC()
	}
	return time.Time{}
}

// Run works until the context ends; then it waits for what is under way.
func (l *Loop) Run(ctx context.Context) {
	working, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })()
	var wg sync.WaitGroup
	defer wg.Wait()
	free := newSlots(l.AtOnce)
	for ctx.Err() == nil {
		slots := free.take(ctx)
		if slots == 0 {
			return
		}
		items, next, err := l.Flow.Claim(ctx, l.Queue, l.Clock.Now(), lease, slots)
		free.give(slots - len(items))
		for _, group := range l.groups(items) {
			wg.Go(func() {
				defer func() { free.give(len(group)) }()
				l.work(working, group)
			})
		}
		if err != nil {
			if ctx.Err() == nil {
				l.Log.Error("queue cannot be read", "queue", l.Queue, "err", err)
			}
			next = l.Clock.Now().Add(faultWait)
		} else {
			l.beat.Store(l.Clock.Now().UnixNano())
		}
		if len(items) < slots {
			l.wait(ctx, next)
		}
	}
}

// wait returns when the queue is worth another look.
func (l *Loop) wait(ctx context.Context, next time.Time) {
	look := l.Clock.Now().Add(idle)
	if !next.IsZero() && next.Before(look) {
		look = next
	}
	reached, stop := l.Clock.Until(look)
	defer stop()
	select {
	case <-l.Flow.Wake(l.Queue):
	case <-reached:
	case <-ctx.Done():
	}
}

// groups puts a claim's items together, in the order in which they are due.
func (l *Loop) groups(items []workflow.Item) [][]workflow.Item {
	var groups [][]workflow.Item
	place := map[string]int{}
	for _, it := range items {
		name := it.Key
		if l.Group != nil {
			name = l.Group(it)
		}
		i, ok := place[name]
		if !ok {
			i = len(groups)
			place[name] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], it)
	}
	return groups
}

// work does one group. A panic is a fault like another: it must not take the process with it.
func (l *Loop) work(ctx context.Context, items []workflow.Item) {
	if l.Lanes != nil {
		leave := l.Lanes.enter(items[0].Key)
		defer leave()
	}
	err := l.try(ctx, items)
	if err == nil || ctx.Err() != nil {
		return // what was cut short comes again when its lease ends, or at once under the next leader
	}
	l.Log.Error("work failed", "queue", l.Queue, "attempt", items[0].Attempt, "err", err)
	var c workflow.Commit
	for _, it := range items {
		c.Settle = append(c.Settle, workflow.Settlement{
			Item: it, Outcome: workflow.Retry, At: l.Clock.Now().Add(again), Reason: "fault",
		})
	}
	if err := l.Flow.Commit(ctx, c); err != nil {
		l.Log.Error("items wait for their lease to end", "queue", l.Queue, "err", err)
	}
}

// try does the work; a panic is an error.
func (l *Loop) try(ctx context.Context, items []workflow.Item) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return l.Work(ctx, items)
}
