package vk

import (
	"sync"
	"time"

	"otklik/tasks"
)

const echoesKept = 512

// echoes remembers the community's own comments that Long Poll has shown of late: they tell without another request, and
// without a token that may read, that an answer stands.
type echoes struct {
	mu   sync.Mutex
	list []message
}

func (e *echoes) add(m message) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.list) == echoesKept {
		e.list = append(e.list[:0], e.list[echoesKept/2:]...)
	}
	e.list = append(e.list, m)
}

// find returns the comment that answers a message with this text, written since then.
func (e *echoes) find(src tasks.Source, text string, since time.Time) (message, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, m := range e.list {
		if m.answers(src, text, since) {
			return m, true
		}
	}
	return message{}, false
}
