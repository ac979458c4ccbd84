package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"otklik/store/record"
	"otklik/tasks"
)

// Some implements workflow.Tasks. f may use the store.
func (s *Store) Some(ctx context.Context, ids []tasks.ID, f func(tasks.Task) error) error {
	for part := range slices.Chunk(ids, page) {
		names, err := json.Marshal(part)
		if err != nil {
			return fmt.Errorf("some tasks: %w", err)
		}
		list := make([]tasks.Task, 0, len(part))
		err = s.rows(ctx, func(scan func(...any) error) error {
			var data []byte
			if err := scan(&data); err != nil {
				return err
			}
			t, err := record.DecodeTask(data)
			list = append(list, t)
			return err
		}, "SELECT record FROM tasks WHERE id IN (SELECT value FROM json_each(?1))", string(names))
		if err != nil {
			return fmt.Errorf("some tasks: %w", err)
		}
		for _, t := range list {
			if err := f(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// Changed implements workflow.Tasks.
func (s *Store) Changed(ctx context.Context, after int64, limit int) (ids []tasks.ID, point int64, err error) {
	point = after
	err = s.rows(ctx, func(scan func(...any) error) error {
		var id tasks.ID
		err := scan(&id, &point)
		ids = append(ids, id)
		return err
	}, "SELECT id, changed FROM tasks WHERE changed > ?1 ORDER BY changed LIMIT ?2", after, limit)
	if err != nil {
		return nil, 0, fmt.Errorf("changed tasks: %w", err)
	}
	return ids, point, nil
}
