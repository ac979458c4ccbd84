package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"otklik/store/sqlite"
	"otklik/tasks/workflow"
)

func noon() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// cursor is a commit that can be told from others.
func cursor(name string) workflow.Commit {
	return workflow.Commit{At: noon(), Cursors: map[string]string{name: "1"}}
}

func wantCursor(t *testing.T, s *sqlite.Store, name, want string) {
	t.Helper()
	if got, err := s.Cursor(t.Context(), name); err != nil || got != want {
		t.Errorf("cursor %s: %q, %v, want %q", name, got, err, want)
	}
}

// Commits share transactions: what is wrong with one must not reach the others.
func TestOneThatFailsLeavesTheOthersOfItsTransactionAlone(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "otklik.db"))
	const writers, each = 16, 20
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for i := range each {
				c := cursor(fmt.Sprint(w, "-", i))
				c.Keys = []workflow.Key{{Name: "shared", Until: noon().Add(time.Hour)}}
				switch i % 3 {
				case 0:
					c.Keys[0].Name = fmt.Sprint(w, "-", i)
				case 1:
					c.Keys = nil
					c.Settle = []workflow.Settlement{{Outcome: 99}}
				}
				err := s.Commit(context.Background(), c)
				if ok := err == nil; ok != (i%3 == 0) && !(ok && i%3 == 2) {
					t.Errorf("commit %d of writer %d: %v", i, w, err)
				}
			}
		})
	}
	all.Wait()
	stood := 0
	for w := range writers {
		for i := range each {
			name, want := fmt.Sprint(w, "-", i), ""
			got, err := s.Cursor(t.Context(), name)
			if i%3 == 0 {
				want = "1"
			} else if i%3 == 2 && got == "1" {
				stood++
				continue
			}
			if err != nil || got != want {
				t.Errorf("cursor %s: %q, %v, want %q", name, got, err, want)
			}
		}
	}
	if stood != 1 {
		t.Errorf("%d commits stand under one key", stood)
	}
}

func TestFullDisk(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "otklik.db"))
	s.Full(t, true)
	c := cursor("a")
	for i := range 100 {
		c.Put = append(c.Put, workflow.Item{Queue: workflow.Terms, Key: fmt.Sprint(i), Due: noon(), Body: make([]byte, 1000)})
	}
	if err := s.Commit(t.Context(), c); err == nil {
		t.Fatal("100 kB went into a file that must not grow")
	}
	wantCursor(t, s, "a", "")
	if waiting, _, err := s.Waiting(t.Context(), workflow.Terms); err != nil || waiting != 0 {
		t.Errorf("%d items wait, %v", waiting, err)
	}
	s.Full(t, false)
	if err := s.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	wantCursor(t, s, "a", "1")
}

func TestClosedStoreSaysSo(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "otklik.db"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(t.Context(), cursor("a")); !errors.Is(err, sqlite.ErrClosed) {
		t.Errorf("commit: %v, want %v", err, sqlite.ErrClosed)
	}
	if _, _, err := s.Claim(t.Context(), workflow.Terms, noon(), time.Minute, 1); !errors.Is(err, sqlite.ErrClosed) {
		t.Errorf("claim: %v, want %v", err, sqlite.ErrClosed)
	}
	if err := s.Ping(t.Context()); err == nil {
		t.Error("a closed store answers a ping")
	}
}

func TestKeysThatAreOverArePurged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "otklik.db")
	s := openStore(t, path)
	for i := range 1200 {
		c := workflow.Commit{At: noon(), Keys: []workflow.Key{{Name: fmt.Sprint(i), Until: noon().Add(time.Hour)}}}
		if i >= 1190 {
			c.Keys[0].Until = noon().Add(24 * time.Hour)
		}
		if err := s.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	for range 4 { // some at a time
		if err := s.Commit(t.Context(), workflow.Commit{At: noon().Add(2 * time.Hour)}); err != nil {
			t.Fatal(err)
		}
	}
	var left int
	if err := sqlite.Raw(t, path).QueryRowContext(t.Context(), "SELECT count(*) FROM keys").Scan(&left); err != nil || left != 10 {
		t.Errorf("%d keys are left, %v, want 10", left, err)
	}
}
