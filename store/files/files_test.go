package files_test

import (
	"os"
	"path/filepath"
	"testing"

	"otklik/store/files"
	"otklik/store/storetest"
	"otklik/tasks/workflow"
)

func TestContract(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "otklik.db.files")
	storetest.Files(t, func(limit int64) workflow.Files { return files.Open(dir, limit) })
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2*(4+1+10) {
		t.Errorf("%d files lie there, %v", len(entries), err)
	}
	for _, e := range entries {
		if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v, %v", e.Name(), info.Mode(), err)
		}
	}
}

// Bytes that a crash left without their description are no copy and are written anew; a copy that somebody has changed is told.
func TestCrashAndChange(t *testing.T) {
	dir := t.TempDir()
	at := filepath.Join(dir, "vk_photo-1_2")
	if err := os.WriteFile(at, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := files.Open(dir, 1000)
	if _, err := d.File(t.Context(), "vk:photo-1_2"); err == nil {
		t.Error("half a copy is taken for one")
	}
	f := workflow.File{Name: "vk:photo-1_2", Sum: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", Bytes: []byte("x")}
	if err := d.KeepFile(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	if got, err := d.File(t.Context(), f.Name); err != nil || !got.Sound() {
		t.Errorf("kept as %+v, %v", got, err)
	}
	if err := os.WriteFile(at, []byte("y"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := d.File(t.Context(), f.Name); err != nil || got.Sound() {
		t.Errorf("a changed copy is called sound: %v", err)
	}
}
