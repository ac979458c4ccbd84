package vk

import "context"

// ownLook makes the watchers of our own communities read their walls once more: events that never came, edits without an event.
type ownLook struct{ n *Network }

// visit only asks for it: the watchers read in their own time.
func (l ownLook) visit(context.Context, Sink) error {
	for _, c := range l.n.own {
		c.watcher.lookAgain()
	}
	return nil
}

// lookAgain makes the wall owed since a while before the last look.
func (w *watcher) lookAgain() { w.again.Store(true) }
