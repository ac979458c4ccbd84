package redis_test

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"otklik/store/redis"
	"otklik/store/redis/redistest"
	"otklik/tasks/workflow"
)

func morning() time.Time { return time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC) }

func alert(key string) workflow.Commit {
	return workflow.Commit{
		At: morning(), Put: []workflow.Item{{Queue: workflow.Alerts, Key: key, Due: morning(), Body: []byte(key)}},
	}
}

func commit(t testing.TB, s *redis.Store, c workflow.Commit) {
	t.Helper()
	if err := s.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

// woken waits for a wake-up.
func woken(t testing.TB, s *redis.Store, q workflow.Queue) {
	t.Helper()
	select {
	case <-s.Wake(q):
	case <-time.After(20 * time.Second):
		t.Fatalf("queue %s: nobody was woken", q)
	}
}

// subscribed waits until the store listens: then it wakes all.
func subscribed(t testing.TB, s *redis.Store) {
	t.Helper()
	for _, q := range workflow.AllQueues() {
		woken(t, s, q)
	}
}

// claimed takes what is due and wants it to be this.
func claimed(t testing.TB, s *redis.Store, key string) workflow.Item {
	t.Helper()
	items, _, err := s.Claim(t.Context(), workflow.Alerts, morning(), time.Minute, 10)
	if err != nil || len(items) != 1 || items[0].Key != key {
		t.Fatalf("claimed %v, %v, want %s", items, err, key)
	}
	return items[0]
}

func TestWakeReachesTheOtherProcess(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	server := redistest.Start(t)
	a, b := open(t, server.DSN()), open(t, server.DSN())
	stranger := open(t, server.DSN()+"?name=stranger")
	for _, s := range []*redis.Store{a, b, stranger} {
		subscribed(t, s)
	}
	commit(t, a, alert("1"))
	woken(t, b, workflow.Alerts)
	item := claimed(t, b, "1")
	retry := workflow.Settlement{Item: item, Outcome: workflow.Retry, At: morning()}
	woken(t, a, workflow.Alerts) // its own
	commit(t, b, workflow.Commit{At: morning(), Settle: []workflow.Settlement{retry}})
	woken(t, a, workflow.Alerts)
	claimed(t, a, "1")
	if err := b.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	woken(t, a, workflow.Alerts)
	for name, s := range map[string]*redis.Store{"a": a, "stranger": stranger} {
		select {
		case <-s.Wake(workflow.Publications):
			t.Errorf("%s was woken for a queue into which nothing was put", name)
		default:
		}
	}
	select {
	case <-stranger.Wake(workflow.Alerts):
		t.Error("another municipality was woken")
	default:
	}
}

func TestWakeThatNobodyHeardComesWithTheNextConnection(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	server := redistest.Start(t)
	var down atomic.Bool
	refused := make(chan struct{}, 1)
	a := open(t, server.DSN(), redis.WithDialer(func(ctx context.Context, network, addr string) (net.Conn, error) {
		if down.Load() {
			select {
			case refused <- struct{}{}:
			default:
			}
			return nil, errors.New("no route")
		}
		return tcp(ctx, network, addr)
	}))
	b := open(t, server.DSN())
	subscribed(t, a)
	subscribed(t, b)
	down.Store(true)
	if err := raw(t, tcp, server.Addr()).Do(t.Context(), "client", "kill", "type", "pubsub").Err(); err != nil {
		t.Fatal(err)
	}
	<-refused // nobody listens for a now
	commit(t, b, alert("missed"))
	down.Store(false)
	woken(t, a, workflow.Alerts)
	claimed(t, a, "missed")
}

func TestLeaderIsReplacedWhenItsLeaseEnds(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	server := redistest.Start(t)
	a, b := open(t, server.DSN()), open(t, server.DSN())
	const ttl = 2 * time.Second
	lead := func(s *redis.Store, holder string, at time.Time) (int64, bool) {
		t.Helper()
		fence, leading, err := s.Lead(t.Context(), holder, at, ttl)
		if err != nil {
			t.Fatal(err)
		}
		return fence, leading
	}
	first, leading := lead(a, "a", morning())
	if !leading {
		t.Fatal("nobody leads and a may not")
	}
	if _, leading := lead(b, "b", morning().Add(ttl-time.Microsecond)); leading {
		t.Fatal("two lead")
	}
	second, leading := lead(b, "b", morning().Add(ttl))
	if !leading || second <= first {
		t.Fatalf("after the lease b leads: %v, with fence %d after %d", leading, second, first)
	}
	if fence, leading := lead(a, "a", morning().Add(ttl)); leading || fence != second {
		t.Fatalf("the old one leads: %v, hears of fence %d", leading, fence)
	}
}
