package vk

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// streamEvent is something that fits a rule.
type streamEvent struct {
	Type string `json:"event_type"`
	ID   struct {
		Owner      int64 `json:"post_owner_id"`
		Post       int64 `json:"post_id"`
		Comment    int64 `json:"comment_id"`
		TopicOwner int64 `json:"topic_owner_id"`
		Topic      int64 `json:"topic_id"`
		TopicPost  int64 `json:"topic_post_id"`
	} `json:"event_id"`
	Text    string   `json:"text"`
	Action  string   `json:"action"`
	Created int64    `json:"creation_time"`
	Tags    []string `json:"tags"`
	Author  struct {
		ID int64 `json:"id"`
	} `json:"author"`
}

// fits reports whether the event is of one of our rules.
func (e streamEvent) fits(rules []string) bool {
	return slices.ContainsFunc(rules, func(words string) bool { return slices.Contains(e.Tags, ruleOf(words).Tag) })
}

// message is the event as far as it tells: the thread of a comment and attachments it leaves out.
func (e streamEvent) message() (message, error) {
	src := tasks.Source{Network: network, Owner: e.ID.Owner, Post: e.ID.Post}
	switch e.Type {
	case "post", "share":
		src.Link = postLink(src.Owner, src.Post)
	case "comment":
		src.Comment = e.ID.Comment
		src.Link = commentLink(src)
	case "topic_post":
		src = tasks.Source{Network: network, Venue: tasks.VenueBoard, Owner: e.ID.TopicOwner, Post: e.ID.Topic, Comment: e.ID.TopicPost}
		src.Link = commentLink(src)
	default:
		return message{}, errUnasked
	}
	switch {
	case e.Action == "delete":
		return message{}, errUnasked
	case src.Owner == 0 || src.Post <= 0 || src.Comment < 0 || e.Type != "post" && e.Type != "share" && src.Comment == 0 ||
		e.Author.ID == 0 || !dated(e.Created):
		return message{}, errBroken
	}
	return message{found: found(src, e.Author.ID, e.Created, unmarked(e.Text), nil)}, nil
}

// unmarked is a text without the marks of HTML that the stream puts into it.
func unmarked(text string) string {
	return html.UnescapeString(strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n").Replace(text))
}

// whole reads the message itself, with what the event leaves out. Where it may not be read, the event is all there is.
func (s *streaming) whole(ctx context.Context, m message) message {
	at := m.found.Source
	group := s.e.n.own[0].group
	switch {
	case at.Venue != tasks.VenueWall:
	case at.Comment == 0:
		var list []json.RawMessage
		params := api.Params{"posts": fmt.Sprintf("%d_%d", at.Owner, at.Post)}
		if s.e.n.readWall(ctx, "wall.getById", params, &list) == nil && len(list) == 1 {
			if whole, bad := decodeEntry(list[0], at.Owner, group); bad == nil && whole.found.Source.Post == at.Post {
				return whole
			}
		}
	default:
		var page comments
		params := api.Params{"owner_id": at.Owner, "comment_id": at.Comment}
		if s.e.n.readWall(ctx, "wall.getComment", params, &page) == nil && len(page.Items) == 1 {
			whole, bad := decodeRemark(page.Items[0], tasks.VenueWall, at.Owner, group)
			if bad == nil && whole.news != removed && whole.found.Source.Key() == at.Key() {
				return whole
			}
		}
	}
	return m
}

// checkStream tries the stream's door.
func (n *Network) checkStream(ctx context.Context) Capability {
	able := Capability{Name: "Streaming API: не больше 1 % подходящих записей, только дополнение"}
	var at streamServer
	err := n.own[0].try(ctx, n.outside.stream.service, "streaming.getServerUrl", api.Params{}, &at)
	return judged(able, err, "")
}
