package scheduler

import "sync"

// Lanes lets items of one key be worked one after another, whatever queue they came from: two notices of one view must not
// both post a message.
type Lanes struct {
	mu   sync.Mutex
	open map[string]*lane
}

type lane struct {
	turn  chan struct{} // holds one while somebody has the lane; a channel, so that waiting for it does not stop a virtual clock
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
		x = &lane{turn: make(chan struct{}, 1)}
		l.open[key] = x
	}
	x.users++
	l.mu.Unlock()
	x.turn <- struct{}{}
	return func() {
		<-x.turn
		l.mu.Lock()
		defer l.mu.Unlock()
		if x.users--; x.users == 0 {
			delete(l.open, key)
		}
	}
}
