package tgstand

import (
	"bytes"
	"encoding/json"
	"image"
	_ "image/gif" // formats that Telegram takes for photos
	_ "image/jpeg"
	_ "image/png"
	"net/http"
	"slices"
	"strings"
)

// file is what a message carries. The bytes are never changed.
type file struct {
	id, path      string
	kind          string // photo, document, video, voice
	name, mime    string
	data          []byte
	width, height int
}

// sendMedia is the method that sends one file of a kind.
func sendMedia(kind string) func(*call) (any, *failure) {
	return func(c *call) (any, *failure) {
		said, f := c.captionText("message caption is too long")
		if f != nil {
			return nil, f
		}
		if _, uploaded := c.uploads[kind]; !uploaded && c.params[kind] == "" {
			return nil, bad("there is no %s in the request", kind)
		}
		found, f := c.input(kind, kind, c.params[kind])
		if f != nil {
			return nil, f
		}
		return c.send(said, found)
	}
}

// input finds a file by what stands in a parameter: an upload, attach://name, or the id of a known file.
func (c *call) input(kind, field, source string) (*media, *failure) {
	if name, attached := strings.CutPrefix(source, "attach://"); attached {
		field, source = name, ""
	}
	if u, ok := c.uploads[field]; ok && source == "" {
		f, trouble := c.s.accept(kind, u)
		return &media{kind, f}, trouble
	}
	if strings.HasPrefix(source, "http://") || strings.HasPrefix(source, "https://") {
		c.complain("a file by its address, which a stand-in cannot fetch")
		return nil, bad("failed to get HTTP URL content")
	}
	known := c.s.files[strings.TrimPrefix(source, thumbPrefix)]
	if known == nil {
		return nil, bad("wrong file identifier/HTTP URL specified")
	}
	if known.kind != kind {
		return nil, bad("can't use file of type %s as %s", title(known.kind), title(kind))
	}
	return &media{kind, known}, nil
}

// accept keeps what the bot uploads, by Telegram's rules.
func (s *Server) accept(kind string, u upload) (*file, *failure) {
	if len(u.data) == 0 {
		return nil, bad("file must be non-empty")
	}
	if kind != "photo" {
		return s.keep(kind, u), nil
	}
	if len(u.data) > maxPhoto {
		return nil, bad("file of size %d bytes is too big for a photo; the maximum size is %d bytes", len(u.data), maxPhoto)
	}
	if !strings.HasPrefix(http.DetectContentType(u.data), "image/") {
		return nil, bad("IMAGE_PROCESS_FAILED")
	}
	f := s.keep(kind, u)
	if f.width+f.height > 10_000 || max(f.width, f.height) > 20*min(f.width, f.height) {
		delete(s.files, f.id)
		return nil, bad("PHOTO_INVALID_DIMENSIONS")
	}
	return f, nil
}

// keep stores a file under a new id.
func (s *Server) keep(kind string, u upload) *file {
	f := &file{id: s.fileID(kind), kind: kind, name: u.name, mime: u.mime, data: u.data}
	if f.mime == "" || f.mime == "application/octet-stream" {
		f.mime = http.DetectContentType(u.data)
	}
	if kind == "photo" || kind == "video" {
		f.width, f.height = 1280, 960 // of what cannot be measured here
		if c, _, err := image.DecodeConfig(bytes.NewReader(u.data)); err == nil {
			f.width, f.height = c.Width, c.Height
		}
	}
	f.path = kind + "s/file_" + f.id[len(f.id)-8:] + extension(f)
	s.files[f.id] = f
	return f
}

// wire puts the file into a message.
func (m *media) wire(w *wireMessage) {
	described := m.file.wire()
	switch m.kind {
	case "photo":
		small := described
		small.Width, small.Height = max(1, small.Width/4), max(1, small.Height/4)
		small.ID, small.UniqueID = thumbPrefix+small.ID, "s"+small.UniqueID
		w.Photo = []wireFile{small, described}
	case "document":
		w.Document = &described
	case "video":
		w.Video = &described
	case "voice":
		w.Voice = &described
	case "video_note":
		w.VideoNote = &described
	}
}

// sendMediaGroup sends an album: several messages that share a group id.
func (c *call) sendMediaGroup() (any, *failure) {
	var items []json.RawMessage
	if err := c.json("media", &items); err != nil {
		return nil, bad("can't parse media JSON object")
	}
	switch {
	case len(items) == 0:
		return nil, bad("there are no messages to send")
	case len(items) > 10:
		return nil, bad("too many messages to send as an album")
	case len(items) == 1:
		c.complain("an album of one")
	}
	var drafts []*message
	var kinds []string
	for _, raw := range items {
		m, f := c.albumItem(raw)
		if f != nil {
			return nil, f
		}
		drafts, kinds = append(drafts, m), append(kinds, m.media.kind)
	}
	if slices.Contains(kinds, "document") && len(slices.Compact(slices.Sorted(slices.Values(kinds)))) > 1 {
		return nil, bad("document can't be mixed with other media types")
	}
	chat, replyTo, f := c.target()
	if f != nil {
		return nil, f
	}
	if f := c.limit(chat, len(drafts)); f != nil {
		return nil, f
	}
	album := c.s.number()
	var out []*wireMessage
	for _, m := range drafts {
		m.album, m.replyTo = album, replyTo
		c.s.add(chat, m)
		out = append(out, chat.wire(m, true))
	}
	c.message = drafts[0].id
	return out, nil
}

// albumItem reads one InputMedia.
func (c *call) albumItem(raw json.RawMessage) (*message, *failure) {
	var item struct {
		Type, Media, Caption string
		Mode                 string          `json:"parse_mode"`
		Entities             json.RawMessage `json:"caption_entities"`
	}
	if err := json.Unmarshal(raw, &item); err != nil {
		return nil, bad("can't parse InputMedia: expected an Object")
	}
	if !slices.Contains([]string{"photo", "video", "document"}, item.Type) {
		return nil, bad("can't parse InputMedia: type must be one of photo, video, document")
	}
	if string(item.Entities) != "null" {
		c.params["caption_entities"] = string(item.Entities)
	}
	said, f := c.formatted(item.Caption, item.Mode, "caption_entities")
	if f != nil {
		return nil, f
	}
	if units(said.text) > maxCaption {
		return nil, bad("message caption is too long")
	}
	found, f := c.input(item.Type, "", item.Media)
	if f != nil {
		return nil, f
	}
	return c.draft(said, found), nil
}
