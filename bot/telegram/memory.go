package telegram

import (
	"sync"
	"time"
)

// How long the ids of handled updates are remembered: longer than Telegram keeps an update (24 h), shorter than after
// what silence it may begin to number anew (7 days).
const (
	generation     = 24 * time.Hour
	generationSize = 5000
)

// memory holds the ids of updates that this process has handled, in two generations.
type memory struct {
	now         func() time.Time
	mu          sync.Mutex
	since       time.Time
	young, aged map[int64]struct{}
}

func newMemory(now func() time.Time) *memory {
	return &memory{now: now, since: now(), young: map[int64]struct{}{}}
}

func (m *memory) add(id int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turn()
	m.young[id] = struct{}{}
}

func (m *memory) has(id int64) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turn()
	_, young := m.young[id]
	_, aged := m.aged[id]
	return young || aged
}

// turn lets the older generation go when the younger is full or old.
func (m *memory) turn() {
	now := m.now()
	age := now.Sub(m.since)
	if age < generation && len(m.young) < generationSize {
		return
	}
	m.aged, m.young, m.since = m.young, map[int64]struct{}{}, now
	if age >= 2*generation {
		m.aged = nil
	}
}
