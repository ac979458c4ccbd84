package vk

import (
	"context"
	"encoding/json"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

const (
	conversationsPage = 200 // VK's limit
	topicsPage        = 100
)

// beside collects what a gap has hidden besides the wall: private messages, what was written in discussions, and under photos, videos
// and goods. What a token may not read is left out.
func (c *Client) beside(ctx context.Context, h *haul, g gap) error {
	for _, read := range []func(context.Context, gap) ([]tasks.Source, error){c.conversations, c.topics, c.photos, c.videos, c.goods} {
		places, err := read(ctx, g)
		if err != nil {
			if class := ClassOf(err); class == Final || class == Disabled {
				c.log.Info("what was written beside the wall is not read", "error", err)
				continue
			}
			return err
		}
		for _, at := range places {
			err := c.eachBelow(ctx, at, g.since, func(m message, bad error) bool {
				if bad == nil {
					c.collect(h, m, g)
				}
				return false
			})
			if class := ClassOf(err); err != nil && class != Final && class != Disabled {
				return err
			}
		}
	}
	return nil
}

// conversations lists the private conversations in which something was said in the gap.
func (c *Client) conversations(ctx context.Context, g gap) (places []tasks.Source, err error) {
	var page struct {
		Items []struct {
			Conversation struct {
				Peer struct {
					ID   int64  `json:"id"`
					Type string `json:"type"`
				} `json:"peer"`
			} `json:"conversation"`
			Last struct {
				Date int64 `json:"date"`
			} `json:"last_message"`
		} `json:"items"`
	}
	params := api.Params{"count": conversationsPage, "filter": "all", "group_id": c.group}
	if err := c.community.read(ctx, "messages.getConversations", params, &page); err != nil {
		return nil, err
	}
	for _, item := range page.Items {
		if peer := item.Conversation.Peer; peer.Type == "user" && !time.Unix(item.Last.Date, 0).Before(g.since) {
			places = append(places, tasks.Source{Network: network, Venue: tasks.VenuePrivate, Owner: -c.group, Post: peer.ID})
		}
	}
	return places, nil
}

// topics lists the discussions in which something was written in the gap.
func (c *Client) topics(ctx context.Context, g gap) (places []tasks.Source, err error) {
	const updatedFirst = 1
	var page struct {
		Items []json.RawMessage `json:"items"`
	}
	params := api.Params{"group_id": c.group, "order": updatedFirst, "count": topicsPage}
	if err := c.readWall(ctx, "board.getTopics", params, &page); err != nil {
		return nil, err
	}
	for _, raw := range page.Items {
		var topic struct {
			ID      int64 `json:"id"`
			Updated int64 `json:"updated"`
		}
		if json.Unmarshal(raw, &topic) == nil && !time.Unix(topic.Updated, 0).Before(g.since) {
			places = append(places, tasks.Source{Network: network, Venue: tasks.VenueBoard, Owner: -c.group, Post: topic.ID})
		}
	}
	return places, nil
}
