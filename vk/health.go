package vk

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"
)

const (
	everyCheck = 24 * time.Hour  // how often the tokens are tried again
	firstCheck = 5 * time.Second // after the start: by then Watch has switched on what it can itself
)

// able is what the tokens were found to be able to do.
type able struct {
	mu    sync.Mutex
	list  []Capability
	doubt chan struct{} // a token was refused: they are tried again at once
}

// doubted has the tokens tried again when one of them was refused.
func (n *Network) doubted(err error) {
	if !Barred(err) {
		return
	}
	select {
	case n.able.doubt <- struct{}{}:
	default: // they will be
	}
}

// prove tries the tokens at the start, every day, and when one was refused, until the context ends.
func (n *Network) prove(ctx context.Context) {
	pause(ctx, firstCheck)
	for ctx.Err() == nil {
		list, err := n.Check(ctx)
		if err == nil {
			n.able.mu.Lock()
			n.able.list = list
			n.able.mu.Unlock()
			for _, c := range list {
				if !c.OK && c.Required {
					n.log.Error("a token may not do what everything needs: run otklik check", "capability", c.Name)
				}
			}
		}
		timer := time.NewTimer(everyCheck)
		select {
		case <-timer.C:
		case <-n.able.doubt:
		case <-ctx.Done():
		}
		timer.Stop()
	}
}

// Health says in Russian what is wrong with VK, or works with less than it could: what tokens may not do, what cannot be read, who is
// silent although they usually speak. Empty when all is well.
func (n *Network) Health() (lines []string) {
	n.able.mu.Lock()
	for _, c := range n.able.list {
		if !c.OK {
			lines = append(lines, c.Name+" — "+c.Reason)
		}
	}
	n.able.mu.Unlock()
	lines = append(lines, n.silent()...)
	if n.outside == nil {
		return lines
	}
	for _, name := range slices.Sorted(maps.Keys(n.outside.visited)) {
		since, failed := n.outside.visited[name].state()
		if failed != nil {
			lines = append(lines, "Не читается "+name+": "+words(failed))
		}
		if !since.IsZero() {
			lines = append(lines, fmt.Sprintf("%s: с %s нет новых записей, хотя обычно пишут чаще", name, n.when(since)))
		}
	}
	return lines
}

// when says an instant as people read it.
func (n *Network) when(t time.Time) string { return t.In(n.zone).Format("02.01 15:04") }

// silent names the communities of ours that usually speak and do not.
func (n *Network) silent() (lines []string) {
	for _, c := range n.own {
		if since := c.watcher.quiet(); !since.IsZero() {
			lines = append(lines, fmt.Sprintf("Сообщество %d: с %s ничего не приходит, хотя обычно пишут чаще. "+
				"Проверьте события в настройках сообщества", c.group, n.when(since)))
		}
	}
	return lines
}

// quiet is since when nothing was heard of a community that usually speaks.
func (w *watcher) quiet() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.sink == nil {
		return time.Time{}
	}
	return w.place.quiet(w.c.now())
}

// tellQuiet logs a silence once.
func (w *watcher) tellQuiet() {
	since := w.place.quiet(w.c.now())
	if !since.IsZero() && !w.toldQuiet {
		w.log.Warn("a community that usually speaks is silent: look at its events in VK's settings", "since", since)
	}
	w.toldQuiet = !since.IsZero()
}
