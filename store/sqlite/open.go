package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"otklik/tasks/workflow"
)

// ErrClosed is what a store answers that was closed.
var ErrClosed = errors.New("the store is closed")

// ErrInUse is what Open answers of a file that another process has open.
var ErrInUse = errors.New("another process has it open")

// readers is how many reads may run side by side.
const readers = 4

// Store is an open store; it implements store.Store.
type Store struct {
	path   string
	lock   *fileLock
	reads  *sql.DB
	writer *writer
	wakes  map[workflow.Queue]chan struct{}
	close  sync.Once
	closed error // what went wrong while closing
}

// Open opens the store in a file and creates it where there is none. The directory must exist. It returns ErrInUse
// when another process has it open, and workflow.ErrNewer when a newer version of the program wrote it.
func Open(ctx context.Context, path string) (*Store, error) {
	s, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string) (_ *Store, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(abs)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no directory %s: create it or name another file", dir)
	}
	s := &Store{path: abs, wakes: map[workflow.Queue]chan struct{}{}}
	for _, q := range workflow.AllQueues() {
		s.wakes[q] = make(chan struct{}, 1)
	}
	if s.lock, err = lockFile(abs + ".lock"); err != nil {
		return nil, err
	}
	c, err := s.prepare()
	if err != nil {
		return nil, errors.Join(err, s.lock.release())
	}
	if s.writer, err = startWriter(c, s.signal); err != nil {
		return nil, errors.Join(err, c.close(), s.lock.release())
	}
	return s, nil
}

// prepare opens the connection of the writer, brings the schema up to date and opens the pool of readers.
func (s *Store) prepare() (*conn, error) {
	c, err := connect(writeURI(s.path))
	if err != nil {
		return nil, fmt.Errorf("%w: check that the file and its directory may be written", err)
	}
	if err := migrate(c); err != nil {
		return nil, errors.Join(err, c.close())
	}
	if err := syncDirectory(filepath.Dir(s.path)); err != nil {
		return nil, errors.Join(err, c.close())
	}
	if s.reads, err = sql.Open("sqlite", readURI(s.path)); err != nil {
		return nil, errors.Join(err, c.close())
	}
	s.reads.SetMaxOpenConns(readers)
	s.reads.SetMaxIdleConns(readers)
	return c, nil
}

// Ping tells whether the store can be read.
func (s *Store) Ping(ctx context.Context) error {
	var one int
	if err := s.reads.QueryRowContext(ctx, `SELECT count(*) FROM roster`).Scan(&one); err != nil {
		return fmt.Errorf("store %s: %w", s.path, err)
	}
	return nil
}

// Close finishes what is being written, refuses what comes after it and ends every goroutine of the store.
func (s *Store) Close() error {
	s.close.Do(func() {
		err := s.writer.stop()
		s.closed = errors.Join(err, s.reads.Close(), s.lock.release())
	})
	return s.closed
}

// Wake implements workflow.Queues.
func (s *Store) Wake(q workflow.Queue) <-chan struct{} { return s.wakes[q] }

func (s *Store) signal(q workflow.Queue) {
	select {
	case s.wakes[q] <- struct{}{}:
	default:
	}
}

// syncDirectory makes the names of new files in it outlive a loss of power.
func syncDirectory(path string) error {
	if runtime.GOOS == "windows" { // it has no such call: names are in the file system's own log
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
