package vkstand

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Thing is what people write under besides posts.
type Thing string

// The things.
const (
	Photo Thing = "photo"
	Video Thing = "video"
	Goods Thing = "market"
	Board Thing = "board" // a topic, under which every message stands by itself
)

// event names what happens to a comment under the thing: "new", "edit", "delete" or "restore".
func (t Thing) event(what string) string {
	if t == Board {
		return "board_post_" + what
	}
	return string(t) + "_comment_" + what
}

// fields name the thing and its owner in VK's objects.
func (t Thing) fields() (id, owner string) {
	switch t {
	case Goods:
		return "item_id", "market_owner_id"
	case Board:
		return "topic_id", "topic_owner_id"
	case Photo, Video:
	}
	return string(t) + "_id", string(t) + "_owner_id"
}

type thing struct {
	kind    Thing
	id      int64
	closed  bool
	remarks []*remark
}

// updated is when the last remark was made, in seconds of Unix; 0 when there is none.
func (t *thing) updated() int64 {
	last := int64(0)
	for _, r := range t.remarks {
		last = max(last, r.at.Unix())
	}
	return last
}

type remark struct {
	id, from, replyTo int64
	at                time.Time
	text, guid        string
	deleted           bool
	files             []string
}

// Remark is a comment under a thing as everybody sees it.
type Remark struct {
	ID, From, ReplyTo int64
	At                time.Time
	Text, GUID        string
	Deleted           bool
	Files             []string // what is attached: see [File.Ref]
}

// AddThing puts a photo, a video, goods or a topic into the community.
func (s *Stand) AddThing(kind Thing) (id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.things = append(s.things, &thing{kind: kind, id: 9000 + int64(len(s.things))})
	return s.things[len(s.things)-1].id
}

// Remark writes under a thing.
func (s *Stand) Remark(kind Thing, thing, from int64, text string, replyTo int64) (id int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.thing(kind, thing)
	if t == nil || !s.known(from) || replyTo != 0 && t.remark(replyTo) == nil {
		return 0, fmt.Errorf("remark: there is no such %s, author or comment", kind)
	}
	return s.remarkOn(t, remark{from: from, text: text, replyTo: replyTo}).id, nil
}

// remarkOn puts a comment under a thing. The stand is locked.
func (s *Stand) remarkOn(t *thing, r remark) *remark {
	s.lastID++
	r.id, r.at, r.text = s.lastID, s.o.Now(), strings.TrimSpace(r.text)
	t.remarks = append(t.remarks, &r)
	s.emit(t.kind.event("new"), s.wireRemark(t, &r))
	s.watchers.Wake()
	return &r
}

// EditRemark changes the words of a comment under a thing.
func (s *Stand) EditRemark(kind Thing, of, id int64, text string) error {
	return s.onRemark(kind, of, id, func(t *thing, r *remark) {
		r.text = strings.TrimSpace(text)
		s.emit(kind.event("edit"), s.wireRemark(t, r))
	})
}

// DeleteRemark deletes a comment under a thing.
func (s *Stand) DeleteRemark(kind Thing, of, id int64) error {
	return s.onRemark(kind, of, id, func(t *thing, r *remark) {
		r.deleted = true
		field, owner := kind.fields()
		gone := map[string]any{"id": r.id, field: t.id, "owner_id": -s.o.Group, "deleter_id": r.from, "user_id": r.from}
		if kind == Board {
			gone = map[string]any{"id": r.id, field: t.id, owner: -s.o.Group}
		}
		s.emit(kind.event("delete"), gone)
	})
}

func (s *Stand) onRemark(kind Thing, id, remarkID int64, do func(*thing, *remark)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.thing(kind, id)
	if t == nil || t.remark(remarkID) == nil {
		return fmt.Errorf("there is no comment %d under %s %d", remarkID, kind, id)
	}
	do(t, t.remark(remarkID))
	s.watchers.Wake()
	return nil
}

// Remarks lists what stands under a thing, deleted ones too.
func (s *Stand) Remarks(kind Thing, thing int64) []Remark {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Remark
	if t := s.thing(kind, thing); t != nil {
		for _, r := range t.remarks {
			list = append(list, Remark{r.id, r.from, r.replyTo, r.at, r.text, r.guid, r.deleted, r.files})
		}
	}
	return list
}

func (s *Stand) thing(kind Thing, id int64) *thing {
	if i := slices.IndexFunc(s.things, func(t *thing) bool { return t.kind == kind && t.id == id }); i >= 0 {
		return s.things[i]
	}
	return nil
}

// remark finds a comment that stands.
func (t *thing) remark(id int64) *remark {
	if i := slices.IndexFunc(t.remarks, func(r *remark) bool { return r.id == id && !r.deleted }); i >= 0 {
		return t.remarks[i]
	}
	return nil
}

func (s *Stand) wireRemark(t *thing, r *remark) map[string]any {
	field, owner := t.kind.fields()
	w := map[string]any{
		"id": r.id, "from_id": r.from, "date": r.at.Unix(), "text": r.text, "attachments": s.wireFiles(r.files),
		field: t.id, owner: -s.o.Group,
	}
	if t.kind != Board {
		w["owner_id"], w["parents_stack"] = -s.o.Group, []int64{}
	}
	if r.replyTo != 0 {
		w["reply_to_comment"] = r.replyTo
	}
	return w
}

// under is the thing that a call of photos., video., market. or board. names.
func (c *call) under() (*thing, *failure) {
	section, _, _ := strings.Cut(c.method, ".")
	kind := Thing(strings.TrimSuffix(section, "s"))
	field, _ := kind.fields()
	t := c.s.thing(kind, c.int(field))
	if t == nil {
		return nil, fail(codeParam, field+" is invalid")
	}
	return t, nil
}

// createRemark writes under a thing; a guid that was used before returns the comment that it made.
func (c *call) createRemark() (any, *failure) {
	t, bad := c.under()
	if bad != nil {
		return nil, bad
	}
	message, guid := c.params["message"], c.params["guid"]
	for _, r := range t.remarks {
		if guid != "" && r.guid == guid {
			return r.id, nil
		}
	}
	switch {
	case t.closed:
		return nil, fail(codeAccess, "comments are closed")
	case strings.TrimSpace(message) == "" && c.params["attachments"] == "":
		return nil, fail(codeParam, "message is undefined")
	case utf8.RuneCountInString(message) > c.s.o.MaxMessage:
		return nil, fail(codeParam, "message is too long")
	case c.params["reply_to_comment"] != "" && t.remark(c.int("reply_to_comment")) == nil:
		return nil, fail(codeParam, "reply_to_comment is invalid")
	}
	r := remark{from: c.s.o.Admin, text: message, guid: guid, replyTo: c.int("reply_to_comment")}
	r.files = c.attached("attachments")
	if c.params["from_group"] == "1" {
		r.from = -c.s.o.Group
	}
	return c.s.remarkOn(t, r).id, nil
}

// remarks lists what stands under a thing.
func (c *call) remarks() (any, *failure) {
	t, bad := c.under()
	if bad != nil {
		return nil, bad
	}
	count, bad := c.count(20, 100)
	if bad != nil {
		return nil, bad
	}
	var all []*remark
	for _, r := range t.remarks {
		if !r.deleted {
			all = append(all, r)
		}
	}
	if c.params["sort"] == "desc" {
		slices.Reverse(all)
	}
	items := []any{}
	for _, r := range page(all, int(c.int("offset")), count) {
		items = append(items, c.s.wireRemark(t, r))
	}
	return map[string]any{"count": len(all), "items": items}, nil
}
