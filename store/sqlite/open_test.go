package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"otklik/store/sqlite"
	"otklik/tasks/workflow"
)

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, filepath.Join(dir, "otklik.db"))
	if err := s.Commit(t.Context(), cursor("before")); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "it's a copy?.db")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(t.Context(), cursor("after")); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), copied); err == nil || !strings.Contains(err.Error(), "exists") {
		t.Errorf("backup over an older one: %v", err)
	}
	c := openStore(t, copied)
	wantCursor(t, c, "before", "1")
	wantCursor(t, c, "after", "")
	if err := c.Commit(t.Context(), cursor("own")); err != nil {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*.part-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if err := s.Backup(t.Context(), filepath.Join(dir, "absent", "copy.db")); err == nil {
		t.Error("backup into an absent directory succeeded")
	}
}

func TestOpenRefusesInOneLine(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	open := filepath.Join(dir, "open.db")
	openStore(t, open)
	foreign := filepath.Join(dir, "foreign.db")
	if _, err := sqlite.Raw(t, foreign).ExecContext(t.Context(), "CREATE TABLE songs (name TEXT)"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, path, want string }{
		{"open already", open, "another process has it open"},
		{"no directory", filepath.Join(dir, "absent", "otklik.db"), "there is no directory"},
		{"a directory", dir, "store"},
		{"no database", file("text.db", strings.Repeat("not a database ", 100)), "not a database"},
		{"of another program", foreign, "another program's database"},
	} {
		_, err := sqlite.Open(t.Context(), c.path)
		if err == nil {
			t.Errorf("%s: opened", c.name)
			continue
		}
		if text := err.Error(); !strings.Contains(text, c.want) || !strings.Contains(text, c.path) || strings.Contains(text, "\n") {
			t.Errorf("%s: error %q, want one line with %q and the file", c.name, text, c.want)
		}
	}
}

func TestRefusedFileCanBeOpenedLater(t *testing.T) {
	path := filepath.Join(t.TempDir(), "otklik.db")
	first := openStore(t, path)
	if _, err := sqlite.Open(t.Context(), path); err == nil {
		t.Fatal("opened twice")
	}
	if err := first.Commit(t.Context(), cursor("a")); err != nil {
		t.Fatalf("the first store after a refused second one: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	wantCursor(t, openStore(t, path), "a", "1")
}

func TestNewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "otklik.db")
	if err := openStore(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	newer := fmt.Sprintf("PRAGMA user_version = %d", sqlite.Latest()+1)
	if _, err := sqlite.Raw(t, path).ExecContext(t.Context(), newer); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(t.Context(), path); !errors.Is(err, workflow.ErrNewer) {
		t.Errorf("error %v, want %v", err, workflow.ErrNewer)
	}
}

func TestPathsWithOddCharacters(t *testing.T) {
	for _, name := range []string{"а б.db", "50%.db", "q?mode=ro.db", "x#y.db", "o'k;.db"} {
		path := filepath.Join(t.TempDir(), name)
		s := openStore(t, path)
		if err := s.Commit(t.Context(), cursor("a")); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What the documents promise about durability stands or falls with these.
func TestSettings(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "otklik.db"))
	for pragma, want := range map[string]int64{"synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000} {
		if got := s.Setting(t, pragma); got != want {
			t.Errorf("%s is %d, want %d", pragma, got, want)
		}
	}
	if mode := s.JournalMode(t); mode != "wal" {
		t.Errorf("journal mode %q, want wal", mode)
	}
}
