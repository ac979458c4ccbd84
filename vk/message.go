package vk

import (
	"cmp"
	"encoding/json"
	"strconv"
	"time"

	"github.com/SevereCloud/vksdk/v2/object"

	"otklik/tasks"
)

const network = "vk"

// remark is a comment in an event or in wall.getComments.
type remark struct {
	ID        int64              `json:"id"`
	From      int64              `json:"from_id"`
	Date      int64              `json:"date"`
	Text      string             `json:"text"`
	Post      int64              `json:"post_id"`
	Owner     int64              `json:"owner_id"`
	PostOwner int64              `json:"post_owner_id"`
	Parents   []int64            `json:"parents_stack"`
	ReplyTo   int64              `json:"reply_to_comment"`
	Files     json.RawMessage    `json:"attachments"`
	Deleted   object.BaseBoolInt `json:"deleted"`
	Thread    struct {
		Count int               `json:"count"`
		Items []json.RawMessage `json:"items"`
	} `json:"thread"`
}

// entry is a post in an event or in wall.get.
type entry struct {
	ID       int64           `json:"id"`
	Owner    int64           `json:"owner_id"`
	From     int64           `json:"from_id"`
	Date     int64           `json:"date"`
	Edited   int64           `json:"edited"` // when, 0 for never
	Text     string          `json:"text"`
	Kind     string          `json:"post_type"`
	Files    json.RawMessage `json:"attachments"`
	Comments struct {
		Count int `json:"count"`
	} `json:"comments"`
}

// news is what became known of a message.
type news int

const (
	written news = iota
	edited       // or restored: it stands as it is here
	removed      // nothing but its place is known
)

// message is what an event or a reading of the wall has shown.
type message struct {
	found tasks.Found // without the author's name
	own   bool        // the community wrote it
	reply int64       // the comment that it answers, where VK names it
	news  news
}

// change says how the message stands now.
func (m message) change(at time.Time) tasks.SourceChange {
	return tasks.SourceChange{
		Source: m.found.Source, Text: m.found.Text, Attachments: m.found.Attachments, Removed: m.news == removed, At: at,
	}
}

// dated says whether a date can be one; a wild one could not be written down again.
func dated(unix int64) bool { return unix > 0 && unix < 1<<33 }

func decodeRemark(raw json.RawMessage, group int64) (message, error) {
	var r remark
	if json.Unmarshal(raw, &r) != nil {
		return message{}, errBroken
	}
	return r.message(group)
}

func (r remark) message(group int64) (message, error) {
	owner := r.PostOwner
	if owner == 0 {
		owner = r.Owner
	}
	if r.Deleted {
		return removal{ID: r.ID, Post: r.Post, Owner: owner}.message(group)
	}
	switch {
	case r.ID <= 0 || r.Post <= 0 || r.From == 0 || !dated(r.Date):
		return message{}, errBroken
	case owner != -group:
		return message{}, errForeign
	}
	src := tasks.Source{Network: network, Owner: owner, Post: r.Post, Comment: r.ID}
	if len(r.Parents) > 0 && r.Parents[0] != r.ID {
		src.Thread = r.Parents[0]
	}
	src.Link = commentLink(owner, r.Post, r.ID, src.Thread)
	m := message{found: found(src, r.From, r.Date, r.Text, r.Files), own: r.From == -group, reply: r.ReplyTo}
	if r.ReplyTo != r.ID {
		m.found.ReplyTo = cmp.Or(max(r.ReplyTo, 0), src.Thread) // VK may leave out that it is the thread's top one
	}
	return m, nil
}

// removal is a comment that is not there any more.
type removal struct {
	ID    int64 `json:"id"`
	Post  int64 `json:"post_id"`
	Owner int64 `json:"owner_id"`
}

func decodeRemoval(raw json.RawMessage, group int64) (message, error) {
	var r removal
	if json.Unmarshal(raw, &r) != nil {
		return message{}, errBroken
	}
	return r.message(group)
}

func (r removal) message(group int64) (message, error) {
	switch {
	case r.ID <= 0 || r.Post <= 0:
		return message{}, errBroken
	case r.Owner != -group:
		return message{}, errForeign
	}
	src := tasks.Source{Network: network, Owner: r.Owner, Post: r.Post, Comment: r.ID}
	src.Link = commentLink(r.Owner, r.Post, r.ID, 0)
	return message{found: tasks.Found{Kind: tasks.Message, Source: src}, news: removed}, nil
}

func decodeEntry(raw json.RawMessage, group int64) (message, error) {
	var e entry
	if json.Unmarshal(raw, &e) != nil {
		return message{}, errBroken
	}
	return e.message(group)
}

func (e entry) message(group int64) (message, error) {
	switch {
	case e.ID <= 0 || e.From == 0 || !dated(e.Date):
		return message{}, errBroken
	case e.Owner != -group:
		return message{}, errForeign
	case e.Kind != "" && e.Kind != object.WallPostTypePost && e.Kind != object.WallPostTypeCopy:
		return message{}, errUnasked // suggested or postponed: not on the wall yet
	}
	src := tasks.Source{Network: network, Owner: e.Owner, Post: e.ID, Link: postLink(e.Owner, e.ID)}
	return message{found: found(src, e.From, e.Date, e.Text, e.Files), own: e.From == -group}, nil
}

func found(src tasks.Source, from, date int64, text string, files json.RawMessage) tasks.Found {
	author := tasks.Author{ID: from, Link: "https://vk.com/id" + strconv.FormatInt(from, 10)}
	if from < 0 {
		author.Link = "https://vk.com/club" + strconv.FormatInt(-from, 10)
	}
	return tasks.Found{
		Kind: tasks.Message, Source: src, Author: author, Text: text, Attachments: media(files),
		WrittenAt: time.Unix(date, 0).UTC(),
	}
}
