package redis_test

import (
	"testing"

	"otklik/store/redis"
	"otklik/store/redis/redistest"
	"otklik/store/storetest"
	"otklik/tasks/workflow"
)

// Copies of photos keep to their contract, in memory and on a real server.
func TestFiles(t *testing.T) {
	on := func(t *testing.T, s workflow.Store) {
		r, ok := s.(*redis.Store)
		if !ok {
			t.Fatalf("it is a %T", s)
		}
		storetest.Files(t, r.Files)
	}
	t.Run("miniredis", func(t *testing.T) { on(t, inMemory(t).Store) })
	t.Run("server", func(t *testing.T) {
		if redistest.Have(t) {
			on(t, open(t, redistest.Start(t).DSN()))
		}
	})
}
