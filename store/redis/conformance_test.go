package redis_test

import (
	"context"
	"log/slog"
	"net"
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"
	goredis "github.com/redis/go-redis/v9"

	"otklik/store/redis"
	"otklik/store/redis/redistest"
	"otklik/store/storetest"
)

func TestMiniredis(t *testing.T) {
	storetest.Exercise(t, inMemory)
}

func TestBubble(t *testing.T) {
	storetest.ExerciseBubble(t, inMemory)
}

func TestServer(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	server := redistest.Start(t)
	storetest.Exercise(t, func(t testing.TB) storetest.Subject {
		flush(t, tcp, server.Addr())
		l := &line{through: tcp}
		return subject(t, server.DSN(), l, func() {
			server.Kill()
			server.Restart()
		})
	})
}

// TestCluster shows that no script and no exchange reaches for a key in another slot.
func TestCluster(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	server := redistest.Start(t, "--cluster-enabled", "yes", "--appendfsync", "no")
	node := raw(t, tcp, server.Addr())
	if err := node.ClusterAddSlotsRange(t.Context(), 0, 16383).Err(); err != nil {
		t.Fatal(err)
	}
	for up := false; !up; { // a second or two; the test's own deadline bounds it
		info, err := node.ClusterInfo(t.Context()).Result()
		if err != nil {
			t.Fatal(err)
		}
		up = strings.Contains(info, "cluster_state:ok")
	}
	storetest.Exercise(t, func(t testing.TB) storetest.Subject {
		flush(t, tcp, server.Addr())
		return subject(t, "redis+cluster://"+server.Addr(), &line{through: tcp}, func() {})
	})
}

// inMemory is a store on a miniredis of its own, over pipes.
func inMemory(t testing.TB) storetest.Subject {
	m := miniredis.NewMiniRedis()
	t.Cleanup(m.Close)
	l := &line{through: func(context.Context, string, string) (net.Conn, error) { return m.Dial() }}
	return subject(t, "redis://in-memory", l, func() {})
}

// subject opens a store and hands it over with what the suite may do to it; crash does to the server what happens between
// closing and reopening.
func subject(t testing.TB, dsn string, l *line, crash func()) storetest.Subject {
	s := open(t, dsn, redis.WithDialer(l.dial))
	return storetest.Subject{
		Store: s,
		Reopen: func(t testing.TB) storetest.Subject {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			crash()
			return subject(t, dsn, l, crash)
		},
		Rewrite: func(t testing.TB, k storetest.Kind, change func([]byte) []byte) {
			rewrite(t, dsn, l.through, k, change)
		},
		Faults: []storetest.Fault{
			{Name: "connection lost before sending", Arm: func(testing.TB) { l.cutNext(unsent) }},
			{Name: "connection lost while sending", Arm: func(testing.TB) { l.cutNext(half) }},
			{Name: "answer lost", Arm: func(testing.TB) { l.cutNext(unheard) }},
			{Name: "answer lost and no connection", Arm: func(testing.TB) { l.cutNext(unheard, undialed) }},
			{Name: "every answer lost", Arm: func(testing.TB) { l.cutNext(unheard, unheard, unheard, unheard, unheard, unheard) }},
		},
	}
}

func open(t testing.TB, dsn string, options ...redis.Option) *redis.Store {
	t.Helper()
	s, err := redis.Open(t.Context(), dsn, slog.New(slog.DiscardHandler), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// raw is a client of the server under a store.
func raw(t testing.TB, dial redis.Dialer, addr string) *goredis.Client {
	c := goredis.NewClient(&goredis.Options{Addr: addr, Dialer: dial, DisableIdentity: true, Protocol: 2})
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func flush(t testing.TB, dial redis.Dialer, addr string) {
	t.Helper()
	if err := raw(t, dial, addr).FlushAll(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
}

// rewrite changes the records of a kind where the driver keeps them.
func rewrite(t testing.TB, dsn string, dial redis.Dialer, k storetest.Kind, change func([]byte) []byte) {
	t.Helper()
	_, addr, _ := strings.Cut(strings.TrimSuffix(dsn, "/0"), "://")
	c, ctx := raw(t, dial, addr), t.Context()
	keys, err := c.Keys(ctx, "otklik:{otklik}:*").Result()
	if err != nil {
		t.Fatal(err)
	}
	changed := func(s string) string { return string(change([]byte(s))) }
	for _, key := range keys {
		name := strings.TrimPrefix(key, "otklik:{otklik}:")
		switch {
		case k == storetest.TaskRecords && strings.HasPrefix(name, "task:"):
			err = c.Set(ctx, key, changed(c.Get(ctx, key).Val()), 0).Err()
		case k == storetest.EventRecords && strings.HasPrefix(name, "events:"):
			for i, record := range c.LRange(ctx, key, 0, -1).Val() {
				err = c.LSet(ctx, key, int64(i), changed(record)).Err()
			}
		case k == storetest.RosterRecords && name == "roster":
			err = c.HSet(ctx, key, "record", changed(c.HGet(ctx, key, "record").Val())).Err()
		case k == storetest.RefRecords && (name == "views" || name == "messages"):
			for field, record := range c.HGetAll(ctx, key).Val() {
				err = c.HSet(ctx, key, field, changed(record)).Err()
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
