package vk

import (
	"time"

	"otklik/tasks"
)

// editable is how long after writing it VK lets people edit a comment.
const editable = 24 * time.Hour

// haul is what goes to the sink in one go.
type haul struct {
	found   []tasks.Found
	changes []tasks.SourceChange
	given   map[string]bool // keys of found
}

// add takes one of the residents' messages as an event shows it. One that was edited or came back is given as found too,
// unless it is from before our time: its own event may have been missed, and the sink knows those that it has.
func (h *haul) add(m message, from, now time.Time) {
	if m.news == written || m.news == edited && !m.found.WrittenAt.Before(from) {
		h.find(m.found)
	}
	if m.news != written {
		h.changes = append(h.changes, m.change(now))
	}
}

// find takes a message, once.
func (h *haul) find(f tasks.Found) {
	if h.given == nil {
		h.given = map[string]bool{}
	}
	if key := f.Source.Key(); !h.given[key] {
		h.given[key] = true
		h.found = append(h.found, f)
	}
}

// without leaves out what concerns the messages with these keys.
func (h haul) without(keys map[string]bool) (rest haul) {
	for _, f := range h.found {
		if !keys[f.Source.Key()] {
			rest.found = append(rest.found, f)
		}
	}
	for _, c := range h.changes {
		if !keys[c.Source.Key()] {
			rest.changes = append(rest.changes, c)
		}
	}
	return rest
}
