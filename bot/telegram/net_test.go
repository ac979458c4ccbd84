package telegram_test

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"otklik/bot"
	"otklik/bot/telegram"
	"otklik/internal/sandbox/tgstand"
)

func mustRequest(t *testing.T, method string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://stand/bot"+token+"/"+method, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// overNetwork serves the stand-in on a real socket.
func overNetwork(t *testing.T, proxy string) *world {
	t.Helper()
	var s *world
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	s = newWorld(t, func(_ *tgstand.Options, c *telegram.Config) { c.API, c.Proxy = server.URL+"/", proxy })
	return s
}

// exercise does a little of everything.
func exercise(t *testing.T, s *world) {
	t.Helper()
	if name, id, err := s.bot.Me(t.Context()); err != nil || name != s.Username() || id != s.BotID() {
		t.Fatalf("me: %s %d %v", name, id, err)
	}
	id := s.send(ivan, text("Здравствуйте"), bot.Prompt)
	if got := s.shown(ivan, id); got.Text != "Здравствуйте" {
		t.Errorf("text %q", got.Text)
	}
	heard := make(chan string, 10)
	stop := s.poll(&cursor{}, handler(func(_ context.Context, u bot.Update) error {
		if u.Said != nil {
			heard <- u.Said.Text
		}
		return nil
	}))
	s.say(ivan, "раз")
	for word := range heard {
		if word == "раз" {
			break
		}
	}
	stop()
}

func TestOverTheNetwork(t *testing.T) { exercise(t, overNetwork(t, "")) }

func TestThroughAnHTTPProxy(t *testing.T) {
	var through atomic.Int32
	forward := &httputil.ReverseProxy{
		Rewrite:  func(*httputil.ProxyRequest) { through.Add(1) },
		ErrorLog: log.New(io.Discard, "", 0), // polls that are broken off at the end
	}
	proxy := httptest.NewServer(forward)
	t.Cleanup(proxy.Close)
	s := overNetwork(t, "http://user:pa55word@"+strings.TrimPrefix(proxy.URL, "http://"))
	exercise(t, s)
	if through.Load() == 0 {
		t.Error("the proxy was passed by")
	}
}

func TestThroughASOCKSProxy(t *testing.T) {
	var through atomic.Int32
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			through.Add(1)
			go socks(c)
		}
	}()
	exercise(t, overNetwork(t, "socks5://"+listener.Addr().String()))
	if through.Load() == 0 {
		t.Error("the proxy was passed by")
	}
}

// socks serves one connection of SOCKS 5 to an IPv4 address, without a password (RFC 1928).
func socks(c net.Conn) {
	defer c.Close()
	var hello [2]byte
	if _, err := io.ReadFull(c, hello[:]); err != nil {
		return
	}
	if _, err := io.CopyN(io.Discard, c, int64(hello[1])); err != nil {
		return
	}
	_, _ = c.Write([]byte{5, 0})
	var ask [10]byte
	if _, err := io.ReadFull(c, ask[:]); err != nil || ask[1] != 1 || ask[3] != 1 {
		return
	}
	to, err := net.DialTCP("tcp", nil, &net.TCPAddr{IP: ask[4:8], Port: int(binary.BigEndian.Uint16(ask[8:]))})
	if err != nil {
		return
	}
	defer to.Close()
	_, _ = c.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
	go func() { _, _ = io.Copy(to, c) }()
	_, _ = io.Copy(c, to)
}

// TestWhatWasNeverSentMayBeSentAgain tells a connection that never was from one that broke off.
func TestWhatWasNeverSentMayBeSentAgain(t *testing.T) {
	closed := httptest.NewServer(nil)
	address := closed.URL
	closed.Close()
	breaking := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	t.Cleanup(breaking.Close)
	half := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = w.Write([]byte(`{"ok":true,`))
	}))
	t.Cleanup(half.Close)
	cases := []struct {
		name, api, proxy string
		want             bot.FailureClass
	}{
		{"nobody listens", address, "", bot.Again},
		{"no such proxy", breaking.URL, "http://user:pa55word@" + strings.TrimPrefix(address, "http://"), bot.Again},
		{"no such SOCKS proxy", breaking.URL, "socks5://user:pa55word@" + strings.TrimPrefix(address, "http://"), bot.Again},
		{"broken off", breaking.URL, "", bot.Unknown},
		{"broken off in the answer", half.URL, "", bot.Unknown},
		{"no such host", "http://otklik.invalid", "", bot.Again},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newWorld(t, func(_ *tgstand.Options, cfg *telegram.Config) { cfg.API, cfg.Proxy = c.api, c.proxy })
			_, err := s.bot.Send(t.Context(), ivan, text("жалоба"), bot.Prompt)
			f := failed(t, err)
			if f.Class != c.want {
				t.Errorf("class %d, want %d: %v", f.Class, c.want, f)
			}
			if strings.Contains(err.Error(), "pa55word") {
				t.Errorf("the proxy's password is in %v", err)
			}
			_, _, err = s.bot.Fetch(t.Context(), "file")
			if err == nil || strings.Contains(err.Error(), secret) {
				t.Errorf("open: %v", err)
			}
		})
	}
}

// TestTheTokenIsInNoError lets a transport say all it knows.
func TestTheTokenIsInNoError(t *testing.T) {
	for _, cause := range []error{errors.New("plain"), context.DeadlineExceeded, context.Canceled} {
		s := newWorld(t, func(_ *tgstand.Options, c *telegram.Config) {
			c.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
				return nil, errors.Join(errors.New("dial for "+r.URL.String()), cause)
			})
		})
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		_, sent := s.bot.Send(ctx, ivan, text("жалоба"), bot.Prompt)
		_, _, me := s.bot.Me(ctx)
		_, _, opened := s.bot.Fetch(ctx, "x")
		menu := s.bot.Menu(ctx, 0, nil)
		polled := s.bot.Poll(ctx, &cursor{}, &inbox{})
		cancel()
		if polled != nil {
			t.Errorf("poll: %v", polled)
		}
		for _, err := range []error{sent, me, opened, menu} {
			if err == nil {
				t.Fatal("no error")
			}
			for e := err; e != nil; e = errors.Unwrap(e) {
				if strings.Contains(e.Error(), secret) {
					t.Errorf("the token is in %v", e)
				}
			}
			if errors.Is(cause, context.Canceled) && !errors.Is(err, cause) {
				t.Errorf("the cause is lost in %v", err)
			}
		}
	}
}

func TestWrongSettingsAreNamedButNotShown(t *testing.T) {
	good := telegram.Config{Token: token, Now: time.Now}
	cases := map[string]func(*telegram.Config){
		"token": func(c *telegram.Config) { c.Token = "пароль" }, "api": func(c *telegram.Config) { c.API = "пароль:" },
		"proxy": func(c *telegram.Config) { c.Proxy = "ftp://user:пароль@host" }, "clock": func(c *telegram.Config) { c.Now = nil },
	}
	for name, spoil := range cases {
		c := good
		spoil(&c)
		if _, err := telegram.New(c); err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), "пароль") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := telegram.New(good); err != nil {
		t.Error(err)
	}
}
