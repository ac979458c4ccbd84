package vkstand

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

type post struct {
	id, from        int64
	at              time.Time
	text            string
	edited          time.Time // zero for never
	closed, hidden  bool
	deleted, pinned bool
	tops            []*comment // in the order of writing
}

type comment struct {
	id, from, post int64
	top            int64 // the top comment of the thread, 0 for a top comment itself
	replyTo        int64
	at             time.Time
	text           string
	edited         bool
	deleted        bool
	guid           string
	files          []string   // what is attached
	thread         []*comment // under a top comment, in the order of writing
}

// Post writes on the wall, as a person, as another community or, with -Group, as the community itself.
func (s *Stand) Post(from int64, text string) (id int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.known(from) {
		return 0, fmt.Errorf("post: nobody has the id %d", from)
	}
	s.lastID++
	p := &post{id: s.lastID, from: from, at: s.o.Now(), text: strings.TrimSpace(text)}
	s.posts = append(s.posts, p)
	s.emit(eventPost, s.wirePost(p))
	s.watchers.Wake()
	return p.id, nil
}

// Comment writes under a post, or under another comment when replyTo is not 0.
func (s *Stand) Comment(post, from int64, text string, replyTo int64) (id int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.post(post)
	switch {
	case !s.known(from):
		return 0, fmt.Errorf("comment: nobody has the id %d", from)
	case p == nil || p.deleted:
		return 0, fmt.Errorf("comment: there is no post %d", post)
	case p.closed || p.hidden:
		return 0, fmt.Errorf("comment: comments of post %d are closed", post)
	case replyTo != 0 && !s.alive(p, replyTo):
		return 0, fmt.Errorf("comment: there is no comment %d under post %d", replyTo, post)
	}
	return s.write(p, comment{from: from, text: text, replyTo: replyTo}).id, nil
}

// write puts a comment under a post. The stand is locked.
func (s *Stand) write(p *post, c comment) *comment {
	s.lastID++
	c.id, c.post, c.at, c.text = s.lastID, p.id, s.o.Now(), strings.TrimSpace(c.text)
	if parent := s.comments[c.replyTo]; parent != nil {
		c.top = parent.id
		if parent.top != 0 {
			c.top = parent.top
		}
	}
	s.comments[c.id] = &c
	if c.top == 0 {
		p.tops = append(p.tops, &c)
	} else {
		top := s.comments[c.top]
		top.thread = append(top.thread, &c)
	}
	s.emit(eventComment, s.wireComment(&c))
	s.watchers.Wake()
	return &c
}

// EditComment changes the words of a comment.
func (s *Stand) EditComment(id int64, text string) error {
	return s.onComment(id, func(c *comment) {
		c.text, c.edited = strings.TrimSpace(text), true
		s.emit(eventEdit, s.wireComment(c))
	})
}

// DeleteComment deletes a comment as its author would.
func (s *Stand) DeleteComment(id int64) error {
	return s.onComment(id, func(c *comment) {
		c.deleted = true
		s.emit(eventDelete, map[string]any{
			"owner_id": -s.o.Group, "id": c.id, "deleter_id": c.from, "post_id": c.post,
		})
	})
}

// RestoreComment brings a deleted comment back, as its author or a moderator would.
func (s *Stand) RestoreComment(id int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.comments[id]
	if c == nil || !c.deleted || s.post(c.post).deleted {
		return fmt.Errorf("there is no deleted comment %d", id)
	}
	c.deleted = false
	s.emit(eventRestore, s.wireComment(c))
	s.watchers.Wake()
	return nil
}

func (s *Stand) onComment(id int64, do func(*comment)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.comments[id]
	if c == nil || c.deleted {
		return fmt.Errorf("there is no comment %d", id)
	}
	do(c)
	s.watchers.Wake()
	return nil
}

// EditPost changes the words of a post. VK has no event for it.
func (s *Stand) EditPost(id int64, text string) error {
	return s.onPost(id, func(p *post) { p.text, p.edited = strings.TrimSpace(text), s.o.Now() })
}

// DeletePost deletes a post with everything under it. VK has no event for it.
func (s *Stand) DeletePost(id int64) error { return s.onPost(id, func(p *post) { p.deleted = true }) }

// PinPost puts a post at the head of the wall, out of order.
func (s *Stand) PinPost(id int64) error {
	return s.onPost(id, func(p *post) {
		for _, other := range s.posts {
			other.pinned = other == p
		}
	})
}

// CloseComments forbids comments under a post: writing one is error 213, reading still works.
func (s *Stand) CloseComments(id int64) error {
	return s.onPost(id, func(p *post) { p.closed = true })
}

// HideComments takes all access to the comments of a post away: reading and writing are error 212.
func (s *Stand) HideComments(id int64) error {
	return s.onPost(id, func(p *post) { p.hidden = true })
}

// OpenComments undoes CloseComments and HideComments.
func (s *Stand) OpenComments(id int64) error {
	return s.onPost(id, func(p *post) { p.closed, p.hidden = false, false })
}

func (s *Stand) onPost(id int64, do func(*post)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.post(id)
	if p == nil || p.deleted {
		return fmt.Errorf("there is no post %d", id)
	}
	do(p)
	s.watchers.Wake()
	return nil
}

// post finds a post, a deleted one too. The stand is locked.
func (s *Stand) post(id int64) *post {
	if i := slices.IndexFunc(s.posts, func(p *post) bool { return p.id == id }); i >= 0 {
		return s.posts[i]
	}
	return nil
}

// alive says whether a comment stands under a post. The stand is locked.
func (s *Stand) alive(p *post, id int64) bool {
	c := s.comments[id]
	return c != nil && !c.deleted && c.post == p.id
}

// standing lists what is still seen of a level of comments: a deleted one stays only where others stand under it.
func standing(level []*comment) []*comment {
	var list []*comment
	for _, c := range level {
		if !c.deleted || len(standing(c.thread)) > 0 {
			list = append(list, c)
		}
	}
	return list
}
