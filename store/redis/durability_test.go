package redis_test

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"

	"otklik/store/redis"
	"otklik/store/redis/redistest"
	"otklik/tasks/workflow"
)

func TestDurabilityIsSaidAloud(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	for _, c := range []struct {
		name  string
		args  []string
		words string
		warns int
	}{
		{"as it should be", nil, "appendfsync always: an acknowledged commit survives a loss of power; no replica", 0},
		{"every second", []string{"--appendfsync", "everysec"}, "appendfsync everysec: a loss of power loses the last", 1},
		{"no log", []string{"--appendonly", "no"}, "appendonly no: a crash of redis loses everything", 1},
		{"eviction", []string{"--maxmemory", "1gb", "--maxmemory-policy", "allkeys-lru"}, "allkeys-lru throws records away", 1},
		{"eviction without a limit", []string{"--maxmemory-policy", "allkeys-lru"}, "survives a loss of power; no replica", 0},
		{"managed", []string{"--rename-command", "CONFIG", ""}, "appendfsync is not known since CONFIG is not allowed", 1},
		{"managed, no log", []string{"--rename-command", "CONFIG", "", "--appendonly", "no"}, "appendonly no", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, log := openLogged(t, redistest.Start(t, c.args...).DSN())
			words, err := s.Durability(t.Context())
			if err != nil || !strings.Contains(words, c.words) {
				t.Errorf("says %q, %v, want %q in it", words, err, c.words)
			}
			if n := log.says("level=WARN"); n != c.warns {
				t.Errorf("%d warnings, want %d", n, c.warns)
			}
		})
	}
}

func TestWhatIsNotKnownIsSaidSo(t *testing.T) {
	words, err := inMemory(t).Store.(*redis.Store).Durability(t.Context())
	if err != nil || !strings.Contains(words, "CONFIG and INFO do not tell; replicas are not known") {
		t.Errorf("says %q, %v", words, err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	nowhere := func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("no route") }
	guarded, newer := miniredis.RunT(t), miniredis.RunT(t)
	guarded.RequireAuth("secret")
	if err := newer.Set("otklik:{otklik}:format", "3"); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dsn  string
		dial redis.Dialer
		want string
	}{
		"nobody there":   {"redis://u:hidden@host:1", nowhere, "redis at host:1 does not answer: no route"},
		"wrong password": {"redis://:hidden@" + guarded.Addr(), tcp, "does not answer: WRONGPASS"},
		"no password":    {"redis://" + guarded.Addr(), tcp, "NOAUTH"},
		"newer":          {"redis://" + newer.Addr(), tcp, `layout "3", 2 is known`},
		"no address":     {"redis", tcp, "want redis://"},
	} {
		_, err := redis.Open(t.Context(), c.dsn, slog.New(slog.DiscardHandler), redis.WithDialer(c.dial))
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "hidden") {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
		if name == "newer" && !errors.Is(err, workflow.ErrNewer) {
			t.Errorf("newer: error %v is not %v", err, workflow.ErrNewer)
		}
	}
}
