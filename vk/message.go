package vk

import (
	"cmp"
	"encoding/json"
	"strconv"
	"time"

	"github.com/SevereCloud/vksdk/v2/object"

	"otklik/tasks"
)

const network = tasks.NetworkVK

// remark is a comment in an event or in wall.getComments.
type remark struct {
	under

	ID      int64              `json:"id"`
	From    int64              `json:"from_id"`
	Date    int64              `json:"date"`
	Text    string             `json:"text"`
	Parents []int64            `json:"parents_stack"`
	ReplyTo int64              `json:"reply_to_comment"`
	Files   json.RawMessage    `json:"attachments"`
	Deleted object.BaseBoolInt `json:"deleted"`
	Likes   counted            `json:"likes"` // where they were asked for
	Thread  struct {
		Count int               `json:"count"`
		Items []json.RawMessage `json:"items"`
	} `json:"thread"`
}

// counted is how VK writes how many there are of something.
type counted struct {
	Count int `json:"count"`
}

// entry is a post in an event or in wall.get.
type entry struct {
	ID       int64           `json:"id"`
	Owner    int64           `json:"owner_id"`
	To       int64           `json:"to_id"`   // the owner, in newsfeed.getMentions
	Post     int64           `json:"post_id"` // there: of the post under which this is a comment
	From     int64           `json:"from_id"`
	Date     int64           `json:"date"`
	Edited   int64           `json:"edited"` // when, 0 for never
	Text     string          `json:"text"`
	Kind     string          `json:"post_type"`
	Files    json.RawMessage `json:"attachments"`
	Comments counted         `json:"comments"`
	Likes    counted         `json:"likes"`
	Reposts  counted         `json:"reposts"`
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
	event string      // VK's id of the event; the same when it is given again, "" where there is none
	news  news
}

// change says how the message stands now.
func (m message) change(at time.Time) tasks.SourceChange {
	return tasks.SourceChange{
		Source: m.found.Source, Text: m.found.Text, Attachments: m.found.Attachments, Removed: m.news == removed, At: at,
		Event: m.event,
	}
}

// dated says whether a date can be one; a wild one could not be written down again.
func dated(unix int64) bool { return unix > 0 && unix < 1<<33 }

func decodeRemark(raw json.RawMessage, venue tasks.Venue, wall, group int64) (message, error) {
	var r remark
	if json.Unmarshal(raw, &r) != nil {
		return message{}, errBroken
	}
	return r.message(venue, wall, group)
}

// message is the comment as one of the wall with this owner, of which group is ours: what it wrote is own.
func (r remark) message(venue tasks.Venue, wall, group int64) (message, error) {
	owner, post := r.place(venue)
	if r.Deleted {
		return removal{under: r.under, ID: r.ID}.message(venue, wall)
	}
	switch {
	case r.ID <= 0 || post <= 0 || r.From == 0 || !dated(r.Date):
		return message{}, errBroken
	case owner != wall:
		return message{}, errForeign
	}
	src := tasks.Source{Network: network, Venue: venue, Owner: owner, Post: post, Comment: r.ID}
	if len(r.Parents) > 0 && r.Parents[0] != r.ID {
		src.Thread = r.Parents[0]
	}
	src.Link = commentLink(src)
	m := message{found: found(src, r.From, r.Date, r.Text, r.Files), own: r.From == -group, reply: r.ReplyTo}
	if r.ReplyTo != r.ID {
		m.found.ReplyTo = cmp.Or(max(r.ReplyTo, 0), src.Thread) // VK may leave out that it is the thread's top one
	}
	return m, nil
}

// removal is a comment that is not there any more.
type removal struct {
	under

	ID int64 `json:"id"`
}

func decodeRemoval(raw json.RawMessage, venue tasks.Venue, wall int64) (message, error) {
	var r removal
	if json.Unmarshal(raw, &r) != nil {
		return message{}, errBroken
	}
	return r.message(venue, wall)
}

func (r removal) message(venue tasks.Venue, wall int64) (message, error) {
	owner, post := r.place(venue)
	switch {
	case r.ID <= 0 || post <= 0:
		return message{}, errBroken
	case owner != wall:
		return message{}, errForeign
	}
	src := tasks.Source{Network: network, Venue: venue, Owner: owner, Post: post, Comment: r.ID}
	src.Link = commentLink(src)
	return message{found: tasks.Found{Kind: tasks.Message, Source: src}, news: removed}, nil
}

func decodeEntry(raw json.RawMessage, wall, group int64) (message, error) {
	var e entry
	if json.Unmarshal(raw, &e) != nil {
		return message{}, errBroken
	}
	return e.message(wall, group)
}

func (e entry) message(wall, group int64) (message, error) {
	switch {
	case e.ID <= 0 || e.From == 0 || !dated(e.Date):
		return message{}, errBroken
	case e.Owner != wall:
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
