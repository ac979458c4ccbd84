package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"testing"
)

// SetFault makes statements of the writer fail where f says so; nil ends that.
func (s *Store) SetFault(t testing.TB, f func(query string) error) {
	t.Helper()
	if err := s.writer.do(context.Background(), func(w *writer) error { w.fault = f; return nil }); err != nil {
		t.Fatal(err)
	}
}

// Full lets the file grow no more, as on a full disk; or again without bounds.
func (s *Store) Full(t testing.TB, full bool) {
	t.Helper()
	limit := "PRAGMA max_page_count = 4294967294"
	if full {
		limit = "PRAGMA max_page_count = 1" // SQLite takes it for the size that the file has
	}
	if err := s.writer.do(context.Background(), func(w *writer) error { _, err := w.c.exec(limit); return err }); err != nil {
		t.Fatal(err)
	}
}

// Raw opens the file beside the store, to look at it or to change it behind the store's back.
func Raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", uri(path, "busy_timeout(5000)"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// Latest is the newest schema that is known.
func Latest() int { return len(migrations()) }

// Setting returns what the writer's connection has a pragma set to.
func (s *Store) Setting(t testing.TB, pragma string) (value int64) {
	t.Helper()
	err := s.writer.do(context.Background(), func(w *writer) (err error) {
		value, err = w.c.integer("PRAGMA " + pragma)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// JournalMode returns the journal mode of the writer's connection.
func (s *Store) JournalMode(t testing.TB) (mode string) {
	t.Helper()
	err := s.writer.do(context.Background(), func(w *writer) error {
		return w.c.query(func(row []driver.Value) { mode, _ = row[0].(string) }, "PRAGMA journal_mode")
	})
	if err != nil {
		t.Fatal(err)
	}
	return mode
}
