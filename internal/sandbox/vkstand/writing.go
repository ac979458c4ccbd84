package vkstand

import (
	"strings"
	"unicode/utf8"
)

// createComment writes a comment. A guid that was used before returns the comment that it made.
func (c *call) createComment() (any, *failure) {
	p := c.s.post(c.int("post_id"))
	guid := c.who.String() + "|" + c.params["guid"]
	if id, done := c.s.guids[guid]; done && c.params["guid"] != "" {
		return created(c.s.comments[id]), nil
	}
	if bad := c.allowed(RightWall); bad != nil {
		return nil, bad
	}
	if bad := c.mayComment(p); bad != nil {
		return nil, bad
	}
	w := comment{from: c.s.o.Admin, text: c.params["message"], replyTo: c.int("reply_to_comment"), guid: c.params["guid"]}
	w.files = c.attached("attachments")
	switch {
	case c.who == community:
		w.from = -c.as.o.Group
	case c.int("from_group") != 0:
		w.from = -c.s.o.Group
	}
	made := c.s.write(p, w)
	if made.guid != "" {
		c.s.guids[guid] = made.id
	}
	return created(made), nil
}

func (c *call) mayComment(p *post) *failure {
	message := c.params["message"]
	writer := c.s
	if c.as != nil {
		writer = c.as
	}
	switch {
	case c.int("owner_id") != -c.s.o.Group || writer != c.s && c.s.noGroups:
		return fail(codeAddReply, "")
	case p == nil || p.deleted:
		return fail(codePost, "")
	case p.hidden:
		return fail(codeReplies, "")
	case p.closed:
		return fail(codeAddReply, "")
	case c.int("from_group") != 0 && c.int("from_group") != writer.o.Group:
		return fail(codeParam, "from_group is invalid")
	case strings.TrimSpace(message) == "" && c.params["attachments"] == "" && c.params["sticker_id"] == "":
		return fail(codeParam, "message is undefined")
	case utf8.RuneCountInString(message) > c.s.o.MaxMessage:
		return fail(codeParam, "message is too long")
	case c.params["reply_to_comment"] != "" && !c.s.alive(p, c.int("reply_to_comment")):
		return fail(codeParam, "reply_to_comment is invalid")
	case c.s.noLinks && linked(message):
		return fail(codeLinks, "")
	}
	return nil
}

func linked(message string) bool {
	return strings.Contains(message, "://") || strings.Contains(message, "vk.com/")
}

func created(c *comment) map[string]any {
	parents := []int64{}
	if c.top != 0 {
		parents = append(parents, c.top)
	}
	return map[string]any{"comment_id": c.id, "parents_stack": parents}
}
