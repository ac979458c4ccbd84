package vk

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strconv"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
	"otklik/vk/sweep"
)

const (
	methodSearch  = "newsfeed.search"
	searchOverlap = 15 * time.Minute // how late a post may come into VK's index
	searchAsks    = 60               // questions of one visit at most; a sweep that needs more goes on at the next
)

// name is the search's in the budget and in cursors: no words of it.
func (s Search) name() string {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%s|%g|%g", s.Q, s.Latitude, s.Longitude) // it never fails
	return fmt.Sprintf("search:%016x", h.Sum64())
}

// searching is a standing search.
type searching struct {
	e      *elsewhere
	s      Search
	track  *sweep.Track
	loaded bool
}

func newSearching(e *elsewhere, s Search) *searching {
	return &searching{e: e, s: s, track: sweep.New(e.n.now().Add(-max(e.n.lookBack, 0)), searchOverlap)}
}

// visit asks for what came into VK's index since the last visit.
func (s *searching) visit(ctx context.Context, sink Sink) error {
	if !s.loaded {
		value, err := sink.Cursor(ctx, "vk:"+s.s.name())
		if err != nil {
			return fmt.Errorf("cursor: %w", err)
		}
		if err := s.track.Restore(value); err != nil {
			s.e.n.log.Error("the stored place of a search cannot be read, starting anew", "source", s.s.name(), "error", err)
		}
		s.loaded = true
	}
	s.track.Begin(s.e.n.now())
	for range searchAsks {
		ask, ok := s.track.Next()
		if !ok {
			break
		}
		if err := s.ask(ctx, sink, ask); err != nil {
			return err
		}
	}
	if lost := s.track.Lost(); len(lost) > 0 {
		s.e.n.log.Warn("a search finds more than vk shows: make its words narrower", "source", s.s.name(), "windows", len(lost))
	}
	return nil
}

// ask reads one page.
func (s *searching) ask(ctx context.Context, sink Sink, ask sweep.Ask) error {
	params := api.Params{"q": s.s.Q, "count": ask.Count, "start_time": ask.Start, "end_time": ask.End}
	if ask.From != "" {
		params["start_from"] = ask.From
	}
	if s.s.Latitude != 0 || s.s.Longitude != 0 {
		params["latitude"] = strconv.FormatFloat(s.s.Latitude, 'f', -1, 64)
		params["longitude"] = strconv.FormatFloat(s.s.Longitude, 'f', -1, 64)
	}
	var answer struct {
		Items []json.RawMessage `json:"items"`
		Next  string            `json:"next_from"`
		Total int               `json:"total_count"`
	}
	if err := s.e.n.readWall(ctx, methodSearch, params, &answer); err != nil {
		return err
	}
	page := sweep.Page{Next: answer.Next, Total: answer.Total}
	posts := map[string]entry{}
	for _, raw := range answer.Items {
		var p entry
		if json.Unmarshal(raw, &p) == nil {
			id := fmt.Sprintf("%d_%d", p.Owner, p.ID)
			posts[id] = p
			page.Items = append(page.Items, sweep.Item{ID: id, At: p.Date})
		}
	}
	var found []tasks.Found
	for _, item := range s.track.Take(page) {
		p := posts[item.ID]
		m, bad := p.message(p.Owner, s.e.n.own[0].group)
		if f, ok := s.e.concerns(m); bad == nil && ok && s.e.n.ours(p.Owner) == nil {
			found = append(found, f)
		}
	}
	return s.e.give(ctx, sink, found, Cursor{Name: "vk:" + s.s.name(), Value: s.track.State()})
}
