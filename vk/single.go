package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// Single is one message, read because somebody has come upon it.
type Single struct {
	Found tasks.Found // with the author's name, where VK tells it
	Own   bool        // a community of ours has written it
}

const methodComment = "wall.getComment"

var errNotThere = errors.New("there is no such message, or VK tells of none")

// Read reads the message that a source names: see tasks.Source.Key. An error of class Final says that it cannot be read: it is gone, or
// closed to us, or a photo, video or piece of goods itself and not a comment under it.
func (n *Network) Read(ctx context.Context, src tasks.Source) (Single, error) {
	if src.Network != network || src.Mark != "" || src.Post <= 0 || src.Owner == 0 {
		return Single{}, &Error{Class: Final, Method: methodComment, err: errNotThere}
	}
	m, err := n.single(ctx, src)
	if err != nil {
		return Single{}, err
	}
	m.found.Kind = tasks.Publication
	if n.Ours(src) {
		m.found.Kind = tasks.Message
	}
	list := []tasks.Found{m.found}
	n.writer(src).name(ctx, list)
	return Single{Found: list[0], Own: n.ours(m.found.Author.ID) != nil}, nil
}

// Ours tells whether a message stands in a community of ours: the program may answer there.
func (n *Network) Ours(src tasks.Source) bool { return n.ours(src.Owner) != nil }

// single finds the one message.
func (n *Network) single(ctx context.Context, src tasks.Source) (message, error) {
	group := n.writer(src).group
	switch {
	case src.Venue != tasks.VenueWall:
		return n.singleBelow(ctx, src)
	case src.Comment != 0:
		var page comments
		params := api.Params{"owner_id": src.Owner, "comment_id": src.Comment}
		if err := n.readWall(ctx, methodComment, params, &page); err != nil {
			return message{}, err
		}
		return pick(methodComment, src, page.Items, func(raw json.RawMessage) (message, error) {
			var r remark
			if json.Unmarshal(raw, &r) != nil {
				return message{}, errBroken
			}
			if r.PostOwner == 0 && r.Owner == 0 {
				r.Owner = src.Owner
			}
			return r.message(tasks.VenueWall, src.Owner, group)
		})
	}
	var list []json.RawMessage
	params := api.Params{"posts": fmt.Sprintf("%d_%d", src.Owner, src.Post)}
	if err := n.readWall(ctx, "wall.getById", params, &list); err != nil {
		return message{}, err
	}
	return pick("wall.getById", src, list, func(raw json.RawMessage) (message, error) {
		return decodeEntry(raw, src.Owner, group)
	})
}

// pick is the item that is the message.
func pick(
	method string, src tasks.Source, items []json.RawMessage, read func(json.RawMessage) (message, error),
) (message, error) {
	for _, raw := range items {
		if m, bad := read(raw); bad == nil && m.news != removed && m.found.Source.Key() == src.Key() {
			return m, nil
		}
	}
	return message{}, &Error{Class: Final, Method: method, err: errNotThere}
}

// singleBelow looks for a comment among those of a photo, a video, goods or a discussion, which VK tells only all together.
func (n *Network) singleBelow(ctx context.Context, src tasks.Source) (m message, err error) {
	found := false
	if src.Comment != 0 && src.Venue != tasks.VenuePrivate {
		err = n.writer(src).eachBelow(ctx, src, time.Time{}, func(one message, bad error) bool {
			if bad == nil && one.news != removed && one.found.Source.Key() == src.Key() {
				m, found = one, true
			}
			return found
		})
	}
	if err == nil && !found {
		err = &Error{Class: Final, Method: string(src.Venue), err: errNotThere}
	}
	return m, err
}
