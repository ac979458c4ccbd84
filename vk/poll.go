package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"
)

const methodPoll = "long poll"

// pollWait is how many seconds VK is asked to keep a poll open, as its documentation recommends; pollGrace how much longer
// we do.
const (
	pollWait  = 25
	pollGrace = 10
)

// server is where to poll, as groups.getLongPollServer says.
type server struct {
	Key     string `json:"key"`
	Address string `json:"server"`
	TS      number `json:"ts"`
}

// number is an integer that VK writes as a string or as a number.
type number string

// UnmarshalJSON takes both.
func (n *number) UnmarshalJSON(raw []byte) error {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		text = string(raw)
	}
	if text == "null" {
		return nil
	}
	if _, err := strconv.ParseInt(text, 10, 64); err != nil {
		return errors.New("not a number")
	}
	*n = number(text)
	return nil
}

// int is the number, 0 when there is none.
func (n number) int() int64 {
	i, _ := strconv.ParseInt(string(n), 10, 64)
	return i
}

// batch is the answer to a poll, https://dev.vk.com/ru/api/bots-long-poll/getting-started.
type batch struct {
	TS      number            `json:"ts"`
	Updates []json.RawMessage `json:"updates"`
	Failed  number            `json:"failed"`
}

// pollServer asks where to poll, and VK for its time.
func (c *Client) pollServer(ctx context.Context) (s server, vkNow int64, err error) {
	err = c.community.read(ctx, "groups.getLongPollServer", api.Params{"group_id": c.group}, &s)
	if err != nil {
		return server{}, 0, err
	}
	if u, err := url.Parse(s.Address); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" ||
		s.Key == "" || s.TS == "" {
		return server{}, 0, &Error{Class: Again, Method: "groups.getLongPollServer", Token: tokenCommunity, err: errUnreadable}
	}
	vkNow = c.now().Unix()
	if err := c.community.read(ctx, "utils.getServerTime", api.Params{}, &vkNow); err != nil {
		c.log.Warn("vk did not tell its time, ours is taken", "error", err)
		vkNow = c.now().Unix()
	}
	return s, vkNow, nil
}

// poll waits, at most so many seconds, for what happens after ts. Its error is of class Again.
func (c *Client) poll(ctx context.Context, s server, ts string, wait int) (batch, error) {
	within, cancel := context.WithTimeout(ctx, time.Duration(wait+pollGrace)*time.Second)
	defer cancel()
	query := url.Values{"act": {"a_check"}, "key": {s.Key}, "ts": {ts}, "wait": {strconv.Itoa(wait)}}
	b, err := c.pollOnce(within, s.Address+"?"+query.Encode())
	if err != nil {
		fault := &Error{Method: methodPoll}
		fault.class(err, false)
		fault.err = cause(within, err, append([]string{s.Key, url.QueryEscape(s.Key)}, c.community.secrets...))
		return batch{}, fault
	}
	c.answered()
	return b, nil
}

// answered notes that Long Poll has given a sound answer.
func (c *Client) answered() {
	now := c.now()
	c.polled.Store(&now)
}

func (c *Client) pollOnce(ctx context.Context, address string) (b batch, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return batch{}, fmt.Errorf("request: %w", err)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return batch{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	if json.NewDecoder(resp.Body).Decode(&b) != nil || b.Failed == "" && b.TS == "" {
		return batch{}, errUnreadable
	}
	return b, nil
}
