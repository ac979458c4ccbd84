package vk

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"otklik/vk/filter"
)

// Calls per second that VK allows a token, https://dev.vk.com/ru/api/api-requests.
const (
	communityRate = 20
	otherRate     = 3
)

// defaultLookBack is how far back a first start reads the wall.
const defaultLookBack = 24 * time.Hour

// Config says which communities to work for and with which tokens.
type Config struct {
	GroupID      int64  // the community's id, positive
	Token        string // the community's: events, comments, private messages
	ServiceToken string // optional: reads the wall after a gap and to find an answer out
	UserToken    string // optional: an administrator's; reads where ServiceToken is missing, answers outside of walls
	API          string // address of the methods; "" is VK's own
	CAFile       string // certificates in PEM to trust besides the system's; not used with Transport
	Proxy        string // http, https or socks5; "" is what the environment says; not used with Transport

	// More are further communities of ours. GroupID stays the first.
	More []Community
	// Callback is for calls that VK makes by itself, beside Long Poll or instead of it.
	Callback Callback
	// NoLongPoll leaves Long Poll alone: events come by the Callback API only.
	NoLongPoll bool

	// Watch are communities of others to read, by id or screen name; Search are standing searches over the network. What Words let
	// through of what they find is handed on as publications.
	Watch  []string
	Search []Search
	Words  filter.Settings

	// Streaming are rules of the Streaming API: words that stand in a text, or with a minus do not. They need ServiceToken. Dial makes
	// its connections, encrypted, where Transport is given.
	Streaming []string
	Dial      func(ctx context.Context, address string) (net.Conn, error)

	// LookBack is how far back the wall is read at the very first start; 0 is a day, a negative one not at all.
	LookBack time.Duration

	// Files gives what goes with answers; nil leaves files to people.
	Files Files

	Transport http.RoundTripper // nil is a usual one with time limits
	Now       func() time.Time
	Zone      *time.Location // in which Health says the time; nil is UTC
	Log       *slog.Logger   // nil is slog.Default
}

// Community is one of our communities.
type Community struct {
	GroupID int64  // positive
	Token   string // the community's own
}

// Search is a standing search: words, and the place around which they were written. Both degrees 0 mean anywhere.
type Search struct {
	Q                   string
	Latitude, Longitude float64
}

// Client is one community's VK. It is safe for concurrent use; Watch runs once at a time.
type Client struct {
	*wire

	group     int64
	community *session
	echoes    echoes
	polled    atomic.Pointer[time.Time]
	watcher   *watcher // for events that come by themselves
}

// New makes a client of the first community. The error names the setting that is wrong.
func New(cfg Config) (*Client, error) {
	w, err := newWire(cfg)
	if err != nil {
		return nil, err
	}
	return w.client(Community{GroupID: cfg.GroupID, Token: cfg.Token})
}

// client makes the client of one community.
func (w *wire) client(of Community) (*Client, error) {
	switch {
	case of.GroupID <= 0:
		return nil, errors.New("vk: group_id must be the positive id of the community")
	case of.Token == "":
		return nil, errors.New("vk: token of the community is missing")
	}
	c := &Client{wire: w, group: of.GroupID, community: w.session(tokenCommunity, of.Token, communityRate)}
	c.watcher = newWatcher(c)
	return c, nil
}

// GroupID is the community's id, positive.
func (c *Client) GroupID() int64 { return c.group }

// LastPoll is when Long Poll last gave a sound answer, the one to the first connecting among them; zero before.
func (c *Client) LastPoll() time.Time {
	if t := c.polled.Load(); t != nil {
		return *t
	}
	return time.Time{}
}
