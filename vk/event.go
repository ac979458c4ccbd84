package vk

import (
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"time"

	"github.com/SevereCloud/vksdk/v2/events"
	"github.com/SevereCloud/vksdk/v2/object"

	"otklik/tasks"
)

const network = "vk"

// Reasons why an event is passed over. They hold nothing of the event.
var (
	errBroken  = errors.New("broken")
	errUnasked = errors.New("of a type that is not used")
	errForeign = errors.New("of another community")
)

// update is the envelope of an event, https://dev.vk.com/ru/api/community-events/json-schema.
type update struct {
	Type   string          `json:"type"`
	Object json.RawMessage `json:"object"`
	Group  int64           `json:"group_id"`
}

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
	Text     string          `json:"text"`
	Kind     string          `json:"post_type"`
	Files    json.RawMessage `json:"attachments"`
	Comments struct {
		Count int `json:"count"`
	} `json:"comments"`
}

// message is what an event or a reading of the wall has shown.
type message struct {
	found tasks.Found // without the author's name
	own   bool        // the community wrote it
	reply int64       // the comment that it answers
}

// decode reads one event. The error says why it is passed over; kind is its type when that is a name.
func decode(raw json.RawMessage, group int64) (m message, kind string, err error) {
	var u update
	if json.Unmarshal(raw, &u) != nil {
		return message{}, "", errBroken
	}
	if eventName.MatchString(u.Type) {
		kind = u.Type
	}
	if u.Group != 0 && u.Group != group {
		return message{}, kind, errForeign
	}
	switch u.Type {
	case events.EventWallReplyNew:
		m, err = decodeRemark(u.Object, group)
	case events.EventWallPostNew:
		m, err = decodeEntry(u.Object, group)
	default:
		err = errUnasked
	}
	return m, kind, err
}

// dated says whether a date can be one; a wild one could not be written down again.
func dated(unix int64) bool { return unix > 0 && unix < 1<<33 }

// eventName is what an event's type may look like in a log.
var eventName = regexp.MustCompile(`^[a-z_]{1,40}$`)

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
	switch {
	case r.ID <= 0 || r.Post <= 0 || r.From == 0 || !dated(r.Date) || bool(r.Deleted):
		return message{}, errBroken
	case owner != -group:
		return message{}, errForeign
	}
	src := tasks.Source{Network: network, Owner: owner, Post: r.Post, Comment: r.ID}
	if len(r.Parents) > 0 && r.Parents[0] != r.ID {
		src.Thread = r.Parents[0]
	}
	src.Link = commentLink(owner, r.Post, r.ID, src.Thread)
	return message{found: found(src, r.From, r.Date, r.Text, r.Files), own: r.From == -group, reply: r.ReplyTo}, nil
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
