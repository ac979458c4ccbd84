package redis

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/redis/go-redis/v9"

	"otklik/tasks/workflow"
)

// Store is a workflow.Store in Redis.
type Store struct {
	client  redis.UniversalClient
	log     *slog.Logger
	at      address
	keys    keyspace
	scripts scripts
	wakes   *wakes

	sender     string        // tells this Store's wake-ups and operations from those of others
	operations atomic.Uint64 // Commits begun

	replicated atomic.Bool // replicas are connected: Commits wait for one
	behind     atomic.Bool // the last Commit that waited did so in vain

	stop      context.CancelFunc
	listening sync.WaitGroup
	close     func() error
}

var _ workflow.Store = (*Store)(nil)

// Open connects to the Redis that dsn names, says in the log how durable it is, and listens for wake-ups until Close.
//
//	redis://user:password@host:6379/0?name=otklik&wait=500ms   rediss:// for TLS
//	redis+sentinel://host1,host2,host3/master?db=0&sentinel_user=…&sentinel_password=…&tls=false
//	redis+cluster://user:password@host1,host2
//
// name sets municipalities on one Redis apart; wait is how long a Commit waits for a replica. The error never holds the
// password. It is workflow.ErrNewer when a newer version of the program has laid out the keys.
func Open(ctx context.Context, dsn string, log *slog.Logger, options ...Option) (*Store, error) {
	a, err := parseAddress(dsn)
	if err != nil {
		return nil, err
	}
	var set settings
	for _, o := range options {
		o(&set)
	}
	redis.SetLogger(libraryLog{log})
	s := &Store{
		client: connect(a, set, log), log: log, at: a, keys: newKeyspace(a.name), scripts: newScripts(), wakes: newWakes(),
		sender: rand.Text(),
	}
	if err := s.begin(ctx); err != nil {
		_ = s.client.Close() // what went wrong has been said
		return nil, err
	}
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop, s.close = stop, sync.OnceValue(s.client.Close)
	s.listening.Go(func() { s.listen(background) })
	return s, nil
}

// begin looks whether the server is there, is ours to write to, and keeps what it is given.
func (s *Store) begin(ctx context.Context) error {
	if err := s.Ping(ctx); err != nil {
		return err
	}
	var found string
	err := s.again(ctx, idempotent, func(ctx context.Context) (err error) {
		if err := s.client.SetNX(ctx, s.keys.format(), layout, 0).Err(); err != nil {
			return err
		}
		found, err = s.client.Get(ctx, s.keys.format()).Result()
		return err
	})
	switch {
	case redis.IsReadOnlyError(err):
		return fmt.Errorf("redis at %s is a replica: give the master's address, or redis+sentinel://", s.at)
	case err != nil:
		return fmt.Errorf("redis at %s: %w", s.at, err)
	}
	v, err := strconv.Atoi(found)
	if err != nil || v > layout {
		return fmt.Errorf("redis at %s: layout %q, %d is known: %w", s.at, found, layout, workflow.ErrNewer)
	}
	if err := s.upgrade(ctx, v); err != nil {
		return fmt.Errorf("redis at %s: %w", s.at, err)
	}
	return s.announce(ctx)
}

// Ping returns nil if the server answers.
func (s *Store) Ping(ctx context.Context) error {
	err := s.again(ctx, idempotent, func(ctx context.Context) error {
		node, err := s.node(ctx)
		if err != nil {
			return err
		}
		return node.Ping(ctx).Err()
	})
	if err != nil {
		return fmt.Errorf("redis at %s does not answer: %w", s.at, err)
	}
	return nil
}

// Close stops listening and closes all connections. Closing twice is nothing.
func (s *Store) Close() error {
	s.stop()
	s.listening.Wait()
	return s.close()
}

// node is the client of the one server that has our keys.
func (s *Store) node(ctx context.Context) (*redis.Client, error) {
	switch c := s.client.(type) {
	case *redis.Client:
		return c, nil
	case *redis.ClusterClient:
		return c.MasterForKey(ctx, s.keys.format())
	}
	return nil, fmt.Errorf("no node of a %T", s.client)
}
