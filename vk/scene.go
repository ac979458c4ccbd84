package vk

import (
	"fmt"
	"maps"
	"sync"
	"time"

	"otklik/tasks"
)

// scenesKept is how many posts, and how many comments, are remembered as what others stand under.
const scenesKept = 4096

// sceneAge is how long the words of a post are believed; it may be edited.
const sceneAge = time.Hour

// scenes remembers what was written of late, on whatever wall: posts under which comments stand, and comments that are answered.
type scenes struct {
	mu       sync.Mutex
	posts    map[string]spoken // by wall and post
	comments map[string]spoken // by the source's key
}

// spoken is what somebody wrote, cut.
type spoken struct {
	by   int64
	text string
	at   time.Time // when it was seen
}

func newScenes() scenes {
	return scenes{posts: map[string]spoken{}, comments: map[string]spoken{}}
}

func postName(owner, post int64) string { return fmt.Sprintf("%d_%d", owner, post) }

// learn remembers what stands somewhere; own messages are answered too.
func (s *scenes) learn(m message, now time.Time) {
	if m.news == removed {
		return
	}
	src, said := m.found.Source, spoken{m.found.Author.ID, tasks.CutAbove(m.found.Text), now}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case src.Comment == 0:
		put(s.posts, postName(src.Owner, src.Post), said)
	case src.Venue != tasks.VenuePrivate:
		put(s.comments, src.Key(), said)
	}
}

// bare remembers that nothing can be learned of a place, so that it is not asked for again at once.
func (s *scenes) bare(post, comment string, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if post != "" {
		put(s.posts, post, spoken{at: now})
	}
	if comment != "" {
		put(s.comments, comment, spoken{at: now})
	}
}

func put(in map[string]spoken, name string, said spoken) {
	if len(in) >= scenesKept {
		maps.DeleteFunc(in, func(_ string, old spoken) bool { return said.at.Sub(old.at) > sceneAge/2 })
	}
	if len(in) >= scenesKept {
		clear(in)
	}
	in[name] = said
}

func (s *scenes) post(owner, id int64, now time.Time) (spoken, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	said, ok := s.posts[postName(owner, id)]
	return said, ok && now.Sub(said.at) < sceneAge
}

func (s *scenes) comment(at tasks.Source) (spoken, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	said, ok := s.comments[at.Key()]
	return said, ok
}

// answered lists where what a comment answers stands: the head of its thread, and the comment that it names.
func answered(f tasks.Found) (list []tasks.Source) {
	if f.Source.Comment == 0 || f.Source.Venue == tasks.VenuePrivate {
		return nil
	}
	for _, id := range []int64{f.Source.Thread, f.ReplyTo} {
		if id <= 0 || id == f.Source.Comment || len(list) > 0 && list[0].Comment == id {
			continue
		}
		at := f.Source
		at.Comment, at.Thread = id, 0
		list = append(list, at)
	}
	return list
}
