package redis

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/redis/go-redis/v9"

	"otklik/tasks"
)

// Some calls f with those of the tasks that there are, in portions.
func (s *Store) Some(ctx context.Context, ids []tasks.ID, f func(tasks.Task) error) error {
	for part := range slices.Chunk(ids, portion) {
		names := make([]string, len(part))
		for i, id := range part {
			names[i] = string(id)
		}
		if err := s.some(ctx, names, true, f); err != nil {
			return err
		}
	}
	return nil
}

// Changed returns up to limit tasks that have changed after a point, and the point that they lead to.
func (s *Store) Changed(ctx context.Context, after int64, limit int) (ids []tasks.ID, point int64, err error) {
	var found []redis.Z
	err = s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		found, err = s.client.ZRangeByScoreWithScores(ctx, s.keys.changes(), &redis.ZRangeBy{
			Min: "(" + strconv.FormatInt(after, 10), Max: "+inf", Count: int64(limit),
		}).Result()
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("changed tasks: %w", err)
	}
	point = after
	for _, z := range found {
		id, _ := z.Member.(string) // a member is always a string
		ids, point = append(ids, tasks.ID(id)), int64(z.Score)
	}
	return ids, point, nil
}
