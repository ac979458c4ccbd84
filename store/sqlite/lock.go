package sqlite

import "fmt"

// fileLock keeps every other process, and a second store of this one, away from a file. It is an SQLite lock on an empty
// file beside it: the system drops it with the process, on every platform, however the process ends.
type fileLock struct{ c *conn }

func lockFile(path string) (*fileLock, error) {
	c, err := connect(lockURI(path))
	if err != nil {
		return nil, fmt.Errorf("lock file %s: %w: check that the directory may be written", path, err)
	}
	if _, err := c.exec("BEGIN EXCLUSIVE"); err != nil {
		_ = c.close()
		if isBusy(err) {
			return nil, fmt.Errorf("%w (lock file %s): stop that one first", ErrInUse, path)
		}
		return nil, fmt.Errorf("lock file %s: %w", path, err)
	}
	return &fileLock{c}, nil
}

func (l *fileLock) release() error { return l.c.close() }
