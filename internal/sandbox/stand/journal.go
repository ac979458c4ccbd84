package stand

import (
	"bytes"
	"sync"
)

// Journal stands where the log of the program under test goes: it can be read while it is written.
type Journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write adds to the journal; it never fails.
func (j *Journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

// String is everything that has been written so far.
func (j *Journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}
