package scheduler

import "sync"

// Lanes lets items of one key be worked one after another, whatever queue they came from: two notices of one view must not
// both post a message.
type Lanes struct {
	mu   sync.Mutex
	open map[string]*lane
}

type lane struct {
	sync.Mutex
	users int
}

// enter waits for the key's turn; the returned function ends it.
func (l *Lanes) enter(key string) (leave func()) {
	l.mu.Lock()
	if l.open == nil {
		l.open = map[string]*lane{}
	}
	x := l.open[key]
	if x == nil {
		x = &lane{}
		l.open[key] = x
	}
	x.users++
	l.mu.Unlock()
	x.Lock()
	return func() {
		x.Unlock()
		l.mu.Lock()
		defer l.mu.Unlock()
		if x.users--; x.users == 0 {
			delete(l.open, key)
		}
	}
}
