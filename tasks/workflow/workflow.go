package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"otklik/tasks"
)

// Flow runs the use cases on one store.
type Flow struct {
	Store

	now      func() time.Time
	terms    map[tasks.Importance]tasks.TermSet
	calendar tasks.Calendar
	delo     tasks.DeloMode
	final    int
	log      *slog.Logger
	learn    func(tasks.Task)
	evidence bool

	following chan struct{} // has room for whoever follows the changes
	point     int64         // to which they have been followed

	mu      sync.Mutex
	roster  *tasks.Roster
	version int64

	echoes echoes
}

// Settings is what a Flow needs besides its store.
type Settings struct {
	Now      func() time.Time
	Terms    map[tasks.Importance]tasks.TermSet
	Calendar tasks.Calendar
	Delo     tasks.DeloMode
	Final    int // working days from an interim answer to the final one [15]; 0 is the decree's own
	Log      *slog.Logger
	Evidence bool             // photos of messages are put into their queue, to be kept
	Learn    func(tasks.Task) // is given each task that has changed, as it stands: by this process at once, by any other at Follow; nil for nobody
}

// New returns the use cases on a store.
func New(store Store, s Settings) *Flow {
	return &Flow{
		Store: store, now: s.Now, terms: s.Terms, calendar: s.Calendar, delo: s.Delo, final: cmp.Or(s.Final, tasks.DefaultFinalDays),
		log: s.Log, learn: s.Learn, evidence: s.Evidence, following: make(chan struct{}, 1),
	}
}

// Order is a command on its way to a task.
type Order struct {
	Task    tasks.ID
	Command tasks.Command
	By      tasks.Person // as the roster has them now
	Key     string       // makes the order idempotent; "" for none
	Refs    []Ref        // messages to note with the effect
	Put     []Item       // and what else to queue with it
}

const (
	maxConflicts = 50             // each lost race lets somebody else through, so this many in a row means a fault
	keyLife      = 48 * time.Hour // messengers keep an update for a day at most
)

// Do carries out an order. It returns the task as it is afterwards; a refusal is a *tasks.Error beside the task as it
// stands. An order whose key was used before has its effect already: ErrRepeated.
func (f *Flow) Do(ctx context.Context, o Order) (tasks.Task, error) {
	for range maxConflicts {
		before, err := f.Task(ctx, o.Task)
		if errors.Is(err, ErrNotFound) {
			return tasks.Task{}, &tasks.Error{Code: tasks.TaskNotFound, Verb: o.Command.Verb()}
		}
		if err != nil {
			return tasks.Task{}, fmt.Errorf("load task: %w", err)
		}
		after, err := f.attempt(ctx, before, o)
		if !errors.Is(err, ErrConflict) {
			return after, err
		}
	}
	return tasks.Task{}, fmt.Errorf("task %s: %w %d times in a row", o.Task, ErrConflict, maxConflicts)
}

// attempt decides on the task as loaded and commits. On a refusal the task comes back unchanged.
func (f *Flow) attempt(ctx context.Context, before tasks.Task, o Order) (tasks.Task, error) {
	policy, err := f.Policy(ctx)
	if err != nil {
		return before, err
	}
	if o.Command, err = f.numbered(ctx, before, o.Command); err != nil {
		return before, err
	}
	now := f.now()
	change, err := tasks.Decide(before, o.Command, o.By, now, policy)
	if err != nil {
		return before, err
	}
	if change.Untimed != nil {
		f.log.Error("a term could not be computed", "task", o.Task, "verb", o.Command.Verb(), "err", change.Untimed)
	}
	c := f.commitOf(before, change, now)
	c.Refs, c.Put = slices.Clone(o.Refs), append(c.Put, o.Put...)
	if change.Numbers {
		c.Refs = append(c.Refs, numberRef(change.Task))
	}
	if o.Key != "" {
		c.Keys = []Key{{Name: o.Key, Until: now.Add(keyLife)}}
	}
	if err := f.Commit(ctx, c); err != nil {
		return before, err
	}
	return change.Task, nil
}

// numbered gives the next number to a command by which a task gets one.
func (f *Flow) numbered(ctx context.Context, before tasks.Task, c tasks.Command) (tasks.Command, error) {
	if before.Number != 0 || c.Verb() != tasks.DoRegister && c.Verb() != tasks.DoLink {
		return c, nil
	}
	last, err := f.LastNumber(ctx)
	if err != nil {
		return c, fmt.Errorf("last number: %w", err)
	}
	switch c := c.(type) {
	case tasks.Register:
		c.Number = last + 1
		return c, nil
	case tasks.Link:
		c.Number = last + 1
		return c, nil
	}
	return c, nil
}

// Commit writes c, at the present unless c names its own.
func (f *Flow) Commit(ctx context.Context, c Commit) error {
	if c.At.IsZero() {
		c.At = f.now()
	}
	if err := f.Store.Commit(ctx, c); err != nil {
		return err
	}
	if c.Change != nil && f.learn != nil {
		f.learn(c.Change.Task)
	}
	return nil
}

// Policy is what decisions depend on, with the roster of this moment. It must not be changed.
func (f *Flow) Policy(ctx context.Context) (*tasks.Policy, error) {
	roster, err := f.People(ctx)
	if err != nil {
		return nil, err
	}
	return &tasks.Policy{Terms: f.terms, Calendar: f.calendar, Roster: roster, Delo: f.delo, FinalDays: f.final}, nil
}

// People returns the roster as it acts at this moment: see tasks.Roster.At. It must not be changed. An empty one stands for
// none.
func (f *Flow) People(ctx context.Context) (*tasks.Roster, error) {
	roster, err := f.listed(ctx)
	if err != nil {
		return nil, err
	}
	return roster.At(f.now()), nil
}

// listed is the roster as it was given, with nobody marked as away.
func (f *Flow) listed(ctx context.Context) (*tasks.Roster, error) {
	f.mu.Lock()
	have := f.version
	f.mu.Unlock()
	roster, version, err := f.Roster(ctx, have)
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if roster != nil && version > f.version {
		f.roster, f.version = roster, version
	}
	if f.roster == nil {
		return &tasks.Roster{}, nil
	}
	return f.roster, nil
}

// Change replaces the roster by what edit makes of it.
func (f *Flow) Change(ctx context.Context, edit func(tasks.Roster) tasks.Roster) error {
	return f.Amend(ctx, "", func(r tasks.Roster) (tasks.Roster, []Item, error) { return edit(r), nil, nil })
}

// Amend replaces the roster by what edit makes of it and queues what edit lists, once for a key that is not "": ErrRepeated.
// An error of edit changes nothing and is returned as it is.
func (f *Flow) Amend(ctx context.Context, key string, edit func(tasks.Roster) (tasks.Roster, []Item, error)) error {
	for range maxConflicts {
		current, version, err := f.Roster(ctx, -1)
		if err != nil {
			return fmt.Errorf("roster: %w", err)
		}
		if current == nil {
			current = &tasks.Roster{}
		}
		next, put, err := edit(*current)
		if err != nil {
			return err
		}
		c := Commit{Roster: &next, RosterVersion: version, Put: put}
		if key != "" {
			c.Keys = []Key{{Name: key, Until: f.now().Add(keyLife)}}
		}
		if err = f.Commit(ctx, c); !errors.Is(err, ErrConflict) {
			return err
		}
	}
	return fmt.Errorf("roster: %w", ErrConflict)
}
