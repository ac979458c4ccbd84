package vkstand

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// uploadMethods are those by which files come into VK.
func uploadMethods() map[string]method {
	forGroup := map[string]kind{"group_id": integer}
	forPeer := map[string]kind{"peer_id": integer}
	saved := map[string]kind{
		"server": integer, "photo": text, "hash": text, "group_id": integer, "user_id": integer, "caption": text,
		"latitude": text, "longitude": text,
	}
	return map[string]method{
		"photos.getWallUploadServer": {who: user, params: forGroup, run: (*call).photoServer},
		"photos.saveWallPhoto": {
			who: user, params: saved, required: []string{"photo", "server", "hash"}, run: (*call).savePhoto,
		},
		"photos.getMessagesUploadServer": {who: community | user, params: forPeer, run: (*call).letterServer},
		"photos.saveMessagesPhoto": {
			who: community | user, required: []string{"photo"}, run: (*call).savePhoto,
			params: map[string]kind{"photo": text, "server": integer, "hash": text},
		},
		"docs.getWallUploadServer": {who: community | user, params: forGroup, run: (*call).docServer},
		"docs.getMessagesUploadServer": {
			who: community | user, params: map[string]kind{"peer_id": integer, "type": text}, run: (*call).docServer,
		},
		"docs.save": {
			who: community | user, required: []string{"file"}, run: (*call).saveDoc,
			params: map[string]kind{"file": text, "title": text, "tags": text, "return_tags": boolean},
		},
		"video.save": {
			who: user, run: (*call).saveVideo, params: map[string]kind{
				"name": text, "description": text, "is_private": boolean, "wallpost": boolean, "link": text, "group_id": integer,
				"album_id": integer, "privacy_view": list, "privacy_comment": list, "no_comments": boolean, "repeat": boolean,
				"compression": boolean,
			},
		},
		"account.getAppPermissions": {who: user, params: map[string]kind{"user_id": integer}, run: (*call).appPermissions},
	}
}

func (c *call) photoServer() (any, *failure) {
	if bad := c.allowed(RightPhotos); bad != nil {
		return nil, bad
	}
	t := &ticket{kind: "photo", field: "photo"}
	return map[string]any{"upload_url": c.give(t), "album_id": -14, "user_id": c.s.o.Admin}, nil
}

func (c *call) letterServer() (any, *failure) {
	t := &ticket{kind: "letter", field: "photo"}
	return map[string]any{"upload_url": c.give(t), "album_id": -64, "group_id": 0}, nil
}

func (c *call) docServer() (any, *failure) {
	if kind := c.params["type"]; kind != "" && kind != "doc" {
		return nil, fail(codeParam, "type is invalid")
	}
	if bad := c.allowed(RightDocs); bad != nil {
		return nil, bad
	}
	peer := c.int("peer_id")
	if c.method == "docs.getMessagesUploadServer" && !slices.ContainsFunc(c.s.letters, func(l letter) bool { return l.peer == peer }) {
		return nil, fail(codeDenied, "")
	}
	return map[string]any{"upload_url": c.give(&ticket{kind: "doc", field: "file"})}, nil
}

// sent finds what was uploaded by what the upload server has answered.
func (c *call) sent(answer string) (*ticket, *failure) {
	for key, t := range c.s.uploads.tickets {
		if t.file != nil && (answer == key || strings.Contains(answer, `"`+key+`"`)) {
			return t, nil
		}
	}
	return nil, fail(codeParam, "photo or file is invalid")
}

func (c *call) savePhoto() (any, *failure) {
	t, bad := c.sent(c.params["photo"])
	if bad != nil {
		return nil, bad
	}
	f := c.s.keep(t)
	f.Key = photoKey
	return []any{map[string]any{
		"id": f.ID, "owner_id": f.Owner, "album_id": -14, "access_key": f.Key, "date": c.s.o.Now().Unix(), "sizes": []any{},
	}}, nil
}

const photoKey = "pk"

func (c *call) saveDoc() (any, *failure) {
	if utf8.RuneCountInString(c.params["title"]) > maxTitle {
		return nil, fail(codeParam, "title is too long")
	}
	t, bad := c.sent(c.params["file"])
	if bad != nil {
		return nil, bad
	}
	f := c.s.keep(t)
	return map[string]any{"type": "doc", "doc": map[string]any{
		"id": f.ID, "owner_id": f.Owner, "title": c.params["title"], "size": len(f.Data), "date": c.s.o.Now().Unix(),
	}}, nil
}

// maxTitle is how long the name of a document may be.
const maxTitle = 128

// saveVideo gives the video its id before anything is sent.
func (c *call) saveVideo() (any, *failure) {
	if bad := c.allowed(RightVideo); bad != nil {
		return nil, bad
	}
	t := &ticket{kind: "video", field: "video_file", id: c.s.uploads.number()}
	return map[string]any{
		"upload_url": c.give(t), "video_id": t.id, "owner_id": -c.s.o.Group, "title": c.params["name"], "access_key": videoKey,
	}, nil
}

const videoKey = "vk"

// attached reads the parameter attachments: what VK does not know it leaves out without a word. The stand is locked.
func (c *call) attached(param string) (refs []string) {
	for _, ref := range c.ids(param) {
		known := slices.ContainsFunc(c.s.uploads.files, func(f *File) bool { return f.Ref() == ref })
		if !known {
			c.s.complain("%s: attaches what VK does not know", c.method)
		}
		if known && !c.s.uploads.bare {
			refs = append(refs, ref)
		}
	}
	return refs
}
