package scheduler

import (
	"context"
	"fmt"
	"sync"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Sweep looks once a minute at how much waits, what is buried, and whether a term has come without anybody being told: for
// metrics, for whoever reads the log, and as a watchdog over everything else.
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
	Late    int64 // rungs of terms that should have fired more than a minute ago
}

// State returns what the last sweep saw.
func (s *Sweep) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// watched is how late a rung of a term may be before the watchdog barks.
const watched = time.Minute

// Look sweeps once.
func (s *Sweep) Look(ctx context.Context) {
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
	if state.Late > 0 && before.Late > 0 { // twice: a clock that has just been pushed gets its chance
		s.Log.Error("terms have come and nobody was told", "late", state.Late)
		if err := s.Flow.Alarm(ctx); err != nil && ctx.Err() == nil {
			s.Log.Error("alarm", "err", err)
		}
	}
}

// Late counts the rungs of terms that should have fired more than a minute ago.
func Late(ctx context.Context, d Deps) (int64, error) {
	return d.Flow.Late(ctx, workflow.Terms, d.Clock.Now().Add(-watched))
}

func (s *Sweep) look(ctx context.Context) (State, error) {
	state := State{At: s.Clock.Now(), Waiting: map[workflow.Queue]int64{}, Buried: map[workflow.Queue]int64{}}
	var err error
	if state.Tasks, err = s.Flow.Count(ctx); err != nil {
		return state, fmt.Errorf("count tasks: %w", err)
	}
	if state.Late, err = Late(ctx, s.Deps); err != nil {
		return state, err
	}
	for _, q := range workflow.AllQueues() {
		if state.Waiting[q], state.Buried[q], err = s.Flow.Waiting(ctx, q); err != nil {
			return state, fmt.Errorf("count queue %s: %w", q, err)
		}
	}
	return state, nil
}
