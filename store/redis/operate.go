package redis

import (
	"context"

	"github.com/redis/go-redis/v9"
)

// operate runs commit.lua. An attempt whose answer was lost is made again under the same operation id, so that whatever
// happens on the way it takes effect once, and the answer is the first one's.
func (s *Store) operate(ctx context.Context, w writing) (code int64, err error) {
	err = s.again(ctx, idempotent, func(ctx context.Context) error {
		if s.replicated.Load() {
			code, err = s.operateAndWait(ctx, w)
		} else {
			code, err = s.scripts.commit.Run(ctx, s.client, w.keys, w.args...).Int64()
		}
		return err
	})
	return code, err
}

// operateAndWait runs commit.lua and waits for a replica, in one exchange on one connection: WAIT means the writes of its
// connection.
func (s *Store) operateAndWait(ctx context.Context, w writing) (int64, error) {
	node, err := s.node(ctx)
	if err != nil {
		return 0, err
	}
	code, reached, err := s.exchange(ctx, node, w, s.scripts.commit.EvalSha)
	if redis.HasErrorPrefix(err, "NOSCRIPT") {
		code, reached, err = s.exchange(ctx, node, w, s.scripts.commit.Eval)
	}
	if err != nil {
		return 0, err
	}
	s.waited(ctx, reached)
	return code, nil
}

type evaluate func(ctx context.Context, c redis.Scripter, keys []string, args ...any) *redis.Cmd

func (s *Store) exchange(ctx context.Context, node *redis.Client, w writing, run evaluate) (code, reached int64, err error) {
	pipe := node.Pipeline()
	done := run(ctx, pipe, w.keys, w.args...)
	wait := pipe.Do(ctx, "wait", 1, s.at.wait.Milliseconds())
	if _, err := pipe.Exec(ctx); err != nil {
		return 0, 0, err
	}
	if code, err = done.Int64(); err != nil {
		return 0, 0, err
	}
	reached, err = wait.Int64()
	return code, reached, err
}

// waited says once when replicas fall behind, and once when they are back.
func (s *Store) waited(ctx context.Context, reached int64) {
	if reached > 0 {
		if s.behind.CompareAndSwap(true, false) {
			s.log.InfoContext(ctx, "redis replicas keep up again")
		}
		return
	}
	if s.behind.CompareAndSwap(false, true) {
		s.log.WarnContext(ctx, "redis replicas are behind: a commit was acknowledged that would be lost with the master",
			"redis", s.at.String(), "waited", s.at.wait)
	}
	s.countReplicas(ctx)
}

// countReplicas looks whether there are replicas to wait for. It fails quietly: what was known holds.
func (s *Store) countReplicas(ctx context.Context) {
	node, err := s.node(ctx)
	if err != nil {
		return
	}
	info, err := node.Info(ctx, "replication").Result()
	if err != nil {
		return
	}
	n := infoNumber(info, "connected_slaves")
	if was := s.replicated.Swap(n > 0); was && n == 0 {
		s.log.WarnContext(ctx, "redis has no replica any more: commits stand on one server", "redis", s.at.String())
	}
}
