package sweep

import (
	"math"
	"time"
)

// Track follows a standing search. It is not safe for concurrent use.
type Track struct {
	overlap int64
	done    int64            // up to here everything was read, but for what comes into the index late
	to      int64            // the end of the sweep under way, 0 when there is none
	todo    []window         // of it, the next one last
	page    string           // where the next one goes on
	read    int              // posts of the next one that were read
	pages   int              // and pages
	seen    map[string]int64 // posts that were given out, with their time
	lost    []Span
}

// New returns a track that begins at an instant. The overlap is how late a post may come into VK's index and still be found.
func New(from time.Time, overlap time.Duration) *Track {
	return &Track{overlap: int64(math.Ceil(overlap.Seconds())), done: from.Unix(), seen: map[string]int64{}}
}

// Begin begins a sweep up to now, unless one is under way still: then that one goes on.
func (t *Track) Begin(now time.Time) {
	if t.to != 0 || now.Unix() < t.done-t.overlap {
		return
	}
	t.to = max(now.Unix(), t.done) // a clock that was set back must not make us read everything again
	first := window{t.done - t.overlap, t.to}
	t.turn([]window{first})
	for id, at := range t.seen {
		if at < first.From-keep {
			delete(t.seen, id)
		}
	}
}

// keep is how much longer than a sweep may ask for it a post is remembered, in seconds.
const keep = 60

// turn goes over to the next window.
func (t *Track) turn(todo []window) {
	t.todo, t.page, t.read, t.pages = todo, "", 0, 0
	if len(todo) == 0 {
		t.done, t.to = t.to, 0
	}
}

// Next returns what to ask; ok is false when the sweep is over, or none was begun. It is the same until Take.
func (t *Track) Next() (ask Ask, ok bool) {
	if len(t.todo) == 0 {
		return Ask{}, false
	}
	w := t.todo[len(t.todo)-1]
	return Ask{Start: w.From - 1, End: w.To + 1, From: t.page, Count: pageSize}, true
}

// Take takes in what came when Next was asked, and returns those posts that were not given out before, in their order. The
// caller handles them before it keeps the State.
func (t *Track) Take(page Page) (fresh []Item) {
	if len(t.todo) == 0 {
		return nil
	}
	for _, item := range page.Items {
		if _, old := t.seen[item.ID]; !old {
			t.seen[item.ID] = item.At
			fresh = append(fresh, item)
		}
	}
	t.read += len(page.Items)
	t.pages++
	rest, w := t.todo[:len(t.todo)-1], t.todo[len(t.todo)-1]
	older, newer, parts := w.halves()
	switch hit := t.read >= most || t.pages >= tooMany; {
	case hit && t.read < t.pages*few:
		t.lost = append(t.lost, Span(w)) // pages without end and with nothing in them: halves would have them too
		t.turn(rest)
	case parts && (hit || t.foreseen(page)):
		t.turn(append(rest, older, newer))
	case hit:
		t.lost = append(t.lost, Span(w))
		t.turn(rest)
	case page.Next == "":
		t.turn(rest)
	default:
		t.page = page.Next
	}
	return fresh
}

// foreseen tells from the first page that the window holds more than VK shows: there is no use in reading it to the end. The
// total alone is not believed: it must be a full page, too, or a wrong total would have us ask for every second.
func (t *Track) foreseen(page Page) bool {
	return t.pages == 1 && page.Total > most && len(page.Items) >= pageSize && page.Next != ""
}

// Lost returns the seconds of which VK does not show everything, and windows whose answers did not end, and forgets them.
func (t *Track) Lost() []Span {
	lost := t.lost
	t.lost = nil
	return lost
}

// Done returns up to when everything was read by finished sweeps.
func (t *Track) Done() time.Time { return time.Unix(t.done, 0).UTC() }
