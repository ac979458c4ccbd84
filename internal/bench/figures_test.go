package bench_test

import (
	"os"
	"path/filepath"
	"testing"

	"otklik/store/redis/redistest"
)

// BenchmarkFigures measures every figure once, prints them as one table and fails if one is over its limit. A benchmark's
// b.N has no meaning here: run it with -benchtime 1x.
func BenchmarkFigures(b *testing.B) {
	t := &table{}
	seed := sow(b)
	b.Run("way", func(b *testing.B) { way(b, t) })
	b.Run("tap", func(b *testing.B) {
		taps(b, t, "SQLite", seed.copy(b), "sqlite:"+filepath.Join(b.TempDir(), "yard.db"))
	})
	b.Run("rush", func(b *testing.B) { rush(b, t, "sqlite:"+filepath.Join(b.TempDir(), "otklik.db")) })
	b.Run("commits", func(b *testing.B) { groupCommit(b, t) })
	if redistest.Have(b) {
		b.Run("tap-redis", func(b *testing.B) {
			server := redistest.Start(b)
			sowInto(b, server.DSN(), openTasks)
			taps(b, t, "Redis", server.DSN(), server.DSN()+"?name=yard")
		})
		b.Run("commits-redis", func(b *testing.B) { luaCommit(b, t) })
	}
	b.Run("alert", func(b *testing.B) { alerts(b, t) })
	b.Run("check", func(b *testing.B) { draftCheck(b, t) })
	b.Run("burst", func(b *testing.B) { bursts(b, t) })
	b.Run("polling", func(b *testing.B) { polls(b, t) })
	b.Run("filter", func(b *testing.B) { filters(b, t) })
	b.Run("words", func(b *testing.B) {
		recalls(b, t)
		seeks(b, t)
		lists(b, t)
		suggestions(b, t)
	})
	b.Run("start", func(b *testing.B) { starts(b, t, seed) })
	t.write(os.Stdout)
	if t.over() {
		b.Error("a figure is over its limit")
	}
}
