package scheduler

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/robfig/cron/v3"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Sweep looks once a minute at how much waits and what is buried, for metrics and for whoever reads the log. robfig/cron
// ticks; nothing is due by it.
type Sweep struct {
	Deps

	mu    sync.Mutex
	state State
}

// State is what the last sweep saw.
type State struct {
	At      time.Time // zero before the first sweep
	Tasks   map[tasks.Status]int64
	Waiting map[workflow.Queue]int64
	Buried  map[workflow.Queue]int64
}

// State returns what the last sweep saw.
func (s *Sweep) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// Run sweeps at once and then every minute until the context ends. A sweep that takes longer than a minute is not run
// twice at once, and one that panics does not keep later ones from running: the order of the wrappers matters.
func (s *Sweep) Run(ctx context.Context) error {
	logger := cron.DiscardLogger
	c := cron.New(cron.WithLogger(logger), cron.WithChain(cron.SkipIfStillRunning(logger), cron.Recover(logger)))
	if _, err := c.AddFunc("@every 1m", func() { s.sweep(ctx) }); err != nil {
		return fmt.Errorf("schedule of the sweep: %w", err)
	}
	s.sweep(ctx)
	c.Start()
	<-ctx.Done()
	<-c.Stop().Done()
	return nil
}

func (s *Sweep) sweep(ctx context.Context) {
	state, err := s.look(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.Log.Error("sweep", "err", err)
		}
		return
	}
	s.mu.Lock()
	before := s.state
	s.state = state
	s.mu.Unlock()
	for q, n := range state.Buried {
		if n > before.Buried[q] {
			s.Log.Warn("items could not be worked off and are kept aside", "queue", q, "buried", n)
		}
	}
}

func (s *Sweep) look(ctx context.Context) (State, error) {
	state := State{At: s.Clock.Now(), Waiting: map[workflow.Queue]int64{}, Buried: map[workflow.Queue]int64{}}
	var err error
	if state.Tasks, err = s.Flow.Count(ctx); err != nil {
		return state, fmt.Errorf("count tasks: %w", err)
	}
	for _, q := range workflow.AllQueues() {
		if state.Waiting[q], state.Buried[q], err = s.Flow.Waiting(ctx, q); err != nil {
			return state, fmt.Errorf("count queue %s: %w", q, err)
		}
	}
	return state, nil
}
