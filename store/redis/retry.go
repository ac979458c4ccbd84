package redis

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

// pauses between attempts: a restart of Redis that is over within a second is not noticed by people. Together they are
// longer than the second for which go-redis does not dial again after many failures.
func pauses() []time.Duration {
	return []time.Duration{
		10 * time.Millisecond, 40 * time.Millisecond, 150 * time.Millisecond, 500 * time.Millisecond, 800 * time.Millisecond,
	}
}

// repeat says what may be sent again.
type repeat int

const (
	ifUnsent   repeat = iota // only what the server has certainly not done
	idempotent               // anything: doing it twice is doing it once
)

// again does f, and does it again after failures that the repeat allows, a few times within a second and a half.
func (s *Store) again(ctx context.Context, may repeat, f func(context.Context) error) error {
	var err error
	for _, pause := range append(pauses(), 0) {
		err = f(ctx)
		if err == nil || !may.after(err) || pause == 0 || ctx.Err() != nil {
			break
		}
		s.redirect(ctx, err)
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
	}
	return err
}

func (r repeat) after(err error) bool {
	return unsent(err) || (r == idempotent && lost(err))
}

// unsent reports whether the server has certainly not done what was asked for.
func unsent(err error) bool {
	var d *dialError
	if errors.As(err, &d) || errors.Is(err, redis.ErrPoolTimeout) {
		return true
	}
	_, moved := redis.IsMovedError(err)
	_, asked := redis.IsAskError(err)
	return moved || asked || redis.IsLoadingError(err) || redis.IsReadOnlyError(err) || redis.IsMasterDownError(err) ||
		redis.IsClusterDownError(err) || redis.IsTryAgainError(err) || redis.IsMaxClientsError(err)
}

// lost reports whether the answer never came, so that nobody knows whether it was done.
func lost(err error) bool {
	var said redis.Error
	return !errors.As(err, &said) && !errors.Is(err, redis.ErrClosed) && !errors.Is(err, context.Canceled)
}

// redirect makes a cluster's client look where our slot is now.
func (s *Store) redirect(ctx context.Context, err error) {
	_, moved := redis.IsMovedError(err)
	if cluster, ok := s.client.(*redis.ClusterClient); ok && (moved || redis.IsClusterDownError(err)) {
		cluster.ReloadState(ctx)
	}
}
