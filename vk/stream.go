package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"
	"github.com/gorilla/websocket"

	"otklik/tasks"
)

// The Streaming API, https://dev.vk.com/ru/api/streaming/getting-started: texts that fit rules, posts and comments on any wall. VK
// gives at most one in a hundred of what fits, and nothing of what was missed, so it only adds to what is read.

const (
	methodStream = "streaming"
	streamPing   = 30 * time.Second
	streamPings  = 3       // pings without an answer after which the connection is lost
	streamQueue  = 1000    // events that wait to be taken
	streamFrame  = 1 << 20 // bytes; VK's are far smaller
)

// streaming is the connection of all rules.
type streaming struct {
	e       *elsewhere
	rules   []string
	service *session
	dialer  *websocket.Dialer
}

// dialer speaks to VK through the same proxy and with the same certificates as everything else; dial, if it is given, makes the
// connections instead.
func (w *wire) dialer(base http.RoundTripper, dial func(context.Context, string) (net.Conn, error)) *websocket.Dialer {
	d := &websocket.Dialer{HandshakeTimeout: callTime}
	if t, ok := base.(*http.Transport); ok {
		d.Proxy, d.TLSClientConfig = t.Proxy, t.TLSClientConfig
	}
	if dial != nil {
		d.NetDialTLSContext = func(ctx context.Context, _, address string) (net.Conn, error) { return dial(ctx, address) }
	}
	return d
}

// streamServer is the answer of streaming.getServerUrl.
type streamServer struct {
	Endpoint string `json:"endpoint"`
	Key      string `json:"key"`
}

// run reads the stream until the context ends; what goes wrong is tried again with growing pauses.
func (s *streaming) run(ctx context.Context, sink Sink) {
	v := s.e.visited[methodStream]
	for failures := 0; ctx.Err() == nil; failures++ {
		begun := s.e.n.now()
		err := s.connect(ctx, sink)
		if ctx.Err() != nil {
			return
		}
		if s.e.n.now().Sub(begun) > streamPing {
			failures = 0
		}
		v.note(s.e.n.log.With("source", methodStream), err, time.Time{})
		wait := backoff(failures)
		if class := ClassOf(err); class == Disabled || class == Tomorrow || class == Final {
			wait = time.Hour
		}
		pause(ctx, wait)
	}
}

// connect reads one connection to its end.
func (s *streaming) connect(ctx context.Context, sink Sink) error {
	var at streamServer
	if err := s.service.read(ctx, "streaming.getServerUrl", api.Params{}, &at); err != nil {
		return err
	}
	if at.Endpoint == "" || at.Key == "" {
		return &Error{Class: Again, Method: "streaming.getServerUrl", Token: tokenService, err: errUnreadable}
	}
	if err := s.settle(ctx, at); err != nil {
		return err
	}
	address := url.URL{Scheme: "wss", Host: at.Endpoint, Path: "/stream", RawQuery: url.Values{"key": {at.Key}}.Encode()}
	conn, resp, err := s.dialer.DialContext(ctx, address.String(), nil)
	if resp != nil {
		defer func() { _ = resp.Body.Close() }()
	}
	if err != nil {
		return s.fault(ctx, err, at)
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	defer func() { _ = conn.Close() }()
	s.e.visited[methodStream].note(s.e.n.log.With("source", methodStream), nil, time.Time{})
	return s.fault(ctx, s.frames(ctx, conn, sink), at)
}

// fault is an error of the stream without VK's key.
func (s *streaming) fault(ctx context.Context, err error, at streamServer) error {
	if known := new(Error); errors.As(err, &known) {
		return err
	}
	secrets := append([]string{at.Key, url.QueryEscape(at.Key)}, s.e.n.secrets...)
	return &Error{Class: Again, Method: methodStream, Token: tokenService, err: cause(ctx, err, secrets)}
}

// frames reads what comes, and has it taken beside that: VK must not wait for a busy sink. What has come is taken although the
// connection ends.
func (s *streaming) frames(ctx context.Context, conn *websocket.Conn, sink Sink) error {
	conn.SetReadLimit(streamFrame)
	events := make(chan streamEvent, streamQueue)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer close(events)
	wg.Go(func() {
		for e := range events {
			s.event(ctx, e, sink)
		}
	})
	heard, hush := s.ping(ctx, conn, &wg)
	defer hush()
	conn.SetPongHandler(func(string) error {
		heard()
		return nil
	})
	for {
		_, raw, err := conn.ReadMessage()
		if err != nil {
			return err
		}
		heard()
		e, err := s.frame(raw)
		if err != nil {
			return err
		}
		if e != nil {
			events <- *e
		}
	}
}

// ping asks whether VK is there, until hush is called, and closes a connection on which nothing is heard for long.
func (s *streaming) ping(ctx context.Context, conn *websocket.Conn, wg *sync.WaitGroup) (heard, hush func()) {
	ctx, cancel := context.WithCancel(ctx)
	var silent atomic.Int32 // pings without an answer
	wg.Go(func() {
		for pause(ctx, streamPing); ctx.Err() == nil; pause(ctx, streamPing) {
			if silent.Add(1) > streamPings {
				_ = conn.Close() // the reading ends with it
				return
			}
			_ = conn.WriteControl(websocket.PingMessage, nil, time.Time{}) // a lost connection shows when reading
		}
	})
	return func() { silent.Store(0) }, cancel
}

// The codes of frames.
const (
	frameEvent   = 100
	frameService = 300
	frameError   = 400
)

// frame reads one frame: an event, nil where there is none. What cannot be read is passed over: it must not end the stream.
func (s *streaming) frame(raw []byte) (*streamEvent, error) {
	var f struct {
		Code  int         `json:"code"`
		Event streamEvent `json:"event"`
		Error struct {
			Code int `json:"error_code"`
		} `json:"error"`
		Service struct {
			Code int `json:"service_code"`
		} `json:"service_message"`
	}
	if json.Unmarshal(raw, &f) != nil {
		s.e.n.log.Warn("an event of the stream was passed over", "reason", errBroken)
		return nil, nil //nolint:nilnil,nilerr // there is none
	}
	switch f.Code {
	case frameEvent:
		return &f.Event, nil
	case frameService:
		return nil, fmt.Errorf("the stream asks to connect anew, code %d", f.Service.Code)
	case frameError:
		return nil, fmt.Errorf("the stream refuses, code %d", f.Error.Code)
	}
	return nil, nil //nolint:nilnil // there is none
}

// event hands on what concerns the administration, until the sink takes it: the stream does not give it again.
func (s *streaming) event(ctx context.Context, e streamEvent, sink Sink) {
	m, err := e.message()
	if err != nil || !e.fits(s.rules) || s.e.n.ours(m.found.Source.Owner) != nil {
		return
	}
	if _, concerns := s.e.concerns(m); !concerns {
		return
	}
	f, concerns := s.e.concerns(s.whole(ctx, m))
	if !concerns {
		return
	}
	for failures := 0; ctx.Err() == nil; failures++ {
		err := s.e.give(ctx, sink, []tasks.Found{f}, Cursor{})
		if err == nil {
			return
		}
		s.e.n.log.Warn("an event of the stream was not taken, will be tried again", "error", err)
		pause(ctx, backoff(failures))
	}
}
