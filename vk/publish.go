package vk

import (
	"context"
	"encoding/json"
	"errors"
	"hash/fnv"
	"strings"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// Publish writes an answer under a resident's message from the community: wall.createComment and its kin, or messages.send for
// a private message, with the files that Attach has given references for. It sends one request and never another: after an error of class Unknown the answer may stand or not,
// which FindAnswer finds out. VK drops a repeat with the same guid by itself and returns the first comment.
func (c *Client) Publish(
	ctx context.Context, src tasks.Source, text, guid string, files ...string,
) (comment int64, link string, err error) {
	if src.Network != network {
		return 0, "", &Error{Class: Final, Method: methodCreate, err: errors.New("the message is not from VK")}
	}
	o, err := c.operation(src, text, guid)
	if err != nil {
		return 0, "", err
	}
	if len(files) > maxFiles {
		return 0, "", &Error{Class: Final, Method: o.method, problem: tasks.ProblemFiles, err: errManyFiles}
	}
	if len(files) > 0 {
		o.params[o.attach()] = strings.Join(files, ",")
	}
	if src.Venue == tasks.VenueWall && src.Owner != -c.group {
		if err := c.welcome(ctx, src); err != nil {
			return 0, "", err
		}
	}
	var raw json.RawMessage
	if err := o.by.write(ctx, o.method, o.params, &raw); err != nil {
		return 0, "", err
	}
	made := src
	if made.Comment, made.Thread = createdID(raw); made.Comment <= 0 {
		return 0, "", &Error{Class: Unknown, Method: o.method, Token: o.by.token, err: errUnreadable}
	}
	if made.Thread == 0 && src.Venue == tasks.VenueWall {
		made.Thread = thread(src)
	}
	return made.Comment, commentLink(made), nil
}

const methodCreate = "wall.createComment"

// operation is a call that publishes an answer.
type operation struct {
	method string
	by     *session
	params api.Params
}

// maxFiles is how many files VK attaches, https://dev.vk.com/ru/method/messages.send; of a comment it may show fewer, which
// ReadBack tells.
const maxFiles = 10

var errManyFiles = errors.New("more files than VK attaches")

// attach is the parameter that names files.
func (o operation) attach() string {
	if o.method == methodSend {
		return "attachment"
	}
	return "attachments"
}

const methodSend = "messages.send"

// operation says how an answer is published where the message stands. Outside of walls and private messages VK takes answers from
// an administrator's token only.
func (c *Client) operation(src tasks.Source, text, guid string) (operation, error) {
	switch src.Venue {
	case tasks.VenueWall:
		params := api.Params{
			"owner_id": src.Owner, "post_id": src.Post, "from_group": c.group, "message": text, "guid": guid,
		}
		return operation{methodCreate, c.community, replying(params, src)}, nil
	case tasks.VenuePrivate:
		return operation{methodSend, c.community, api.Params{
			"peer_id": src.Post, "message": text, "random_id": randomID(guid),
		}}, nil
	case tasks.VenuePhoto, tasks.VenueVideo, tasks.VenueMarket, tasks.VenueBoard:
	}
	where, known := sections()[src.Venue]
	if !known || c.user == nil {
		return operation{}, &Error{Class: Disabled, Method: where.name + ".createComment", problem: tasks.ProblemByHand, err: errNoWriter}
	}
	params := api.Params{"owner_id": src.Owner, where.id: src.Post, "from_group": 1, "message": text, "guid": guid}
	if src.Venue == tasks.VenueBoard {
		delete(params, "owner_id")
		params["group_id"] = -src.Owner
	} else {
		params = replying(params, src)
	}
	return operation{where.name + ".createComment", c.user, params}, nil
}

// welcome tells whether communities may comment a post on another's wall. What cannot be found out is tried.
func (c *Client) welcome(ctx context.Context, src tasks.Source) error {
	var under struct {
		Groups *bool `json:"groups_can_post"`
	}
	params := api.Params{"owner_id": src.Owner, "post_id": src.Post, "count": 1}
	if err := c.readWall(ctx, "wall.getComments", params, &under); err != nil || under.Groups == nil || *under.Groups {
		return nil //nolint:nilerr // VK's answer to the comment itself says more
	}
	return &Error{Class: Final, Method: methodCreate, problem: tasks.ProblemByHand, err: errUnwelcome}
}

var errUnwelcome = errors.New("communities may not comment there")

var errNoWriter = errors.New("only an administrator's token may answer there")

// section is a part of VK's methods, and its name for what is commented.
type section struct{ name, id string }

func sections() map[tasks.Venue]section {
	return map[tasks.Venue]section{
		tasks.VenuePhoto: {"photos", "photo_id"}, tasks.VenueVideo: {"video", "video_id"},
		tasks.VenueMarket: {"market", "item_id"}, tasks.VenueBoard: {"board", "topic_id"},
	}
}

func replying(params api.Params, src tasks.Source) api.Params {
	if src.Comment != 0 {
		params["reply_to_comment"] = src.Comment
	}
	return params
}

// randomID makes the number by which messages.send knows a repeat: never 0, within 31 bits.
func randomID(guid string) int64 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(guid)) // it never fails
	return int64(h.Sum32()>>1) | 1
}

// createdID reads the id of a new comment, and the top of its thread: walls tell {comment_id, parents_stack}, the others a number.
func createdID(raw json.RawMessage) (comment, top int64) {
	var made struct {
		Comment int64   `json:"comment_id"`
		Parents []int64 `json:"parents_stack"`
	}
	if json.Unmarshal(raw, &comment) == nil {
		return comment, 0
	}
	if json.Unmarshal(raw, &made) != nil {
		return 0, 0
	}
	if len(made.Parents) > 0 {
		top = made.Parents[0]
	}
	return made.Comment, top
}

// thread is the top comment of the thread that an answer to the message goes into; 0 when the message is a post.
func thread(src tasks.Source) int64 {
	if src.Thread != 0 {
		return src.Thread
	}
	return src.Comment
}
