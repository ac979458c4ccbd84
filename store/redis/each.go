package redis

import (
	"context"
	"fmt"
	"strconv"

	"otklik/store/record"
	"otklik/tasks"
)

// portion is how many tasks are read in one exchange.
const portion = 500

// Each calls f with every task that was there when it began, and maybe with newer ones; each once.
func (s *Store) Each(ctx context.Context, f func(tasks.Task) error) error {
	seen := map[string]bool{}
	for cursor, first := uint64(0), true; first || cursor != 0; first = false {
		var ids []string
		ids, next, err := s.names(ctx, cursor)
		if err != nil {
			return fmt.Errorf("list of tasks: %w", err)
		}
		cursor = next
		var fresh []string
		for _, id := range ids {
			if !seen[id] { // a scan may name one twice
				seen[id] = true
				fresh = append(fresh, id)
			}
		}
		for len(fresh) > 0 {
			n := min(portion, len(fresh))
			if err := s.some(ctx, fresh[:n], false, f); err != nil {
				return err
			}
			fresh = fresh[n:]
		}
	}
	return nil
}

// names lists some tasks' ids, from a cursor on; the next one is 0 at the end.
func (s *Store) names(ctx context.Context, cursor uint64) (ids []string, next uint64, err error) {
	var pairs []string
	err = s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		pairs, next, err = s.client.HScan(ctx, s.keys.ranks(), cursor, "", portion).Result()
		return err
	})
	for i := 0; i+1 < len(pairs); i += 2 {
		ids = append(ids, pairs[i])
	}
	return ids, next, err
}

// some reads a portion; missing ones are passed over where that may be.
func (s *Store) some(ctx context.Context, ids []string, may bool, f func(tasks.Task) error) error {
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = s.keys.task(tasks.ID(id))
	}
	var records []any
	err := s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		records, err = s.client.MGet(ctx, keys...).Result()
		return err
	})
	if err != nil {
		return fmt.Errorf("tasks: %w", err)
	}
	for i, r := range records {
		data, ok := r.(string)
		if !ok && may {
			continue
		}
		if !ok {
			return fmt.Errorf("task %s is listed and not there", ids[i])
		}
		t, err := record.DecodeTask([]byte(data))
		if err != nil {
			return fmt.Errorf("task %s: %w", ids[i], err)
		}
		if err := f(t); err != nil {
			return err
		}
	}
	return nil
}

// Count returns how many tasks stand in each status.
func (s *Store) Count(ctx context.Context) (map[tasks.Status]int64, error) {
	var counts map[string]string
	err := s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		counts, err = s.client.HGetAll(ctx, s.keys.counts()).Result()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("count of tasks: %w", err)
	}
	found := map[tasks.Status]int64{}
	for status, count := range counts {
		n, err := strconv.ParseInt(count, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("count of tasks in %q: %w", status, err)
		}
		if n != 0 {
			found[tasks.Status(status)] = n
		}
	}
	return found, nil
}
