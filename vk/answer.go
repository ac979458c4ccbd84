package vk

import (
	"context"
	"errors"
	"html"
	"strings"
	"time"

	"otklik/tasks"
)

// FindAnswer looks for the community's comment under a message with exactly this text, written since the given time, to
// find out what became of a Publish of class Unknown. found is false only when everything was read and it is not there;
// a call that still hangs somewhere may bring it later. Long Poll's own echo is asked first; for the rest a token that may
// read is needed: without one the error is of class Disabled. VK does not show the guid, which stands here for networks
// that do.
func (c *Client) FindAnswer(
	ctx context.Context, src tasks.Source, text, _ string, since time.Time,
) (comment int64, link string, found bool, err error) {
	if src.Network != network {
		return 0, "", false, &Error{Class: Final, Method: "wall.getComments", err: errors.New("the message is not from VK")}
	}
	if m, ok := c.echoes.find(src, text, since); ok {
		return m.found.Source.Comment, m.found.Source.Link, true, nil
	}
	var answer message
	err = c.eachComment(ctx, src.Post, thread(src), func(r remark) (bool, error) {
		if m, bad := r.message(c.group); bad == nil && m.answers(src, text, since) {
			answer, found = m, true
		}
		return found, nil
	})
	if err != nil || !found {
		return 0, "", false, err
	}
	return answer.found.Source.Comment, answer.found.Source.Link, true, nil
}

// answers says whether this is the community's comment with the text under the message, not older than since.
func (m message) answers(src tasks.Source, text string, since time.Time) bool {
	s := m.found.Source
	if !m.own || s.Comment == 0 || s.Owner != src.Owner || s.Post != src.Post || s.Thread != thread(src) {
		return false
	}
	// VK may leave out which comment was answered when it is the thread's top one.
	if m.reply != src.Comment && (m.reply != 0 || src.Thread != 0) {
		return false
	}
	return !m.found.WrittenAt.Before(since.Add(-margin)) && plain(m.found.Text) == plain(text)
}

// plain is a text as it can be compared: VK trims it, changes ends of lines and may escape signs of HTML.
func plain(text string) string { return strings.Join(strings.Fields(html.UnescapeString(text)), " ") }
