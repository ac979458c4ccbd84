package redis_test

import (
	"testing"

	"github.com/alicebob/miniredis/v2"

	"otklik/store/redis"
	"otklik/store/storetest"
)

func TestEarlierLayoutIsUpgraded(t *testing.T) {
	m := miniredis.RunT(t)
	open := func(t testing.TB) storetest.Store { return open(t, "redis://"+m.Addr(), redis.WithDialer(tcp)) }
	storetest.Older(t, open, func() {
		c := raw(t, tcp, m.Addr())
		if err := c.Del(t.Context(), "otklik:{otklik}:changes").Err(); err != nil {
			t.Fatal(err)
		}
		if err := c.Set(t.Context(), "otklik:{otklik}:format", "1", 0).Err(); err != nil {
			t.Fatal(err)
		}
	})
}
