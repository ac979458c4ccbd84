package redis_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"sync"

	"otklik/store/redis"
)

// line dials through to a server and breaks connections when it is told to, at the next scripts that are sent.
type line struct {
	through redis.Dialer

	mu     sync.Mutex
	breaks []cut
}

// cut is where a connection breaks.
type cut int

const (
	whole    cut = iota // not at all
	unsent              // before anything of the script is sent
	half                // in the midst of the script
	unheard             // after the server has answered, before the answer is read
	undialed            // when it is dialed
)

var errCut = errors.New("cut by the test")

// cutNext breaks the connections of the next scripts, one after the other.
func (l *line) cutNext(breaks ...cut) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.breaks = breaks
}

func (l *line) next(dialing bool) cut {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.breaks) == 0 || (l.breaks[0] == undialed) != dialing {
		return whole
	}
	c := l.breaks[0]
	l.breaks = l.breaks[1:]
	return c
}

func (l *line) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	if l.next(true) == undialed {
		return nil, errCut
	}
	c, err := l.through(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	return &lineConn{Conn: c, line: l}, nil
}

// lineConn is one connection of a line. Its methods are called by one goroutine at a time, except Close.
type lineConn struct {
	net.Conn
	line *line
	deaf bool // the next answer is taken from the server and not handed on
}

func (c *lineConn) Write(p []byte) (int, error) {
	if !bytes.Contains(p, []byte("\r\neval")) {
		return c.Conn.Write(p)
	}
	switch c.line.next(false) {
	case unsent:
		_ = c.Close()
		return 0, errCut
	case half:
		n, _ := c.Conn.Write(p[:len(p)/2])
		_ = c.Close()
		return n, errCut
	case unheard:
		c.deaf = true
	}
	return c.Conn.Write(p)
}

func (c *lineConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if c.deaf {
		_ = c.Close()
		return 0, io.ErrUnexpectedEOF
	}
	return n, err
}

func tcp(ctx context.Context, network, addr string) (net.Conn, error) {
	return (&net.Dialer{}).DialContext(ctx, network, addr)
}
