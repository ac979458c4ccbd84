// Package store chooses the driver of the durable store by its address. The port is workflow.Store; the drivers are in
// store/sqlite (one machine) and store/redis (several), and storetest holds both to one contract.
package store

import (
	"context"
	"errors"
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
	// Ping tells whether the store answers.
	Ping(ctx context.Context) error
	// Close ends every goroutine of the store; what was acknowledged is durable already. Closing twice is nothing.
	Close() error
}

// Options are what a store may need besides its address.
type Options struct {
	Log *slog.Logger // where it says aloud what is wrong with the settings of a server; nil is slog.Default
}

// Open opens the store that an address (configuration key store) names: sqlite:PATH, redis://…, rediss://…,
// redis+sentinel://… or redis+cluster://…. The error is one line that says what to do, and never holds a password.
func Open(ctx context.Context, dsn string, o Options) (Store, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	scheme, rest, _ := strings.Cut(dsn, ":")
	switch scheme {
	case "sqlite":
		return openSQLite(ctx, rest)
	case "redis", "rediss", "redis+sentinel", "redis+cluster":
		s, err := redis.Open(ctx, dsn, o.Log)
		if err != nil {
			return nil, oneLine(err)
		}
		return s, nil
	}
	return nil, errors.New("store: want sqlite:PATH, redis://…, rediss://…, redis+sentinel://… or redis+cluster://…")
}

func openSQLite(ctx context.Context, path string) (Store, error) {
	switch {
	case path == "":
		return nil, errors.New("store: sqlite: needs a file, as in sqlite:otklik.db")
	case strings.HasPrefix(path, "//"):
		return nil, fmt.Errorf("store: write sqlite:PATH, without slashes that are not of the path: sqlite:%s",
			strings.TrimPrefix(path, "//"))
	}
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, oneLine(err)
	}
	return s, nil
}

// oneLine is an error whose text has no line breaks, however many errors were joined in it.
func oneLine(err error) error {
	if !strings.Contains(err.Error(), "\n") {
		return err
	}
	return fmt.Errorf("%s%w", strings.ReplaceAll(err.Error(), "\n", "; "), silent{err})
}

// silent is an error for errors.Is and errors.As, without a text of its own.
type silent struct{ error }

// Error returns nothing.
func (silent) Error() string { return "" }

// Unwrap returns the error that is silent.
func (s silent) Unwrap() error { return s.error }
