package redis

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"
)

// keeping is what a server says about how it keeps what it is given. "" is not known.
type keeping struct {
	appendOnly, fsync string // yes, no; always, everysec, no
	maxMemory, evicts string // bytes; the policy
	replicas          int64
	replicasUnknown   bool
}

// Durability says in words what an acknowledged Commit survives on this server.
func (s *Store) Durability(ctx context.Context) (string, error) {
	k, err := s.keeping(ctx)
	if err != nil {
		return "", fmt.Errorf("durability of redis at %s: %w", s.at, err)
	}
	words, _ := k.words()
	return words, nil
}

// announce says in the log how durable the server is.
func (s *Store) announce(ctx context.Context) error {
	k, err := s.keeping(ctx)
	if err != nil {
		return fmt.Errorf("durability of redis at %s: %w", s.at, err)
	}
	s.replicated.Store(k.replicas > 0)
	words, safe := k.words()
	if safe {
		s.log.InfoContext(ctx, "store is redis", "redis", s.at.String(), "durability", words)
	} else {
		s.log.WarnContext(ctx, "store is redis, acknowledged writes may be lost", "redis", s.at.String(), "durability", words)
	}
	return nil
}

// keeping asks the server. What it refuses to tell, as managed servers do, stays unknown.
func (s *Store) keeping(ctx context.Context) (k keeping, err error) {
	err = s.again(ctx, idempotent, func(ctx context.Context) error {
		k = keeping{}
		node, err := s.node(ctx)
		if err != nil {
			return err
		}
		if err := k.configuration(ctx, node); err != nil {
			return err
		}
		info, err := told(node.Info(ctx, "replication").Result())
		if err != nil {
			return err
		}
		k.replicas, k.replicasUnknown = infoNumber(info, "connected_slaves"), info == ""
		return nil
	})
	return k, err
}

func (k *keeping) configuration(ctx context.Context, node *redis.Client) error {
	for _, pattern := range []string{"append*", "maxmemory*"} {
		found, err := node.ConfigGet(ctx, pattern).Result()
		if _, err = told("", err); err != nil {
			return err
		}
		for name, value := range found {
			switch name {
			case "appendonly":
				k.appendOnly = value
			case "appendfsync":
				k.fsync = value
			case "maxmemory":
				k.maxMemory = value
			case "maxmemory-policy":
				k.evicts = value
			}
		}
	}
	if k.appendOnly != "" {
		return nil
	}
	info, err := told(node.Info(ctx, "persistence").Result())
	switch {
	case err != nil:
		return err
	case strings.Contains(info, "aof_enabled:1"):
		k.appendOnly = "yes"
	case strings.Contains(info, "aof_enabled:0"):
		k.appendOnly = "no"
	}
	return nil
}

// told drops the error of a server that answers, but does not tell.
func told(answer string, err error) (string, error) {
	if err != nil && !lost(err) && !unsent(err) {
		return "", nil
	}
	return answer, err
}

// infoNumber reads a number from the answer of INFO; 0 where it is not.
func infoNumber(info, name string) int64 {
	for line := range strings.Lines(info) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), name+":"); ok {
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil {
				return 0
			}
			return n
		}
	}
	return 0
}
