package sqlite_test

import (
	"path/filepath"
	"testing"

	"otklik/store/sqlite"
	"otklik/store/storetest"
)

func TestEarlierSchemaIsUpgraded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "otklik.db")
	open := func(t testing.TB) storetest.Store { return openStore(t, path) }
	storetest.Older(t, open, func() {
		db := sqlite.Raw(t, path)
		for _, query := range []string{
			"DROP INDEX tasks_changed", "ALTER TABLE tasks DROP COLUMN changed", "PRAGMA user_version = 1",
		} {
			if _, err := db.ExecContext(t.Context(), query); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
