package vk

// eventsKept is how many ids of events, and how many removed comments, are remembered.
const eventsKept = 4096

// once remembers which events the sink has taken. An edit that is given again after another one would put old words over new
// ones; VK asks to pass an id over that comes twice. It lives as long as a run of Watch: after a restart Long Poll goes on
// behind what the sink has taken.
type once struct {
	taken   map[string]bool
	batch   map[string]bool // of the batch in hand
	changed map[string]bool // keys of messages of which a change was taken
}

func newOnce() once {
	return once{taken: map[string]bool{}, batch: map[string]bool{}, changed: map[string]bool{}}
}

// begin starts a batch; what the last one held and the sink refused is forgotten.
func (o *once) begin() { clear(o.batch) }

// again says whether an event has been given before, and notes it. Events without an id are always new.
func (o *once) again(id string) bool {
	if id == "" {
		return false
	}
	if o.taken[id] || o.batch[id] {
		return true
	}
	o.batch[id] = true
	return false
}

// end keeps the ids of the batch: the sink has it.
func (o *once) end() {
	if len(o.taken)+len(o.batch) > eventsKept {
		clear(o.taken)
		clear(o.changed)
	}
	for id := range o.batch {
		o.taken[id] = true
	}
	clear(o.batch)
}
