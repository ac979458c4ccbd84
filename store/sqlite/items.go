package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"slices"
	"time"

	"otklik/tasks/workflow"
)

// writeItems settles, drops and puts, in this order.
func (w *writer) writeItems(c workflow.Commit) error {
	for _, s := range c.Settle {
		if err := w.settle(s); err != nil {
			return err
		}
	}
	for _, k := range c.Drop {
		if _, err := w.exec("DELETE FROM items WHERE queue = ?1 AND key = ?2", string(k.Queue), k.Key); err != nil {
			return err
		}
	}
	for _, it := range c.Put {
		w.version++
		if _, err := w.exec(`INSERT INTO items (queue, key, due, ready, version, attempt, reason, body)
			VALUES (?1, ?2, ?3, ?3, ?4, 0, '', ?5)
			ON CONFLICT (queue, key) DO UPDATE SET due = excluded.due, ready = max(excluded.due, ifnull(lease, excluded.due)),
				version = excluded.version, attempt = 0, reason = '', body = excluded.body`,
			string(it.Queue), it.Key, micros(it.Due), w.version, it.Body); err != nil {
			return err
		}
		w.woken(it.Queue)
	}
	return nil
}

// woken notes that a queue got something, for when it is durable.
func (w *writer) woken(q workflow.Queue) {
	if !slices.Contains(w.current.wakes, q) {
		w.current.wakes = append(w.current.wakes, q)
	}
}

// settle ends a claim: of the item as it was claimed, or of the lease that lies on one that was put anew since.
func (w *writer) settle(s workflow.Settlement) error {
	var changed int64
	var err error
	queue, key, version, attempt := string(s.Item.Queue), s.Item.Key, s.Item.Version, int64(s.Item.Attempt)
	switch s.Outcome {
	case workflow.Done:
		changed, err = w.exec("DELETE FROM items WHERE queue = ?1 AND key = ?2 AND version = ?3 AND attempt = ?4",
			queue, key, version, attempt)
	case workflow.Retry:
		changed, err = w.exec(`UPDATE items SET due = ?5, ready = ?5, lease = NULL, reason = ?6
			WHERE queue = ?1 AND key = ?2 AND version = ?3 AND attempt = ?4`, queue, key, version, attempt, micros(s.At), s.Reason)
		w.woken(s.Item.Queue)
	case workflow.Bury:
		changed, err = w.exec(`UPDATE items SET ready = NULL, lease = NULL, reason = ?5
			WHERE queue = ?1 AND key = ?2 AND version = ?3 AND attempt = ?4`, queue, key, version, attempt, s.Reason)
	default:
		return fmt.Errorf("settlement of %s: unknown outcome %d", s.Item.Queue, s.Outcome)
	}
	if err != nil || changed > 0 {
		return err
	}
	w.woken(s.Item.Queue)
	_, err = w.exec("UPDATE items SET ready = due, lease = NULL WHERE queue = ?1 AND key = ?2 AND version <> ?3 AND attempt = 0",
		queue, key, version)
	return err
}

// Claim implements workflow.Queues.
func (s *Store) Claim(
	ctx context.Context, q workflow.Queue, now time.Time, lease time.Duration, limit int,
) (items []workflow.Item, next time.Time, err error) {
	var given []workflow.Item // the writer's until it has answered: it may still be at it when ctx ends
	var then time.Time
	err = s.writer.do(ctx, func(w *writer) (err error) {
		given, then, err = w.claim(q, now, lease, limit)
		return err
	})
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("claim of %s: %w", q, err)
	}
	return given, then, nil
}

func (w *writer) claim(
	q workflow.Queue, now time.Time, lease time.Duration, limit int,
) (items []workflow.Item, next time.Time, err error) {
	var ready int64 // of the last one
	err = w.c.query(func(row []driver.Value) {
		ready = number(row[0])
		body, _ := row[5].([]byte)
		items = append(items, workflow.Item{
			Queue: q, Key: text(row[1]), Due: instant(number(row[2])), Version: number(row[3]), Attempt: int(number(row[4])) + 1,
			Body: slices.Clone(body),
		})
	}, `SELECT ready, key, due, version, attempt, body FROM items WHERE queue = ?1 AND ready <= ?2 ORDER BY ready, key LIMIT ?3`,
		string(q), micros(now), int64(limit))
	if err != nil {
		return nil, next, err
	}
	if n := len(items); n > 0 {
		if _, err := w.exec(`UPDATE items SET lease = ?1, ready = ?1, attempt = attempt + 1
			WHERE queue = ?2 AND ready <= ?3 AND (ready < ?3 OR key <= ?4)`,
			micros(now.Add(lease)), string(q), ready, items[n-1].Key); err != nil {
			return nil, next, err
		}
	}
	err = w.c.query(func(row []driver.Value) { next = instant(number(row[0])) },
		"SELECT ready FROM items WHERE queue = ?1 AND ready IS NOT NULL ORDER BY ready LIMIT 1", string(q))
	return items, next, err
}

// Release implements workflow.Queues.
func (s *Store) Release(ctx context.Context) error {
	err := s.writer.do(ctx, func(w *writer) error {
		for _, q := range workflow.AllQueues() {
			w.woken(q)
		}
		_, err := w.exec("UPDATE items SET ready = due, lease = NULL WHERE lease IS NOT NULL")
		return err
	})
	if err != nil {
		return fmt.Errorf("release: %w", err)
	}
	return nil
}

// Late implements workflow.Queues.
func (s *Store) Late(ctx context.Context, q workflow.Queue, before time.Time) (n int64, err error) {
	err = s.reads.QueryRowContext(ctx, "SELECT count(*) FROM items WHERE queue = ? AND ready < ?", string(q), micros(before)).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("late in %s: %w", q, err)
	}
	return n, nil
}

// Waiting implements workflow.Queues.
func (s *Store) Waiting(ctx context.Context, q workflow.Queue) (waiting, buried int64, err error) {
	err = s.reads.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM items WHERE queue = ?1 AND ready IS NOT NULL),
		(SELECT count(*) FROM items WHERE queue = ?1 AND ready IS NULL)`, string(q)).Scan(&waiting, &buried)
	if err != nil {
		return 0, 0, fmt.Errorf("waiting in %s: %w", q, err)
	}
	return waiting, buried, nil
}
