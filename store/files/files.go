// Package files keeps copies of residents' photos in a directory: the driver of workflow.Files beside an embedded store, or on a
// volume that several replicas share.
//
// A copy is two files, the bytes and beside them a small one in JSON that says what they are. The second is written last, whole and
// durable, so a copy is there or it is not. Nothing is ever changed or deleted.
package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"

	"otklik/tasks/workflow"
)

// Dir is a directory of copies.
type Dir struct {
	path  string
	limit int64

	mu   sync.Mutex
	used int64 // -1 until it was counted
}

var _ workflow.Files = (*Dir)(nil)

// Open returns the copies in a directory, which is made when the first is kept; limit is how many bytes all of them may have.
func Open(path string, limit int64) *Dir { return &Dir{path: path, limit: limit, used: -1} }

// plainName is a name that any file system takes; others are known by their sum.
var plainName = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,99}$`)

// at is where a copy's bytes are; what they are is beside them.
func (d *Dir) at(name string) string {
	file := ""
	for _, c := range name {
		if c == ':' {
			c = '_'
		}
		file += string(c)
	}
	if !plainName.MatchString(file) {
		sum := sha256.Sum256([]byte(name))
		file = hex.EncodeToString(sum[:])
	}
	return filepath.Join(d.path, file)
}

const described = ".json"

// KeepFile keeps a file under its name.
func (d *Dir) KeepFile(_ context.Context, f workflow.File) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := d.at(f.Name)
	if _, err := os.Stat(at + described); err == nil {
		return nil
	}
	if err := os.MkdirAll(d.path, 0o700); err != nil {
		return fmt.Errorf("directory of copies: %w", err)
	}
	if err := d.count(); err != nil {
		return err
	}
	if d.used+int64(len(f.Bytes)) > d.limit {
		return workflow.ErrFull
	}
	what, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("describe copy: %w", err)
	}
	if err := d.write(at, f.Bytes); err != nil {
		return err
	}
	if err := d.write(at+described, what); err != nil {
		return err
	}
	d.used += int64(len(f.Bytes))
	return nil
}

// write makes a file whole and durable, or not at all.
func (d *Dir) write(at string, data []byte) (err error) {
	temp, err := os.CreateTemp(d.path, "new-")
	if err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp.Name()) // it is of no use to anybody
		}
	}()
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), at)
	}
	if err == nil {
		err = syncDir(d.path)
	}
	if err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	return nil
}

// syncDir makes the names in a directory durable.
func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// File returns a file.
func (d *Dir) File(_ context.Context, name string) (f workflow.File, err error) {
	at := d.at(name)
	what, err := os.ReadFile(at + described)
	if errors.Is(err, fs.ErrNotExist) {
		return workflow.File{}, workflow.ErrNotFound
	}
	if err != nil {
		return workflow.File{}, fmt.Errorf("read copy: %w", err)
	}
	if err := json.Unmarshal(what, &f); err != nil {
		return workflow.File{}, fmt.Errorf("read copy: %w", err)
	}
	if f.Bytes, err = os.ReadFile(at); err != nil {
		return workflow.File{}, fmt.Errorf("read copy: %w", err)
	}
	return f, nil
}

// FilesUsed returns how many bytes are kept, and how many may be.
func (d *Dir) FilesUsed(context.Context) (used, limit int64, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.count(); err != nil {
		return 0, 0, err
	}
	return d.used, d.limit, nil
}

// count adds up what is kept, once.
func (d *Dir) count() error {
	if d.used >= 0 {
		return nil
	}
	entries, err := os.ReadDir(d.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("directory of copies: %w", err)
	}
	d.used = 0
	for _, e := range entries {
		if info, err := e.Info(); err == nil && filepath.Ext(e.Name()) != described {
			d.used += info.Size()
		}
	}
	return nil
}
