package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"sync"

	"otklik/tasks"
)

// echoCursor is under which name the store keeps how many have joined open tasks' messages.
const echoCursor = "echoes"

// echoes are how many have joined the messages of open tasks, by task. They are no part of a task: nothing is decided by them, and
// each like would be a line of its history.
type echoes struct {
	mu     sync.Mutex
	known  map[tasks.ID]tasks.Echo
	loaded bool
}

// Echo returns how many have joined a task's message, as far as this process knows.
func (f *Flow) Echo(id tasks.ID) tasks.Echo {
	f.echoes.mu.Lock()
	defer f.echoes.mu.Unlock()
	return f.echoes.known[id]
}

// LoadEchoes reads what the store knows of echoes, for a process that begins to lead.
func (f *Flow) LoadEchoes(ctx context.Context) error {
	known, err := f.storedEchoes(ctx)
	if err != nil {
		return err
	}
	f.echoes.mu.Lock()
	defer f.echoes.mu.Unlock()
	f.echoes.known, f.echoes.loaded = known, true
	return nil
}

func (f *Flow) storedEchoes(ctx context.Context) (map[tasks.ID]tasks.Echo, error) {
	value, err := f.Cursor(ctx, echoCursor)
	if err != nil {
		return nil, fmt.Errorf("echoes: %w", err)
	}
	known := map[tasks.ID]tasks.Echo{}
	if value != "" && json.Unmarshal([]byte(value), &known) != nil {
		known = map[tasks.ID]tasks.Echo{} // they come again within the hour
	}
	return known, nil
}

// Echoed notes how many have joined messages, and renews the cards of those open tasks where that makes a difference. What is not
// worth showing, or of no open task, is passed over; messages that nobody looks at any more are forgotten.
func (f *Flow) Echoed(ctx context.Context, list []tasks.Echo) error {
	if f.echoesAbsent() {
		if err := f.LoadEchoes(ctx); err != nil {
			return err
		}
	}
	next := f.knownEchoes()
	var c Commit
	for _, e := range list {
		id := e.Source.ID()
		if !e.Worth(next[id]) {
			continue
		}
		t, err := f.Task(ctx, id)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("load task: %w", err)
		}
		if t.Status.Open() {
			next[id] = tasks.Echo{Likes: e.Likes, Reposts: e.Reposts}
			c.Put = append(c.Put, f.renewals(t)...)
		}
	}
	if len(c.Put) == 0 && maps.Equal(next, f.knownEchoes()) {
		return nil
	}
	if err := f.forgetEchoes(ctx, next); err != nil {
		return err
	}
	c.Cursors = map[string]string{echoCursor: string(encode(next))}
	if err := f.Commit(ctx, c); err != nil {
		return fmt.Errorf("note echoes: %w", err)
	}
	f.echoes.mu.Lock()
	defer f.echoes.mu.Unlock()
	f.echoes.known = next
	return nil
}

func (f *Flow) echoesAbsent() bool {
	f.echoes.mu.Lock()
	defer f.echoes.mu.Unlock()
	return !f.echoes.loaded
}

func (f *Flow) knownEchoes() map[tasks.ID]tasks.Echo {
	f.echoes.mu.Lock()
	defer f.echoes.mu.Unlock()
	known := maps.Clone(f.echoes.known)
	if known == nil {
		known = map[tasks.ID]tasks.Echo{}
	}
	return known
}

// forgetEchoes drops those of tasks that are closed.
func (f *Flow) forgetEchoes(ctx context.Context, known map[tasks.ID]tasks.Echo) error {
	for id := range known {
		t, err := f.Task(ctx, id)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return fmt.Errorf("load task: %w", err)
		}
		if err != nil || !t.Status.Open() {
			delete(known, id)
		}
	}
	return nil
}

// renewals make the cards of a task, which people have, show it as it now is; nobody is called.
func (f *Flow) renewals(t tasks.Task) (put []Item) {
	for _, told := range t.Told {
		if told.View == tasks.ViewCard {
			n := tasks.Notice{Task: t.ID, Person: told.Person, View: told.View, Call: told.Rev}
			put = append(put, NoticeItem(n, f.now()))
		}
	}
	return put
}
