package storetest

import (
	"context"
	"errors"
	"maps"
	"time"

	"otklik/store/record"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Task implements workflow.Tasks.
func (m *Model) Task(_ context.Context, id tasks.ID) (tasks.Task, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return decoded(m.tasks[id], record.DecodeTask)
}

// Events implements workflow.Tasks.
func (m *Model) Events(_ context.Context, id tasks.ID) ([]tasks.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var events []tasks.Event
	for _, data := range m.events[id] {
		e, err := record.DecodeEvent(data)
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

// LastNumber implements workflow.Tasks.
func (m *Model) LastNumber(context.Context) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.number, nil
}

// Count implements workflow.Tasks.
func (m *Model) Count(ctx context.Context) (map[tasks.Status]int64, error) {
	count := map[tasks.Status]int64{}
	err := m.Each(ctx, func(t tasks.Task) error {
		count[t.Status]++
		return nil
	})
	return count, err
}

// Each implements workflow.Tasks. f may use the store.
func (m *Model) Each(_ context.Context, f func(tasks.Task) error) error {
	m.mu.Lock()
	all := maps.Clone(m.tasks)
	m.mu.Unlock()
	for _, data := range all {
		t, err := record.DecodeTask(data)
		if err != nil {
			return err
		}
		if err := f(t); err != nil {
			return err
		}
	}
	return nil
}

// Some implements workflow.Tasks. f may use the store.
func (m *Model) Some(ctx context.Context, ids []tasks.ID, f func(tasks.Task) error) error {
	for _, id := range ids {
		t, err := m.Task(ctx, id)
		if errors.Is(err, workflow.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if err := f(t); err != nil {
			return err
		}
	}
	return nil
}

// Changed implements workflow.Tasks.
func (m *Model) Changed(_ context.Context, after int64, limit int) (ids []tasks.ID, point int64, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	point = after
	for _, id := range m.changes {
		if m.points[id] > after && len(ids) < limit {
			ids, point = append(ids, id), m.points[id]
		}
	}
	return ids, point, nil
}

// Roster implements workflow.Store.
func (m *Model) Roster(_ context.Context, have int64) (*tasks.Roster, int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if have == m.edition || m.edition == 0 {
		return nil, m.edition, nil
	}
	r, err := record.DecodeRoster(m.roster)
	if err != nil {
		return nil, 0, err
	}
	return &r, m.edition, nil
}

// Cursor implements workflow.Store.
func (m *Model) Cursor(_ context.Context, name string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.cursors[name], nil
}

// RefOf implements workflow.Store.
func (m *Model) RefOf(_ context.Context, id tasks.ID, person tasks.PersonID, view tasks.View) (workflow.Ref, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return decoded(m.views[viewID{id, person, view}], record.DecodeRef)
}

// RefAt implements workflow.Store.
func (m *Model) RefAt(_ context.Context, chat int64, message string) (workflow.Ref, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return decoded(m.shown[messageID{chat, message}], record.DecodeRef)
}

func decoded[T any](data []byte, decode func([]byte) (T, error)) (T, error) {
	if data == nil {
		var none T
		return none, workflow.ErrNotFound
	}
	return decode(data)
}

type modelLease struct {
	holder string
	fence  int64
	until  time.Time
}

// Lead implements workflow.Leaders.
func (m *Model) Lead(_ context.Context, holder string, now time.Time, ttl time.Duration) (int64, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.leader.holder != holder {
		if m.leader.holder != "" && now.Before(m.leader.until) {
			return m.leader.fence, false, nil
		}
		m.leader.holder, m.leader.fence = holder, m.leader.fence+1
	}
	m.leader.until = now.Add(ttl)
	return m.leader.fence, true, nil
}

// Resign implements workflow.Leaders.
func (m *Model) Resign(_ context.Context, holder string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.leader.holder == holder {
		m.leader.holder = ""
	}
	return nil
}
