package vkstand

import (
	"cmp"
	"slices"
	"time"
)

// Post is a post as everybody sees it.
type Post struct {
	ID       int64
	From     int64
	Author   string
	At       time.Time
	Text     string
	Closed   bool // comments are closed
	Pinned   bool
	Comments []Comment // top comments, oldest first
}

// Comment is a comment as everybody sees it.
type Comment struct {
	ID       int64
	Post     int64
	From     int64 // -Group for the community's own
	Author   string
	At       time.Time
	Text     string
	ReplyTo  int64 // the comment that it answers, 0 for none
	Edited   bool
	Deleted  bool      // left in place because of its thread
	GUID     string    // what the program named the operation, when it wrote the comment
	Files    []string  // what is attached: see [File.Ref]
	Comments []Comment // the thread of a top comment, oldest first
}

// Wall is the whole wall, newest post first.
func (s *Stand) Wall() []Post {
	s.mu.Lock()
	defer s.mu.Unlock()
	var wall []Post
	for _, p := range slices.Backward(s.posts) {
		if p.deleted {
			continue
		}
		shown := Post{
			ID: p.id, From: p.from, Author: s.name(p.from), At: p.at, Text: p.text, Closed: p.closed || p.hidden,
			Pinned: p.pinned,
		}
		for _, c := range standing(p.tops) {
			top := s.shown(c)
			for _, r := range standing(c.thread) {
				top.Comments = append(top.Comments, s.shown(r))
			}
			shown.Comments = append(shown.Comments, top)
		}
		wall = append(wall, shown)
	}
	return wall
}

// Answers lists the community's own comments, oldest first.
func (s *Stand) Answers() []Comment {
	s.mu.Lock()
	defer s.mu.Unlock()
	var answers []Comment
	for _, p := range s.posts {
		if p.deleted {
			continue
		}
		for _, top := range p.tops {
			for _, c := range append([]*comment{top}, top.thread...) {
				if c.from == -s.o.Group && !c.deleted {
					answers = append(answers, s.shown(c))
				}
			}
		}
	}
	slices.SortFunc(answers, func(a, b Comment) int { return cmp.Compare(a.ID, b.ID) })
	return answers
}

func (s *Stand) shown(c *comment) Comment {
	return Comment{
		ID: c.id, Post: c.post, From: c.from, Author: s.name(c.from), At: c.at, Text: c.text, ReplyTo: c.replyTo,
		Edited: c.edited, Deleted: c.deleted, GUID: c.guid, Files: c.files,
	}
}
