package vk

import (
	"context"
	"encoding/json"
	"errors"
	"html"
	"strings"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// FindAnswer looks for the community's comment under a message with exactly this text, written since the given time, to
// find out what became of a Publish of class Unknown. found is false only when everything was read and it is not there;
// a call that still hangs somewhere may bring it later. Long Poll's own echo is asked first; for the rest a token that may
// read is needed: without one the error is of class Disabled. VK does not show the guid, which stands here for networks
// that do.
func (c *Client) FindAnswer(
	ctx context.Context, src tasks.Source, text, _ string, since time.Time,
) (comment int64, link string, found bool, err error) {
	if src.Network != network {
		return 0, "", false, &Error{Class: Final, Method: "wall.getComments", err: errors.New("the message is not from VK")}
	}
	if m, ok := c.echoes.find(src, text, since); ok {
		return m.found.Source.Comment, m.found.Source.Link, true, nil
	}
	var answer message
	look := func(m message, bad error) (stop bool) {
		if bad == nil && m.answers(src, text, since) {
			answer, found = m, true
		}
		return found
	}
	if src.Venue == tasks.VenueWall {
		own := wall{wire: c.wire, owner: src.Owner, group: c.group}
		err = own.eachComment(ctx, src.Post, thread(src), func(r remark) (bool, error) {
			return look(r.message(src.Venue, src.Owner, c.group)), nil
		})
	} else {
		err = c.eachBelow(ctx, src, since, look)
	}
	if err != nil || !found {
		return 0, "", false, err
	}
	return answer.found.Source.Comment, answer.found.Source.Link, true, nil
}

// answers says whether this is the community's comment with the text under the message, not older than since.
func (m message) answers(src tasks.Source, text string, since time.Time) bool {
	s := m.found.Source
	if !m.own || s.Comment == 0 || s.Venue != src.Venue || s.Owner != src.Owner || s.Post != src.Post {
		return false
	}
	if m.found.WrittenAt.Before(since.Add(-margin)) || plain(m.found.Text) != plain(text) {
		return false
	}
	if src.Venue != tasks.VenueWall { // there are no threads, and boards and letters name no comment that was answered
		return m.reply == 0 || m.reply == src.Comment
	}
	// VK may leave out which comment was answered when it is the thread's top one.
	return s.Thread == thread(src) && (m.reply == src.Comment || m.reply == 0 && src.Thread == 0)
}

// plain is a text as it can be compared: VK trims it, changes ends of lines and may escape signs of HTML.
func plain(text string) string { return strings.Join(strings.Fields(html.UnescapeString(text)), " ") }

// eachBelow shows what stands where a message outside of walls does, the newest first, until see says stop or it is older than
// since.
func (c *Client) eachBelow(
	ctx context.Context, src tasks.Source, since time.Time, see func(m message, bad error) (stop bool),
) error {
	method, by, params, err := c.listing(src)
	if err != nil {
		return err
	}
	for n := range pageLimit {
		var page struct {
			Items []json.RawMessage `json:"items"`
		}
		params["count"], params["offset"] = pageSize, n*pageSize
		if err := by.read(ctx, method, params, &page); err != nil {
			return err
		}
		for _, raw := range page.Items {
			m, bad := c.below(raw, src)
			if see(m, bad) || bad == nil && m.found.WrittenAt.Before(since.Add(-margin)) {
				return nil
			}
		}
		if len(page.Items) < pageSize {
			return nil
		}
	}
	return nil
}

// below reads an item of a listing, in which VK leaves out what it is a listing of.
func (c *Client) below(raw json.RawMessage, src tasks.Source) (message, error) {
	if src.Venue == tasks.VenuePrivate {
		return decodeLetter(raw, c.group)
	}
	var r remark
	if json.Unmarshal(raw, &r) != nil {
		return message{}, errBroken
	}
	r.under = stands(src)
	return r.message(src.Venue, src.Owner, c.group)
}

// listing is the call that lists what stands around a message outside of walls.
func (c *Client) listing(src tasks.Source) (method string, by *session, params api.Params, err error) {
	if src.Venue == tasks.VenuePrivate {
		return "messages.getHistory", c.community, api.Params{"peer_id": src.Post}, nil
	}
	where := sections()[src.Venue]
	method, by = where.name+".getComments", c.user
	params = api.Params{"owner_id": src.Owner, where.id: src.Post, "sort": "desc"}
	if src.Venue == tasks.VenueBoard {
		delete(params, "owner_id")
		params["group_id"] = -src.Owner
		if len(c.readers) > 0 {
			by = c.readers[0]
		}
	}
	if by == nil {
		return "", nil, nil, &Error{Class: Disabled, Method: method, err: errNoReader}
	}
	return method, by, params, nil
}
