package vk

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

const (
	methodMentions = "newsfeed.getMentions"
	mentionWork    = "mentions"
	mentionPage    = 50 // VK's limit
	mentionPages   = 20
)

// mentions reads where others mention our communities, https://dev.vk.com/ru/method/newsfeed.getMentions. VK tells it to a
// user's token only.
type mentions struct{ e *elsewhere }

// visit reads what was written since the last visit. Who names the community means it: no filter is asked.
func (m *mentions) visit(ctx context.Context, sink Sink) error {
	for _, c := range m.e.n.own {
		name := "vk:mentions:" + strconv.FormatInt(c.group, 10)
		value, err := sink.Cursor(ctx, name)
		if err != nil {
			return fmt.Errorf("cursor: %w", err)
		}
		now := m.e.n.now()
		since, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			since = now.Add(-max(m.e.n.lookBack, 0)).Unix()
		}
		found, err := m.of(ctx, c, since)
		if err != nil {
			return err
		}
		next := Cursor{Name: name, Value: strconv.FormatInt(now.Add(-margin).Unix(), 10)}
		if err := m.e.give(ctx, sink, found, next); err != nil {
			return err
		}
	}
	return nil
}

// of lists who has mentioned a community since then.
func (m *mentions) of(ctx context.Context, c *Client, since int64) (found []tasks.Found, err error) {
	for n := range mentionPages {
		var page posts
		params := api.Params{"owner_id": -c.group, "start_time": since, "count": mentionPage, "offset": n * mentionPage}
		if err := m.e.n.user.read(ctx, methodMentions, params, &page); err != nil {
			return nil, err
		}
		for _, raw := range page.Items {
			var p entry
			if json.Unmarshal(raw, &p) != nil {
				continue
			}
			if said, bad := p.mention(c.group); bad == nil && m.e.n.ours(said.Source.Owner) == nil && m.e.n.ours(said.Author.ID) == nil {
				found = append(found, said)
			}
		}
		if len(page.Items) < mentionPage {
			break
		}
	}
	return found, nil
}

// mention is a post that mentions us, or a comment where post_id says so.
func (e entry) mention(group int64) (tasks.Found, error) {
	if e.Owner == 0 {
		e.Owner = e.To
	}
	if e.Post == 0 || e.Post == e.ID {
		m, err := e.message(e.Owner, group)
		m.found.Kind = tasks.Publication
		return m.found, err
	}
	r := remark{ID: e.ID, From: e.From, Date: e.Date, Text: e.Text, Files: e.Files}
	r.under = under{Owner: e.Owner, Post: e.Post}
	m, err := r.message(tasks.VenueWall, e.Owner, group)
	m.found.Kind = tasks.Publication
	return m.found, err
}
