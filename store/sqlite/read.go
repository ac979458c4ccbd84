package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"otklik/store/record"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// page is how many tasks Each reads at a time. Nothing is held open between pages, so that however long a caller takes,
// the write-ahead log can be folded back into the file.
const page = 200

// one reads the record that a query gives.
func one[T any](ctx context.Context, s *Store, decode func([]byte) (T, error), what, query string, args ...any) (v T, err error) {
	var data []byte
	err = s.reads.QueryRowContext(ctx, query, args...).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return v, workflow.ErrNotFound
	}
	if err == nil {
		v, err = decode(data)
	}
	if err != nil {
		return v, fmt.Errorf("%s: %w", what, err)
	}
	return v, nil
}

// Task implements workflow.Tasks.
func (s *Store) Task(ctx context.Context, id tasks.ID) (tasks.Task, error) {
	return one(ctx, s, record.DecodeTask, "task", "SELECT record FROM tasks WHERE id = ?1", string(id))
}

// Events implements workflow.Tasks.
func (s *Store) Events(ctx context.Context, id tasks.ID) ([]tasks.Event, error) {
	var events []tasks.Event
	err := s.rows(ctx, func(scan func(...any) error) error {
		var data []byte
		if err := scan(&data); err != nil {
			return err
		}
		e, err := record.DecodeEvent(data)
		events = append(events, e)
		return err
	}, "SELECT e.record FROM events e JOIN tasks t ON t.seq = e.task WHERE t.id = ?1 ORDER BY e.rev", string(id))
	if err != nil {
		return nil, fmt.Errorf("events: %w", err)
	}
	return events, nil
}

// rows gives every row of a query to f.
func (s *Store) rows(ctx context.Context, f func(scan func(...any) error) error, query string, args ...any) (err error) {
	rows, err := s.reads.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// LastNumber implements workflow.Tasks.
func (s *Store) LastNumber(ctx context.Context) (n int64, err error) {
	if err := s.reads.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = 'number'").Scan(&n); err != nil {
		return 0, fmt.Errorf("last number: %w", err)
	}
	return n, nil
}

// Count implements workflow.Tasks.
func (s *Store) Count(ctx context.Context) (map[tasks.Status]int64, error) {
	count := map[tasks.Status]int64{}
	err := s.rows(ctx, func(scan func(...any) error) error {
		var status string
		var n int64
		err := scan(&status, &n)
		count[tasks.Status(status)] = n
		return err
	}, "SELECT status, count(*) FROM tasks GROUP BY status")
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	return count, nil
}

// Each implements workflow.Tasks. f may use the store; a task that is added meanwhile may be given to it too.
func (s *Store) Each(ctx context.Context, f func(tasks.Task) error) error {
	for after := int64(0); ; {
		list, last, err := s.page(ctx, after)
		if err != nil {
			return fmt.Errorf("each task: %w", err)
		}
		for _, t := range list {
			if err := f(t); err != nil {
				return err
			}
		}
		if len(list) < page {
			return nil
		}
		after = last
	}
}

// page reads the tasks that come after the one with this seq.
func (s *Store) page(ctx context.Context, after int64) (list []tasks.Task, last int64, err error) {
	err = s.rows(ctx, func(scan func(...any) error) error {
		var data []byte
		if err := scan(&last, &data); err != nil {
			return err
		}
		t, err := record.DecodeTask(data)
		list = append(list, t)
		return err
	}, "SELECT seq, record FROM tasks WHERE seq > ?1 ORDER BY seq LIMIT ?2", after, page)
	return list, last, err
}

// Roster implements workflow.Store.
func (s *Store) Roster(ctx context.Context, have int64) (*tasks.Roster, int64, error) {
	var version int64
	var data []byte
	err := s.reads.QueryRowContext(ctx, "SELECT version, iif(version = ?1, NULL, record) FROM roster", have).Scan(&version, &data)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, 0, nil
	case err != nil:
		return nil, 0, fmt.Errorf("roster: %w", err)
	case version == have:
		return nil, version, nil
	}
	r, err := record.DecodeRoster(data)
	if err != nil {
		return nil, 0, fmt.Errorf("roster: %w", err)
	}
	return &r, version, nil
}

// Cursor implements workflow.Store.
func (s *Store) Cursor(ctx context.Context, name string) (value string, err error) {
	err = s.reads.QueryRowContext(ctx, "SELECT value FROM cursors WHERE name = ?1", name).Scan(&value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("cursor %s: %w", name, err)
	}
	return value, nil
}

// RefOf implements workflow.Store.
func (s *Store) RefOf(ctx context.Context, task tasks.ID, person tasks.PersonID, view tasks.View) (workflow.Ref, error) {
	return one(ctx, s, record.DecodeRef, "reference of a view",
		"SELECT record FROM views WHERE task = ?1 AND person = ?2 AND view = ?3", string(task), string(person), string(view))
}

// RefAt implements workflow.Store.
func (s *Store) RefAt(ctx context.Context, chat int64, message string) (workflow.Ref, error) {
	return one(ctx, s, record.DecodeRef, "reference at a message",
		"SELECT record FROM messages WHERE chat = ?1 AND message = ?2", chat, message)
}
