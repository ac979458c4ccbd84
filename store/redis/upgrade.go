package redis

import (
	"context"
	"fmt"
	"strconv"

	"github.com/redis/go-redis/v9"

	"otklik/tasks"
)

// layout is the version of how keys are laid out. Records have versions of their own.
//
//	1 the first
//	2 changes
const layout = 2

// upgrade brings keys of an earlier layout up to date. It may be cut off anywhere and made again, and two processes may be at
// it at once; one that knows only the earlier layout must not write any more.
func (s *Store) upgrade(ctx context.Context, from int) error {
	if from >= layout {
		return nil
	}
	score := 0
	err := s.Each(ctx, func(t tasks.Task) error {
		score++
		return s.again(ctx, idempotent, func(ctx context.Context) error {
			return s.client.ZAddNX(ctx, s.keys.changes(), redis.Z{Score: float64(score), Member: string(t.ID)}).Err()
		})
	})
	if err != nil {
		return fmt.Errorf("upgrade from layout %d: %w", from, err)
	}
	return s.again(ctx, idempotent, func(ctx context.Context) error {
		return s.client.Set(ctx, s.keys.format(), strconv.Itoa(layout), 0).Err()
	})
}
