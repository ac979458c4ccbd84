package vk

import (
	"encoding/json"
	"errors"
	"regexp"

	"github.com/SevereCloud/vksdk/v2/events"
)

// Reasons why an event is passed over. They hold nothing of the event.
var (
	errBroken  = errors.New("broken")
	errUnasked = errors.New("of a type that is not used")
	errForeign = errors.New("of another community")
	errTwice   = errors.New("given before")
	errRemoved = errors.New("of a message that was removed meanwhile")
)

// update is the envelope of an event, https://dev.vk.com/ru/api/community-events/json-schema.
type update struct {
	ID     string          `json:"event_id"`
	Type   string          `json:"type"`
	Object json.RawMessage `json:"object"`
	Group  int64           `json:"group_id"`
}

// event is what has happened to a message.
type event struct {
	message

	id   string // VK's; the same when the event is given again, "" where VK names none
	kind string // VK's type, when that is a name
}

// neededEvents are those that Watch understands. VK has none for a post that was edited or removed.
func neededEvents() []string {
	return []string{
		events.EventWallPostNew, events.EventWallReplyNew, events.EventWallReplyEdit, events.EventWallReplyRestore,
		events.EventWallReplyDelete,
	}
}

// maxEventID is longer than VK's ids, which are hashes; what is longer is not remembered.
const maxEventID = 128

// eventName is what an event's type may look like in a log.
var eventName = regexp.MustCompile(`^[a-z_]{1,40}$`)

// decode reads one event. The error says why it is passed over.
func decode(raw json.RawMessage, group int64) (e event, err error) {
	var u update
	if json.Unmarshal(raw, &u) != nil {
		return event{}, errBroken
	}
	if len(u.ID) <= maxEventID {
		e.id = u.ID
	}
	if eventName.MatchString(u.Type) {
		e.kind = u.Type
	}
	if u.Group != 0 && u.Group != group {
		return e, errForeign
	}
	switch u.Type {
	case events.EventWallReplyNew:
		e.message, err = decodeRemark(u.Object, group)
	case events.EventWallReplyEdit, events.EventWallReplyRestore:
		if e.message, err = decodeRemark(u.Object, group); e.news == written {
			e.news = edited
		}
	case events.EventWallReplyDelete:
		e.message, err = decodeRemoval(u.Object, group)
	case events.EventWallPostNew:
		e.message, err = decodeEntry(u.Object, group)
	default:
		err = errUnasked
	}
	return e, err
}
