package vk

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/SevereCloud/vksdk/v2/events"

	"otklik/tasks"
)

// Reasons why an event is passed over. They hold nothing of the event.
var (
	errBroken  = errors.New("broken")
	errUnasked = errors.New("of a type that is not used")
	errForeign = errors.New("of another community")
	errTwice   = errors.New("given before")
	errRemoved = errors.New("of a message that was removed meanwhile")
	errOlder   = errors.New("older than what came by the other way")
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

	kind string // VK's type, when that is a name
}

// neededEvents are those that Watch understands. VK has none for a post that was edited or removed, nor for a private message
// that was removed.
func neededEvents() []string {
	list := []string{events.EventWallPostNew, events.EventMessageNew, events.EventMessageEdit, events.EventMessageReply}
	for kind := range commented() {
		for _, what := range []string{"new", "edit", "restore", "delete"} {
			list = append(list, kind+what)
		}
	}
	slices.Sort(list)
	return list
}

// commented says how the events of comments begin, and where those stand.
func commented() map[string]tasks.Venue {
	return map[string]tasks.Venue{
		"wall_reply_": tasks.VenueWall, "photo_comment_": tasks.VenuePhoto, "video_comment_": tasks.VenueVideo,
		"market_comment_": tasks.VenueMarket, "board_post_": tasks.VenueBoard,
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
	if eventName.MatchString(u.Type) {
		e.kind = u.Type
	}
	if u.Group != 0 && u.Group != group {
		return e, errForeign
	}
	switch u.Type {
	case events.EventWallPostNew:
		e.message, err = decodeEntry(u.Object, -group, group)
	case events.EventMessageNew, events.EventMessageReply:
		e.message, err = decodeLetter(u.Object, group)
	case events.EventMessageEdit:
		e.message, err = decodeLetter(u.Object, group)
		e.news = edited
	default:
		e.message, err = decodeComment(u, group)
	}
	if len(u.ID) <= maxEventID {
		e.event = u.ID
	}
	return e, err
}

// decodeComment reads an event of a comment, wherever it stands.
func decodeComment(u update, group int64) (m message, err error) {
	at := strings.LastIndexByte(u.Type, '_') + 1
	venue, known := commented()[u.Type[:at]]
	if !known {
		return message{}, errUnasked
	}
	switch u.Type[at:] {
	case "new":
		return decodeRemark(u.Object, venue, -group, group)
	case "edit", "restore":
		if m, err = decodeRemark(u.Object, venue, -group, group); m.news == written {
			m.news = edited
		}
		return m, err
	case "delete":
		return decodeRemoval(u.Object, venue, -group)
	}
	return message{}, errUnasked
}
