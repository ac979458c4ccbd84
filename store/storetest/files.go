package storetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"otklik/tasks/workflow"
)

// copyOf is a file of some bytes.
func copyOf(name string, data []byte) workflow.File {
	sum := sha256.Sum256(data)
	return workflow.File{
		Name: name, Type: "image/jpeg", Sum: hex.EncodeToString(sum[:]), At: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), Bytes: data,
	}
}

// Files holds a driver of workflow.Files to its contract. open returns the same files each time, with a limit in bytes.
func Files(t *testing.T, open func(limit int64) workflow.Files) {
	t.Helper()
	ctx := t.Context()
	const limit = 1000
	files := open(limit)
	if _, err := files.File(ctx, "vk:photo-1_2"); !errors.Is(err, workflow.ErrNotFound) {
		t.Errorf("a file that was never kept: %v", err)
	}
	names := []string{"vk:photo-1_2", "vk:photo-1_3", "../../etc/passwd", "vk:Фото 1"}
	for i, name := range names {
		if err := files.KeepFile(ctx, copyOf(name, bytes.Repeat([]byte{byte(i), 0xff}, 50))); err != nil {
			t.Fatal(err)
		}
	}
	if err := files.KeepFile(ctx, copyOf(names[0], []byte("another"))); err != nil {
		t.Errorf("a file that is kept already: %v", err)
	}
	for _, again := range []workflow.Files{files, open(limit)} {
		for i, name := range names {
			f, err := again.File(ctx, name)
			if err != nil || !f.Sound() || f.Name != name || f.Type != "image/jpeg" || !bytes.Equal(f.Bytes, bytes.Repeat([]byte{byte(i), 0xff}, 50)) ||
				!f.At.Equal(copyOf(name, nil).At) {
				t.Errorf("%s came back as %+v, %v", name, f, err)
			}
		}
		if used, most, err := again.FilesUsed(ctx); used != 400 || most != limit || err != nil {
			t.Errorf("used %d of %d, %v", used, most, err)
		}
	}
	if err := files.KeepFile(ctx, copyOf("vk:photo-1_9", make([]byte, 601))); !errors.Is(err, workflow.ErrFull) {
		t.Errorf("no room: %v", err)
	}
	if err := open(2*limit).KeepFile(ctx, copyOf("vk:photo-1_9", make([]byte, 601))); err != nil {
		t.Errorf("room was made: %v", err)
	}
	crowd(t, open(10*limit))
}

// crowd keeps files from several sides at once, each twice.
func crowd(t *testing.T, files workflow.Files) {
	t.Helper()
	var wg sync.WaitGroup
	for n := range 20 {
		wg.Go(func() {
			if err := files.KeepFile(t.Context(), copyOf(fmt.Sprint("vk:photo-5_", n/2), make([]byte, 100))); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if used, _, err := files.FilesUsed(t.Context()); used != 400+601+10*100 || err != nil {
		t.Errorf("used %d, %v", used, err)
	}
}
