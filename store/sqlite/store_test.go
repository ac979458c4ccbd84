package sqlite_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"otklik/store/sqlite"
	"otklik/store/storetest"
)

func TestStore(t *testing.T) { storetest.Exercise(t, openSubject) }

func TestStoreInABubble(t *testing.T) { storetest.ExerciseBubble(t, openSubject) }

func openSubject(t testing.TB) storetest.Subject {
	return subject(t, filepath.Join(t.TempDir(), "otklik.db"))
}

func subject(t testing.TB, path string) storetest.Subject {
	s := openStore(t, path)
	return storetest.Subject{
		Store: s,
		Reopen: func(t testing.TB) storetest.Subject {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			return subject(t, path)
		},
		Rewrite: func(t testing.TB, k storetest.Kind, change func([]byte) []byte) { rewrite(t, path, k, change) },
		Faults:  faults(s),
	}
}

func openStore(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// faults lists every statement of a commit failing in turn, the last of them COMMIT itself.
func faults(s *sqlite.Store) []storetest.Fault {
	broken := errors.New("broken")
	var list []storetest.Fault
	for n := range 13 {
		list = append(list, storetest.Fault{Name: fmt.Sprintf("statement %d", n), Arm: func(t testing.TB) {
			count, arming := 0, true
			s.SetFault(t, func(query string) error {
				last := strings.HasPrefix(query, "COMMIT")
				switch {
				case arming:
					arming = !last
				case count == n || last && count < n: // a commit that has fewer statements fails at its last one
					count = n + 1
					return broken
				default:
					count++
				}
				return nil
			})
		}})
	}
	return list
}

func rewrite(t testing.TB, path string, k storetest.Kind, change func([]byte) []byte) {
	tables := map[storetest.Kind][]string{
		storetest.TaskRecords: {"tasks"}, storetest.EventRecords: {"events"},
		storetest.RefRecords: {"views", "messages"}, storetest.RosterRecords: {"roster"},
	}
	db := sqlite.Raw(t, path)
	for _, table := range tables[k] {
		rows, err := db.QueryContext(t.Context(), "SELECT DISTINCT record FROM "+table)
		if err != nil {
			t.Fatal(err)
		}
		var records [][]byte
		for rows.Next() {
			var data []byte
			if err := rows.Scan(&data); err != nil {
				t.Fatal(err)
			}
			records = append(records, data)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
		for _, data := range records {
			if _, err := db.ExecContext(t.Context(), "UPDATE "+table+" SET record = ?2 WHERE record = ?1", data, change(data)); err != nil {
				t.Fatal(err)
			}
		}
	}
}
