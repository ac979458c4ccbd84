package vk

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// What is looked through after a gap for comments under photos, videos and goods, all of it by an administrator's token.
const (
	remarkPages = 10  // of a hundred comments under photos
	thingsPage  = 200 // VK's limit of videos and goods
	goodsRead   = 50  // of them, the newest; VK does not tell how many comments goods have
)

var errNoAdmin = errors.New("only an administrator's token may: none is set")

// byUser reads with the administrator's token, where there is one.
func (c *Client) byUser(ctx context.Context, method string, params api.Params, into any) error {
	if c.user == nil {
		return &Error{Class: Disabled, Method: method, err: errNoAdmin}
	}
	return c.user.read(ctx, method, params, into)
}

// photos lists the photos under which something was written in the gap: VK shows all comments under a community's photos in one list,
// the newest first, https://dev.vk.com/ru/method/photos.getAllComments.
func (c *Client) photos(ctx context.Context, g gap) (places []tasks.Source, err error) {
	met := map[int64]bool{}
	for n := range remarkPages {
		var page struct {
			Items []struct {
				Photo int64 `json:"pid"`
				Date  int64 `json:"date"`
			} `json:"items"`
		}
		params := api.Params{"owner_id": -c.group, "count": pageSize, "offset": n * pageSize}
		if err := c.byUser(ctx, "photos.getAllComments", params, &page); err != nil {
			return nil, err
		}
		for _, r := range page.Items {
			if time.Unix(r.Date, 0).Before(g.since.Add(-margin)) {
				return places, nil
			}
			if !met[r.Photo] && r.Photo > 0 {
				met[r.Photo] = true
				places = append(places, c.thing(tasks.VenuePhoto, r.Photo))
			}
		}
		if len(page.Items) < pageSize {
			return places, nil
		}
	}
	c.log.Warn("more was written under photos than is read", "limit", remarkPages*pageSize)
	return places, nil
}

// videos lists the newest videos that have comments.
func (c *Client) videos(ctx context.Context, _ gap) (places []tasks.Source, err error) {
	list, err := c.things(ctx, "video.get")
	for _, v := range list {
		if v.Comments > 0 {
			places = append(places, c.thing(tasks.VenueVideo, v.ID))
		}
	}
	return places, err
}

// goods lists the newest goods.
func (c *Client) goods(ctx context.Context, _ gap) (places []tasks.Source, err error) {
	list, err := c.things(ctx, "market.get")
	for _, v := range list[:min(goodsRead, len(list))] {
		places = append(places, c.thing(tasks.VenueMarket, v.ID))
	}
	return places, err
}

func (c *Client) thing(v tasks.Venue, id int64) tasks.Source {
	return tasks.Source{Network: network, Venue: v, Owner: -c.group, Post: id}
}

// shownThing is a video or goods.
type shownThing struct {
	ID       int64 `json:"id"`
	Comments int   `json:"comments"`
}

// things lists what the community has of a kind, the newest first.
func (c *Client) things(ctx context.Context, method string) (list []shownThing, err error) {
	var page struct {
		Items []json.RawMessage `json:"items"`
	}
	if err := c.byUser(ctx, method, api.Params{"owner_id": -c.group, "count": thingsPage}, &page); err != nil {
		return nil, err
	}
	for _, raw := range page.Items {
		var one shownThing
		if json.Unmarshal(raw, &one) == nil && one.ID > 0 {
			list = append(list, one)
		}
	}
	return list, nil
}
