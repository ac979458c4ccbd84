package vk_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"otklik/tasks"
	"otklik/vk"
)

// gone is how the versions of a message show that it was removed.
const gone = "—"

// sink keeps what it is given as the program would: messages once, each with the ways in which it has stood.
type sink struct {
	mu      sync.Mutex
	cursor  map[string]string
	list    []tasks.Found
	stood   map[string][]string  // versions by the source's key
	echoes  map[int64]tasks.Echo // by the message's id
	given   int                  // messages with repeats
	last    time.Time            // when one was found that had not been
	told    int                  // changes with repeats
	pass    int                  // how many more calls to take before refusing
	refuse  int                  // how many more times to refuse
	changed chan struct{}
}

func newSink() *sink {
	return &sink{cursor: map[string]string{}, echoes: map[int64]tasks.Echo{}, stood: map[string][]string{}, changed: make(chan struct{}, 1)}
}

var errSink = errors.New("the store is away")

func (s *sink) Cursor(_ context.Context, name string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cursor[name], nil
}

// take does something unless the sink refuses, and tells who waits.
func (s *sink) take(do func()) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pass > 0 {
		s.pass--
	} else if s.refuse > 0 {
		s.refuse--
		return errSink
	}
	do()
	select {
	case s.changed <- struct{}{}:
	default:
	}
	return nil
}

func (s *sink) Found(_ context.Context, found []tasks.Found) error {
	return s.take(func() {
		for _, f := range found {
			s.given++
			if key := f.Source.Key(); s.stood[key] == nil {
				s.list, s.stood[key], s.last = append(s.list, f), []string{f.Text}, time.Now()
			}
		}
	})
}

func (s *sink) Changed(_ context.Context, changes []tasks.SourceChange) error {
	return s.take(func() {
		for _, c := range changes {
			s.told++
			text, key := c.Text, c.Source.Key()
			if c.Removed {
				text = gone
			}
			if stood := s.stood[key]; stood != nil && stood[len(stood)-1] != text {
				s.stood[key] = append(stood, text)
			}
		}
	})
}

func (s *sink) Standing(context.Context) ([]tasks.Source, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []tasks.Source
	for _, f := range s.list {
		list = append(list, f.Source)
	}
	return list, nil
}

func (s *sink) Echoed(_ context.Context, list []tasks.Echo) error {
	return s.take(func() {
		for _, e := range list {
			s.echoes[idOf(e.Source)] = e
		}
	})
}

func (s *sink) Keep(_ context.Context, cursor vk.Cursor) error {
	return s.take(func() { s.cursor[cursor.Name] = cursor.Value })
}

func (s *sink) found() []tasks.Found {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.list)
}

// ids are the ids of comments, or of posts where the post is the message.
func (s *sink) ids() []int64 {
	var ids []int64
	for _, f := range s.found() {
		ids = append(ids, idOf(f.Source))
	}
	return ids
}

func idOf(s tasks.Source) int64 {
	if s.Comment != 0 {
		return s.Comment
	}
	return s.Post
}

// versions are the ways in which a message has stood, none if it was never found.
func (s *sink) versions(id int64) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.list {
		if idOf(f.Source) == id {
			return slices.Clone(s.stood[f.Source.Key()])
		}
	}
	return nil
}

func (s *sink) refuseNext(n int) { s.refuseAfter(0, n) }

func (s *sink) refuseAfter(pass, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pass, s.refuse = pass, n
}
