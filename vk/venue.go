package vk

import (
	"cmp"
	"fmt"

	"otklik/tasks"
)

// under is how VK's objects name what a comment stands under, and whose it is; the fields of one venue are set.
type under struct {
	Owner      int64 `json:"owner_id"`
	PostOwner  int64 `json:"post_owner_id"`
	Post       int64 `json:"post_id"`
	PhotoOwner int64 `json:"photo_owner_id"`
	Photo      int64 `json:"photo_id"`
	VideoOwner int64 `json:"video_owner_id"`
	Video      int64 `json:"video_id"`
	ItemOwner  int64 `json:"market_owner_id"`
	Item       int64 `json:"item_id"`
	TopicOwner int64 `json:"topic_owner_id"`
	Topic      int64 `json:"topic_id"`
}

// place returns the owner and the id of what a comment of the venue stands under. VK leaves the special owner out of some.
func (u under) place(v tasks.Venue) (owner, id int64) {
	switch v {
	case tasks.VenuePhoto:
		owner, id = u.PhotoOwner, u.Photo
	case tasks.VenueVideo:
		owner, id = u.VideoOwner, u.Video
	case tasks.VenueMarket:
		owner, id = u.ItemOwner, u.Item
	case tasks.VenueBoard:
		owner, id = u.TopicOwner, u.Topic
	case tasks.VenueWall, tasks.VenuePrivate:
		owner, id = u.PostOwner, u.Post
	}
	return cmp.Or(owner, u.Owner), id
}

// stands is place the other way round.
func stands(s tasks.Source) under {
	u := under{Owner: s.Owner}
	switch s.Venue {
	case tasks.VenuePhoto:
		u.PhotoOwner, u.Photo = s.Owner, s.Post
	case tasks.VenueVideo:
		u.VideoOwner, u.Video = s.Owner, s.Post
	case tasks.VenueMarket:
		u.ItemOwner, u.Item = s.Owner, s.Post
	case tasks.VenueBoard:
		u.TopicOwner, u.Topic = s.Owner, s.Post
	case tasks.VenueWall, tasks.VenuePrivate:
		u.PostOwner, u.Post = s.Owner, s.Post
	}
	return u
}

func postLink(owner, post int64) string { return fmt.Sprintf("https://vk.com/wall%d_%d", owner, post) }

// commentLink opens the comment, or the conversation where the source is a private message.
func commentLink(s tasks.Source) string {
	switch s.Venue {
	case tasks.VenuePhoto, tasks.VenueVideo:
		return fmt.Sprintf("https://vk.com/%s%d_%d?reply=%d", s.Venue, s.Owner, s.Post, s.Comment)
	case tasks.VenueMarket:
		return fmt.Sprintf("https://vk.com/product%d_%d?reply=%d", s.Owner, s.Post, s.Comment)
	case tasks.VenueBoard:
		return fmt.Sprintf("https://vk.com/topic%d_%d?post=%d", s.Owner, s.Post, s.Comment)
	case tasks.VenuePrivate:
		return fmt.Sprintf("https://vk.com/gim%d?sel=%d", -s.Owner, s.Post)
	case tasks.VenueWall:
	}
	link := fmt.Sprintf("%s?reply=%d", postLink(s.Owner, s.Post), s.Comment)
	if s.Thread != 0 && s.Thread != s.Comment {
		link += fmt.Sprintf("&thread=%d", s.Thread)
	}
	return link
}
