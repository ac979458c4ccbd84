package redis

import (
	"sync"

	"otklik/tasks/workflow"
)

// wakes has one channel a queue, with room for one wake-up: a second one before the first is received adds nothing.
type wakes struct {
	mu sync.Mutex
	of map[workflow.Queue]chan struct{}
}

func newWakes() *wakes {
	w := &wakes{of: map[workflow.Queue]chan struct{}{}}
	for _, q := range workflow.AllQueues() {
		w.channel(q)
	}
	return w
}

func (w *wakes) channel(q workflow.Queue) chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, ok := w.of[q]
	if !ok {
		c = make(chan struct{}, 1)
		w.of[q] = c
	}
	return c
}

func (w *wakes) wake(q workflow.Queue) {
	select {
	case w.channel(q) <- struct{}{}:
	default:
	}
}

func (w *wakes) all() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.of {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}

// Wake returns the channel of a queue.
func (s *Store) Wake(q workflow.Queue) <-chan struct{} { return s.wakes.channel(q) }
