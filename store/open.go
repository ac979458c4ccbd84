// Package store chooses the driver of the durable store by its address. The port is workflow.Store; the drivers are in
// store/sqlite (one machine) and store/redis (several).
package store

import (
	"context"
	"fmt"
	"log/slog"
	"strings"

	"otklik/store/redis"
	"otklik/store/sqlite"
	"otklik/tasks/workflow"
)

// Store is an open store.
type Store interface {
	workflow.Store
	// Ping returns an error when the store does not answer.
	Ping(ctx context.Context) error
	// Close waits for commits under way and closes the store.
	Close() error
}

// Options are what every driver takes.
type Options struct {
	Log *slog.Logger // nil is slog.Default
}

// Open opens the store at an address: sqlite:FILE, redis://, rediss://, redis+sentinel:// or redis+cluster://. The error is
// one line that says what to do and never holds a password.
func Open(ctx context.Context, address string, o Options) (Store, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	scheme, rest, _ := strings.Cut(address, ":")
	switch {
	case scheme == "sqlite":
		return opened(sqlite.Open(ctx, rest))
	case scheme == "rediss" || scheme == "redis" || strings.HasPrefix(scheme, "redis+"):
		return opened(redis.Open(ctx, address, o.Log))
	}
	return nil, fmt.Errorf("unknown store %q: use sqlite:FILE or redis://HOST:PORT", scheme)
}

// opened keeps a typed nil of a driver from looking like a store.
func opened[S Store](s S, err error) (Store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}
