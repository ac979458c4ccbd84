package redis

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"otklik/tasks/workflow"
)

// Claim leases what is due. This package does not send it again when its answer is lost: what it leased is due again when
// the lease ends, whether or not a Cluster's client asked twice.
func (s *Store) Claim(ctx context.Context, q workflow.Queue, now time.Time, lease time.Duration, max int) (
	items []workflow.Item, next time.Time, err error,
) {
	var found []string
	err = s.again(ctx, ifUnsent, func(ctx context.Context) (err error) {
		found, err = s.scripts.claim.Run(ctx, s.client, s.keys.queue(q)[:4],
			micros(now), micros(now.Add(lease)), max).StringSlice()
		return err
	})
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("claim of %s: %w", q, err)
	}
	if found[0] != "" {
		if next, err = instant(found[0]); err != nil {
			return nil, time.Time{}, fmt.Errorf("claim of %s: %w", q, err)
		}
	}
	for f := found[1:]; len(f) >= 5; f = f[5:] {
		item, err := leasedItem(q, f)
		if err != nil {
			return nil, time.Time{}, fmt.Errorf("claim of %s: %w", q, err)
		}
		items = append(items, item)
	}
	return items, next, nil
}

// leasedItem reads one item as claim.lua answers it: key, body, version, attempt, due.
func leasedItem(q workflow.Queue, f []string) (workflow.Item, error) {
	version, err := strconv.ParseInt(f[2], 10, 64)
	if err != nil {
		return workflow.Item{}, fmt.Errorf("version of an item: %w", err)
	}
	attempt, err := strconv.Atoi(f[3])
	if err != nil {
		return workflow.Item{}, fmt.Errorf("attempt of an item: %w", err)
	}
	due, err := instant(f[4])
	if err != nil {
		return workflow.Item{}, err
	}
	return workflow.Item{Queue: q, Key: f[0], Due: due, Body: []byte(f[1]), Version: version, Attempt: attempt}, nil
}

// Release ends every lease in every queue.
func (s *Store) Release(ctx context.Context) error {
	var keys []string
	args := []any{s.keys.wake(), s.sender}
	for _, q := range workflow.AllQueues() {
		keys = append(keys, s.keys.waiting(q), s.keys.marks(q), s.keys.leased(q))
		args = append(args, string(q))
	}
	err := s.again(ctx, idempotent, func(ctx context.Context) error {
		return s.scripts.release.Run(ctx, s.client, keys, args...).Err()
	})
	s.wakes.all()
	if err != nil {
		return fmt.Errorf("release of leases: %w", err)
	}
	return nil
}

// Late counts what could have been claimed before an instant.
func (s *Store) Late(ctx context.Context, q workflow.Queue, before time.Time) (n int64, err error) {
	err = s.again(ctx, idempotent, func(ctx context.Context) error {
		n, err = s.client.ZCount(ctx, s.keys.waiting(q), "-inf", "("+strconv.FormatInt(micros(before), 10)).Result()
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("late in queue %s: %w", q, err)
	}
	return n, nil
}

// Waiting counts a queue's items.
func (s *Store) Waiting(ctx context.Context, q workflow.Queue) (waiting, buried int64, err error) {
	err = s.again(ctx, idempotent, func(ctx context.Context) error {
		var w, b *redis.IntCmd
		_, err := s.client.Pipelined(ctx, func(p redis.Pipeliner) error {
			w, b = p.ZCard(ctx, s.keys.waiting(q)), p.HLen(ctx, s.keys.buried(q))
			return nil
		})
		if err != nil {
			return err
		}
		waiting, buried = w.Val(), b.Val()
		return nil
	})
	if err != nil {
		return 0, 0, fmt.Errorf("size of queue %s: %w", q, err)
	}
	return waiting, buried, nil
}
