package vkstand

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/gorilla/websocket"
)

// StreamHost is where the Streaming API is.
const StreamHost = "streaming.test"

const streamKey = "stream-key-1"

// stream is the Streaming API of the service token.
type stream struct {
	rules []streamRule
	conns []*websocket.Conn
}

type streamRule struct {
	Tag   string `json:"tag"`
	Value string `json:"value"`
}

func (c *call) streamServer() (any, *failure) {
	return map[string]any{"endpoint": StreamHost, "key": streamKey}, nil
}

// StreamRules lists the rules, by their words.
func (s *Stand) StreamRules() (words []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.stream.rules {
		words = append(words, r.Value)
	}
	return words
}

// AddStreamRule makes a rule as another program would.
func (s *Stand) AddStreamRule(tag, words string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stream.rules = append(s.stream.rules, streamRule{tag, words})
}

// serveStream answers what goes to the Streaming API's host; false for anything else.
func (s *Stand) serveStream(w http.ResponseWriter, r *http.Request) bool {
	c := &call{s: s, r: r, at: s.o.Now(), method: "streaming"}
	switch r.URL.Path {
	case "/rules/", "/stream":
	default:
		return false
	}
	if f, faulty := s.takeFault(c.method); faulty && s.before(w, c, f) {
		return true
	}
	if r.URL.Query().Get("key") != streamKey {
		s.write200(w, map[string]any{"code": 400, "error": map[string]any{"message": "Bad key", "error_code": 1004}})
		c.log("error 1004")
		return true
	}
	if r.URL.Path == "/rules/" {
		s.serveRules(w, c)
		return true
	}
	up := websocket.Upgrader{}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return true
	}
	s.mu.Lock()
	s.stream.conns = append(s.stream.conns, conn)
	s.mu.Unlock()
	c.log("ok")
	for {
		if _, _, err := conn.ReadMessage(); err != nil { // answers pings
			break
		}
	}
	s.mu.Lock()
	s.stream.conns = slices.DeleteFunc(s.stream.conns, func(x *websocket.Conn) bool { return x == conn })
	s.mu.Unlock()
	_ = conn.Close()
	return true
}

func (s *Stand) serveRules(w http.ResponseWriter, c *call) {
	var body struct {
		Rule streamRule `json:"rule"`
		Tag  string     `json:"tag"`
	}
	_ = json.NewDecoder(c.r.Body).Decode(&body) // a GET has none
	s.mu.Lock()
	code := 0
	index := func(tag string) int {
		return slices.IndexFunc(s.stream.rules, func(r streamRule) bool { return r.Tag == tag })
	}
	switch c.r.Method {
	case http.MethodPost:
		switch {
		case index(body.Rule.Tag) >= 0:
			code = 2001
		case body.Rule.Value == "" || len(body.Rule.Value) > 4096 || len(body.Rule.Tag) > 256:
			code = 2003
		case len(s.stream.rules) >= 300:
			code = 2006
		default:
			s.stream.rules = append(s.stream.rules, body.Rule)
		}
	case http.MethodDelete:
		if i := index(body.Tag); i >= 0 {
			s.stream.rules = slices.Delete(s.stream.rules, i, i+1)
		} else {
			code = 2002
		}
	}
	rules := slices.Clone(s.stream.rules)
	s.mu.Unlock()
	if code != 0 {
		s.write200(w, map[string]any{"code": 400, "error": map[string]any{"message": "refused", "error_code": code}})
		c.log(fmt.Sprintf("error %d", code))
		return
	}
	s.write200(w, map[string]any{"code": 200, "rules": rules})
	c.log("ok")
}

// Stream gives a post, or a comment of the wall, to who reads the stream, with the tags of the rules one of whose words it has. It
// returns to how many.
func (s *Stand) Stream(id int64) (readers int, err error) {
	s.mu.Lock()
	event := map[string]any{"action": "new", "action_time": s.o.Now().Unix()}
	text := ""
	switch p, x := s.post(id), s.comments[id]; {
	case p != nil:
		text = p.text
		event["event_type"], event["author"] = "post", map[string]any{"id": p.from}
		event["event_id"] = map[string]any{"post_owner_id": -s.o.Group, "post_id": p.id}
		event["creation_time"] = p.at.Unix()
	case x != nil:
		text = x.text
		event["event_type"], event["author"] = "comment", map[string]any{"id": x.from}
		event["event_id"] = map[string]any{"post_owner_id": -s.o.Group, "post_id": x.post, "comment_id": x.id}
		event["creation_time"] = x.at.Unix()
	}
	var tags []string
	for _, r := range s.stream.rules {
		if slices.ContainsFunc(strings.Fields(r.Value), func(word string) bool { return strings.Contains(strings.ToLower(text), word) }) {
			tags = append(tags, r.Tag)
		}
	}
	event["text"], event["tags"] = strings.ReplaceAll(text, "\n", "<br>"), tags
	s.mu.Unlock()
	return s.StreamFrame(map[string]any{"code": 100, "event": event})
}

// StreamFrame gives any frame to who reads the stream.
func (s *Stand) StreamFrame(frame any) (readers int, err error) {
	s.mu.Lock()
	conns := slices.Clone(s.stream.conns)
	s.mu.Unlock()
	for _, c := range conns {
		if err := c.WriteJSON(frame); err != nil {
			return readers, fmt.Errorf("stream: %w", err)
		}
		readers++
	}
	return readers, nil
}

// Dial connects to the stand-in without a socket. The connection is served until either side closes it.
func (s *Stand) Dial(context.Context, string) (net.Conn, error) {
	near, far := net.Pipe()
	l := &single{conn: far, closed: make(chan struct{})}
	server := &http.Server{Handler: s} // there is no network between
	go func() { _ = server.Serve(l) }()
	return &piped{Conn: near, l: l}, nil
}

// single is a listener that has one connection.
type single struct {
	mu     sync.Mutex
	conn   net.Conn
	closed chan struct{}
	once   sync.Once
}

func (l *single) Accept() (net.Conn, error) {
	l.mu.Lock()
	conn := l.conn
	l.conn = nil
	l.mu.Unlock()
	if conn != nil {
		return conn, nil
	}
	<-l.closed
	return nil, io.EOF
}

func (l *single) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *single) Addr() net.Addr { return &net.UnixAddr{Name: "in-memory", Net: "unix"} }

// piped ends its listener with itself.
type piped struct {
	net.Conn
	l *single
}

func (p *piped) Close() error {
	_ = p.l.Close() // it never fails
	return p.Conn.Close()
}
