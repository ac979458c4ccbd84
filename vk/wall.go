package vk

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/SevereCloud/vksdk/v2/api"
)

const (
	pageSize  = 100 // VK's limit for posts and comments
	threadTop = 10  // comments of a thread that come with its top one, VK's limit
	pageLimit = 50  // pages of one level of comments
)

var errNoReader = errors.New("no token may read the wall: a service token or an administrator's is needed")

// posts is the answer of wall.get.
type posts struct {
	Items []json.RawMessage `json:"items"`
}

// comments is the answer of wall.getComments.
type comments struct {
	Level int               `json:"current_level_count"`
	Items []json.RawMessage `json:"items"`
}

// wall is a wall that is read, ours or another's.
type wall struct {
	*wire

	owner int64 // negative for a community
	group int64 // ours that looks at it: what it wrote there is own
}

// wall is the community's own.
func (c *Client) wall() wall { return wall{wire: c.wire, owner: -c.group, group: c.group} }

// readWall calls a reading method with the first token that may.
func (w *wire) readWall(ctx context.Context, method string, params api.Params, into any) error {
	var err error = &Error{Class: Disabled, Method: method, err: errNoReader}
	for _, reader := range w.readers {
		if err = reader.read(ctx, method, params, into); err == nil {
			return nil
		}
		if class := ClassOf(err); class != Disabled && class != Tomorrow && class != Person {
			return err
		}
	}
	return err
}

// eachComment calls see with the comments of a post, or of a thread when top is not 0, oldest first, until there are no
// more or see says stop. What cannot be read of them is left out.
func (w wall) eachComment(ctx context.Context, post, top int64, see func(remark) (stop bool, err error)) error {
	for n := range pageLimit {
		params := api.Params{
			"owner_id": w.owner, "post_id": post, "count": pageSize, "offset": n * pageSize, "sort": "asc",
			"thread_items_count": threadTop,
		}
		if top != 0 {
			params["comment_id"] = top
			delete(params, "thread_items_count")
		}
		var page comments
		if err := w.readWall(ctx, "wall.getComments", params, &page); err != nil {
			return err
		}
		for _, raw := range page.Items {
			var r remark
			if json.Unmarshal(raw, &r) != nil {
				continue
			}
			if stop, err := see(r); stop || err != nil {
				return err
			}
		}
		if len(page.Items) < pageSize && (n+1)*pageSize >= page.Level {
			return nil
		}
	}
	w.log.Warn("a post has more comments than are read", "post", post, "limit", pageLimit*pageSize)
	return nil
}
