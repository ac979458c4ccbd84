package vk

import (
	"encoding/json"
	"fmt"

	"otklik/tasks"
)

// media lists the files of a message by VK's own references (photo-1_2). The access key stands apart: it may be another
// each time. What is not a file (a link, a sticker, a poll) or cannot be read is left out: the words matter more.
func media(raw json.RawMessage) []tasks.Media {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		return nil // VK also sends false for none
	}
	var list []tasks.Media
	for _, item := range items {
		if m, ok := file(item); ok {
			list = append(list, m)
		}
	}
	return list
}

func file(raw json.RawMessage) (tasks.Media, bool) {
	var kind struct {
		Type string `json:"type"`
	}
	var bodies map[string]json.RawMessage
	var body struct {
		ID    int64    `json:"id"`
		Owner int64    `json:"owner_id"`
		Key   string   `json:"access_key"`
		Title string   `json:"title"`
		Size  int64    `json:"size"`
		Sizes []copyOf `json:"sizes"`
	}
	if json.Unmarshal(raw, &kind) != nil || json.Unmarshal(raw, &bodies) != nil ||
		json.Unmarshal(bodies[kind.Type], &body) != nil || body.ID == 0 {
		return tasks.Media{}, false
	}
	ref := fmt.Sprintf("%s%d_%d", kind.Type, body.Owner, body.ID)
	m := tasks.Media{Ref: ref, Key: body.Key, Name: body.Title, Size: max(body.Size, 0)}
	switch kind.Type {
	case "photo":
		m.Kind, m.URL = tasks.Photo, largest(body.Sizes)
	case "video":
		m.Kind = tasks.Video
	case "doc":
		m.Kind = tasks.Document
	case "audio_message":
		m.Kind = tasks.Voice
	default:
		return tasks.Media{}, false
	}
	return m, true
}

// copyOf is a photo in one of the sizes in which VK has it.
type copyOf struct {
	URL    string `json:"url"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// largest is the address of the largest copy; "" where there is none.
func largest(sizes []copyOf) (address string) {
	most := -1
	for _, s := range sizes {
		if area := s.Width * s.Height; s.URL != "" && area > most {
			address, most = s.URL, area
		}
	}
	return address
}
