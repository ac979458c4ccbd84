package vk

import (
	"context"
	"encoding/json"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// way is one way of bringing a file into VK.
type way struct {
	by     *session
	server string // the method that tells where to send the file
	params api.Params
	field  string // of the form
	// keep makes what was uploaded a file of VK's, of what the method and then the upload server have told.
	keep func(ctx context.Context, told, answer json.RawMessage) (ref string, err error)
}

// ways lists the ways for a file, the best first. On walls VK takes pictures and videos from an administrator's token only
// (error 27 for a community's), in private messages pictures from a community's as well.
func (c *Client) ways(src tasks.Source, m tasks.Media, name string) (list []way) {
	private := src.Venue == tasks.VenuePrivate
	switch {
	case m.Kind == tasks.Photo && private:
		list = append(list, way{
			by: c.community, server: "photos.getMessagesUploadServer", params: api.Params{"peer_id": src.Post}, field: "photo",
			keep: keepPhoto(c.community, "photos.saveMessagesPhoto", api.Params{}),
		})
	case m.Kind == tasks.Photo && c.user != nil:
		list = append(list, way{
			by: c.user, server: "photos.getWallUploadServer", params: api.Params{"group_id": c.group}, field: "photo",
			keep: keepPhoto(c.user, "photos.saveWallPhoto", api.Params{"group_id": c.group}),
		})
	case m.Kind == tasks.Video && c.user != nil:
		params := api.Params{"group_id": c.group, "name": name, "wallpost": 0, "is_private": 0}
		list = append(list, way{by: c.user, server: "video.save", params: params, field: "video_file", keep: keepVideo})
	}
	paper := way{
		by: c.community, server: "docs.getWallUploadServer", params: api.Params{"group_id": c.group}, field: "file",
		keep: keepDocument(c.community, name),
	}
	if private {
		paper.server, paper.params = "docs.getMessagesUploadServer", api.Params{"peer_id": src.Post, "type": "doc"}
	}
	return append(list, paper)
}

// stored is a file as VK's saving methods describe it.
type stored struct {
	ID    int64  `json:"id"`
	Video int64  `json:"video_id"`
	Owner int64  `json:"owner_id"`
	Key   string `json:"access_key"`
}

func keepPhoto(by *session, method string, params api.Params) func(context.Context, json.RawMessage, json.RawMessage) (string, error) {
	return func(ctx context.Context, _, answer json.RawMessage) (string, error) {
		var sent struct {
			Server json.Number `json:"server"`
			Photo  string      `json:"photo"`
			Hash   string      `json:"hash"`
		}
		if json.Unmarshal(answer, &sent) != nil || sent.Photo == "" || sent.Photo == "[]" {
			return "", &Error{Class: Final, Method: methodUpload, err: errNotTaken} // no picture, or one of a wrong shape
		}
		params["server"], params["photo"], params["hash"] = sent.Server.String(), sent.Photo, sent.Hash
		var kept []stored
		if err := by.read(ctx, method, params, &kept); err != nil {
			return "", err
		}
		if len(kept) != 1 || kept[0].ID == 0 {
			return "", &Error{Class: Again, Method: method, Token: by.token, err: errUnreadable}
		}
		return reference("photo", kept[0].Owner, kept[0].ID, kept[0].Key), nil
	}
}

// keepVideo has nothing left to do: a video has its id before it is sent.
func keepVideo(_ context.Context, told, _ json.RawMessage) (string, error) {
	var kept stored
	if json.Unmarshal(told, &kept) != nil || kept.Video == 0 {
		return "", &Error{Class: Again, Method: "video.save", Token: tokenUser, err: errUnreadable}
	}
	return reference("video", kept.Owner, kept.Video, kept.Key), nil
}

func keepDocument(by *session, title string) func(context.Context, json.RawMessage, json.RawMessage) (string, error) {
	return func(ctx context.Context, _, answer json.RawMessage) (string, error) {
		var sent struct {
			File string `json:"file"`
		}
		if json.Unmarshal(answer, &sent) != nil || sent.File == "" {
			return "", &Error{Class: Final, Method: methodUpload, err: errNotTaken}
		}
		var kept struct {
			Doc stored `json:"doc"`
		}
		const method = "docs.save"
		if err := by.read(ctx, method, api.Params{"file": sent.File, "title": title}, &kept); err != nil {
			return "", err
		}
		if kept.Doc.ID == 0 {
			return "", &Error{Class: Again, Method: method, Token: by.token, err: errUnreadable}
		}
		return reference("doc", kept.Doc.Owner, kept.Doc.ID, kept.Doc.Key), nil
	}
}
