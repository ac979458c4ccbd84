package vk

import (
	"context"
	"encoding/json"
	"html"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// ReadBack reads a published answer as it stands in VK: its words, and how many files are with it. VK leaves files that it does not
// know out without a word. An error says nothing of the answer: it could not be read.
func (c *Client) ReadBack(ctx context.Context, src tasks.Source, comment int64) (text string, files int, err error) {
	var stands *remark
	see := func(raw json.RawMessage) {
		var r remark
		if json.Unmarshal(raw, &r) == nil && r.ID == comment && !bool(r.Deleted) {
			stands = &r
		}
	}
	if src.Venue == tasks.VenueWall {
		params := api.Params{"owner_id": src.Owner, "post_id": src.Post, "start_comment_id": comment, "count": 1}
		if top := thread(src); top != 0 {
			params["comment_id"] = top
		}
		var page comments
		if err := c.readWall(ctx, "wall.getComments", params, &page); err != nil {
			return "", 0, err
		}
		for _, raw := range page.Items {
			see(raw)
		}
	} else if err := c.newest(ctx, src, see); err != nil {
		return "", 0, err
	}
	if stands == nil {
		return "", 0, &Error{Class: Again, Method: methodReadBack, err: errNotThere}
	}
	return html.UnescapeString(stands.Text), attachments(stands.Files), nil
}

const methodReadBack = "reading an answer back"

// newest shows the newest of what stands where a message outside of walls does.
func (c *Client) newest(ctx context.Context, src tasks.Source, see func(json.RawMessage)) error {
	method, by, params, err := c.listing(src)
	if err != nil {
		return err
	}
	var page struct {
		Items []json.RawMessage `json:"items"`
	}
	params["count"] = threadTop
	if err := by.read(ctx, method, params, &page); err != nil {
		return err
	}
	for _, raw := range page.Items {
		see(raw)
	}
	return nil
}

// attachments counts what is attached, whatever it is; VK also sends false for nothing.
func attachments(raw json.RawMessage) int {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		return 0
	}
	return len(items)
}
