package bench_test

import (
	"context"
	_ "embed" // the bare script
	"fmt"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"otklik/store/record"
	"otklik/store/redis/redistest"
	"otklik/store/storetest"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// bareLua makes the writes of a sample's commit and nothing else: no check, no condition, no argument to be parsed.
//
//go:embed testdata/bare.lua
var bareLua string

const luaShare = 0.8

// luaCommit measures the Redis driver's commits beside the bare script, in turns on one server.
func luaCommit(b *testing.B, t *table) {
	server := redistest.Start(b)
	s := openStore(b, server.DSN())
	defer s.Close()
	client := redis.NewClient(&redis.Options{Addr: server.Addr(), PoolSize: manyWriters, Protocol: 2})
	defer client.Close()
	bare := &bareWriter{client: client, script: redis.NewScript(bareLua)}
	ours := &side{series: "c", writers: manyWriters, commit: storetest.Committer(b, s)}
	theirs := &side{
		series: "d", writers: manyWriters,
		commit: func(id tasks.ID, rev int64) error { return bare.commit(b.Context(), storetest.Sample(id, rev)) },
	}
	t.add(b, figure{
		what: "Redis, share of a bare script's rate", measured: 100 * compare(b, ours, theirs), limit: 100 * luaShare, unit: "%", least: true,
		note: fmt.Sprintf("64 writers, appendfsync always, records encoded by both: %s commits/s against %s", number(median(ours.rates)), number(median(theirs.rates))),
	})
}

// bareWriter runs the bare script on keys of its own.
type bareWriter struct {
	client *redis.Client
	script *redis.Script
}

// commit writes a sample. Its records are encoded here as in the driver: somebody has to.
func (w *bareWriter) commit(ctx context.Context, c workflow.Commit) error {
	id, rev := c.Change.Task.ID, c.Change.Task.Rev
	task, err := record.EncodeTask(c.Change.Task)
	if err != nil {
		return err
	}
	event, err := record.EncodeEvent(c.Change.Event)
	if err != nil {
		return err
	}
	const k = "bare:{otklik}:"
	operation := fmt.Sprintf("%soperation:%s-%d", k, id, rev)
	keys := []string{operation, k + "claimed", k + "ranks", k + "counts", k + "versions", k + "task:" + string(id), k + "events:" + string(id)}
	for _, q := range []workflow.Queue{workflow.Terms, workflow.Notices} {
		for _, kind := range []string{"waiting:", "marks:", "bodies:", "leased:", "buried:"} {
			keys = append(keys, k+kind+string(q))
		}
	}
	args := []any{
		(3 * time.Minute).Milliseconds(), k + "wake", c.Keys[0].Name, c.Keys[0].Until.UnixMicro(), string(id), string(c.Change.Task.Status),
		task, event, c.Drop[0].Key, fmt.Sprintf("%d %s", rev, c.Change.Task.Status),
	}
	for _, i := range []int{2, 0, 1} { // the term, then the notices
		args = append(args, c.Put[i].Key, c.Put[i].Due.UnixMicro(), c.Put[i].Body)
	}
	return w.script.Run(ctx, w.client, keys, args...).Err()
}
