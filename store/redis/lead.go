package redis

import (
	"context"
	"fmt"
	"time"
)

// Lead takes or renews the leader's lease. Holders compare their own clocks with its end, so a takeover is as exact as
// the replicas' clocks agree.
func (s *Store) Lead(ctx context.Context, holder string, now time.Time, ttl time.Duration) (
	fence int64, leading bool, err error,
) {
	var answer []int64
	err = s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		answer, err = s.scripts.lead.Run(ctx, s.client, []string{s.keys.leader()},
			holder, micros(now), micros(now.Add(ttl))).Int64Slice()
		return err
	})
	if err != nil {
		return 0, false, fmt.Errorf("lead: %w", err)
	}
	return answer[0], answer[1] == 1, nil
}

// Resign gives the lease up if holder has it.
func (s *Store) Resign(ctx context.Context, holder string) error {
	err := s.again(ctx, idempotent, func(ctx context.Context) error {
		return s.scripts.resign.Run(ctx, s.client, []string{s.keys.leader()}, holder).Err()
	})
	if err != nil {
		return fmt.Errorf("resign: %w", err)
	}
	return nil
}
