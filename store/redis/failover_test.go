package redis_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"

	"otklik/store/redis"
	"otklik/store/redis/redistest"
	"otklik/store/storetest"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// journal is a log that can be read while it is written.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) says(words string) int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return strings.Count(j.text.String(), words)
}

// replicate starts a replica of a server and waits until it keeps up.
func replicate(t *testing.T, master *redistest.Server) *redistest.Server {
	t.Helper()
	host, port, err := net.SplitHostPort(master.Addr())
	if err != nil {
		t.Fatal(err)
	}
	replica := redistest.Start(t, "--replicaof", host, port)
	c := raw(t, tcp, master.Addr()).Conn()
	defer func() { _ = c.Close() }()
	if err := c.Set(t.Context(), "probe", 1, 0).Err(); err != nil {
		t.Fatal(err)
	}
	if n, err := c.Do(t.Context(), "wait", 1, 2500).Int(); err != nil || n != 1 {
		t.Fatalf("replica has not come: %d, %v", n, err)
	}
	return replica
}

func openLogged(t *testing.T, dsn string) (*redis.Store, *journal) {
	t.Helper()
	j := &journal{}
	s, err := redis.Open(t.Context(), dsn, slog.New(slog.NewTextHandler(j, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, j
}

func TestAcknowledgedCommitIsOnTheReplica(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	master := redistest.Start(t)
	replica := replicate(t, master)
	s, log := openLogged(t, master.DSN()+"?wait=10s")
	if log.says("1 replicas are connected, a commit waits for one") != 1 {
		t.Errorf("nothing was said of the replica")
	}
	const writers, each = 6, 20
	storetest.Pace(t, "t", writers, writers*each, storetest.Committer(t, s))
	master.Kill()
	if err := raw(t, tcp, replica.Addr()).Do(t.Context(), "replicaof", "no", "one").Err(); err != nil {
		t.Fatal(err)
	}
	promoted := open(t, replica.DSN())
	var revisions int64
	err := promoted.Each(t.Context(), func(task tasks.Task) error {
		events, err := promoted.Events(t.Context(), task.ID)
		if int64(len(events)) != task.Rev {
			t.Errorf("task %s at %d has %d events", task.ID, task.Rev, len(events))
		}
		revisions += task.Rev
		return err
	})
	if err != nil || revisions != writers*each {
		t.Errorf("%d commits are on the promoted replica, %d were acknowledged, %v", revisions, writers*each, err)
	}
}

func TestReplicasThatFallBehindAreMentionedOnce(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	master := redistest.Start(t)
	replica := replicate(t, master)
	s, log := openLogged(t, master.DSN()+"?wait=20ms")
	replica.Freeze()
	for i := range 3 {
		commit(t, s, alert(fmt.Sprint(i)))
	}
	if n := log.says("would be lost with the master"); n != 1 {
		t.Errorf("said %d times that replicas are behind", n)
	}
	replica.Thaw()
	for i := 0; log.says("keep up again") == 0; i++ {
		commit(t, s, alert(fmt.Sprint(i)))
	}
	replica.Kill()
	for i := 0; log.says("no replica any more") == 0; i++ {
		commit(t, s, alert(fmt.Sprint(i)))
	}
}

func TestReplicaIsNotOpened(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	replica := replicate(t, redistest.Start(t))
	_, err := redis.Open(t.Context(), replica.DSN(), slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), "is a replica: give the master's address") {
		t.Errorf("opened a replica: %v", err)
	}
}

// TestSentinelPromotesAReplica kills the master under a store that knows only Sentinel: what was acknowledged stands, and
// work goes on.
func TestSentinelPromotesAReplica(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	master := redistest.Start(t)
	replica := replicate(t, master)
	sentinel := redistest.Sentinel(t, "town", master)
	watcher := raw(t, tcp, sentinel.Addr())
	for known := 0; known == 0; { // Sentinel asks the master for its replicas once in a while
		list, err := watcher.Do(t.Context(), "sentinel", "replicas", "town").Slice()
		if err != nil {
			t.Fatal(err)
		}
		known = len(list)
	}
	s := open(t, "redis+sentinel://"+sentinel.Addr()+"/town?wait=1s")
	subscribed(t, s)
	other := open(t, "redis+sentinel://"+sentinel.Addr()+"/town?wait=1s")
	subscribed(t, other)
	for rev := range int64(20) {
		commit(t, s, step("t", rev+1))
	}
	master.Kill()
	for done := false; !done; { // the failover takes seconds, a commit's patience less
		err := s.Commit(t.Context(), step("t", 21))
		if errors.Is(err, workflow.ErrConflict) {
			t.Fatal(err)
		}
		done = err == nil || errors.Is(err, workflow.ErrRepeated)
	}
	if stands := standing(t, s, "t"); stands != 21 {
		t.Errorf("stands at %d", stands)
	}
	subscribed(t, other) // on the new master
	commit(t, s, alert("after"))
	woken(t, other, workflow.Alerts)
	if role := raw(t, tcp, replica.Addr()).Do(t.Context(), "role").Val(); !strings.Contains(fmt.Sprint(role), "master") {
		t.Errorf("the replica is a %v", role)
	}
}
