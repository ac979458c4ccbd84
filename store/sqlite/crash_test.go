package sqlite_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"otklik/store/sqlite"
	"otklik/store/storetest"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// crashStore names, in the environment, the file that the process is to write until it is killed.
const crashStore = "OTKLIK_TEST_CRASH_STORE"

// crashWriters is how many goroutines of the process write, each its own task.
const crashWriters = 8

func TestMain(m *testing.M) {
	if path := os.Getenv(crashStore); path != "" {
		if err := writeUntilKilled(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeUntilKilled commits without end and prints every revision that was acknowledged.
func writeUntilKilled(path string) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	var out sync.Mutex
	failed := make(chan error)
	for w := range crashWriters {
		go func() {
			id := tasks.ID(fmt.Sprint("task", w))
			task, err := s.Task(ctx, id)
			if errors.Is(err, workflow.ErrNotFound) {
				err = nil
			}
			for rev := task.Rev + 1; err == nil; rev++ {
				if err = s.Commit(ctx, crashCommit(id, rev)); err == nil {
					out.Lock()
					fmt.Println(id, rev) // unbuffered: what was printed has left the process
					out.Unlock()
				}
			}
			failed <- err
		}()
	}
	return <-failed
}

// crashCommit moves everything that belongs to a task to the same revision, so that a half of it would be seen.
func crashCommit(id tasks.ID, rev int64) workflow.Commit {
	c := storetest.Sample(id, rev)
	c.Cursors = map[string]string{string(id): fmt.Sprint(rev)}
	c.Put = []workflow.Item{{Queue: workflow.Terms, Key: string(id), Due: noon(), Body: []byte(fmt.Sprint(rev))}}
	c.Refs = []workflow.Ref{{Chat: 1, Message: string(id), Task: id, Person: "p", View: "card", Call: rev}}
	return c
}

func TestKilledProcessLosesNothingThatWasAcknowledged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "otklik.db")
	acknowledged := map[tasks.ID]int64{}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	for range 6 {
		lines := 1 + random.IntN(600)
		pause := time.Duration(random.IntN(3000)) * time.Microsecond
		runAndKill(t, path, lines, pause, acknowledged)
		s := openStore(t, path)
		for w := range crashWriters {
			id := tasks.ID(fmt.Sprint("task", w))
			wantWhole(t, s, id, acknowledged[id])
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(acknowledged) != crashWriters {
		t.Errorf("only %d of %d writers got anywhere", len(acknowledged), crashWriters)
	}
}

// runAndKill lets a process write, kills it some time after it has printed so many lines, and notes what it acknowledged.
func runAndKill(t *testing.T, path string, lines int, pause time.Duration, acknowledged map[tasks.ID]int64) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), crashStore+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	printed := bufio.NewScanner(out)
	for n := 0; printed.Scan(); n++ {
		if n == lines {
			kill := time.AfterFunc(pause, func() { _ = cmd.Process.Kill() })
			defer kill.Stop()
		}
		var id tasks.ID
		var rev int64
		if _, err := fmt.Sscan(printed.Text(), &id, &rev); err == nil {
			acknowledged[id] = max(acknowledged[id], rev)
		}
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the process ended by itself: %v", err)
	}
}

// wantWhole wants a task to be at least at this revision, and everything that belongs to it at the same one.
func wantWhole(t *testing.T, s *sqlite.Store, id tasks.ID, atLeast int64) {
	t.Helper()
	task, err := s.Task(t.Context(), id)
	if errors.Is(err, workflow.ErrNotFound) && atLeast == 0 {
		return
	}
	if err != nil || task.Rev < atLeast {
		t.Errorf("%s is at revision %d (%v), %d was acknowledged", id, task.Rev, err, atLeast)
	}
	events, err := s.Events(t.Context(), id)
	if err != nil || int64(len(events)) != task.Rev {
		t.Errorf("%s: %d events, %v, at revision %d", id, len(events), err, task.Rev)
	}
	cursor, err := s.Cursor(t.Context(), string(id))
	if err != nil || cursor != fmt.Sprint(task.Rev) {
		t.Errorf("%s: cursor %s, %v, at revision %d", id, cursor, err, task.Rev)
	}
	ref, err := s.RefAt(t.Context(), 1, string(id))
	if err != nil || ref.Call != task.Rev {
		t.Errorf("%s: reference of call %d, %v, at revision %d", id, ref.Call, err, task.Rev)
	}
}
