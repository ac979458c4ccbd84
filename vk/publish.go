package vk

import (
	"context"
	"errors"
	"fmt"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// Publish writes an answer under a resident's message from the community, https://dev.vk.com/ru/method/wall.createComment.
// It sends one request and never another: after an error of class Unknown the answer may stand or not, which FindAnswer
// finds out. VK drops a repeat with the same guid by itself and returns the first comment.
func (c *Client) Publish(ctx context.Context, src tasks.Source, text, guid string) (comment int64, link string, err error) {
	if src.Network != network {
		return 0, "", &Error{Class: Final, Method: methodCreate, err: errors.New("the message is not from VK")}
	}
	params := api.Params{
		"owner_id": src.Owner, "post_id": src.Post, "from_group": c.group, "message": text, "guid": guid,
	}
	if src.Comment != 0 {
		params["reply_to_comment"] = src.Comment
	}
	var made struct {
		Comment int64   `json:"comment_id"`
		Parents []int64 `json:"parents_stack"`
	}
	if err := c.community.write(ctx, methodCreate, params, &made); err != nil {
		return 0, "", err
	}
	if made.Comment <= 0 {
		return 0, "", &Error{Class: Unknown, Method: methodCreate, Token: tokenCommunity, err: errUnreadable}
	}
	top := thread(src)
	if len(made.Parents) > 0 {
		top = made.Parents[0]
	}
	return made.Comment, commentLink(src.Owner, src.Post, made.Comment, top), nil
}

const methodCreate = "wall.createComment"

// thread is the top comment of the thread that an answer to the message goes into; 0 when the message is a post.
func thread(src tasks.Source) int64 {
	if src.Thread != 0 {
		return src.Thread
	}
	return src.Comment
}

func postLink(owner, post int64) string { return fmt.Sprintf("https://vk.com/wall%d_%d", owner, post) }

// commentLink opens a comment; top is 0 for one outside a thread.
func commentLink(owner, post, comment, top int64) string {
	link := fmt.Sprintf("%s?reply=%d", postLink(owner, post), comment)
	if top != 0 && top != comment {
		link += fmt.Sprintf("&thread=%d", top)
	}
	return link
}
